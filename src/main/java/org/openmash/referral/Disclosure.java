package org.openmash.referral;

/**
 * Who said that it happened.
 */
public enum Disclosure {

    NONE("Nobody has said so"),
    CHILD("The child"),
    ADULT("An adult"),
    UNKNOWN("Not known yet");

    private final String label;

    Disclosure(String label) {
        this.label = label;
    }

    /** Plain words for screens. */
    public String label() {
        return label;
    }
}
