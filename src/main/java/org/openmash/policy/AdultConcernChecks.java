package org.openmash.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openmash.platform.Decisions.DecisionFailed;
import org.openmash.platform.Decisions.FiredRule;

/** What the table about adults would propose for every combination of answers: never less than the Care Act's duty. */
final class AdultConcernChecks {

    static final String KEY = "adultConcern";
    private static final List<String> TESTS = List.of("needsCareAndSupport", "experiencingOrAtRisk", "unableToProtect");
    private static final List<String> ANSWERS = List.of("needsCareAndSupport", "experiencingOrAtRisk", "unableToProtect",
            "selfNeglect", "coercion", "capacity", "adultAgrees", "othersAtRisk", "crimeSuspected");

    private AdultConcernChecks() {
    }

    static Stream<String> refusals(Draft draft, Draft live) {
        var wrong = new LinkedHashMap<String, String>();
        combinations().forEach(facts -> {
            var rules = rules(draft, facts);
            if (rules.isEmpty()) {
                var now = rules(live, facts);
                now.stream().findFirst().ifPresent(rule -> wrong.putIfAbsent(rule.ruleId(), "No rule covers " + words(facts)
                        + " any more (so far: " + rule.ruleId() + ")."));
            } else if (isDuty(facts) && rules.stream().noneMatch(AdultConcernChecks::isEnquiry)) {
                wrong.putIfAbsent(ids(rules), "The table would propose advice where the law or the safe default asks for an"
                        + " enquiry: " + ids(rules) + " for " + words(facts) + ".");
            }
        });
        return wrong.values().stream();
    }

    /** All three tests met, or unknown and none failed, and no free refusal by an adult who has capacity. */
    private static boolean isDuty(Map<String, Object> facts) {
        var tests = TESTS.stream().map(facts::get).collect(Collectors.toSet());
        var refusesFreely = "NO".equals(facts.get("adultAgrees")) && "YES".equals(facts.get("capacity"))
                && Stream.of("othersAtRisk", "crimeSuspected", "coercion").allMatch(one -> "NO".equals(facts.get(one)));
        return !tests.contains("NO") && (tests.contains("UNKNOWN") || !refusesFreely);
    }

    private static List<FiredRule> rules(Draft draft, Map<String, Object> facts) {
        try {
            return draft.asked().evaluate(KEY, facts).rules().stream().filter(rule -> rule.decisionId().equals(KEY))
                    .toList();
        } catch (DecisionFailed e) {
            return List.of();
        }
    }

    private static boolean isEnquiry(FiredRule rule) {
        return "S42_ENQUIRY".equals(Objects.toString(rule.outputs().get("adultRoute")));
    }

    private static String ids(List<FiredRule> rules) {
        return rules.stream().map(FiredRule::ruleId).collect(Collectors.joining(", "));
    }

    private static String words(Map<String, Object> facts) {
        return facts.entrySet().stream().map(fact -> fact.getKey() + " " + fact.getValue())
                .collect(Collectors.joining(", "));
    }

    private static Stream<Map<String, Object>> combinations() {
        Stream<Map<String, Object>> all = Stream.of(Map.of());
        for (var answer : ANSWERS) {
            all = all.flatMap(before -> Facts.LISTS.get(answer).stream().map(value -> {
                var facts = new LinkedHashMap<>(before);
                facts.put(answer, value);
                return facts;
            }));
        }
        return all;
    }
}
