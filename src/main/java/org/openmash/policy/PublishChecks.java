package org.openmash.policy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openmash.hub.HubSettings;
import org.openmash.hub.HubSettings.Agency;
import org.openmash.hub.ReachedOtherwise;
import org.openmash.platform.DecisionDeployments;
import org.openmash.platform.DecisionDeployments.Deciding;
import org.openmash.platform.DecisionDraft;
import org.openmash.platform.DecisionFile;
import org.openmash.platform.DecisionFile.Row;
import org.openmash.platform.DecisionSource;
import org.openmash.platform.Refused;
import org.openmash.referral.Rating;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;

/**
 * What a decision table must be before it may decide, whichever way it comes: through the engine's API, from the folder,
 * or with a release. Nothing here changes anything.
 */
@Service
public class PublishChecks {

    /** The rule that no other table goes below; it is changed with the same care as code. */
    static final String FLOOR = "safetyFloor";
    private static final int LARGEST = 1_000_000;
    private static final int MOST_ROWS = 300;
    private static final int LONGEST_CELL = 4_000;
    private static final Pattern CHANGES =
            Pattern.compile("(?i)((?:\\b[A-Z]\\d{1,3}\\b(?:\\s*,\\s*|\\s+and\\s+|\\s+))+)to\\s+(RED|AMBER|GREEN|NONE)\\b");
    private static final Pattern CASE = Pattern.compile("(?i)[A-Z]\\d{1,3}");

    private final Function<String, String> inForce;
    private final Map<String, String> shipped = new LinkedHashMap<>();
    private final CellChecks cells;

    @Autowired
    PublishChecks(DecisionDeployments deployments, HubSettings hub) {
        this(key -> deployments.deciding(key).map(Deciding::text).orElse(null), DecisionDeployments.shippedTexts(), hub);
    }

    /** @param inForce the text that decides now, by the file's decision; null if none does */
    PublishChecks(Function<String, String> inForce, List<String> shipped, HubSettings hub) {
        this.inForce = inForce;
        var files = shipped.stream().map(DecisionFile::read).toList();
        IntStream.range(0, files.size()).forEach(n -> this.shipped.put(top(files.get(n)), shipped.get(n)));
        this.cells = new CellChecks(agencies(files, hub));
    }

    /** The hub's own, those that are reached otherwise, and what a release names: a hub may lack one and keep the rule. */
    private static Set<String> agencies(List<DecisionFile> shipped, HubSettings hub) {
        return Stream.of(hub.agencies().stream().map(Agency::code),
                Arrays.stream(ReachedOtherwise.values()).map(ReachedOtherwise::code),
                shipped.stream().flatMap(CellChecks::agenciesNamedBy))
                .flatMap(codes -> codes).collect(Collectors.toSet());
    }

    /**
     * @param key      the file's decision; null if the file is none of the hub's
     * @param refusals what is wrong, each naming the rule or the cell; empty if the file may decide
     * @param moved    worked cases that would change their rating, said or unsaid
     */
    public record Verdict(String key, List<String> refusals, List<String> moved) {

        public boolean isGood() {
            return refusals.isEmpty();
        }
    }

    /**
     * @param note what was said beside the file, for example a deployment's name; worked cases that change may be named
     *             there or in a note on the diagram
     */
    public Verdict check(String text, String note) {
        try {
            return checked(text, note);
        } catch (Refused refused) {
            return new Verdict(null, List.of(refused.getMessage()), List.of());
        }
    }

    private Verdict checked(String text, String note) {
        var file = read(text);
        var key = keyOf(file);
        var form = Stream.concat(ShapeChecks.languages(file), limits(file)).toList();
        if (!form.isEmpty()) {
            return new Verdict(key, form, List.of());
        }
        var now = new Draft(DecisionDraft.of(DecisionFile.read(textInForce(key))));
        var shape = ShapeChecks.refusals(file, now.file()).toList();
        if (!shape.isEmpty()) {
            return new Verdict(key, shape, List.of());
        }
        var wrongCells = cells.refusals(file).toList();
        if (!wrongCells.isEmpty()) {
            return new Verdict(key, wrongCells, List.of());
        }
        var draft = new Draft(DecisionDraft.of(file));
        var rows = RowChecks.refusals(draft, now).toList();
        return rows.isEmpty() ? asAWhole(key, draft, now, note) : new Verdict(key, rows, List.of());
    }

