package org.openmash.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.openmash.referral.Rating.AMBER;
import static org.openmash.referral.Rating.GREEN;
import static org.openmash.referral.Rating.NONE;
import static org.openmash.referral.Rating.RED;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmash.hub.HubSettings;
import org.openmash.platform.DecisionEngine;
import org.openmash.referral.Category;
import org.openmash.referral.DaGrade;
import org.openmash.referral.Disclosure;
import org.openmash.referral.Explanation;
import org.openmash.referral.History;
import org.openmash.referral.Immediacy;
import org.openmash.referral.Indicator;
import org.openmash.referral.Injury;
import org.openmash.referral.PerpetratorAccess;
import org.openmash.referral.Rating;
import org.openmash.referral.Severity;
import org.openmash.referral.SubjectKind;
import org.openmash.referral.YesNoUnknown;

/** What is proposed for a child: the published cases, the safe defaults, and whom to ask. */
class RatingProposalsTest {

    /** Signs that speak for the family, or that are the mild end of a family: an answer, where there was none. */
    private static final Set<Indicator> MILD = EnumSet.of(Indicator.VERIFIED_MEDICAL_CAUSE, Indicator.PARENTS_SEPARATED,
            Indicator.PARENTS_ENGAGING, Indicator.PARENTS_PROTECTIVE, Indicator.SUPPORTED_BY_PARENTS_AND_SCHOOL,
            Indicator.CONTROLLED_USE_IN_TREATMENT, Indicator.RETURNED_AND_EXPLAINED, Indicator.BULLYING,
            Indicator.CONSENSUAL_IMAGE_SHARING, Indicator.PARENTAL_CONFLICT, Indicator.EVICTION_RISK);
    private static final List<String> MILD_CASES = List.of("category=ATTENDANCE|indicators=POOR_ATTENDANCE",
            "category=NEGLECT|indicators=HUNGER+PARENTS_ENGAGING", "category=DOMESTIC_ABUSE|daScale=1",
            "category=NO_CONCERN", "category=PHYSICAL|injury=MINOR|explanation=CONSISTENT");

    private static DecisionEngine engine;
    private static RatingProposals proposals;

