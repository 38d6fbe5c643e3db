package org.openmash.policy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openmash.platform.DecisionFile;
import org.openmash.platform.DecisionFile.Row;
import org.openmash.platform.DecisionFile.Table;

/** Every cell says something that the hub knows: no unknown code, no word without quotes, no rating that is none. */
final class CellChecks {

    private static final Set<String> GRAMMAR = Set.of("not", "null", "true", "false", "and", "or", "if", "then", "else",
            "list", "contains", "count", "flatten", "max", "min", "sum", "item", "in", "between");
    private static final List<String> RATINGS = List.of("RED", "AMBER", "GREEN", "NONE");
    private static final Map<String, String> ROUTE_OF_RATING = Map.of("RED", "STRATEGY_DISCUSSION", "AMBER",
            "MASH_DISCUSSION", "GREEN", "EARLY_INTERVENTION", "NONE", "ADVICE");

    private final Set<String> agencies;

    /** @param agencies codes of those whom a table may name */
    CellChecks(Set<String> agencies) {
        this.agencies = Set.copyOf(agencies);
    }

    Stream<String> refusals(DecisionFile file) {
        return Stream.concat(doubleIds(file), file.tables().values().stream().flatMap(table ->
                table.rows().stream().flatMap(row -> row(table, row))));
    }

    private static Stream<String> doubleIds(DecisionFile file) {
        var seen = new HashSet<String>();
        return file.tables().values().stream().flatMap(table -> table.rows().stream()
                .filter(row -> row.id().isEmpty() || !seen.add(row.id()))
                .map(row -> Draft.name(table, row) + " needs an id of its own: ratings are kept with it."));
    }

    private Stream<String> row(Table table, Row row) {
        return Stream.of(reason(table, row),
                IntStream.range(0, table.inputs().size()).boxed().flatMap(i -> input(table, row, i)),
                IntStream.range(0, table.outputs().size()).boxed().flatMap(i -> output(table, row, i)),
                routeOfRating(table, row)).flatMap(found -> found);
    }

    private static Stream<String> reason(Table table, Row row) {
        return row.reason().matches("(?s)[A-Z].{15,}\\. \\[[^\\]]+\\]") ? Stream.of()
                : Stream.of(Draft.name(table, row) + ", column \"Annotations\": write one sentence that says why, with its"
                        + " source in brackets at the end, for example \"The child is seriously injured. [common practice]\"."
                        + " People read it as the reason.");
    }

    private static Stream<String> input(Table table, Row row, int column) {
        var cell = row.tests().get(column);
        if (cell.equals("-")) {
            return Stream.of();
        }
        var input = table.inputs().get(column);
        var allowed = allowed(input);
        var where = Draft.cell(table, row, column);
        var unknownCodes = allowed.isEmpty() ? Stream.<String>of() : DecisionFile.codes(cell).stream()
                .filter(code -> !allowed.contains(code))
                .map(code -> where + ". \"" + code + "\" is no value of this column" + nearest(code, allowed) + ".");
        var unknownWords = Draft.words(cell).stream().filter(word -> !GRAMMAR.contains(word))
                .map(word -> where + ". " + word + " is not known here" + (allowed.contains(word)
                        ? ": values stand in quotes, \"" + word + "\"." : "."));
        return Stream.concat(unknownCodes, unknownWords);
    }

    /** The codes that may stand in a column's cells; empty where it is a matter of numbers. */
    private static Set<String> allowed(DecisionFile.Column input) {
        if (input.expression().equals(Facts.INDICATORS)) {
            return Set.copyOf(Facts.SIGNS);
        }
        if (input.expression().endsWith("Rating") && !input.expression().equals("proposedRating")) {
            return Set.copyOf(RATINGS);
        }
        return input.values().isEmpty() ? Facts.codes(input.expression()) : input.values();
    }

