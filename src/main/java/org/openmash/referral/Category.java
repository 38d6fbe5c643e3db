package org.openmash.referral;

/**
 * What a concern is about: the closed list of the threshold rules. {@link #NO_CONCERN} is a person's own statement that
 * there is no worry about the child's safety and an ordinary service meets the need; it is never assumed.
 * {@link #UNKNOWN} is the absence of an answer and is rated as if it could be harm.
 */
public enum Category {

    PHYSICAL("Physical abuse"),
    SEXUAL("Sexual abuse"),
    EMOTIONAL("Emotional abuse"),
    NEGLECT("Neglect"),
    DOMESTIC_ABUSE("Domestic abuse"),
    CSE("Child sexual exploitation"),
    CCE("Child criminal exploitation, county lines or gangs"),
    TRAFFICKING("Trafficking or modern slavery"),
    FGM("Female genital mutilation"),
    HBA_FM("Honour-based abuse or forced marriage"),
    RADICALISATION("Radicalisation"),
    MISSING("Missing child"),
    SELF_HARM("Self-harm or suicide"),
    PARENT_SUBSTANCE("Parent's alcohol or drug use"),
    PARENT_MH("Parent's mental health"),
    CHILD_SUBSTANCE("Child's alcohol or drug use"),
    HSB("Harmful sexual behaviour between children"),
    PEER_ONLINE("Bullying or harm online"),
    FII("Illness that may be fabricated or induced"),
    UNBORN("Unborn baby"),
    POSITION_OF_TRUST("Somebody who works with children"),
    FAITH_BELIEF("Abuse linked to faith or belief"),
    ATTENDANCE("School attendance"),
    HOMELESSNESS("Homelessness"),
    NRPF_FINANCE("No money, or no recourse to public funds"),
    YOUNG_CARER("Young carer"),
    PRIVATE_FOSTERING("Private fostering"),
    UASC("Child seeking asylum without a parent"),
    DISABILITY_NEED("Need because of a disability"),
    OTHER("Something else"),
    NO_CONCERN("No concern about safety"),
    UNKNOWN("Not known yet");

    private final String label;

    Category(String label) {
        this.label = label;
    }

    /** Plain words for screens. */
    public String label() {
        return label;
    }

    /**
     * May this be harm to the child? Everything but needs of daily life and the statement that there is no concern;
     * what is not known counts as harm.
     */
    public boolean isHarm() {
        return switch (this) {
            case ATTENDANCE, HOMELESSNESS, NRPF_FINANCE, YOUNG_CARER, PRIVATE_FOSTERING, UASC, DISABILITY_NEED,
                 NO_CONCERN -> false;
            default -> true;
        };
    }
}
