package org.openmash.threshold;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.openmash.platform.Decisions;
import org.openmash.platform.Decisions.DecisionFailed;
import org.openmash.platform.Decisions.Evaluation;
import org.openmash.platform.Decisions.FiredRule;
import org.openmash.referral.ContactKind;
import org.openmash.referral.KnownTo;
import org.openmash.referral.Rating;
import org.openmash.referral.YesNoUnknown;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Which way the contact about one child goes ({@code referral-routing.dmn}): to the worker who knows the child, to
 * another council, or to the hub.
 */
@Service
public class ReferralRouting {

    private static final String ROUTING = "referralRouting";
    private static final Routed FALLBACK = new Routed(Route.THRESHOLD,
            "No row of the routing table fits: the hub rates.", "fallback");
    private static final Logger LOG = LoggerFactory.getLogger(ReferralRouting.class);

    private final Decisions decisions;

    ReferralRouting(Decisions decisions) {
        this.decisions = decisions;
    }

    /** Never throws: what no row foresees, and what a broken table cannot say, is rated by the hub. */
    public Routed route(RoutingFacts facts) {
        try {
            return routed(decisions.evaluate(ROUTING, inputs(facts)));
        } catch (DecisionFailed e) {
            LOG.error("MASH-THRESHOLD-02 {}; the hub rates", e.getMessage());
            return FALLBACK;
        }
    }

    private static Routed routed(Evaluation evaluation) {
        return evaluation.row().flatMap(row -> Stream.of(Route.values())
                .filter(route -> route.name().equals(row.get("route"))).findFirst()
                .map(route -> new Routed(route,
                        Objects.toString(row.get("reason"), ""), ruleId(evaluation))))
                .orElse(FALLBACK);
    }

    private static String ruleId(Evaluation evaluation) {
        return evaluation.rules().stream().findFirst().map(FiredRule::ruleId).orElse(evaluation.decisionKey());
    }

    private static Map<String, Object> inputs(RoutingFacts facts) {
        var inputs = new LinkedHashMap<String, Object>();
        inputs.put("contactKind", Objects.requireNonNullElse(facts.contactKind(), ContactKind.CHILD_CONCERN).name());
        inputs.put("subjectKind", facts.subjectKind() == null ? "NOBODY" : facts.subjectKind().name());
        inputs.put("openTo", Objects.requireNonNullElse(facts.openTo(), KnownTo.UNKNOWN).name());
        inputs.put("closedDaysAgo", facts.closedDaysAgo());
        inputs.put("proposedRating", Objects.requireNonNullElse(facts.proposedRating(), Rating.AMBER).name());
        inputs.put("livesInArea", Objects.requireNonNullElse(facts.livesInArea(), YesNoUnknown.UNKNOWN).name());
        return inputs;
    }
}
