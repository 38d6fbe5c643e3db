package org.openmash.threshold;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.openmash.platform.DecisionSource;
import org.openmash.platform.Decisions.DecisionFailed;
import org.openmash.platform.Decisions.Evaluation;
import org.openmash.platform.Decisions.FiredRule;
import org.openmash.referral.PerpetratorAccess;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Puts one concern of one child to the tables and gathers the rules that held. */
@Component
class ThresholdTables {

    static final String CONCERN_RATING = "concernRating";
    static final String SAFETY_FLOOR = "safetyFloor";
    private static final Logger LOG = LoggerFactory.getLogger(ThresholdTables.class);

    private final DecisionSource decisions;

    ThresholdTables(DecisionSource decisions) {
        this.decisions = decisions;
    }

    /** The same, with these versions of the tables. */
    ThresholdTables at(Map<String, Integer> versions) {
        return versions.isEmpty() ? this : new ThresholdTables(decisions.at(versions));
    }

    /** The same, for a question that nobody need find in the engine's history. */
    ThresholdTables withoutTrace() {
        return new ThresholdTables(decisions.withoutTrace());
    }

    /** What the tables said of one concern; never without a hit. */
    record Rated(List<Hit> hits, Set<DecisionUsed> decisions) {
    }

    Rated rate(SubjectFacts subject, ConcernFacts concern) {
        var inputs = inputs(subject, concern);
        var rating = ask(CONCERN_RATING, inputs, this::ratingHits);
        var floor = ask(SAFETY_FLOOR, inputs, evaluation -> evaluation.rules().stream().map(Hit::of).toList());
        var hits = new ArrayList<>(rating.hits());
        floor.hits().stream().filter(hit -> addsTo(rating.hits(), hit)).forEach(hits::add);
        return new Rated(List.copyOf(hits), union(rating.decisions(), floor.decisions()));
    }

    /** The rules that held; and the joining row if it is graver than them all, or the default if there is none. */
    private List<Hit> ratingHits(Evaluation evaluation) {
        var hits = new ArrayList<>(evaluation.rules().stream().filter(rule -> !isJoin(rule)).map(Hit::of).toList());
        evaluation.row().map(row -> joined(evaluation, row))
                .filter(joined -> hits.stream().noneMatch(hit -> hit.rating().atLeast(joined.rating())))
                .ifPresent(hits::add);
        if (hits.isEmpty() || evaluation.row().isEmpty()) {
            hits.add(Hit.amber("M08_noRuleFits",
                    "No rule fits what is reported, so a person has to look. Amber until then."));
        }
        return hits;
    }

    /** What the asked decision itself says, even if nobody heard which rules held. */
    private static Hit joined(Evaluation evaluation, Map<String, Object> row) {
        var rule = evaluation.rules().stream().filter(ThresholdTables::isJoin).findFirst();
        return Hit.of(new FiredRule(evaluation.decisionKey(),
                rule.map(FiredRule::ruleId).orElse(evaluation.decisionKey()),
                rule.map(FiredRule::reason).orElse("The table " + evaluation.decisionKey() + " says so."), row));
    }

    private static boolean isJoin(FiredRule rule) {
        return rule.decisionId().equals(CONCERN_RATING) && !rule.ruleId().startsWith("rule_M08");
    }

    private Rated ask(String key, Map<String, Object> inputs, Function<Evaluation, List<Hit>> hits) {
        try {
            var evaluation = decisions.evaluate(key, inputs);
            return new Rated(hits.apply(evaluation), Set.of(new DecisionUsed(key, evaluation.version(),
                    evaluation.rules().stream().map(FiredRule::ruleId).toList(), inputs)));
        } catch (DecisionFailed e) {
            LOG.error("MASH-THRESHOLD-01 {}; amber is proposed until a person has looked", e.getMessage());
            return new Rated(List.of(Hit.amber("M08_tableFailed",
                    "The table " + key + " could not be used, so a person has to look. Amber until then.")),
                    Set.of(new DecisionUsed(key, 0, List.of(), inputs)));
        }
    }

    /** A floor rule is shown only where its twin in the rating table does not already say the same or more. */
    private static boolean addsTo(List<Hit> hits, Hit floor) {
        return hits.stream().noneMatch(hit -> hit.number().equals(floor.number())
                && hit.rating().atLeast(floor.rating()) && hit.askFirst().equals(floor.askFirst()));
    }

    private static Set<DecisionUsed> union(Set<DecisionUsed> one, Set<DecisionUsed> other) {
        var all = new LinkedHashSet<>(one);
        all.addAll(other);
        return all;
    }

    static Map<String, Object> inputs(SubjectFacts subject, ConcernFacts concern) {
        var inputs = new LinkedHashMap<String, Object>();
        inputs.put("category", concern.category().name());
        inputs.put("severity", concern.severity().name());
        inputs.put("immediacy", concern.immediacy().name());
        inputs.put("injury", concern.injury().name());
        inputs.put("explanation", concern.explanation().name());
        inputs.put("disclosure", concern.disclosure().name());
        inputs.put("perpetratorAccess", access(concern).name());
        inputs.put("daGrade", concern.daGrade().name());
        inputs.put("daScale", concern.daScale());
        inputs.put("indicators", concern.indicators().stream().map(Enum::name).sorted().toList());
        inputs.put("subjectKind", subject.kind().name());
        inputs.put("ageMonths", subject.ageMonths());
        inputs.put("nonMobile", subject.nonMobile().name());
        inputs.put("disabled", subject.disabled().name());
        inputs.put("gestationWeeks", subject.gestationWeeks());
        inputs.put("history", subject.history().name());
        inputs.put("repeatContacts12m", subject.repeatContacts12m());
        inputs.put("dangerNow", subject.dangerNow());
        return inputs;
    }

    /** M05: in a category of harm, access that nobody knows counts as living together. */
    private static PerpetratorAccess access(ConcernFacts concern) {
        return concern.perpetratorAccess() == PerpetratorAccess.UNKNOWN && concern.category().isHarm()
                ? PerpetratorAccess.SAME_HOUSEHOLD : concern.perpetratorAccess();
    }
}
