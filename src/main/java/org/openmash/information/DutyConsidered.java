package org.openmash.information;

/**
 * What was decided on a statutory duty to disclose; it is considered before anybody decides not to share (domain, 0a,
 * Lawful basis; Children's Wellbeing and Schools Act 2026, commencement to be checked).
 */
public enum DutyConsidered {
    SHARED("Considered: shared"),
    NOTHING_TO_DISCLOSE("Considered: nothing that it covers"),
    MORE_DETRIMENTAL("Considered: not shared, more detrimental to the child");

    private final String label;

    DutyConsidered(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
