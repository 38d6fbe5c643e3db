package org.openmash.referral;

/**
 * When it happened or will happen. Recent means within the last 72 hours.
 */
public enum Immediacy {

    IMMINENT("About to happen, or happening now"),
    RECENT("Within the last 72 hours"),
    ONGOING("Going on"),
    HISTORIC("In the past, and not going on"),
    UNKNOWN("Not known yet");

    private final String label;

    Immediacy(String label) {
        this.label = label;
    }

    /** Plain words for screens. */
    public String label() {
        return label;
    }
}
