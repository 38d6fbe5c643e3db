package org.openmash.policy;

import static java.util.stream.Collectors.toCollection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openmash.platform.DecisionFile;
import org.openmash.platform.DecisionFile.Row;
import org.openmash.platform.DecisionFile.Table;
import org.openmash.platform.DecisionSource;
import org.openmash.platform.Decisions.DecisionFailed;
import org.openmash.platform.Decisions.Evaluation;
import org.openmash.platform.Decisions.FiredRule;
import org.openmash.referral.Category;
import org.openmash.referral.Indicator;
import org.openmash.referral.Rating;

/** What the threshold tables would propose: never below the floor, never less than now for a value, no case unsaid. */
final class ConcernRatingChecks {

    static final String KEY = "concernRating";
    private static final String FLOOR = "safetyFloor";
    private static final Pattern NUMBER = Pattern.compile("^rule_(?:floor_)?([RM]\\d+[a-z]?)");
    private static final int EACH = 40;

    private final Draft floor;

    ConcernRatingChecks(Draft floor) {
        this.floor = floor;
    }

    Stream<String> refusals(Draft draft, Draft live) {
        return Stream.concat(belowTheFloor(draft), uncovered(draft, live)).distinct();
    }

    private Stream<String> belowTheFloor(Draft draft) {
        var table = floor.file().tables().get(FLOOR);
        return table.rows().stream().flatMap(row -> floor.witnesses(table, row, EACH).stream()
                .flatMap(facts -> belowTheFloor(draft, table, row, facts)).limit(1));
    }

    private static Stream<String> belowTheFloor(Draft draft, Table table, Row row, Map<String, Object> facts) {
        var evaluation = evaluate(draft.asked(), facts);
        var least = Rating.valueOf(table.gives(row, "rating"));
        var proposed = rating(evaluation);
        var first = Set.of(table.gives(row, "askFirst").split(","));
        var where = twin(draft.file(), row) + " for " + differing(facts) + " (floor: " + row.id() + ").";
        if (!proposed.atLeast(least)) {
            return Stream.of("The table would propose " + proposed + " where the safety floor says " + least + ": "
                    + where);
        }
        return first.contains("") || askFirst(evaluation).containsAll(first) ? Stream.of()
                : Stream.of("The table would let everybody be asked at once where the safety floor says that "
                        + String.join(" and ", first) + " is asked first: " + where);
    }

    /** The rule of the table that says the same as the floor's, if it still stands there. */
    private static String twin(DecisionFile file, Row floorRow) {
        var number = number(floorRow.id());
        return file.tables().values().stream().flatMap(table -> table.rows().stream()
                        .filter(row -> number(row.id()).equals(number)).map(row -> Draft.name(table, row))).findFirst()
                .orElse("no rule " + number + " stands there");
    }

    private static String number(String id) {
        var found = NUMBER.matcher(id);
        return found.find() ? found.group(1) : id;
    }

    private static Rating rating(Evaluation evaluation) {
        return evaluation.row().map(row -> Objects.toString(row.get("rating"))).flatMap(name ->
                Stream.of(Rating.values()).filter(one -> one.name().equals(name)).findFirst()).orElse(Rating.NONE);
    }

    private static Set<String> askFirst(Evaluation evaluation) {
        return evaluation.rules().stream().flatMap(rule -> rule.outputs().entrySet().stream())
                .filter(output -> output.getKey().endsWith("AskFirst"))
                .flatMap(output -> Stream.of(Objects.toString(output.getValue(), "").split(",")))
                .map(String::strip).collect(Collectors.toSet());
    }

    private static Evaluation evaluate(DecisionSource tables, Map<String, Object> facts) {
        try {
            return tables.evaluate(KEY, facts);
        } catch (DecisionFailed e) {
            return new Evaluation(KEY, 0, List.of(), List.of());
        }
    }

    private static String differing(Map<String, Object> facts) {
        var usual = Facts.reassuring();
        return facts.entrySet().stream().filter(fact -> !Objects.equals(usual.get(fact.getKey()), fact.getValue()))
                .map(fact -> fact.getKey() + " " + fact.getValue()).collect(Collectors.joining(", "));
    }

    /** Something about which a rule speaks now, and none would. */
    private static Stream<String> uncovered(Draft draft, Draft live) {
        var sentences = new LinkedHashMap<String, String>();
        singles().forEach((facts, what) -> {
            var spoken = speaking(evaluate(live.asked(), facts));
            if (!spoken.isEmpty() && speaking(evaluate(draft.asked(), facts)).isEmpty()) {
                sentences.putIfAbsent(what, "No rule covers " + what + " any more (so far: " + String.join(", ", spoken)
                        + ").");
            }
        });
        return sentences.values().stream();
    }

    /** Every category at each severity, and every sign under the categories that offer it. */
    private static Map<Map<String, Object>, String> singles() {
        var singles = new LinkedHashMap<Map<String, Object>, String>();
        for (var category : Category.values()) {
            for (var severity : List.of("LOW", "MODERATE", "SERIOUS", "SEVERE")) {
                singles.put(Facts.reassuringBut(Map.of("category", category.name(), "severity", severity)),
                        "the value \"" + category + "\" of \"What it is about\"");
            }
        }
        for (var sign : Indicator.values()) {
            singles.put(Facts.reassuringBut(Map.of("category", sign.categories().iterator().next().name(),
                    Facts.INDICATORS, List.of(sign.name()))), "the sign \"" + sign + "\" (" + sign.label() + ")");
        }
        return singles;
    }

    private static List<String> speaking(Evaluation evaluation) {
        return evaluation.rules().stream().filter(rule -> !rule.decisionId().equals(KEY)).map(FiredRule::ruleId)
                .distinct().toList();
    }

    /** @param changes what the person named as changed: case id to the new rating */
    static Stream<String> movedUnsaid(List<Moved> moved, Map<String, Rating> changes) {
        return moved.stream().filter(one -> changes.get(one.id()) != one.to()).map(one -> "Worked case " + one.id() + " ("
                + one.story() + ") would change from " + one.from() + " to " + one.to() + " by "
                + String.join(", ", one.rules()) + ". If that is meant, write it as a note on the diagram: \"Changes "
                + one.id() + " to " + one.to() + "\".");
    }

    /** Which worked cases would change their rating. */
    static List<Moved> moved(DecisionSource draft, DecisionSource now) {
        var moved = new ArrayList<Moved>();
        for (var one : WorkedCase.all()) {
            var before = one.proposedBy(now);
            var after = one.proposedBy(draft);
            if (before.rating() != after.rating()) {
                moved.add(new Moved(one.id(), one.story(), before.rating(), after.rating(), after.reasons().stream()
                        .filter(reason -> reason.rating() == after.rating()).map(reason -> reason.ruleId())
                        .collect(toCollection(LinkedHashSet::new)).stream().toList()));
            }
        }
        return List.copyOf(moved);
    }

    /** A worked case that a table rates in another way than the one before it. */
    record Moved(String id, String story, Rating from, Rating to, List<String> rules) {
    }
}
