package org.openmash.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openmash.platform.DecisionDraft;
import org.openmash.platform.DecisionFile;
import org.openmash.platform.DecisionFile.Column;
import org.openmash.platform.DecisionFile.Row;
import org.openmash.platform.DecisionFile.Table;
import org.openmash.platform.Refused;

/** A table before it decides, looked at cell by cell: which values of a column does a cell admit? */
final class Draft {

    private static final Pattern STRING = Pattern.compile("\"[^\"]*\"");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final int MOST_TRIED = 20_000;

    private final DecisionDraft draft;
    private final Map<Table, List<List<Object>>> samples = new HashMap<>();
    private final Map<Row, List<Set<Integer>>> admitted = new HashMap<>();

    Draft(DecisionDraft draft) {
        this.draft = draft;
    }

    DecisionFile file() {
        return draft.file();
    }

    DecisionDraft asked() {
        return draft;
    }

    /** The values at which a column is tried: its list, the numbers around those in its cells, combinations of signs. */
    List<List<Object>> samples(Table table) {
        return samples.computeIfAbsent(table, t -> IntStream.range(0, t.inputs().size())
                .mapToObj(i -> samples(t, i)).toList());
    }

    private static List<Object> samples(Table table, int column) {
        var input = table.inputs().get(column);
        var cells = table.rows().stream().map(row -> row.tests().get(column)).toList();
        if (Facts.LISTS.containsKey(input.expression())) {
            return input.values().contains("NOBODY") ? with(Facts.LISTS.get(input.expression()), "NOBODY")
                    : Facts.LISTS.get(input.expression());
        }
        if (input.expression().equals(Facts.INDICATORS)) {
            return cells.stream().distinct().flatMap(cell -> Facts.signs(distinctCodes(cell), 4).stream()).distinct()
                    .toList();
        }
        if (!input.values().isEmpty()) {
            return input.values().stream().map(Object.class::cast).toList();
        }
        if (input.type().equals("boolean")) {
            return List.of(true, false);
        }
        if (input.type().equals("string")) {
            return with(Stream.concat(Stream.of(input.expression()), cells.stream())
                    .flatMap(cell -> DecisionFile.codes(cell).stream()).distinct().map(Object.class::cast).toList(), null);
        }
        return numbers(cells);
    }

    private static List<Object> with(List<Object> values, Object another) {
        var all = new ArrayList<>(values);
        all.add(another);
        return all;
    }

    private static List<Object> numbers(List<String> cells) {
        var found = new TreeSet<>(Set.of(0, 1, 1000));
        cells.stream().flatMap(cell -> NUMBER.matcher(cell).results()).map(number -> Integer.valueOf(number.group()))
                .forEach(number -> found.addAll(List.of(Math.max(0, number - 1), number, number + 1)));
        return with(new ArrayList<>(found), null);
    }

    private static List<String> distinctCodes(String text) {
        return DecisionFile.codes(text).stream().distinct().toList();
    }

    /** For every column which of its samples the row's cell admits, as positions. @throws Refused naming the cell */
    List<Set<Integer>> admitted(Table table, Row row) {
        return admitted.computeIfAbsent(row, r -> IntStream.range(0, table.inputs().size())
                .mapToObj(i -> admitted(table, row, i)).toList());
    }

    private Set<Integer> admitted(Table table, Row row, int column) {
        var tried = samples(table).get(column);
        try {
            return IntStream.range(0, tried.size())
                    .filter(i -> draft.holds(row.tests().get(column), tried.get(i), Map.of())).boxed()
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        } catch (Refused unreadable) {
            throw new Refused(cell(table, row, column) + " cannot be read.");
        }
    }

    /** Facts for which the row holds, as reassuring as they can be beside it; empty if there are none. */
    Optional<Map<String, Object>> witness(Table table, Row row) {
        return witnesses(table, row, 1).stream().findFirst();
    }

