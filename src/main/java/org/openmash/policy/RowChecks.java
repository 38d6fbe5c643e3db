package org.openmash.policy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openmash.platform.DecisionFile.Row;
import org.openmash.platform.DecisionFile.Table;
import org.openmash.platform.Refused;
import org.openmash.referral.Rating;

/** Rows against each other: each can hold, no two contradict, and together they leave out no value of a list. */
final class RowChecks {

    private RowChecks() {
    }

    static Stream<String> refusals(Draft draft, Draft live) {
        return draft.file().tables().values().stream().flatMap(table -> table(draft, live, table));
    }

    private static Stream<String> table(Draft draft, Draft live, Table table) {
        var unreadable = table.rows().stream().flatMap(row -> unreadable(draft, table, row)).toList();
        if (!unreadable.isEmpty()) {
            return unreadable.stream();
        }
        return Stream.of(table.rows().stream().flatMap(row -> neverHolds(draft, table, row)),
                contradictions(draft, table), uncovered(draft, live, table)).flatMap(found -> found);
    }

    private static Stream<String> unreadable(Draft draft, Table table, Row row) {
        try {
            draft.admitted(table, row);
            return Stream.of();
        } catch (Refused cell) {
            return Stream.of(cell.getMessage());
        }
    }

    private static Stream<String> neverHolds(Draft draft, Table table, Row row) {
        var admitted = draft.admitted(table, row);
        var never = IntStream.range(0, admitted.size()).filter(i -> admitted.get(i).isEmpty()).boxed().toList();
        if (!never.isEmpty()) {
            return never.stream().map(i -> Draft.cell(table, row, i)
                    + ". No value can ever meet this cell, so the rule can never hold.");
        }
        return draft.witness(table, row).isPresent() ? Stream.of()
                : Stream.of(Draft.name(table, row) + " can never hold: its cells exclude each other.");
    }

    private static Stream<String> contradictions(Draft draft, Table table) {
        var sentences = new ArrayList<String>();
        var rows = table.rows().stream().filter(row -> draft.admitted(table, row).stream().noneMatch(Set::isEmpty))
                .toList();
        for (int i = 0; i < rows.size(); i++) {
            for (int j = i + 1; j < rows.size(); j++) {
                contradiction(draft, table, rows.get(i), rows.get(j)).ifPresent(sentences::add);
            }
        }
        return sentences.stream();
    }

    private static Optional<String> contradiction(Draft draft, Table table, Row one, Row other) {
        var first = draft.admitted(table, one);
        var second = draft.admitted(table, other);
        var both = Draft.name(table, one) + " and row " + other.number() + " (" + other.id() + ")";
        if (table.hitPolicy().equals("UNIQUE")) {
            return IntStream.range(0, first.size()).allMatch(i -> meet(first.get(i), second.get(i)))
                    ? Optional.of(both + " can both hold: exactly one row of this table may.")
                    : Optional.empty();
        }
        var ratings = List.of(table.gives(one, "rating"), table.gives(other, "rating"));
        if (ratings.get(0).equals(ratings.get(1)) || ratings.contains("")) {
            return Optional.empty();
        }
        if (first.equals(second)) {
            return Optional.of(both + " contradict each other: the same conditions give " + ratings.get(0)
                    + " and " + ratings.get(1) + ".");
        }
        var lower = isHigher(ratings.get(0), ratings.get(1)) ? other : one;
        var higher = lower == one ? other : one;
        return within(draft.admitted(table, lower), draft.admitted(table, higher)) ? Optional.of(both
                + " contradict each other: whenever row " + lower.number() + " says " + table.gives(lower, "rating")
                + ", row " + higher.number() + " says " + table.gives(higher, "rating") + ".") : Optional.empty();
    }

    private static boolean isHigher(String one, String other) {
        return Rating.valueOf(one).ordinal() < Rating.valueOf(other).ordinal();
    }

    private static boolean meet(Set<Integer> one, Set<Integer> other) {
        return one.stream().anyMatch(other::contains);
    }

    private static boolean within(List<Set<Integer>> narrow, List<Set<Integer>> wide) {
        return IntStream.range(0, narrow.size()).allMatch(i -> wide.get(i).containsAll(narrow.get(i)));
    }

    /** A value for which a row holds now, and none would. */
    private static Stream<String> uncovered(Draft draft, Draft live, Table table) {
        var now = live.file().tables().get(table.id());
        return now == null ? Stream.of() : IntStream.range(0, table.inputs().size())
                .filter(i -> !table.inputs().get(i).values().isEmpty()
                        || Facts.LISTS.containsKey(table.inputs().get(i).expression())).boxed()
                .flatMap(i -> uncovered(draft, live, table, now, i));
    }

    private static Stream<String> uncovered(Draft draft, Draft live, Table table, Table now, int column) {
        var input = table.inputs().get(column);
        var columnNow = IntStream.range(0, now.inputs().size())
                .filter(i -> now.inputs().get(i).expression().equals(input.expression())).findFirst();
        if (columnNow.isEmpty()) {
            return Stream.of();
        }
        var missing = new LinkedHashSet<>(covered(live, now, columnNow.getAsInt()));
        missing.removeAll(covered(draft, table, column));
        return missing.stream().map(value -> "The table \"" + table.name() + "\", column \"" + input.label()
                + "\": no rule covers the value \"" + value + "\" any more (so far: " + rules(live, now,
                        columnNow.getAsInt(), value) + ").");
    }

    private static Set<Object> covered(Draft draft, Table table, int column) {
        var samples = draft.samples(table).get(column);
        return table.rows().stream().flatMap(row -> draft.admitted(table, row).get(column).stream()).map(samples::get)
                .filter(Objects::nonNull).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String rules(Draft live, Table table, int column, Object value) {
        var position = live.samples(table).get(column).indexOf(value);
        return table.rows().stream().filter(row -> live.admitted(table, row).get(column).contains(position))
                .map(Row::id).limit(3).collect(Collectors.joining(", "));
    }
}
