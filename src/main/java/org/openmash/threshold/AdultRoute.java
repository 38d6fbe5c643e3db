package org.openmash.threshold;

/** What becomes of a concern about an adult at risk. */
public enum AdultRoute {

    S42_ENQUIRY("Enquiry under section 42 of the Care Act 2014"),
    ADVICE("Advice, and a way to come back");

    private final String label;

    AdultRoute(String label) {
        this.label = label;
    }

    /** Plain words for screens. */
    public String label() {
        return label;
    }
}