    /** Some of the facts for which the row holds. */
    List<Map<String, Object>> witnesses(Table table, Row row, int most) {
        var candidates = candidates(table, row);
        var names = List.copyOf(candidates.keySet());
        var found = new ArrayList<Map<String, Object>>();
        var at = new int[names.size()];
        for (int tries = 0; tries < MOST_TRIED && found.size() < most; tries++) {
            var facts = Facts.reassuring();
            for (int i = 0; i < at.length; i++) {
                facts.put(names.get(i), candidates.get(names.get(i)).get(at[i]));
            }
            if (holdsAsComputed(table, row, facts)) {
                found.add(facts);
            }
            int next = 0;
            while (next < at.length && ++at[next] == candidates.get(names.get(next)).size()) {
                at[next++] = 0;
            }
            if (next == at.length) {
                break;
            }
        }
        return found;
    }

    /** What each fact may be for the row to hold: what its own cell admits, or all where it goes into a computed column. */
    private Map<String, List<Object>> candidates(Table table, Row row) {
        var candidates = new LinkedHashMap<String, List<Object>>();
        var computed = new StringBuilder();
        var positions = admitted(table, row);
        for (int i = 0; i < table.inputs().size(); i++) {
            var input = table.inputs().get(i);
            if (!row.tests().get(i).equals("-")) {
                var column = i;
                if (isDirect(input)) {
                    candidates.put(input.expression(), positions.get(i).stream()
                            .map(position -> samples(table).get(column).get(position)).toList());
                } else {
                    computed.append(input.expression()).append(' ');
                }
            }
        }
        words(computed.toString()).stream().filter(word -> Facts.isKnown(word) && !candidates.containsKey(word))
                .forEach(word -> candidates.put(word, all(word, computed.toString())));
        if (candidates.containsKey(Facts.INDICATORS) && computed.indexOf(Facts.INDICATORS) >= 0) {
            candidates.put(Facts.INDICATORS, signsFor(table, row, computed.toString()));
        }
        return candidates;
    }

    private static List<Object> all(String fact, String expression) {
        return Facts.LISTS.containsKey(fact) ? Facts.LISTS.get(fact)
                : fact.equals("daScale") ? with(List.of(1, 2, 3, 4), null)
                : fact.equals(Facts.INDICATORS) ? Facts.signs(distinctCodes(expression), 3) : numbers(List.of());
    }

    private List<Object> signsFor(Table table, Row row, String computed) {
        var column = IntStream.range(0, table.inputs().size())
                .filter(i -> table.inputs().get(i).expression().equals(Facts.INDICATORS)).findFirst();
        var cell = column.isPresent() ? row.tests().get(column.getAsInt()) : "-";
        var codes = Stream.concat(DecisionFile.codes(cell).stream(), DecisionFile.codes(computed).stream()).distinct()
                .toList();
        return Facts.signs(codes, 3).stream().filter(signs -> draft.holds(cell, signs, Map.of())).toList();
    }

    private boolean holdsAsComputed(Table table, Row row, Map<String, Object> facts) {
        for (int i = 0; i < table.inputs().size(); i++) {
            var input = table.inputs().get(i);
            var cell = row.tests().get(i);
            if (!cell.equals("-") && !isDirect(input) && words(input.expression()).stream().anyMatch(Facts::isKnown)) {
                try {
                    if (!draft.holds(cell, draft.value(input.expression(), facts), facts)) {
                        return false;
                    }
                } catch (Refused unreadable) {
                    throw new Refused(cell(table, row, i) + " cannot be read.");
                }
            }
        }
        return true;
    }

    static boolean isDirect(Column input) {
        return WORD.matcher(input.expression()).matches();
    }

    /** The words of an expression outside quotes. */
    static Set<String> words(String expression) {
        return WORD.matcher(STRING.matcher(expression).replaceAll(" ")).results().map(found -> found.group())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** "Neglect, row 9 (rule_R41_singleSignParentsEngage)". */
    static String name(Table table, Row row) {
        return table.name() + ", row " + row.number() + " (" + row.id() + ")";
    }

    static String cell(Table table, Row row, int column) {
        return name(table, row) + ", column \"" + table.inputs().get(column).label() + "\": "
                + shortened(row.tests().get(column));
    }

    static String shortened(String cell) {
        var line = cell.replaceAll("\\s+", " ");
        return line.length() > 120 ? line.substring(0, 120) + " …" : line;
    }
}
