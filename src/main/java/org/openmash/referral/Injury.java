package org.openmash.referral;

/**
 * What can be seen or is known of an injury.
 */
public enum Injury {

    NONE("No injury"),
    MINOR("A small mark or injury"),
    SUSPICIOUS("An injury that looks wrong for the story or the age"),
    SERIOUS("A serious injury"),
    UNKNOWN("Not known yet");

    private final String label;

    Injury(String label) {
        this.label = label;
    }

    /** Plain words for screens. */
    public String label() {
        return label;
    }
}
