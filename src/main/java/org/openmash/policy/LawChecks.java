package org.openmash.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openmash.platform.Decisions.DecisionFailed;
import org.openmash.platform.Decisions.FiredRule;

/** A table of which several rows may hold, asked in every way that its answers allow: what the law forbids, no change may say. */
final class LawChecks {

    private final String key;
    private final Map<String, List<String>> asked;
    private final Predicate<Map<String, Object>> possible;
    private final BiFunction<Map<String, Object>, List<FiredRule>, Optional<String>> forbidden;

    LawChecks(String key, Map<String, List<String>> asked,
            BiFunction<Map<String, Object>, List<FiredRule>, Optional<String>> forbidden) {
        this(key, asked, facts -> true, forbidden);
    }

    /**
     * @param asked     what the table looks at, each with the answers that are tried
     * @param possible  can these answers come together? Others are not tried
     * @param forbidden what is wrong with these rows for these facts, as the beginning of a sentence
     */
    LawChecks(String key, Map<String, List<String>> asked, Predicate<Map<String, Object>> possible,
            BiFunction<Map<String, Object>, List<FiredRule>, Optional<String>> forbidden) {
        this.key = key;
        this.asked = asked;
        this.possible = possible;
        this.forbidden = forbidden;
    }

    Stream<String> refusals(Draft draft, Draft live) {
        // one sentence for each wrong, for the first of its combinations
        var wrong = new LinkedHashMap<String, String>();
        combinations().filter(possible).forEach(facts -> {
            var rules = rules(draft, facts);
            if (rules.isEmpty()) {
                rules(live, facts).stream().findFirst().ifPresent(rule -> wrong.putIfAbsent(rule.ruleId(),
                        "No rule covers " + words(facts) + " any more (so far: " + rule.ruleId() + ")."));
            } else {
                forbidden.apply(facts, rules).ifPresent(why -> wrong.putIfAbsent(why, why + " " + rules.stream()
                        .map(FiredRule::ruleId).collect(Collectors.joining(", ")) + " for " + words(facts) + "."));
            }
        });
        return wrong.values().stream();
    }

    private List<FiredRule> rules(Draft draft, Map<String, Object> facts) {
        try {
            return draft.asked().evaluate(key, facts).rules();
        } catch (DecisionFailed e) {
            return List.of();
        }
    }

    private String words(Map<String, Object> facts) {
        return facts.entrySet().stream().filter(fact -> asked.get(fact.getKey()).size() > 1)
                .map(fact -> fact.getKey() + " " + fact.getValue()).collect(Collectors.joining(", "));
    }

    private Stream<Map<String, Object>> combinations() {
        Stream<Map<String, Object>> all = Stream.of(Map.of());
        for (var answer : asked.entrySet()) {
            all = all.flatMap(before -> answer.getValue().stream().map(value -> {
                var facts = new LinkedHashMap<>(before);
                facts.put(answer.getKey(), value);
                return facts;
            }));
        }
        return all;
    }
}
