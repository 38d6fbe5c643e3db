package org.openmash.threshold;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openmash.referral.Rating;

/**
 * What the tables propose for one child; a named person decides.
 *
 * @param level level of need, as the council names it
 * @param route the response that belongs to the rating, for example {@code STRATEGY_DISCUSSION}
 * @param agencies codes of the agencies to ask first; empty on green, where nobody is asked without consent
 * @param heldBack agencies that a rule would ask, but a restricting rule holds back: agency code to the reason. They
 *                 stay held until a unit manager releases them
 * @param reasons the rules that held, the most urgent first; never empty
 * @param askReferrer questions worth asking at once, because the answer is unknown and matters
 * @param decisions the tables and versions that took part
 * @param sameDay a rule that held asks for an answer before the hub closes today (domain, 0a: "Same-day rows")
 */
public record RatingProposal(Rating rating, String level, String route, List<String> agencies,
                             Map<String, String> heldBack, List<FiredReason> reasons, List<String> askReferrer,
                             List<DecisionUsed> decisions, boolean sameDay) {

    public RatingProposal {
        agencies = List.copyOf(agencies);
        heldBack = Collections.unmodifiableMap(new LinkedHashMap<>(heldBack));
        reasons = List.copyOf(reasons);
        askReferrer = List.copyOf(askReferrer);
        decisions = List.copyOf(decisions);
    }

    /** The same at the level that the council gives it. */
    RatingProposal atLevel(String councilsLevel) {
        return new RatingProposal(rating, councilsLevel, route, agencies, heldBack, reasons, askReferrer, decisions,
                sameDay);
    }

    /**
     * May this agency be asked now? While a rule restricts whom to ask, only those asked first, whoever adds the
     * others: a rule, a default or a person.
     */
    public boolean mayAsk(String agency) {
        return heldBack.isEmpty() || agencies.contains(agency);
    }
}
