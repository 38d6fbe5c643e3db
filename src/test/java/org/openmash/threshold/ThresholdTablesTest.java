package org.openmash.threshold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.camunda.bpm.model.dmn.instance.LiteralExpression;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.UnaryTests;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmash.hub.HubSettings;
import org.openmash.hub.Hubs;
import org.openmash.hub.ReachedOtherwise;
import org.openmash.platform.DecisionEngine;
import org.openmash.platform.DecisionFile;
import org.openmash.platform.Decisions;
import org.openmash.platform.Decisions.Evaluation;
import org.openmash.platform.Decisions.FiredRule;
import org.openmash.referral.Category;
import org.openmash.referral.Indicator;
import org.openmash.referral.Rating;

/** The shipped tables, row by row and all together. */
class ThresholdTablesTest {

    private static final Set<String> FILES = Set.of("concern-rating.dmn", "safety-floor.dmn", "referral-routing.dmn",
            "adult-concern.dmn");
    private static final Map<String, Evaluation> EXAMPLES = new LinkedHashMap<>();
    private static DecisionEngine engine;
    private static Decisions decisions;

    @BeforeAll
    static void start() {
        engine = DecisionEngine.with(FILES.toArray(String[]::new));
        decisions = engine.decisions();
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/dmn/concern-rating.csv", delimiter = ';', numLinesToSkip = 1)
    void every_rule_of_the_concern_rating_holds_for_its_row_and_its_rating_is_not_lost(String rule, Rating rating, String facts) {
        var evaluation = examples().get(facts);
        assertThat(ids(evaluation)).contains(rule);
        assertThat(rating(evaluation).atLeast(rating)).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/dmn/safety-floor.csv", delimiter = ';', numLinesToSkip = 1)
    void every_rule_of_the_floor_holds_for_its_row(String rule, Rating rating, String facts) {
        var evaluation = decisions.evaluate("safetyFloor", Facts.of(facts));
        assertThat(ids(evaluation)).contains(rule);
        assertThat(evaluation.rows()).extracting(row -> row.get("floorRating")).contains(rating.name());
    }

    @ParameterizedTest(name = "{0} {2}")
    @CsvFileSource(resources = "/dmn/referral-routing.csv", delimiter = ';', numLinesToSkip = 1)
    void every_row_of_the_routing_holds_alone(String rule, String route, String facts) {
        var evaluation = decisions.evaluate("referralRouting", Facts.only(facts));
        assertThat(ids(evaluation)).containsExactly(rule);
        assertThat(evaluation.row().orElseThrow()).containsEntry("route", route);
    }

    @ParameterizedTest
    @ValueSource(strings = {"concern-rating", "safety-floor", "referral-routing", "adult-concern"})
    void every_rule_has_a_row_in_the_examples(String file) {
        assertThat(csv(file).map(row -> row[0]).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(elements(model(file + ".dmn"), Rule.class).map(Rule::getId).toList());
    }

    @Test
    void rule_ids_are_unique_over_all_tables_and_name_the_rule() {
        var ids = FILES.stream().flatMap(file -> elements(model(file), Rule.class)).map(Rule::getId).toList();
        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("rule_[A-Za-z0-9]+(_[A-Za-z0-9]+)*"));
    }

    @Test
    void every_rule_says_why_in_one_text_that_ends_with_its_source() {
        FILES.stream().flatMap(file -> elements(model(file), Rule.class)).forEach(rule ->
                assertThat(rule.getDescription().getTextContent()).as(rule.getId()).matches("(?s)[A-Z].{20,}\\. \\[[^\\]]+\\]"));
    }

    @Test
    void every_decision_has_a_name_a_description_a_version_tag_and_ten_years_of_history() {
        FILES.stream().flatMap(file -> elements(model(file), Decision.class)).forEach(decision -> {
            assertThat(decision.getName()).as(decision.getId()).isNotBlank();
            assertThat(decision.getDescription().getTextContent()).as(decision.getId()).isNotBlank();
            assertThat(decision.getVersionTag()).as(decision.getId()).isNotBlank();
            assertThat(decision.getCamundaHistoryTimeToLiveString()).as(decision.getId()).isEqualTo("P3650D");
        });
    }

    @Test
    void the_order_of_rows_is_nobodys_policy() {
        FILES.stream().flatMap(file -> elements(model(file), DecisionTable.class)).forEach(table ->
                assertThat(table.getHitPolicy()).as(table.getId()).isIn(HitPolicy.UNIQUE, HitPolicy.COLLECT));
    }

    @Test
    void tables_speak_feel_only() {
        FILES.stream().map(ThresholdTablesTest::model).forEach(model -> {
            assertThat(elements(model, UnaryTests.class).map(UnaryTests::getExpressionLanguage)).containsOnlyNulls();
            assertThat(elements(model, InputExpression.class).map(InputExpression::getExpressionLanguage)).containsOnlyNulls();
            assertThat(elements(model, LiteralExpression.class).map(LiteralExpression::getExpressionLanguage)).containsOnlyNulls();
        });
    }

    @Test
    void no_output_has_the_name_of_another_or_of_an_input() {
        for (var file : FILES) {
            var read = DecisionFile.read(Dmn.convertToString(model(file)));
            var outputs = elements(model(file), Output.class).map(Output::getName).toList();
            // what one table passes on to the next it passes on under this name
            var passedOn = read.tables().values().stream().flatMap(table -> read.needs().get(table.id()).stream())
                    .filter(read.tables()::containsKey).flatMap(needed -> read.tables().get(needed).outputs().stream())
                    .map(DecisionFile.Column::expression).collect(Collectors.toSet());
            var facts = Stream.concat(Facts.reassuring().keySet().stream(), elements(model(file), Input.class)
                    .map(input -> input.getInputExpression().getText().getTextContent()))
                    .filter(fact -> !passedOn.contains(fact) || Facts.reassuring().containsKey(fact)).collect(Collectors.toSet());
            assertThat(outputs).as(file).doesNotHaveDuplicates().doesNotContainAnyElementsOf(facts);
        }
    }

    @Test
    void tables_name_only_categories_and_signs_that_exist() {
        var codes = Pattern.codes(FILES.stream().flatMap(file -> elements(model(file), UnaryTests.class))
                .map(test -> test.getText().getTextContent()).filter(text -> text.contains("list contains")));
        assertThat(codes).isSubsetOf(Stream.of(Indicator.values()).map(Enum::name).collect(Collectors.toSet()));
        var categories = Pattern.codes(FILES.stream().flatMap(file -> elements(model(file), Input.class))
                .filter(input -> input.getId().endsWith("_category")).map(input -> input.getInputValues().getText().getTextContent()));
        assertThat(categories).isEqualTo(Stream.of(Category.values()).map(Enum::name).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"wolverhampton", "dudley", "sandwell"})
    void every_agency_that_a_rule_asks_is_one_of_the_hub_or_is_reached_otherwise(String hub) {
        var reached = Stream.concat(Hubs.named(hub).agencies().stream().map(HubSettings.Agency::code),
                Stream.of(ReachedOtherwise.values()).map(ReachedOtherwise::code)).collect(Collectors.toSet());
        var asked = examples().values().stream().flatMap(evaluation -> evaluation.rules().stream())
                .flatMap(rule -> rule.outputs().entrySet().stream())
                .filter(output -> output.getKey().endsWith("Agencies") || output.getKey().endsWith("AskFirst"))
                .flatMap(output -> Stream.of(output.getValue().toString().split(","))).filter(code -> !code.isEmpty());

        assertThat(asked.collect(Collectors.toSet())).contains("domestic-abuse", "lado").isSubsetOf(reached);
    }

    @Test
    void every_sign_moves_some_rule() {
        var used = Pattern.codes(elements(model("concern-rating.dmn"), Rule.class)
                .flatMap(rule -> rule.getInputEntries().stream()).map(entry -> entry.getText().getTextContent()));
        used.addAll(Pattern.codes(elements(model("concern-rating.dmn"), Input.class)
                .filter(input -> input.getId().endsWith("_signs")).map(input -> input.getInputExpression().getText().getTextContent())));
        assertThat(Stream.of(Indicator.values()).map(Enum::name)).allMatch(used::contains);
    }

    @Test
    void on_green_no_agency_is_asked() {
        examples().values().stream().flatMap(evaluation -> evaluation.rules().stream()).filter(rule -> outputs(rule, "Rating").contains("GREEN"))
                .forEach(rule -> assertThat(outputs(rule, "Agencies")).as(rule.ruleId()).allMatch(String::isEmpty));
    }

    @Test
    void rules_of_two_families_together_never_lose_the_gravest() {
        var rows = csv("concern-rating").filter(row -> !row[0].startsWith("rule_M")).toList();
        for (var first : rows) {
            for (var second : sample(rows, 1, first[0].hashCode())) {
                var evaluation = decisions.evaluate("concernRating", together(Facts.of(first[2]), Facts.of(second[2])));
                assertThat(rating(evaluation)).as("%s with %s", first[0], second[0]).isEqualTo(gravest(evaluation));
            }
        }
    }

    @Test
    void every_pair_of_families_that_holds_together_gives_the_gravest() {
        var seen = new TreeSet<String>();
        var families = familyExamples();
        families.forEach((first, signsOfFirst) -> families.forEach((second, signsOfSecond) -> {
            var facts = Facts.reassuring();
            facts.put("indicators", Stream.of(signsOfFirst, signsOfSecond).distinct().toList());
            var evaluation = decisions.evaluate("concernRating", facts);
            var held = evaluation.rules().stream().map(FiredRule::decisionId).collect(Collectors.toSet());
            assertThat(held).as("%s with %s", first, second).contains(first, second);
            assertThat(rating(evaluation)).as("%s with %s", first, second).isEqualTo(gravest(evaluation));
            seen.add(first + " " + second);
        }));
        assertThat(seen).hasSize(families.size() * families.size());
    }

    @Test
    void a_fact_left_out_counts_as_unknown_and_breaks_no_table() {
        for (var row : sample(csv("concern-rating").toList(), 4, 7)) {
            for (var fact : Facts.reassuring().keySet()) {
                var unknown = Facts.without(Facts.of(row[2]), fact);
                assertThat(rating(decisions.evaluate("concernRating", unknown))).as(row[0] + " without " + fact).isNotNull();
                decisions.evaluate("safetyFloor", unknown);
            }
        }
    }

    @Test
    void shuffled_rows_decide_alike() {
        var shuffled = shuffled(model("concern-rating.dmn"), 20260610);
        try (var other = DecisionEngine.with()) {
            other.deploy("concern-rating.dmn", shuffled);
            examples().forEach((facts, asShipped) -> {
                var inOtherOrder = other.decisions().evaluate("concernRating", Facts.of(facts));
                assertThat(rating(inOtherOrder)).as(facts).isEqualTo(rating(asShipped));
                assertThat(ids(inOtherOrder)).as(facts).containsExactlyInAnyOrderElementsOf(ids(asShipped));
            });
        }
    }

    @Test
    void a_contact_goes_exactly_one_way_whatever_is_known_of_it() {
        for (var kind : List.of("CHILD_CONCERN", "EARLY_HELP_REQUEST", "GENERAL_ENQUIRY")) {
            for (var subject : List.of("CHILD", "ADULT", "NOBODY")) {
                for (var lives : List.of("UNKNOWN", "NO")) {
                    for (var open : values("openTo")) {
                        for (var closed : new Integer[]{null, 0, 28, 29}) {
                            for (var rating : values("proposedRating")) {
                                var facts = new java.util.HashMap<String, Object>(Map.of("contactKind", kind, "subjectKind", subject,
                                        "livesInArea", lives, "openTo", open, "proposedRating", rating));
                                facts.put("closedDaysAgo", closed);
                                var rows = decisions.evaluate("referralRouting", facts).rows();
                                assertThat(rows).as(facts.toString()).hasSizeLessThanOrEqualTo(1);
                                assertThat(rows.isEmpty() && !subject.equals("NOBODY") )
                                        .as("no way for " + facts).isFalse();
                            }
                        }
                    }
                }
            }
        }
    }

    private static List<String> values(String input) {
        return elements(model("referral-routing.dmn"), Input.class).filter(i -> i.getId().endsWith("_" + input)).findFirst()
                .map(i -> List.copyOf(Pattern.codes(Stream.of(i.getInputValues().getText().getTextContent())))).orElseThrow();
    }

    /** Every row of the examples with what the tables give for it, evaluated once. */
    private static Map<String, Evaluation> examples() {
        if (EXAMPLES.isEmpty()) {
            csv("concern-rating").forEach(row -> EXAMPLES.computeIfAbsent(row[2],
                    facts -> decisions.evaluate("concernRating", Facts.of(facts))));
        }
        return EXAMPLES;
    }

    /** One sign for each family that makes one of its rules hold under any heading. */
    private static Map<String, String> familyExamples() {
        return Map.ofEntries(Map.entry("immediateDanger", "PERPETRATOR_AT_SCENE_NOW"), Map.entry("physicalHarm", "HIT_SEEN_BY_PROFESSIONAL"),
                Map.entry("sexualHarm", "PROBLEMATIC_BEHAVIOUR"), Map.entry("exploitation", "GANG_ASSOCIATION"),
                Map.entry("harmfulPractice", "FGM_IN_FAMILY"), Map.entry("radicalisation", "EXTREMIST_CONTENT"),
                Map.entry("missingChild", "MISSING_OVER_24_HOURS"), Map.entry("domesticAbuse", "STRANGULATION"),
                Map.entry("neglect", "GRADED_CARE_PROFILE_4_OR_5"), Map.entry("emotionalHarm", "REPEATED_SELF_HARM"),
                Map.entry("parentalDifficulty", "ILLNESS_AFFECTS_CARE"), Map.entry("unbornBaby", "BIRTH_IMMINENT"),
                Map.entry("specialCircumstances", "WITCHCRAFT_OR_POSSESSION_BELIEF"), Map.entry("dailyLife", "ATTENDANCE_BELOW_HALF"),
                Map.entry("peersAndOnline", "SEXTORTION"));
    }

    private static Map<String, Object> together(Map<String, Object> first, Map<String, Object> second) {
        var facts = Facts.reassuring();
        facts.replaceAll((name, usual) -> java.util.Objects.equals(first.get(name), usual) ? second.get(name) : first.get(name));
        facts.put("indicators", Stream.concat(((List<?>) first.get("indicators")).stream(), ((List<?>) second.get("indicators")).stream())
                .distinct().toList());
        return facts;
    }

    private static Rating gravest(Evaluation evaluation) {
        return evaluation.rules().stream().filter(rule -> !rule.decisionId().equals("concernRating"))
                .flatMap(rule -> outputs(rule, "Rating").stream()).map(Rating::valueOf).reduce(Rating::max).orElse(Rating.AMBER);
    }

    private static List<String> outputs(FiredRule rule, String ending) {
        return rule.outputs().entrySet().stream().filter(output -> output.getKey().endsWith(ending))
                .map(output -> output.getValue().toString()).toList();
    }

    private static Rating rating(Evaluation evaluation) {
        return Rating.valueOf(evaluation.row().orElseThrow().get("rating").toString());
    }

    private static List<String> ids(Evaluation evaluation) {
        return evaluation.rules().stream().map(FiredRule::ruleId).toList();
    }

    private static <T> List<T> sample(List<T> all, int size, long seed) {
        var some = new ArrayList<>(all);
        Collections.shuffle(some, new Random(seed));
        return some.subList(0, Math.min(size, some.size()));
    }

    private static Stream<String[]> csv(String file) {
        try (var in = ThresholdTablesTest.class.getResourceAsStream("/dmn/" + file + ".csv")) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).lines().skip(1).map(line -> line.split(";")).toList().stream();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static DmnModelInstance model(String file) {
        return Dmn.readModelFromStream(ThresholdTablesTest.class.getResourceAsStream("/dmn/" + file));
    }

    private static <T extends org.camunda.bpm.model.xml.instance.ModelElementInstance> Stream<T> elements(DmnModelInstance model, Class<T> type) {
        return model.getModelElementsByType(type).stream();
    }

    /** The shipped table with the rows of every table in another order. */
    static String shuffledConcernRating(long seed) {
        return shuffled(model("concern-rating.dmn"), seed);
    }

    private static String shuffled(DmnModelInstance model, long seed) {
        elements(model, DecisionTable.class).forEach(table -> {
            var rules = new ArrayList<>(table.getRules());
            table.getRules().clear();
            Collections.shuffle(rules, new Random(seed));
            table.getRules().addAll(rules);
        });
        return Dmn.convertToString(model);
    }

    private static final class Pattern {

        private static final java.util.regex.Pattern CODE = java.util.regex.Pattern.compile("\"([A-Z][A-Z0-9_]+)\"");

        static Set<String> codes(Stream<String> texts) {
            return texts.flatMap(text -> CODE.matcher(text).results()).map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