    @BeforeAll
    static void start() {
        engine = DecisionEngine.with("concern-rating.dmn", "safety-floor.dmn");
        proposals = on(engine);
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    private static RatingProposals on(DecisionEngine engine) {
        return RatingProposals.on(engine.decisions());
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvFileSource(resources = "/policy/worked-cases.csv", delimiter = ';', numLinesToSkip = 1)
    void the_published_cases_come_out_as_their_sources_say(String id, String story, Rating rating, String level, String route,
                                                           String facts) {
        var proposal = proposals.propose(subject(Facts.only(facts)));
        assertThat(proposal.rating()).isEqualTo(rating);
        assertThat(proposal.level()).isEqualTo(level);
        assertThat(proposal.route()).isEqualTo(route);
        assertThat(proposal.reasons()).isNotEmpty();
    }

    @Test
    void three_calls_about_a_mother_who_drinks_are_raised_by_the_calls_and_by_the_newborn() {
        var proposal = proposals.propose(subject(Facts.of("category=PARENT_SUBSTANCE|ageMonths=0|repeatContacts12m=3"
                + "|indicators=CONTROLLED_USE_IN_TREATMENT")));
        assertThat(ids(proposal)).contains("rule_M02_repeatedContacts", "rule_M03a_baby");
    }

    @Test
    void what_nobody_has_said_is_amber_and_the_referrer_is_asked() {
        var nothing = new SubjectFacts(null, null, null, null, null, null, 0, false, null);
        assertThat(proposals.propose(nothing).rating()).isEqualTo(AMBER);
        assertThat(proposals.propose(nothing).askReferrer()).contains("What is the concern about?");
        var unknown = proposals.propose(subject(Facts.only("category=UNKNOWN")));
        assertThat(unknown.rating()).isEqualTo(AMBER);
        assertThat(unknown.askReferrer()).contains("How serious is it?", "Is the child injured?",
                "Can the person who may have done the harm reach the child now?", "How old is the child?");
    }

    @Test
    void danger_now_is_red_even_without_any_concern() {
        var facts = new SubjectFacts(SubjectKind.CHILD, 100, null, null, null, null, 0, true, List.of());
        assertThat(proposals.propose(facts).rating()).isEqualTo(RED);
    }

    @Test
    void several_concerns_give_the_gravest_rating_and_all_agencies() {
        var proposal = proposals.propose(subject(Facts.of("category=ATTENDANCE|indicators=POOR_ATTENDANCE"),
                Facts.of("category=NEGLECT|indicators=HUNGER+POOR_HYGIENE"), Facts.of("category=DOMESTIC_ABUSE|daScale=4")));
        assertThat(proposal.rating()).isEqualTo(RED);
        assertThat(proposal.agencies()).contains("police", "domestic-abuse", "probation", "early-intervention");
        assertThat(proposal.heldBack()).isEmpty();
        assertThat(proposal.reasons().get(0).rating()).isEqualTo(RED);
    }

    @Test
    void on_green_nobody_is_asked() {
        var proposal = proposals.propose(subject(Facts.of("category=YOUNG_CARER")));
        assertThat(proposal.rating()).isEqualTo(GREEN);
        assertThat(proposal.agencies()).isEmpty();
    }

    @Test
    void where_marriage_is_forced_only_the_police_are_asked_whatever_else_is_reported() {
        var proposal = proposals.propose(subject(Facts.of("category=HBA_FM"), Facts.of("category=NEGLECT|indicators=ABANDONED")));
        assertThat(proposal.agencies()).containsExactly("police");
        assertThat(proposal.heldBack()).containsKeys("health", "education", "housing");
        assertThat(proposal.heldBack().get("education")).contains("nobody contacts the family");
        assertThat(proposal.mayAsk("police")).isTrue();
        assertThat(proposal.mayAsk("voluntary-sector")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"indicators=FGM_HAPPENED;police", "indicators=FGM_TRAVEL_PLANNED;police", "category=FII;health",
        "category=POSITION_OF_TRUST;lado,police"})
    void rules_that_restrict_whom_to_ask_hold_the_others_back(String row) {
        var cells = row.split(";");
        var proposal = proposals.propose(subject(Facts.of(cells[0])));
        assertThat(proposal.agencies()).containsExactlyInAnyOrder(cells[1].split(","));
        assertThat(proposal.heldBack()).containsKey("education").doesNotContainKeys(cells[1].split(","));
    }

    @Test
    void the_red_of_one_child_is_given_to_the_others_of_the_household_and_so_is_its_restriction() {
        var sister = subject(Facts.of("category=HBA_FM"));
        var brother = subject(Facts.of("category=ATTENDANCE|indicators=POOR_ATTENDANCE"));
        var both = proposals.proposeForHousehold(List.of(sister, brother));
        assertThat(both).extracting(RatingProposal::rating).containsExactly(RED, RED);
        assertThat(both.get(1).reasons().get(0).reason()).startsWith("Another child of the household");
        assertThat(both.get(1).agencies()).containsExactly("police");
        assertThat(both.get(1).mayAsk("education")).isFalse();
        assertThat(proposals.propose(brother).rating()).isEqualTo(GREEN);
    }

    @Test
    void an_adult_at_risk_goes_to_the_adult_lead_and_gives_no_child_a_rating() {
        var adult = new SubjectFacts(SubjectKind.ADULT, 600, null, null, null, null, 0, true, List.of());
        var child = subject(Facts.of("category=YOUNG_CARER"));
        var both = proposals.proposeForHousehold(List.of(adult, child));
        assertThat(both).extracting(RatingProposal::rating).containsExactly(AMBER, GREEN);
        assertThat(both.get(0).reasons().get(0).reason()).contains("adult safeguarding lead decides");
    }

    @Test
    void access_that_nobody_knows_counts_as_living_together() {
        var unknown = Facts.of("category=SEXUAL|indicators=SEXUAL_OFFENDER|perpetratorAccess=UNKNOWN");
        assertThat(proposals.propose(subject(unknown)).rating()).isEqualTo(RED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"severity", "injury", "immediacy"})
    void a_missing_answer_in_a_category_of_harm_is_amber_at_least(String answer) {
        for (var category : Category.values()) {
            var facts = Facts.of("category=" + category);
            facts.put(answer, "UNKNOWN");
            var rating = proposals.propose(subject(facts)).rating();
            assertThat(rating.atLeast(AMBER) || !category.isHarm()).as(category + " " + answer).isTrue();
        }
    }

    @Test
    void an_unknown_answer_never_rates_lower_than_the_most_reassuring_one() {
        var answers = Map.<String, Object[]>ofEntries(Map.entry("severity", Severity.values()), Map.entry("injury", Injury.values()),
                Map.entry("immediacy", Immediacy.values()), Map.entry("explanation", Explanation.values()),
                Map.entry("disclosure", Disclosure.values()), Map.entry("perpetratorAccess", PerpetratorAccess.values()),
                Map.entry("nonMobile", YesNoUnknown.values()), Map.entry("disabled", YesNoUnknown.values()),
                Map.entry("history", History.values()), Map.entry("daGrade", DaGrade.values()),
                Map.entry("ageMonths", new Object[]{"UNKNOWN", 3, 11, 60, 100, 200}));
        MILD_CASES.forEach(row -> answers.forEach((answer, values) -> {
            var least = Stream.of(values).filter(value -> !value.toString().equals("UNKNOWN"))
                    .map(value -> with(row, answer, value)).map(RatingProposal::rating).reduce((a, b) -> a.max(b) == a ? b : a).orElseThrow();
            assertThat(with(row, answer, null).rating().atLeast(least)).as("%s without %s", row, answer).isTrue();
        }));
    }

    @Test
    void one_more_sign_of_harm_never_lowers_a_rating() {
        for (var row : MILD_CASES.subList(0, 2)) {
            var before = proposals.propose(subject(Facts.of(row))).rating();
            for (var sign : EnumSet.complementOf(EnumSet.copyOf(MILD))) {
                var facts = Facts.of(row);
                var signs = new ArrayList<Object>((List<?>) facts.get("indicators"));
                signs.add(sign.name());
                facts.put("indicators", signs);
                assertThat(proposals.propose(subject(facts)).rating().atLeast(before)).as("%s with %s", row, sign).isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"category=NO_CONCERN", "category=ATTENDANCE|indicators=POOR_ATTENDANCE"})
    void words_of_danger_raise_a_low_rating_to_look_again_and_are_shown(String row) {
        var proposal = proposals.propose(withWords(subject(Facts.of(row)), "knife", "beats"));
        assertThat(proposal.rating()).isEqualTo(AMBER);
        assertThat(proposal.reasons().get(0).ruleId()).isEqualTo("redWords");
        assertThat(proposal.reasons().get(0).reason()).startsWith("Look again:").contains("\"knife\", \"beats\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"injury=SERIOUS", "category=DOMESTIC_ABUSE|daScale=3"})
    void words_of_danger_change_no_rating_that_is_high_already(String row) {
        var without = proposals.propose(subject(Facts.of(row)));
        assertThat(proposals.propose(withWords(subject(Facts.of(row)), "knife"))).isEqualTo(without);
    }

    private static SubjectFacts withWords(SubjectFacts facts, String... words) {
        return new SubjectFacts(facts.kind(), facts.ageMonths(), facts.nonMobile(), facts.disabled(),
                facts.gestationWeeks(), facts.history(), facts.repeatContacts12m(), facts.dangerNow(), facts.concerns(),
                List.of(words));
    }

    @Test
    void a_council_names_its_own_levels_for_a_rating() {
        var london = new RatingProposals(new ThresholdTables(engine.decisions()), new Levels(
                new HubSettings.Levels(Map.of("3", "Complex"), Map.of("RED", List.of("4"), "AMBER", List.of("3"), "GREEN",
                        List.of("2"), "NONE", List.of("1")))));
        var neglect = subject(Facts.of("category=NEGLECT|indicators=HUNGER+POOR_HYGIENE"));
        assertThat(proposals.propose(neglect).level()).isEqualTo("4");
        assertThat(london.propose(neglect).level()).isEqualTo("3");
        assertThat(london.propose(subject(Facts.of("category=YOUNG_CARER"))).level()).isEqualTo("2");
    }

    @Test
    void what_would_change_a_rating_names_the_unknown_first_and_what_the_tables_would_propose() {
        var facts = subject(Facts.of("category=PHYSICAL|severity=UNKNOWN|injury=MINOR|explanation=CONSISTENT"));
        var changes = proposals.whatWouldChange(facts, Map.of());
        assertThat(proposals.propose(facts).rating()).isEqualTo(AMBER);
        assertThat(changes).isNotEmpty().allMatch(change -> change.rating() != AMBER);
        assertThat(changes).extracting(WouldChange::answer).contains("Is the child hurt? A serious injury",
                "How was it explained? It does not fit, or it changed / None was given");
        var unknownFirst = changes.stream().map(WouldChange::unknown).toList();
        assertThat(unknownFirst).isSortedAccordingTo(Comparator.reverseOrder());
        changes.forEach(change -> assertThat(change.answer()).isNotBlank());
    }

    @Test
    void a_broken_table_is_amber_and_said_and_the_floor_still_holds() {
        try (var broken = DecisionEngine.with("safety-floor.dmn")) {
            broken.deploy("concern-rating.dmn", shipped("concern-rating").replace("\"SERIOUS\"", "\"SERIOUS"));
            var mild = on(broken).propose(subject(Facts.of("category=NO_CONCERN")));
            assertThat(mild.rating()).isEqualTo(AMBER);
            assertThat(ids(mild)).contains("M08_tableFailed");
            assertThat(mild.reasons().get(0).reason()).contains("concernRating");
            assertThat(on(broken).propose(subject(Facts.of("injury=SERIOUS"))).rating()).isEqualTo(RED);
        }
    }

    @Test
    void a_missing_table_is_amber_and_said() {
        try (var empty = DecisionEngine.with()) {
            assertThat(on(empty).propose(subject(Facts.of("category=NO_CONCERN"))).rating()).isEqualTo(AMBER);
        }
    }

    @Test
    void an_edited_table_cannot_take_the_floor_away() {
        try (var edited = DecisionEngine.with("safety-floor.dmn")) {
            edited.deploy("concern-rating.dmn", shipped("concern-rating")
                    .replaceAll("(<outputEntry id=\"Out_\\w+Rating\">\\s+<text>)\"RED\"", "$1\"GREEN\"")
                    .replaceAll("(<outputEntry id=\"Out_\\w+AskFirst\">\\s+<text>)\"police\"", "$1\"\""));
            var injured = on(edited).propose(subject(Facts.of("injury=SERIOUS")));
            assertThat(injured.rating()).isEqualTo(RED);
            assertThat(ids(injured)).contains("rule_floor_R02_seriousInjury").doesNotContain("M08_tableFailed");
            assertThat(on(edited).propose(subject(Facts.of("category=HBA_FM"))).mayAsk("education")).isFalse();
        }
    }

    @Test
    void the_tables_and_versions_that_took_part_are_named() {
        var proposal = proposals.propose(subject(Facts.of("category=NO_CONCERN")));
        assertThat(proposal.rating()).isEqualTo(NONE);
        assertThat(proposal.decisions()).extracting(DecisionUsed::key, DecisionUsed::version).containsExactlyInAnyOrder(
                tuple("concernRating", 1), tuple("safetyFloor", 1));
        assertThat(proposal.decisions().get(0).rules()).containsExactly("rule_R66_noConcern", "rule_joinNone");
        assertThat(proposal.decisions().get(0).inputs()).containsEntry("category", "NO_CONCERN")
                .containsEntry("ageMonths", 120).containsOnlyKeys(Facts.reassuring().keySet());
    }

    private static RatingProposal with(String row, String answer, Object value) {
        var facts = Facts.of(row);
        facts.put(answer, value instanceof Enum<?> code ? code.name() : value);
        return proposals.propose(subject(facts));
    }

    private static List<String> ids(RatingProposal proposal) {
        return proposal.reasons().stream().map(FiredReason::ruleId).toList();
    }

    private static String shipped(String file) {
        try (var in = RatingProposalsTest.class.getResourceAsStream("/dmn/" + file + ".dmn")) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @SafeVarargs
    private static SubjectFacts subject(Map<String, Object>... concerns) {
        var first = concerns[0];
        return new SubjectFacts(code(SubjectKind.class, first.get("subjectKind")), (Integer) first.get("ageMonths"),
                code(YesNoUnknown.class, first.get("nonMobile")), code(YesNoUnknown.class, first.get("disabled")),
                (Integer) first.get("gestationWeeks"), code(History.class, first.get("history")),
                (Integer) first.getOrDefault("repeatContacts12m", 1), (Boolean) first.getOrDefault("dangerNow", false),
                Arrays.stream(concerns).map(RatingProposalsTest::concern).toList());
    }

    private static ConcernFacts concern(Map<String, Object> facts) {
        var indicators = ((List<?>) facts.getOrDefault("indicators", List.of())).stream()
                .map(code -> Indicator.valueOf(code.toString())).collect(java.util.stream.Collectors.toSet());
        return new ConcernFacts(code(Category.class, facts.get("category")), code(Severity.class, facts.get("severity")),
                code(Immediacy.class, facts.get("immediacy")), code(Injury.class, facts.get("injury")),
                code(Explanation.class, facts.get("explanation")), code(Disclosure.class, facts.get("disclosure")),
                code(PerpetratorAccess.class, facts.get("perpetratorAccess")), code(DaGrade.class, facts.get("daGrade")),
                (Integer) facts.get("daScale"), indicators);
    }

    private static <E extends Enum<E>> E code(Class<E> type, Object name) {
        return name == null ? null : Enum.valueOf(type, name.toString());
    }
}
