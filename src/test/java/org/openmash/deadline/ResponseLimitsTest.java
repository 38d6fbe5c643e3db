package org.openmash.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmash.hub.Hubs;
import org.openmash.platform.DecisionEngine;
import org.openmash.referral.Rating;

/** The policy lead's table of limits: every rule, every combination, and what holds when it is broken. */
class ResponseLimitsTest {

    private static final Path TABLE = Path.of("dmn/response-limit.dmn");
    private static final WorkingTime WOLVERHAMPTON = new WorkingTime(Hubs.wolverhampton());

    private static DecisionEngine engine;

    @BeforeAll
    static void start() {
        engine = DecisionEngine.with("response-limit.dmn");
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    private static ResponseLimits of(String hub) {
        return new ResponseLimits(engine.decisions(), hub);
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/dmn/response-limit.csv", delimiter = ';', numLinesToSkip = 1)
    void every_rule_gives_its_length(String rule, String length, Basis basis, ClockKind clock, Rating rating,
            Circumstance circumstance, String hub) {
        var terms = of(hub).of(clock, rating, circumstance);

        assertThat(terms.ruleId()).isEqualTo(rule);
        assertThat(terms.length()).isEqualTo(length);
        assertThat(terms.basis()).isEqualTo(basis);
        assertThat(terms.metBy()).isNotBlank();
    }

    @Test
    void no_rule_is_without_a_row_in_the_csv() throws IOException {
        var rules = Dmn.readModelFromFile(TABLE.toFile()).getModelElementsByType(Rule.class).stream().map(Rule::getId)
                .collect(Collectors.toCollection(TreeSet::new));
        var rows = Files.readAllLines(Path.of("src/test/resources/dmn/response-limit.csv")).stream().skip(1)
                .map(row -> row.split(";")[0]).collect(Collectors.toCollection(TreeSet::new));
        assertThat(rows).isEqualTo(rules);
    }

    @Test
    void whatever_is_owed_at_whatever_rating_exactly_one_rule_holds() {
        var without = new ArrayList<String>();
        for (var hub : List.of("wolverhampton", "dudley", "sandwell", "elsewhere")) {
            var table = of(hub);
            for (var clock : ClockKind.values()) {
                for (var rating : Rating.values()) {
                    for (var circumstance : Circumstance.values()) {
                        if (table.of(clock, rating, circumstance).ruleId().isEmpty()) {
                            without.add(clock + " " + rating + " " + circumstance + " " + hub);
                        }
                    }
                }
            }
        }
        assertThat(without).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Wed 10 Jun 2026 09:00", "Fri 12 Jun 2026 16:00", "Thu 24 Dec 2026 18:00",
        "Sat 24 Oct 2026 23:30", "Thu 2 Apr 2026 16:50"})
    void a_more_urgent_rating_or_circumstance_is_never_given_more_time(String received) {
        var start = London.at(received);
        for (var clock : Set.of(ClockKind.RESPONSE, ClockKind.FIRST_LOOK, ClockKind.AGENCY_REPLY,
                ClockKind.ACCEPTANCE)) {
            for (var circumstance : Circumstance.values()) {
                assertThat(due(clock, Rating.RED, circumstance, start))
                        .isBeforeOrEqualTo(due(clock, Rating.AMBER, circumstance, start).plusSeconds(
                                circumstance == Circumstance.SAME_DAY ? 14_400 : 0));
                assertThat(due(clock, Rating.AMBER, circumstance, start))
                        .isBeforeOrEqualTo(due(clock, Rating.GREEN, circumstance, start));
            }
            for (var rating : Rating.values()) {
                assertThat(due(clock, rating, Circumstance.DANGER_NOW, start))
                        .isBeforeOrEqualTo(due(clock, rating, Circumstance.NONE, start));
            }
        }
    }

    private static java.time.Instant due(ClockKind clock, Rating rating, Circumstance circumstance,
            java.time.Instant start) {
        var terms = of("wolverhampton").of(clock, rating, circumstance);
        return WOLVERHAMPTON.due(start, terms.length(), terms.basis());
    }

    @Test
    void only_red_asks_somebody_to_act_before_it_passes() {
        for (var clock : ClockKind.values()) {
            for (var rating : Rating.values()) {
                var told = of("wolverhampton").of(clock, rating, Circumstance.NONE).tellNear();
                assertThat(told.isPresent()).as("%s %s", clock, rating).isEqualTo(
                        (clock == ClockKind.RESPONSE || clock == ClockKind.AGENCY_REPLY) && rating == Rating.RED
                                || clock == ClockKind.WRITTEN_CONFIRMATION);
            }
        }
    }

    @Test
    void a_broken_table_shortens_limits_and_never_lengthens_them() throws IOException {
        try (var broken = DecisionEngine.with()) {
            broken.deploy("response-limit.dmn", Files.readString(TABLE).replace("\"PT72H\"", "\"three days\"")
                    .replace("\"SAME_TIME_WORKING_DAYS\"", "\"NEXT_WEEK\""));
            var table = new ResponseLimits(broken.decisions(), "wolverhampton");

            assertThat(table.of(ClockKind.RESPONSE, Rating.GREEN, Circumstance.NONE).length()).isEqualTo("PT24H");
            assertThat(table.of(ClockKind.FIRST_OUTCOME, Rating.RED, Circumstance.NONE).length()).isEqualTo("PT4H");
            assertThat(table.of(ClockKind.RESPONSE, Rating.AMBER, Circumstance.NONE).length()).isEqualTo("PT24H");
        }
    }

    @Test
    void without_any_table_everything_is_due_soon_and_somebody_is_told() {
        try (var empty = DecisionEngine.with()) {
            var table = new ResponseLimits(empty.decisions(), "wolverhampton");

            assertThat(table.of(ClockKind.RESPONSE, Rating.RED, Circumstance.NONE).length()).isEqualTo("PT4H");
            assertThat(table.of(ClockKind.FAMILY_LETTER, Rating.GREEN, Circumstance.NONE).tellBreach())
                    .contains("unit-manager");
        }
    }
}
