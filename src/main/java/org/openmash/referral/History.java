package org.openmash.referral;

/**
 * What the services already know of the child or family; the gravest that holds.
 */
public enum History {

    NONE("Not known to services"),
    EARLY_HELP("Early help before"),
    PREV_CIN("Child in need before"),
    PREV_CP("Child protection plan before"),
    PREV_LAC("In care before"),
    SIBLING_CP_OR_REMOVED("A brother or sister on a child protection plan, or removed"),
    UNKNOWN("Not known yet");

    private final String label;

    History(String label) {
        this.label = label;
    }

    /** Plain words for screens. */
    public String label() {
        return label;
    }
}