    /** What was probably meant, or else what there is. */
    private static String nearest(String code, Set<String> allowed) {
        var meant = allowed.stream().filter(one -> distance(one, code) <= 3
                || code.length() > 3 && (one.contains(code) || code.contains(one))).sorted().findFirst();
        return meant.map(one -> " (is \"" + one + "\" meant?)")
                .orElse(allowed.size() > 12 ? "" : " (it knows " + String.join(", ", allowed) + ")");
    }

    private static int distance(String one, String other) {
        var before = IntStream.rangeClosed(0, other.length()).toArray();
        for (int i = 1; i <= one.length(); i++) {
            var now = new int[other.length() + 1];
            now[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                now[j] = Math.min(Math.min(now[j - 1], before[j]) + 1,
                        before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1));
            }
            before = now;
        }
        return before[other.length()];
    }

    private Stream<String> output(Table table, Row row, int column) {
        var output = table.outputs().get(column);
        var cell = row.gives().get(column);
        var where = Draft.name(table, row) + ", column \"" + output.label() + "\": " + Draft.shortened(cell);
        if (!output.type().isEmpty() && !output.type().equals("string")) {
            return cell.matches(output.type().equals("boolean") ? "true|false" : "\\d+(\\.\\d+)?") ? Stream.of()
                    : Stream.of(where + ". This column takes " + (output.type().equals("boolean") ? "true or false."
                            : "a number."));
        }
        if (!cell.matches("\"[^\"]*\"")) {
            return Stream.of(where + ". This column takes one text in quotes" + (cell.isEmpty() ? "; it is empty." : "."));
        }
        var text = cell.substring(1, cell.length() - 1);
        return Stream.concat(one(where, text, allowedOutput(output)), agencies(where, output.expression(), text));
    }

    private static Set<String> allowedOutput(DecisionFile.Column output) {
        var name = output.expression().toLowerCase();
        return !output.values().isEmpty() ? output.values()
                : name.endsWith("rating") ? Set.copyOf(RATINGS)
                : name.endsWith("level") ? Facts.LEVELS : Set.of();
    }

    private static Stream<String> one(String where, String text, Set<String> allowed) {
        return allowed.isEmpty() || allowed.contains(text) ? Stream.of()
                : Stream.of(where + ". It must be one of " + String.join(", ", allowed.stream().sorted().toList()) + ".");
    }

    private Stream<String> agencies(String where, String name, String text) {
        return (namesAgencies(name) ? codes(text) : Stream.<String>of()).filter(code -> !agencies.contains(code))
                .map(code -> where + ". There is no agency \"" + code + "\"" + nearest(code, agencies) + ".");
    }

    private static boolean namesAgencies(String column) {
        return column.endsWith("Agencies") || column.endsWith("AskFirst");
    }

    private static Stream<String> codes(String text) {
        return Stream.of(text.split(",")).map(String::strip).filter(code -> !code.isEmpty());
    }

    /** Codes of the agencies that the rules of a file ask, or ask first. */
    static Stream<String> agenciesNamedBy(DecisionFile file) {
        return file.tables().values().stream().flatMap(table -> IntStream.range(0, table.outputs().size())
                .filter(i -> namesAgencies(table.outputs().get(i).expression())).boxed().flatMap(i -> table.rows().stream()
                .flatMap(row -> codes(row.gives().get(i).replace("\"", "")))));
    }

    /** The pathway branches on the rating, so a row must not promise another way. */
    private static Stream<String> routeOfRating(Table table, Row row) {
        var rating = table.gives(row, "rating");
        var route = table.gives(row, "route");
        return route.isEmpty() || !ROUTE_OF_RATING.containsKey(rating) || ROUTE_OF_RATING.get(rating).equals(route)
                ? Stream.of()
                : Stream.of(Draft.name(table, row) + " gives " + rating + " and " + route + ", but the pathway of "
                        + rating + " is " + ROUTE_OF_RATING.get(rating) + ".");
    }
}