    private Verdict asAWhole(String key, Draft draft, Draft now, String note) {
        if (key.equals(FLOOR)) {
            return new Verdict(key, List.of(), List.of());
        }
        if (!key.equals(ConcernRatingChecks.KEY)) {
            return new Verdict(key, (switch (key) {
                case AgencySelectionChecks.KEY -> AgencySelectionChecks.refusals(draft, now);
                case AdultConcernChecks.KEY -> AdultConcernChecks.refusals(draft, now);
                case ResponseLimitChecks.KEY -> ResponseLimitChecks.refusals(draft, now);
                case SharingBasisChecks.KEY -> SharingBasisChecks.refusals(draft, now);
                default -> DirectChecks.of(key).refusals(draft, now);
            }).toList(), List.of());
        }
        var floor = new Draft(DecisionDraft.of(DecisionFile.read(shipped.get(FLOOR))));
        var moved = ConcernRatingChecks.moved(aboveFloor(draft, floor), aboveFloor(now, floor));
        var unsaid = ConcernRatingChecks.movedUnsaid(moved, changes(draft.file(), note));
        return new Verdict(key, Stream.concat(new ConcernRatingChecks(floor).refusals(draft, now), unsaid).toList(),
                moved.stream().map(one -> one.id() + " from " + one.from() + " to " + one.to()).toList());
    }

    private static DecisionSource aboveFloor(Draft rating, Draft floor) {
        return (key, inputs) -> (key.equals(FLOOR) ? floor : rating).asked().evaluate(key, inputs);
    }

    private static DecisionFile read(String text) {
        if (text.length() > LARGEST) {
            throw new Refused("The file is larger than a decision file can be (1 MB).");
        }
        return DecisionFile.read(text);
    }

    String keyOf(String text) {
        return keyOf(DecisionFile.read(text));
    }

    /** The decision of the hub's file that this one would take the place of. */
    private String keyOf(DecisionFile file) {
        return file.decisions().stream().filter(shipped::containsKey).findFirst().orElseThrow(() -> new Refused(
                "The file holds none of the hub's decisions: " + String.join(", ", shipped.keySet()) + "."));
    }

    /** The decision to which all others of the file lead. */
    private static String top(DecisionFile file) {
        var builtOn = file.needs().values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        return file.decisions().stream().filter(id -> !builtOn.contains(id)).findFirst().orElseThrow();
    }

    private static Stream<String> limits(DecisionFile file) {
        return Stream.concat(file.tables().values().stream().filter(table -> table.rows().size() > MOST_ROWS)
                        .map(table -> "The table \"" + table.name() + "\" has more than " + MOST_ROWS + " rows."),
                file.tables().values().stream().flatMap(table -> table.rows().stream()
                        .filter(PublishChecks::isTooLong).map(row -> Draft.name(table, row)
                                + " has a cell of more than " + LONGEST_CELL + " characters.")));
    }

    private static boolean isTooLong(Row row) {
        return Stream.concat(row.tests().stream(), row.gives().stream()).anyMatch(cell -> cell.length() > LONGEST_CELL);
    }

    /** What decides now; what ships where that cannot be read. */
    private String textInForce(String key) {
        var deciding = inForce.apply(key);
        try {
            DecisionDraft.of(DecisionFile.read(deciding == null ? "" : deciding));
            return deciding;
        } catch (Refused unreadable) {
            return shipped.get(key);
        }
    }

    /** "Changes C02 and C29 to AMBER", in a note on the diagram or beside the file. */
    private static Map<String, Rating> changes(DecisionFile file, String note) {
        var changes = new LinkedHashMap<String, Rating>();
        Stream.concat(file.notes().stream(), Stream.of(note == null ? "" : note))
                .flatMap(text -> CHANGES.matcher(text).results())
                .forEach(named -> CASE.matcher(named.group(1)).results().forEach(one -> changes.put(
                        one.group().toUpperCase(), Rating.valueOf(named.group(2).toUpperCase()))));
        return changes;
    }
}
