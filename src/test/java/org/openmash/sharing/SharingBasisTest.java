package org.openmash.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.openmash.platform.DecisionEngine;
import org.openmash.referral.Contact.ConsentState;
import org.openmash.referral.Contact.WhyNotSought;
import org.openmash.referral.Rating;
import org.openmash.referral.YesNoUnknown;

/** The table of the lawful-basis gate: every row L1 to L16, every combination, and what holds when it is broken. */
class SharingBasisTest {

    private static final Path TABLE = Path.of("dmn/sharing-basis.dmn");
    private static final YesNoUnknown YES = YesNoUnknown.YES;
    private static final YesNoUnknown NO = YesNoUnknown.NO;
    private static final YesNoUnknown UNKNOWN = YesNoUnknown.UNKNOWN;

    private static DecisionEngine engine;
    private static SharingBasis gate;

    @BeforeAll
    static void start() {
        engine = DecisionEngine.with("sharing-basis.dmn");
        gate = new SharingBasis(engine.decisions());
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/dmn/sharing-basis.csv", delimiter = ';', numLinesToSkip = 1)
    void every_row_says_what_it_should(String rule, May may, String approver, TellFamily tellFamily, String article6,
            String article9, String statute, YesNoUnknown harm, ConsentState consent, String why, YesNoUnknown duty,
            YesNoUnknown crime, RestrictedKind kind, Rating rating, RecipientKind recipient, YesNoUnknown childAsks,
            YesNoUnknown adultRefuses, YesNoUnknown anonymous, YesNoUnknown relevant) {
        var ruling = gate.rule(new SharingFacts(harm, consent, why.equals("NONE") ? Optional.empty()
                : Optional.of(WhyNotSought.valueOf(why)), duty, crime, kind, rating, recipient, childAsks, adultRefuses,
                anonymous, relevant), false);

        assertThat(ruling.ruleIds()).contains(rule);
        assertThat(ruling.may()).isEqualTo(may);
        assertThat(ruling.tellFamily()).isEqualTo(tellFamily);
        assertThat(ruling.needsReason()).isEqualTo(approver.equals("UNIT_MANAGER_WITH_REASON"));
        assertThat(ruling.reason()).isNotBlank();
        assertBegins(ruling.article6(), article6);
        assertBegins(ruling.article9(), article9);
        assertBegins(ruling.statute(), statute);
    }

    /** "-" where nothing leaves, so that no basis is claimed for it. */
    private static void assertBegins(String basis, String beginning) {
        if (beginning.equals("-")) {
            assertThat(basis).isEmpty();
        } else {
            assertThat(basis).startsWith(beginning);
        }
    }

    @Test
    void no_row_of_the_table_is_without_a_row_in_the_csv_and_all_sixteen_stand_there() throws IOException {
        var rules = Dmn.readModelFromFile(TABLE.toFile()).getModelElementsByType(Rule.class).stream().map(Rule::getId)
                .collect(Collectors.toCollection(TreeSet::new));
        var rows = Files.readAllLines(Path.of("src/test/resources/dmn/sharing-basis.csv")).stream().skip(1)
                .map(row -> row.split(";")[0]).collect(Collectors.toCollection(TreeSet::new));

        assertThat(rows).isEqualTo(rules);
        assertThat(rules.stream().map(rule -> rule.substring("rule_L".length(), "rule_L".length() + 2)).distinct())
                .hasSize(16);
    }

    private static SharingFacts facts(YesNoUnknown harm, ConsentState consent, WhyNotSought why, RestrictedKind kind,
            Rating rating) {
        return new SharingFacts(harm, consent, Optional.ofNullable(why), NO, NO, kind, rating, RecipientKind.AGENCY, NO,
                NO, NO, YES);
    }

    private static <T> T any(Random chance, T[] values) {
        return values[chance.nextInt(values.length)];
    }

    private static SharingFacts random(Random chance) {
        var why = chance.nextInt(8) == 0 ? null : any(chance, WhyNotSought.values());
        return new SharingFacts(any(chance, YesNoUnknown.values()), any(chance, ConsentState.values()),
                Optional.ofNullable(why), any(chance, YesNoUnknown.values()), any(chance, YesNoUnknown.values()),
                any(chance, RestrictedKind.values()), any(chance, Rating.values()), any(chance, RecipientKind.values()),
                any(chance, YesNoUnknown.values()), any(chance, YesNoUnknown.values()),
                any(chance, YesNoUnknown.values()), any(chance, YesNoUnknown.values()));
    }

    /** 1.1 million combinations are too many to ask each time; the core is asked whole, the rest by chance, repeatably. */
    @Test
    void whatever_is_asked_some_row_holds_and_unknown_never_opens_anything() {
        var wrong = new ArrayList<String>();
        for (var harm : YesNoUnknown.values()) {
            for (var consent : ConsentState.values()) {
                for (var kind : RestrictedKind.values()) {
                    for (var rating : Rating.values()) {
                        check(facts(harm, consent, null, kind, rating), wrong);
                        for (var why : WhyNotSought.values()) {
                            check(facts(harm, consent, why, kind, rating), wrong);
                        }
                    }
                }
            }
        }
        var chance = new Random(416);
        for (int n = 0; n < 4000; n++) {
            check(random(chance), wrong);
        }
        assertThat(wrong).isEmpty();
    }

    private static void check(SharingFacts facts, ArrayList<String> wrong) {
        var ruling = gate.rule(facts, false);
        var unknown = facts.legalDuty() != YES && (facts.suspectedSignificantHarm() == UNKNOWN
                || facts.consent() == ConsentState.UNKNOWN) || facts.restrictedKind() == RestrictedKind.UNKNOWN
                || facts.personRelevant() == UNKNOWN;
        if (ruling.ruleIds().contains("fallback")) {
            wrong.add("no row: " + facts);
        }
        if (unknown && ruling.may().compareTo(May.MANAGER_DECIDES) > 0) {
            wrong.add("opened on unknown: " + facts + " by " + ruling.ruleIds());
        }
        var restricted = EnumSet.of(RestrictedKind.FGM, RestrictedKind.HBA_FM, RestrictedKind.FII, RestrictedKind.STAFF)
                .contains(facts.restrictedKind());
        if (restricted && (ruling.tellFamily() != TellFamily.NEVER_FIRST || ruling.may() == May.SHARE
                || ruling.may() == May.TRY_CONSENT_FIRST)) {
            wrong.add("the family first: " + facts + " by " + ruling.ruleIds());
        }
        var opens = ruling.may().compareTo(May.MANAGER_DECIDES) > 0;
        if (facts.legalDuty() == YES && opens && !ruling.needsReason()) {
            wrong.add("a duty that nobody names: " + facts + " by " + ruling.ruleIds());
        }
        if (facts.suspectedSignificantHarm() == NO && facts.consent() != ConsentState.GIVEN && opens && !ruling.needsReason()) {
            wrong.add("without a manager's reason: " + facts + " by " + ruling.ruleIds());
        }
        if (ruling.statute().contains("s47")) {
            wrong.add("section 47 too early: " + facts + " by " + ruling.ruleIds());
        }
        var basis = ruling.may().compareTo(May.TRY_CONSENT_FIRST) > 0;
        if (basis && (ruling.article6().isBlank() || ruling.article9().isBlank() || ruling.statute().isBlank())) {
            wrong.add("no basis: " + facts);
        }
    }

    @Test
    void an_unsigned_letter_below_significant_harm_opens_nothing_without_a_managers_reason() {
        for (var recipient : RecipientKind.values()) {
            var ruling = gate.rule(new SharingFacts(NO, ConsentState.NOT_SOUGHT, Optional.empty(), NO, NO,
                    RestrictedKind.NONE, Rating.AMBER, recipient, NO, NO, YES, YES), false);
            assertThat(ruling.may()).isEqualTo(May.MANAGER_DECIDES);
            assertThat(ruling.needsReason()).isTrue();
            assertThat(ruling.ruleIds()).contains("rule_L15_anonymousOnly");
        }
    }

    @ParameterizedTest
    @EnumSource(RecipientKind.class)
    void a_duty_opens_what_is_below_significant_harm_only_with_a_reason_that_names_it(RecipientKind recipient) {
        var letter = new SharingFacts(NO, ConsentState.NOT_SOUGHT, Optional.empty(), YES, NO, RestrictedKind.NONE,
                Rating.AMBER, recipient, YES, YES, YES, YES);
        var ruling = gate.rule(letter, false);

        assertThat(ruling.may()).isEqualTo(May.SHARE);
        assertThat(ruling.needsReason()).isTrue();
        assertThat(ruling.reason()).contains("names that law or order in writing");
        assertThat(ruling.statute()).isEqualTo("The statute or order that the manager names");
        assertThat(gate.rule(letter, true).statute()).contains("s47(9) for the bodies of s47(11)");
    }

    private static Stream<SharingFacts> belowHarmWithoutConsent(ConsentState consent, WhyNotSought why) {
        return Stream.of(YesNoUnknown.values()).flatMap(crime -> Stream.of(RestrictedKind.values()).flatMap(kind ->
                Stream.of(Rating.values()).flatMap(rating -> Stream.of(RecipientKind.values()).map(recipient ->
                        new SharingFacts(NO, consent, Optional.ofNullable(why), NO, crime, kind, rating, recipient, NO, NO, NO,
                                YES)))));
    }

    @Test
    void whatever_is_ticked_nothing_leaves_below_significant_harm_without_consent_and_a_managers_written_reason() {
        var without = Stream.concat(Stream.of(ConsentState.REFUSED, ConsentState.NOT_SOUGHT, ConsentState.UNKNOWN)
                        .flatMap(consent -> belowHarmWithoutConsent(consent, null)), Stream.of(WhyNotSought.values())
                        .flatMap(why -> belowHarmWithoutConsent(ConsentState.NOT_SOUGHT, why)));

        assertThat(without.map(facts -> gate.rule(facts, false)).filter(ruling ->
                ruling.may().compareTo(May.TRY_CONSENT_FIRST) > 0 && !ruling.needsReason()).map(Ruling::ruleIds).distinct())
                .isEmpty();
    }

    @Test
    void a_duty_overrides_no_refusal_in_a_restricted_kind_without_a_reason() {
        var ruling = gate.rule(new SharingFacts(YES, ConsentState.REFUSED, Optional.empty(), YES, NO, RestrictedKind.FGM,
                Rating.RED, RecipientKind.POLICE, NO, NO, NO, YES), false);

        assertThat(ruling.may()).isEqualTo(May.RESTRICTED_CIRCLE);
        assertThat(ruling.needsReason()).isTrue();
        assertThat(ruling.tellFamily()).isEqualTo(TellFamily.NEVER_FIRST);
    }

    @Test
    void section_47_is_named_only_once_reasonable_cause_has_been_decided() {
        var facts = facts(YES, ConsentState.GIVEN, null, RestrictedKind.NONE, Rating.RED);

        assertThat(gate.rule(facts, false).statute()).contains("s17", "Children Act 2004").doesNotContain("s47");
        assertThat(gate.rule(facts, true).statute()).isEqualTo("Children Act 1989 s47");
    }

    @Test
    void the_family_of_a_restricted_kind_is_never_asked_first_even_where_asking_would_be_next() {
        for (var kind : Set.of(RestrictedKind.FGM, RestrictedKind.HBA_FM, RestrictedKind.FII, RestrictedKind.STAFF)) {
            assertThat(gate.rule(facts(YES, ConsentState.NOT_SOUGHT, WhyNotSought.OTHER, kind, Rating.AMBER), false).may())
                    .isEqualTo(May.RESTRICTED_CIRCLE);
            assertThat(gate.rule(facts(NO, ConsentState.NOT_SOUGHT, WhyNotSought.OTHER, kind, Rating.GREEN), false).may())
                    .isEqualTo(May.MANAGER_DECIDES);
        }
    }

    @ParameterizedTest
    @EnumSource(RecipientKind.class)
    void a_broken_or_missing_table_leaves_it_to_a_manager(RecipientKind recipient) throws IOException {
        var facts = new SharingFacts(YES, ConsentState.GIVEN, Optional.empty(), NO, NO, RestrictedKind.NONE, Rating.RED,
                recipient, NO, NO, NO, YES);
        try (var empty = DecisionEngine.with(); var broken = DecisionEngine.with()) {
            broken.deploy("sharing-basis.dmn", Files.readString(TABLE).replace("\"SHARE\"", "\"SHARES\"")
                    .replace("\"UNIT_MANAGER\"", "\"ANYBODY\""));

            for (var table : new SharingBasis[] {new SharingBasis(empty.decisions()),
                new SharingBasis(broken.decisions())}) {
                assertThat(table.rule(facts, true).may()).isEqualTo(May.MANAGER_DECIDES);
                assertThat(table.rule(facts, true).needsReason()).isTrue();
            }
        }
    }
}
