package org.openmash.referral;

/**
 * Whether the person who may have done the harm can reach the child. Not known counts as living with the child.
 */
public enum PerpetratorAccess {

    NONE("No contact with the child"),
    SUPERVISED("Only with somebody safe present"),
    UNSUPERVISED("Alone with the child at times"),
    SAME_HOUSEHOLD("Lives with the child"),
    UNKNOWN("Not known yet");

    private final String label;

    PerpetratorAccess(String label) {
        this.label = label;
    }

    /** Plain words for screens. */
    public String label() {
        return label;
    }
}
