package org.openmash.referral;

/**
 * The grade of a domestic abuse risk assessment (DASH or DARA) as the police or the referrer gave it. High by score, by
 * professional judgement, or by referral to a multi-agency risk assessment conference are the same.
 */
public enum DaGrade {

    HIGH("High"),
    MEDIUM("Medium"),
    STANDARD("Standard"),
    NOT_DONE("No assessment done"),
    UNKNOWN("Not known yet");

    private final String label;

    DaGrade(String label) {
        this.label = label;
    }

    /** Plain words for screens. */
    public String label() {
        return label;
    }
}
