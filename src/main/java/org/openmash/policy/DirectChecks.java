package org.openmash.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openmash.platform.DecisionFile.Row;
import org.openmash.platform.DecisionFile.Table;

/**
 * A table of which exactly one row holds: whatever it answers now it still answers, and certain answers are not to be
 * changed by it alone.
 */
final class DirectChecks {

    private final String key;
    private final Function<Map<String, Object>, Optional<Set<String>>> mustBe;
    private final String why;

    /** @param mustBe the answers that are allowed for these facts; empty where the table is free */
    DirectChecks(String key, Function<Map<String, Object>, Optional<Set<String>>> mustBe, String why) {
        this.key = key;
        this.mustBe = mustBe;
        this.why = why;
    }

    Stream<String> refusals(Draft draft, Draft live) {
        var table = draft.file().tables().get(key);
        var now = live.file().tables().get(key);
        if (table == null || now == null) {
            return Stream.of();
        }
        // one sentence a row, for the first of its combinations
        var wrong = new LinkedHashMap<String, String>();
        combinations(draft, table).forEach(facts -> {
            var held = row(draft, table, facts);
            var heldNow = held.isPresent() ? held : row(live, now, facts);
            if (held.isEmpty() && heldNow.isPresent()) {
                wrong.putIfAbsent(heldNow.get().id(), "The table \"" + table.name() + "\": no rule covers "
                        + words(table, facts) + " any more (so far: " + heldNow.get().id() + ").");
            } else if (held.isPresent() && mustBe.apply(facts).filter(allowed ->
                    !allowed.contains(table.gives(held.get(), "route"))).isPresent()) {
                wrong.putIfAbsent(held.get().id(), Draft.name(table, held.get()) + " gives "
                        + table.gives(held.get(), "route") + " for " + words(table, facts) + ". " + why);
            }
        });
        return wrong.values().stream();
    }

    private static Stream<Map<String, Object>> combinations(Draft draft, Table table) {
        Stream<Map<String, Object>> all = Stream.of(Map.of());
        for (int i = 0; i < table.inputs().size(); i++) {
            var name = table.inputs().get(i).expression();
            var values = draft.samples(table).get(i);
            all = all.flatMap(before -> values.stream().map(value -> {
                var facts = new LinkedHashMap<>(before);
                facts.put(name, value);
                return facts;
            }));
        }
        return all;
    }

    private static Optional<Row> row(Draft draft, Table table, Map<String, Object> facts) {
        return table.rows().stream().filter(row -> IntStream.range(0, table.inputs().size()).allMatch(i -> {
            var position = draft.samples(table).get(i).indexOf(facts.get(table.inputs().get(i).expression()));
            return position < 0 ? draft.asked().holds(row.tests().get(i), facts.get(table.inputs().get(i).expression()),
                    Map.of()) : draft.admitted(table, row).get(i).contains(position);
        })).findFirst();
    }

    private static String words(Table table, Map<String, Object> facts) {
        return String.join(", ", table.inputs().stream().map(input -> input.label() + " "
                + Objects.toString(facts.get(input.expression()), "not known")).toList());
    }

    static DirectChecks of(String key) {
        return key.equals("referralRouting") ? routing() : new DirectChecks(key, facts -> Optional.empty(), "");
    }

    /** A child who may be in danger is never sent past the hub. */
    private static DirectChecks routing() {
        return new DirectChecks("referralRouting", facts -> "RED".equals(facts.get("proposedRating"))
                && List.of("CHILD", "UNBORN").contains(facts.get("subjectKind"))
                ? Optional.of(Set.of("WORKER_AND_HUB", "HUB_WORKER_INVITED", "OTHER_COUNCIL_AND_HUB", "THRESHOLD"))
                : Optional.empty(), "A child for whom red is proposed is never sent past the hub.");
    }
}
