package org.openmash.referral;

/**
 * The service that a child is open to now.
 */
public enum KnownTo {

    NONE("Not open to a service"),
    SOCIAL_CARE("Social care"),
    EARLY_INTERVENTION("Early intervention"),
    YOUTH_OFFENDING("Youth offending"),
    UNKNOWN("Not checked yet");

    private final String label;

    KnownTo(String label) {
        this.label = label;
    }

    /** Plain words for screens. */
    public String label() {
        return label;
    }
}
