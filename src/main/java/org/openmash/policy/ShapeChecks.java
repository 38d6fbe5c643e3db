package org.openmash.policy;

import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openmash.platform.DecisionFile;
import org.openmash.platform.DecisionFile.Table;

/**
 * A policy lead changes rows. The columns, how a table picks among its rows, and how the tables of a file are joined stay
 * as they decide now, since the hub's programs read them by name.
 */
final class ShapeChecks {

    private static final Set<String> FEEL = Set.of("https://www.omg.org/spec/DMN/20191111/FEEL/",
            "https://www.omg.org/spec/DMN/20211108/FEEL/", "https://www.omg.org/spec/DMN/20230324/FEEL/",
            "http://www.omg.org/spec/DMN/20180521/FEEL/", "http://www.omg.org/spec/FEEL/20140401", "feel");

    private ShapeChecks() {
    }

    /** @param now the file that decides now */
    static Stream<String> refusals(DecisionFile file, DecisionFile now) {
        return Stream.of(languages(file), decisions(file, now), joins(file, now), tables(file, now))
                .flatMap(found -> found);
    }

    static Stream<String> languages(DecisionFile file) {
        return file.languages().stream().filter(language -> !FEEL.contains(language)).map(language ->
                "The expression language \"" + Draft.shortened(language) + "\" is not allowed: a table speaks FEEL alone, since"
                        + " another language could run programs. Remove it in the cell's or the table's properties.");
    }

    private static Stream<String> decisions(DecisionFile file, DecisionFile now) {
        return Stream.concat(
                now.decisions().stream().filter(id -> !file.decisions().contains(id)).map(id -> "The table \""
                        + nameOf(now, id) + "\" (" + id + ") is missing. All tables of this file decide together."),
                file.decisions().stream().filter(id -> !now.decisions().contains(id)).map(id -> "The table \""
                        + nameOf(file, id) + "\" (" + id + ") is not one of this file's: a new table is the programmers'"
                        + " work."));
    }

    private static String nameOf(DecisionFile file, String decision) {
        var table = file.tables().get(decision);
        return table == null ? decision : table.name();
    }

    private static Stream<String> joins(DecisionFile file, DecisionFile now) {
        return Stream.concat(
                now.expressions().entrySet().stream().filter(one -> file.decisions().contains(one.getKey()))
                        .filter(one -> !plain(one.getValue()).equals(plain(file.expressions().getOrDefault(one.getKey(),
                                ""))))
                        .map(one -> "The expression \"" + one.getKey() + "\" joins the tables and was changed: it must stay as"
                                + " it is."),
                now.needs().entrySet().stream().filter(one -> file.decisions().contains(one.getKey()))
                        .filter(one -> !one.getValue().equals(file.needs().get(one.getKey())))
                        .map(one -> "On the diagram, \"" + nameOf(now, one.getKey()) + "\" is not joined to the same tables as"
                                + " before: draw the arrows as they were."));
    }

    private static Stream<String> tables(DecisionFile file, DecisionFile now) {
        return now.tables().values().stream().filter(table -> file.tables().containsKey(table.id()))
                .flatMap(table -> table(file.tables().get(table.id()), table));
    }

    private static Stream<String> table(Table table, Table now) {
        return Stream.of(hitPolicy(table, now), inputs(table, now), outputs(table, now)).flatMap(found -> found);
    }

    private static Stream<String> hitPolicy(Table table, Table now) {
        return table.hitPolicy().equals(now.hitPolicy()) ? Stream.of()
                : Stream.of("The table \"" + table.name() + "\" has the hit policy " + table.hitPolicy() + " and must have "
                        + now.hitPolicy() + ": the order of rows may never decide.");
    }

    private static Stream<String> inputs(Table table, Table now) {
        var missing = now.inputs().stream().filter(column -> table.inputs().stream()
                        .noneMatch(one -> plain(one.expression()).equals(plain(column.expression()))))
                .map(column -> "The table \"" + table.name() + "\" has lost the column \"" + column.label() + "\" ("
                        + Draft.shortened(column.expression()) + ").");
        var added = table.inputs().stream().filter(column -> now.inputs().stream()
                        .noneMatch(one -> plain(one.expression()).equals(plain(column.expression()))))
                .filter(column -> !Facts.isKnown(column.expression()))
                .map(column -> "The table \"" + table.name() + "\" has a new column \"" + column.label() + "\" that looks at "
                        + Draft.shortened(column.expression()) + ", which the hub does not know.");
        var lists = table.inputs().stream().filter(column -> !column.values().isEmpty()
                        && Facts.LISTS.containsKey(column.expression()))
                .flatMap(column -> list(table, column));
        var cells = table.rows().stream().filter(row -> row.tests().size() != table.inputs().size()
                        || row.gives().size() != table.outputs().size())
                .map(row -> Draft.name(table, row) + " has not one cell for every column.");
        return Stream.of(missing, added, lists, cells).flatMap(found -> found);
    }

    private static Stream<String> list(Table table, DecisionFile.Column column) {
        var known = Facts.codes(column.expression());
        var where = "The table \"" + table.name() + "\", column \"" + column.label() + "\": the list of values ";
        return Stream.concat(column.values().stream().filter(value -> !known.contains(value))
                        .map(value -> where + "holds \"" + value + "\", which no form can say."),
                known.stream().filter(value -> !value.equals("NOBODY") && !column.values().contains(value))
                        .map(value -> where + "lacks \"" + value + "\", which the forms can say."));
    }

    private static Stream<String> outputs(Table table, Table now) {
        var names = table.outputs().stream().map(DecisionFile.Column::expression).toList();
        return IntStream.range(0, now.outputs().size())
                .filter(i -> i >= names.size() || !Objects.equals(names.get(i), now.outputs().get(i).expression()))
                .mapToObj(i -> "The table \"" + table.name() + "\": the result column \"" + now.outputs().get(i).label()
                        + "\" must stay where it is and keep its name " + now.outputs().get(i).expression() + ".");
    }

    private static String plain(String expression) {
        return expression.replaceAll("\\s+", " ").strip();
    }
}
