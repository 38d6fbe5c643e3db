package org.openmash.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openmash.referral.YesNoUnknown.NO;
import static org.openmash.referral.YesNoUnknown.UNKNOWN;
import static org.openmash.referral.YesNoUnknown.YES;
import static org.openmash.threshold.AdultRoute.ADVICE;
import static org.openmash.threshold.AdultRoute.S42_ENQUIRY;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.openmash.platform.DecisionEngine;
import org.openmash.referral.YesNoUnknown;
import org.openmash.threshold.AdultFacts.Agreement;

/** What is proposed for an adult at risk, by the Care Act 2014. */
class AdultConcernsTest {

    private static DecisionEngine engine;
    private static AdultConcerns adults;

    @BeforeAll
    static void start() {
        engine = DecisionEngine.with("adult-concern.dmn");
        adults = new AdultConcerns(engine.decisions());
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    /** An adult about whom every answer is the most reassuring one, with capacity, who agrees. */
    private static AdultFacts facts(String row) {
        var answers = new LinkedHashMap<String, String>(Map.of("needsCareAndSupport", "NO", "experiencingOrAtRisk", "NO",
                "unableToProtect", "NO", "selfNeglect", "NO", "coercion", "NO", "capacity", "YES", "adultAgrees", "YES",
                "othersAtRisk", "NO", "crimeSuspected", "NO"));
        Stream.of(row.split("\\|")).map(cell -> cell.split("=")).forEach(cell -> answers.put(cell[0], cell[1]));
        return new AdultFacts(known(answers, "needsCareAndSupport"), known(answers, "experiencingOrAtRisk"),
                known(answers, "unableToProtect"), known(answers, "selfNeglect"), known(answers, "coercion"),
                known(answers, "capacity"), Agreement.valueOf(answers.get("adultAgrees")),
                known(answers, "othersAtRisk"), known(answers, "crimeSuspected"));
    }

    private static YesNoUnknown known(Map<String, String> answers, String name) {
        return YesNoUnknown.valueOf(answers.get(name));
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/dmn/adult-concern.csv", delimiter = ';', numLinesToSkip = 1)
    void every_rule_about_an_adult_holds_for_its_row(String rule, AdultRoute route, String row) {
        var proposal = adults.propose(facts(row));
        assertThat(proposal.decision().rules()).contains(rule);
        assertThat(proposal.route()).isEqualTo(route);
        assertThat(proposal.reasons()).isNotEmpty().allMatch(reason -> reason.endsWith("]"));
        assertThat(proposal.decision().inputs()).hasSize(9);
    }

    private static final List<YesNoUnknown> ALL = List.of(YES, NO, UNKNOWN);

    private static Stream<AdultFacts> everyCombination() {
        return ALL.stream().flatMap(needs -> ALL.stream().flatMap(risk -> ALL.stream().flatMap(unable -> ALL.stream()
                .flatMap(self -> ALL.stream().flatMap(coercion -> ALL.stream().flatMap(capacity -> Stream.of(
                        Agreement.values()).flatMap(agrees -> ALL.stream().flatMap(others -> ALL.stream().map(crime ->
                        new AdultFacts(needs, risk, unable, self, coercion, capacity, agrees, others, crime))))))))));
    }

    @Test
    void every_combination_of_answers_has_an_answer_and_no_unknown_one_ends_in_less_than_the_reassuring_one() {
        var all = everyCombination().toList();
        all.forEach(facts -> {
            var proposal = adults.propose(facts);
            assertThat(proposal.decision().rules()).as(facts.toString()).anyMatch(rule -> rule.compareTo("rule_A10") >= 0);
            if (facts.isDutyToEnquire() && facts.adultAgrees() != Agreement.NO) {
                assertThat(proposal.route()).as(facts.toString()).isEqualTo(S42_ENQUIRY);
            }
        });
        System.out.println("Adults: " + all.size() + " combinations of answers, none without a proposal");
        assertThat(all).hasSize(19_683);
    }

    @Test
    void an_adult_who_has_capacity_may_refuse_and_what_nobody_knows_is_enquired_into() {
        assertThat(adults.propose(new AdultFacts(YES, YES, YES, NO, NO, YES, Agreement.NO, NO, NO)).route())
                .isEqualTo(ADVICE);
        for (var one : List.of(new AdultFacts(YES, YES, YES, NO, NO, UNKNOWN, Agreement.NO, NO, NO),
                new AdultFacts(YES, YES, YES, NO, UNKNOWN, YES, Agreement.NO, NO, NO),
                new AdultFacts(YES, YES, YES, NO, NO, YES, Agreement.NO, UNKNOWN, NO),
                new AdultFacts(YES, YES, YES, NO, NO, YES, Agreement.NO, NO, UNKNOWN),
                new AdultFacts(null, null, null, null, null, null, null, null, null))) {
            assertThat(adults.propose(one).route()).as(one.toString()).isEqualTo(S42_ENQUIRY);
        }
    }

    @Test
    void a_missing_table_is_an_enquiry_and_said() {
        try (var empty = DecisionEngine.with()) {
            var proposal = new AdultConcerns(empty.decisions()).propose(facts("needsCareAndSupport=NO"));
            assertThat(proposal.route()).isEqualTo(S42_ENQUIRY);
            assertThat(proposal.reasons()).singleElement().asString().contains("could not be used");
        }
    }
}
