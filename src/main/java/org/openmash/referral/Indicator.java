package org.openmash.referral;

import java.util.EnumSet;
import java.util.Set;

/**
 * What somebody saw or was told, as a closed list to tick: made from the conditions of the threshold rules. What is not
 * ticked was not reported; that is no statement that it is not so.
 */
public enum Indicator {

    // immediate danger
    PERPETRATOR_AT_SCENE_NOW("The person who may harm the child is there now",
            Category.PHYSICAL, Category.SEXUAL, Category.DOMESTIC_ABUSE),
    // physical abuse
    PATTERNED_BRUISE("A bruise or mark in the shape of a hand, an object, a cord or teeth", Category.PHYSICAL),
    VERIFIED_MEDICAL_CAUSE("A doctor has confirmed a medical cause for the mark", Category.PHYSICAL),
    OVER_CHASTISEMENT_ONCE("Physical punishment went too far once and left no mark", Category.PHYSICAL),
    HIT_SEEN_BY_PROFESSIONAL("A professional saw an adult hit or assault the child", Category.PHYSICAL),
    // sexual abuse
    CONTACT_SEXUAL_ABUSE("Somebody says that the child was sexually touched or assaulted", Category.SEXUAL),
    SEXUAL_ACTIVITY("The child is sexually active", Category.SEXUAL, Category.CSE, Category.HSB),
    SEXUALLY_TRANSMITTED_INFECTION("The child has a sexually transmitted infection", Category.SEXUAL, Category.CSE),
    CHILD_PREGNANT("The child is or was pregnant", Category.SEXUAL, Category.CSE),
    SEXUAL_OFFENDER("Somebody known or suspected to have committed a sexual offence is in contact with the child",
            Category.SEXUAL),
    ALLEGATION_BY_ADULT_ABOUT_CHILDHOOD("An adult now says that they were abused as a child", Category.SEXUAL),
    UNEXPLAINED_GENITAL_INJURY("A genital or anal injury without an explanation", Category.SEXUAL),
    // harmful sexual behaviour
    HARMFUL_BEHAVIOUR_FORCED("Sexual behaviour between children with force or penetration", Category.HSB),
    HARMFUL_BEHAVIOUR_AGE_GAP("Sexual behaviour between children three or more years apart", Category.HSB),
    PROBLEMATIC_BEHAVIOUR("Inappropriate sexual behaviour without contact between children of similar age",
            Category.HSB),
    // sexual exploitation
    ADULT_BOYFRIEND_OR_GIRLFRIEND("An adult calls themselves the child's boyfriend or girlfriend", Category.CSE),
    GIFTS_FROM_ADULT("Gifts, money or lifts from an adult outside the family", Category.CSE),
    MOVED_TO_ANOTHER_TOWN("Taken to another town to be exploited", Category.CSE, Category.TRAFFICKING),
    PLANS_TO_LEAVE_SOON("The child plans to leave with somebody soon", Category.CSE, Category.MISSING),
    EXPLOITATION_TOOL_MEDIUM("The exploitation screening tool gives medium or higher", Category.CSE),
    SECRETIVE_PHONE_USE("Secretive about phone, contacts or whereabouts", Category.CSE),
    MUCH_OLDER_FRIENDS("Spends time with much older people", Category.CSE),
    SEXUALISED_BEHAVIOUR("Sexualised behaviour that does not fit the age", Category.CSE),
    STAYS_OUT_LATE("Often out late without saying where", Category.CSE),
    // criminal exploitation
    COUNTY_LINES("Carries or sells drugs for others, or county lines", Category.CCE),
    DEBT_BONDAGE("Owes a debt to those who exploit the child", Category.CCE),
    CARRIES_WEAPON("Carries or hides a weapon", Category.CCE),
    FOUND_IN_ANOTHER_AREA("Was found in another area without a reason", Category.CCE, Category.MISSING),
    GANG_ASSOCIATION("Spends time with a gang or with people who exploit children", Category.CCE),
    UNEXPLAINED_MONEY("Money, clothes or phones that nobody can explain", Category.CCE),
    // trafficking
    MODERN_SLAVERY_SIGN("A sign of trafficking or modern slavery", Category.TRAFFICKING),
    // female genital mutilation
    FGM_HAPPENED("Female genital mutilation has happened to a girl under 18", Category.FGM),
    FGM_TRAVEL_PLANNED("A journey for it is booked or about to happen", Category.FGM),
    FGM_WITHIN_FOUR_WEEKS("It runs in the family and a date within four weeks is known", Category.FGM),
    FGM_IN_FAMILY("The mother or a sister has undergone it", Category.FGM),
    // honour and forced marriage
    FORCED_MARRIAGE("Forced marriage is feared", Category.HBA_FM),
    HONOUR_THREAT("Threats or violence in the name of honour", Category.HBA_FM),
    // radicalisation
    EXTREMIST_TRAVEL("Plans to travel to join an extremist group", Category.RADICALISATION),
    EXTREMIST_WEAPON("Has or seeks a weapon for an extremist cause", Category.RADICALISATION),
    ATTACK_PLANNING("Talks of or plans an attack", Category.RADICALISATION),
    EXPOSED_TO_EXTREMIST_ADULT("Lives with or is led by an adult who plans such things", Category.RADICALISATION),
    EXTREMIST_CONTENT("Watches or shares extremist material", Category.RADICALISATION),
    VULNERABLE_TO_EXTREMISM("Vulnerable to being drawn into extremism", Category.RADICALISATION),
    // missing
    MISSING_NOW("The child is missing now", Category.MISSING, Category.CSE, Category.CCE),
    EXPLOITATION_RISK_KNOWN("The child is known to be at risk of exploitation",
            Category.MISSING, Category.CSE, Category.CCE),
    MEDICAL_NEED("The child needs medicine or medical care", Category.MISSING),
    MISSING_THREE_TIMES_IN_90_DAYS("Missing three times or more within 90 days", Category.MISSING),
    MISSING_OVER_24_HOURS("Was missing for more than 24 hours", Category.MISSING),
    RETURNED_AND_EXPLAINED("One short absence; the child is back and explained it", Category.MISSING),
    // domestic abuse
    MARAC_REFERRAL("Referred to a multi-agency risk assessment conference", Category.DOMESTIC_ABUSE),
    WEAPON_USED("A weapon was used or shown", Category.DOMESTIC_ABUSE),
    STRANGULATION("Somebody was strangled or choked", Category.DOMESTIC_ABUSE),
    THREAT_TO_LIFE("A threat to kill", Category.DOMESTIC_ABUSE),
    CHILD_INJURED_OR_INTERVENED("The child was hurt or stepped in", Category.DOMESTIC_ABUSE),
    PREGNANT_IN_HOUSEHOLD("Somebody in the household is pregnant", Category.DOMESTIC_ABUSE),
    CHILD_UNDER_SEVEN_IN_HOUSEHOLD("A child under seven lives in the household", Category.DOMESTIC_ABUSE),
    SPECIAL_EDUCATIONAL_NEEDS("The child has special educational needs",
            Category.DOMESTIC_ABUSE, Category.DISABILITY_NEED),
    THREE_INCIDENTS_IN_12_MONTHS("Three or more incidents within twelve months", Category.DOMESTIC_ABUSE),
    PARENTS_SEPARATED("The parents live apart", Category.DOMESTIC_ABUSE),
    // neglect
    ABANDONED("The child was abandoned", Category.NEGLECT),
    LEFT_ALONE("The child is left alone now", Category.NEGLECT),
    LEFT_ALONE_UNSAFE("The child is left alone at night or in an unsafe place", Category.NEGLECT),
    URGENT_MEDICAL_CARE_DENIED("Urgent or important medical care was refused or not sought", Category.NEGLECT),
    FAILURE_TO_THRIVE("A baby or toddler does not grow as they should", Category.NEGLECT),
    DANGEROUS_HOME("The home is dangerous, for example fire risk or needles", Category.NEGLECT),
    HUNGER("Hungry, or not fed enough", Category.NEGLECT),
    POOR_HYGIENE("Dirty, smelly or untreated", Category.NEGLECT),
    MISSED_APPOINTMENTS("Health appointments are missed", Category.NEGLECT),
    POOR_SUPERVISION("Not watched over as the age needs", Category.NEGLECT),
    POOR_HOME_CONDITIONS("The home is dirty or unfit", Category.NEGLECT),
    GRADED_CARE_PROFILE_4_OR_5("Graded Care Profile score of 4 or 5", Category.NEGLECT),
    // emotional abuse
    PERSISTENT_EMOTIONAL_HARM("Emotional harm that goes on, and the child shows it", Category.EMOTIONAL),
    SCAPEGOATED_OR_TERRORISED("The child is singled out, blamed or terrorised", Category.EMOTIONAL),
    SUICIDAL_INTENT("The child wants to die", Category.EMOTIONAL, Category.SELF_HARM),
    PARENTAL_CONFLICT("The parents are in conflict", Category.EMOTIONAL),
    // self-harm
    SUICIDE_ATTEMPT("The child tried to take their life", Category.SELF_HARM),
    SUICIDE_PLAN_AND_MEANS("Wants to die, has a plan and the means", Category.SELF_HARM),
    OVERDOSE_TODAY("Took an overdose today", Category.SELF_HARM),
    REPEATED_SELF_HARM("Self-harm again and again", Category.SELF_HARM),
    SELF_HARM_WITH_SIGNS_OF_ABUSE("Self-harm and signs of abuse", Category.SELF_HARM),
    SUPPORTED_BY_PARENTS_AND_SCHOOL("Parents and school support the child", Category.SELF_HARM),
    // parents
    CARER_INCAPACITATED_NOW("The only carer is too drunk, drugged or unwell to look after the child now",
            Category.PARENT_SUBSTANCE),
    DEPENDENT_SUBSTANCE_USE("Heavy or dependent use of alcohol or drugs", Category.PARENT_SUBSTANCE, Category.UNBORN),
    BORN_WITH_WITHDRAWAL("The baby was born with withdrawal signs", Category.PARENT_SUBSTANCE),
    NO_SAFE_CARER("Nobody safe looks after the child", Category.PARENT_SUBSTANCE),
    CONTROLLED_USE_IN_TREATMENT("Use is under control and the parent is in treatment", Category.PARENT_SUBSTANCE),
    DELUSIONS_ABOUT_CHILD("Psychosis, or delusions about the child", Category.PARENT_MH),
    PARENT_SUICIDAL_WITH_CHILD("The parent wants to die and has the child in their care", Category.PARENT_MH),
    PARENT_THREATENS_CHILD("The parent threatens the child", Category.PARENT_MH),
    ILLNESS_AFFECTS_CARE("The parent's illness affects the care of the child", Category.PARENT_MH),
    // unborn babies
    PREVIOUS_CHILD_REMOVED("An earlier child was removed", Category.UNBORN),
    SIBLING_ON_PROTECTION_PLAN("A child of the family is on a child protection plan", Category.UNBORN),
    ABUSE_OR_SUBSTANCES_IN_PREGNANCY("Domestic abuse, alcohol or drugs in the pregnancy", Category.UNBORN),
    CONCEALED_PREGNANCY("The pregnancy is hidden, or no midwife knows of it", Category.UNBORN),
    BIRTH_IMMINENT("The birth is about to happen", Category.UNBORN),
    // fabricated illness, trust, faith
    ACUTE_ILLNESS_INDUCED("The child is acutely ill and it may have been caused", Category.FII),
    WORKS_WITH_CHILDREN("The person accused works or volunteers with children", Category.POSITION_OF_TRUST),
    WITCHCRAFT_OR_POSSESSION_BELIEF("The child is called a witch or possessed, or is kept apart for it",
            Category.FAITH_BELIEF),
    RITUAL_HARM("The child was hurt in a ritual or an exorcism", Category.FAITH_BELIEF),
    // daily life
    POOR_ATTENDANCE("Misses school too often", Category.ATTENDANCE),
    ATTENDANCE_BELOW_HALF("Misses more than half of school", Category.ATTENDANCE),
    NOT_IN_SCHOOL_AND_NOT_SEEN("Missing education or taught at home, and nobody has seen the child",
            Category.ATTENDANCE),
    HOMELESS_TONIGHT("Nowhere to sleep tonight", Category.HOMELESSNESS),
    EXPLOITED_WHILE_HOMELESS("Homeless and exploited", Category.HOMELESSNESS),
    EVICTION_RISK("The family may be evicted", Category.HOMELESSNESS),
    DESTITUTE_TONIGHT("No food, warmth or bed tonight", Category.NRPF_FINANCE),
    // peers and online
    BULLYING("Bullied by other children", Category.PEER_ONLINE),
    CONSENSUAL_IMAGE_SHARING("Shared images with a child of the same age, without pressure", Category.PEER_ONLINE),
    IMAGES_SHARED_BY_ADULT("An adult shares indecent images of or with the child", Category.PEER_ONLINE),
    ONLINE_GROOMING("Groomed online", Category.PEER_ONLINE, Category.CSE),
    SEXTORTION("Blackmailed with images", Category.PEER_ONLINE),
    // about the child and family
    CANNOT_TELL("The child cannot tell anybody, for example does not speak"),
    PARENTS_ENGAGING("The parents accept help and work with services"),
    PARENTS_PROTECTIVE("The parents, or the safe parent, protect the child");

    private final String label;
    private final Set<Category> categories;

    Indicator(String label, Category... categories) {
        this.label = label;
        this.categories = categories.length == 0 ? EnumSet.allOf(Category.class) : EnumSet.copyOf(Set.of(categories));
    }

    /** Plain words for screens, as the person who reports would say it. */
    public String label() {
        return label;
    }

    /**
     * The kinds of concern under which a screen offers it. It counts under any other as well: a strangulation is a
     * strangulation, whatever heading was chosen.
     */
    public Set<Category> categories() {
        return EnumSet.copyOf(categories);
    }
}
