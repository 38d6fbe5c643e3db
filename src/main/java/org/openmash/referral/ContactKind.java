package org.openmash.referral;

/**
 * What somebody contacts the hub for: the first field of a contact.
 */
public enum ContactKind {

    CHILD_CONCERN("Concern about a child"),
    EARLY_HELP_REQUEST("Request for early help"),
    ADULT_AT_RISK("Concern about an adult at risk"),
    NOTIFICATION("Notification"),
    INFORMATION_REQUEST("Request for information"),
    GENERAL_ENQUIRY("General enquiry about nobody in particular"),
    ALLEGATION("Allegation about somebody who works with children");

    private final String label;

    ContactKind(String label) {
        this.label = label;
    }

    /** Plain words for screens. */
    public String label() {
        return label;
    }
}
