package org.openmash.referral;

/**
 * Whom a concern is about.
 */
public enum SubjectKind {

    CHILD("Child"),
    UNBORN("Unborn baby"),
    ADULT("Adult");

    private final String label;

    SubjectKind(String label) {
        this.label = label;
    }

    /** Plain words for screens. */
    public String label() {
        return label;
    }
}
