package org.openmash.referral;

/**
 * How serious what happened, or what may happen, is for the child.
 */
public enum Severity {

    LOW("Low"),
    MODERATE("Moderate"),
    SERIOUS("Serious"),
    SEVERE("Severe"),
    UNKNOWN("Not known yet");

    private final String label;

    Severity(String label) {
        this.label = label;
    }

    /** Plain words for screens. */
    public String label() {
        return label;
    }
}
