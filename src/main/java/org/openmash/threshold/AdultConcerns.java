package org.openmash.threshold;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openmash.platform.DecisionSource;
import org.openmash.platform.Decisions.DecisionFailed;
import org.openmash.platform.Decisions.FiredRule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Proposes an enquiry or advice for an adult at risk, from {@code adult-concern.dmn}. */
@Service
public class AdultConcerns {

    private static final String KEY = "adultConcern";
    private static final Logger LOG = LoggerFactory.getLogger(AdultConcerns.class);

    private final DecisionSource tables;

    AdultConcerns(DecisionSource tables) {
        this.tables = tables;
    }

    /** Never throws: what no rule fits, and what a broken table cannot say, is an enquiry. */
    public AdultProposal propose(AdultFacts facts) {
        var inputs = inputs(facts);
        try {
            var evaluation = tables.evaluate(KEY, inputs);
            var rules = evaluation.rules();
            var enquiry = rules.stream().filter(rule -> gives(rule, AdultRoute.S42_ENQUIRY)).toList();
            var advice = rules.stream().filter(rule -> gives(rule, AdultRoute.ADVICE)).toList();
            var used = new DecisionUsed(KEY, evaluation.version(), rules.stream().map(FiredRule::ruleId).toList(),
                    inputs);
            return enquiry.isEmpty() && !advice.isEmpty() ? new AdultProposal(AdultRoute.ADVICE, reasons(advice), used)
                    : new AdultProposal(AdultRoute.S42_ENQUIRY, enquiry.isEmpty()
                            ? List.of("No rule fits, so enquiries find out. [safe default]") : reasons(enquiry), used);
        } catch (DecisionFailed e) {
            LOG.error("MASH-THRESHOLD-03 {}; an enquiry is proposed", e.getMessage());
            return new AdultProposal(AdultRoute.S42_ENQUIRY, List.of("The table " + KEY
                    + " could not be used, so enquiries find out. [safe default]"),
                    new DecisionUsed(KEY, 0, List.of(), inputs));
        }
    }

    private static boolean gives(FiredRule rule, AdultRoute route) {
        return route.name().equals(Objects.toString(rule.outputs().get("adultRoute")));
    }

    private static List<String> reasons(List<FiredRule> rules) {
        return rules.stream().map(FiredRule::reason).distinct().toList();
    }

    private static Map<String, Object> inputs(AdultFacts facts) {
        var inputs = new LinkedHashMap<String, Object>();
        inputs.put("needsCareAndSupport", facts.needsCareAndSupport().name());
        inputs.put("experiencingOrAtRisk", facts.experiencingOrAtRisk().name());
        inputs.put("unableToProtect", facts.unableToProtect().name());
        inputs.put("selfNeglect", facts.selfNeglect().name());
        inputs.put("coercion", facts.coercion().name());
        inputs.put("capacity", facts.capacity().name());
        inputs.put("adultAgrees", facts.adultAgrees().name());
        inputs.put("othersAtRisk", facts.othersAtRisk().name());
        inputs.put("crimeSuspected", facts.crimeSuspected().name());
        return inputs;
    }
}
