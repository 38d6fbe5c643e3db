package org.openmash.deadline;

/** Why a limit passed unkept (domain, 6.1). The words stand on screens. */
public enum BreachCause {
    AGENCY_LATE("An agency was late"),
    RECORDED_LATE("The hub wrote it down late"),
    VOLUME("Too many contacts at once"),
    STAFF("Too few staff"),
    IT_DOWN("A system was down"),
    UNCLEAR_REFERRAL("The contact was unclear"),
    FAMILY_CONTACT("The family could not be reached"),
    WRONG_ROUTE("It went the wrong way first"),
    POLICE_OPERATION("A police operation"),
    OTHER("Something else");

    private final String label;

    BreachCause(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
