package org.openmash.information;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.openmash.information.AgencySelection.OfTheAgency;
import org.openmash.information.AgencySelection.OfTheCase;
import org.openmash.information.AgencySelection.RuleSays;
import org.openmash.information.AgencySelection.Selected;
import org.openmash.information.AgencySelection.Standing;
import org.openmash.platform.DecisionEngine;
import org.openmash.referral.Category;
import org.openmash.referral.Contact.ConsentState;
import org.openmash.referral.Rating;
import org.openmash.referral.YesNoUnknown;
import org.openmash.sharing.RestrictedKind;

/** Which agencies are proposed, row by row and for everything that a case can say. */
class AgencySelectionTest {

    private static DecisionEngine engine;
    private static AgencySelection selection;

    @BeforeAll
    static void start() {
        engine = DecisionEngine.with("agency-selection.dmn");
        selection = new AgencySelection(engine.decisions());
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    private static Selected of(Map<String, String> facts) {
        return of(selection, new OfTheAgency(facts.get("agency"), RuleSays.valueOf(facts.get("ruleSays")),
                facts.get("saidToKnow").equals("YES"), facts.get("knewBefore").equals("YES")), new OfTheCase(
                Rating.valueOf(facts.get("rating")), RestrictedKind.valueOf(facts.get("restrictedKind")),
                List.of(Category.valueOf(facts.get("category"))), ConsentState.valueOf(facts.get("consent")),
                YesNoUnknown.valueOf(facts.get("adultsAtHome")), YesNoUnknown.valueOf(facts.get("tenOrOlder"))));
    }

    private static Selected of(AgencySelection selection, OfTheAgency agency, OfTheCase mashCase) {
        return selection.of(List.of(agency), mashCase).get(agency.code());
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/dmn/agency-selection.csv", delimiter = ';', numLinesToSkip = 1)
    void every_row_says_what_it_should(String rule, Standing standing, String facts) {
        var selected = of(Stream.of(facts.split("\\|")).map(cell -> cell.split("="))
                .collect(Collectors.toMap(cell -> cell[0], cell -> cell[1])));

        assertThat(selected.standing()).isEqualTo(standing);
        assertThat(selected.rules()).containsKey(rule);
        assertThat(selected.rules().get(rule)).matches("(?s)[A-Z].{15,}\\. \\[[^\\]]+\\]");
    }

    @Test
    void no_row_of_the_table_is_without_a_row_in_the_csv() throws IOException {
        assertThat(Files.readAllLines(Path.of("src/test/resources/dmn/agency-selection.csv")).stream().skip(1)
                .map(row -> row.split(";")[0])).containsExactlyInAnyOrderElementsOf(Dmn.readModelFromFile(
                Path.of("dmn/agency-selection.dmn").toFile()).getModelElementsByType(Rule.class).stream().map(Rule::getId).toList());
    }

    @Test
    void whatever_a_case_says_some_row_holds_and_no_restriction_is_ever_passed_by() {
        var wrong = new ArrayList<String>();
        for (var rating : Rating.values()) {
            for (var kind : RestrictedKind.values()) {
                for (var consent : ConsentState.values()) {
                    for (var says : RuleSays.values()) {
                        for (var agency : List.of("police", "health", "education", "voluntary-sector")) {
                            var selected = of(selection, new OfTheAgency(agency, says, true, true), new OfTheCase(rating, kind,
                                    List.of(Category.OTHER), consent, YesNoUnknown.YES, YesNoUnknown.YES));
                            if (isWrong(selected, rating, kind, consent, says, agency)) {
                                wrong.add(rating + " " + kind + " " + consent + " " + says + " " + agency + ": " + selected);
                            }
                        }
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean isWrong(Selected selected, Rating rating, RestrictedKind kind, ConsentState consent, RuleSays says,
            String agency) {
        return selected.rules().containsKey("fallback")
                || says == RuleSays.HOLDS_BACK && selected.standing() != Standing.HELD_BACK
                || says == RuleSays.ASKS_FIRST && rating.atLeast(Rating.AMBER) && selected.standing() != Standing.PROPOSED
                || says != RuleSays.ASKS_FIRST && !mayBeAskedFirst(kind, agency) && selected.standing() != Standing.HELD_BACK
                || !rating.atLeast(Rating.AMBER) && consent != ConsentState.GIVEN && selected.standing() == Standing.PROPOSED;
    }

    private static boolean mayBeAskedFirst(RestrictedKind kind, String agency) {
        return switch (kind) {
            case FGM -> List.of("police", "health").contains(agency);
            case HBA_FM, STAFF -> agency.equals("police");
            case FII -> agency.equals("health");
            case NONE, UNKNOWN -> true;
        };
    }

    @Test
    void the_gravest_of_several_worries_counts() {
        var both = new OfTheCase(Rating.RED, RestrictedKind.NONE, List.of(Category.OTHER, Category.PARENT_MH), ConsentState.UNKNOWN,
                YesNoUnknown.UNKNOWN, YesNoUnknown.UNKNOWN);
        var one = new OfTheAgency("mental-health", RuleSays.SAYS_NOTHING, false, false);

        assertThat(of(selection, one, both).rules()).containsOnlyKeys("rule_W22_mentalHealth");
    }

    @Test
    void without_a_table_the_rules_of_the_rating_say_who_is_asked() {
        try (var empty = DecisionEngine.with()) {
            var without = new AgencySelection(empty.decisions());
            var mashCase = new OfTheCase(Rating.RED, RestrictedKind.NONE, List.of(), ConsentState.UNKNOWN, YesNoUnknown.YES,
                    YesNoUnknown.YES);

            assertThat(Stream.of(RuleSays.values()).map(says -> of(without, new OfTheAgency("police", says, true, true), mashCase)
                    .standing())).containsExactly(Standing.PROPOSED, Standing.PROPOSED, Standing.HELD_BACK,
                    Standing.NOT_PROPOSED);
        }
    }
}
