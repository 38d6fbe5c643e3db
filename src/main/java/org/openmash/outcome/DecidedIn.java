package org.openmash.outcome;

/** Where an outcome was decided. A code in the register, not a closed list: each response may add its own. */
public final class DecidedIn {

    public static final String STRATEGY_DISCUSSION = "STRATEGY_DISCUSSION";
    public static final String MASH_DISCUSSION = "MASH_DISCUSSION";
    public static final String EARLY_INTERVENTION = "EARLY_INTERVENTION";
    public static final String FAMILY_REFUSAL = "FAMILY_REFUSAL";
    public static final String ADVICE = "ADVICE";
    public static final String ENQUIRY = "ENQUIRY";
    public static final String OTHER_COUNCIL = "OTHER_COUNCIL";
    public static final String ADULT_CONCERN = "ADULT_CONCERN";
    public static final String WORKER_HAND_OVER = "WORKER_HAND_OVER";

    private DecidedIn() {
    }

    /** Did whoever takes over say so themselves, so that nobody need be asked to accept again? */
    static boolean isAcceptance(OutcomeCode outcome, String decidedIn) {
        return switch (outcome) {
            case EARLY_HELP -> decidedIn.equals(EARLY_INTERVENTION);
            case ALLOCATED_WORKER -> decidedIn.equals(WORKER_HAND_OVER);
            case OTHER_LA_TRANSFER -> decidedIn.equals(OTHER_COUNCIL);
            case ADULT_MASH -> decidedIn.equals(ADULT_CONCERN);
            default -> false;
        };
    }
}
