package org.openmash.outcome;

import java.util.Optional;

/** What a contact can come to, for one subject. Nothing of this is ever preselected. */
public enum OutcomeCode {
    NFA("No further action", null),
    NFA_ADVICE("No further action, advice given", null),
    SIGNPOST_UNIVERSAL("Signposted to universal services", null),
    EARLY_HELP("Early help", "lead-early-intervention"),
    FAMILY_HELP_S17_ASSESSMENT("Family help: social work assessment (section 17)", "team-manager"),
    STRATEGY_S47("Child protection enquiry (section 47)", "team-manager"),
    ALLOCATED_WORKER("To the allocated worker", "allocated-worker"),
    OTHER_LA_TRANSFER("Transferred to another council", "screening-officer"),
    LADO("Designated officer for allegations (LADO)", "unit-manager"),
    PREVENT("Prevent", "police-decision-maker"),
    ADULT_MASH("Adult safeguarding", "adult-safeguarding-lead"),
    POLICE_ONLY("Police alone", "police-decision-maker"),
    EMERGENCY("Emergency protection (police protection or court order)", "team-manager"),
    DUPLICATE("Same event as another contact", null),
    RETURNED_FOR_CONSENT("Returned to the referrer to ask for consent", null);

    private final String label;
    private final String receivingGroup;

    OutcomeCode(String label, String receivingGroup) {
        this.label = label;
        this.receivingGroup = receivingGroup;
    }

    public String label() {
        return label;
    }

    /** Who must accept the subject, or record for a body outside the hub that it has; empty if nobody takes over. */
    public Optional<String> receivingGroup() {
        return Optional.ofNullable(receivingGroup);
    }

    /** Ends the hub's work without a service taking over: needs a reason and a social worker. */
    public boolean endsWithoutService() {
        return this == NFA || this == NFA_ADVICE || this == SIGNPOST_UNIVERSAL || this == DUPLICATE
                || this == RETURNED_FOR_CONSENT;
    }

    /** Accepts the contact as a referral for children's social care. */
    public boolean makesReferral() {
        return this == FAMILY_HELP_S17_ASSESSMENT || this == STRATEGY_S47 || this == EMERGENCY;
    }
}
