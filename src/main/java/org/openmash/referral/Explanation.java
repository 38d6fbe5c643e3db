package org.openmash.referral;

/**
 * Whether the explanation for an injury fits it.
 */
public enum Explanation {

    CONSISTENT("It fits the injury"),
    INCONSISTENT("It does not fit, or it changed"),
    NONE_GIVEN("None was given"),
    NOT_APPLICABLE("There is nothing to explain"),
    UNKNOWN("Not known yet");

    private final String label;

    Explanation(String label) {
        this.label = label;
    }

    /** Plain words for screens. */
    public String label() {
        return label;
    }
}
