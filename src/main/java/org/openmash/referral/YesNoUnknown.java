package org.openmash.referral;

/**
 * An answer that may be missing.
 */
public enum YesNoUnknown {

    YES("Yes"),
    NO("No"),
    UNKNOWN("Not known yet");

    private final String label;

    YesNoUnknown(String label) {
        this.label = label;
    }

    /** Plain words for screens. */
    public String label() {
        return label;
    }
}
