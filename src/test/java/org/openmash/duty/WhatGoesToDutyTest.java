package org.openmash.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openmash.deadline.Basis;
import org.openmash.deadline.Circumstance;
import org.openmash.deadline.ClockKind;
import org.openmash.deadline.Limit;
import org.openmash.deadline.LimitTerms;
import org.openmash.duty.WhatGoesToDuty.AtClosing;
import org.openmash.referral.CaseStatus;
import org.openmash.referral.Rating;

/** Which open cases emergency duty is asked to accept at closing, and why. */
class WhatGoesToDutyTest {

    private static final Instant OPENS = Instant.parse("2027-03-08T08:30:00Z");
    private static final Instant IN_THE_NIGHT = Instant.parse("2027-03-06T02:00:00Z");

    private static Limit limit(ClockKind clock, Instant due, boolean counts) {
        return new Limit("l", "MASH-2027-000001", clock, "", 1, Optional.empty(), Rating.AMBER, Circumstance.NONE,
                new LimitTerms("PT24H", Basis.CLOCK_HOURS, 0.75, Optional.empty(), Optional.empty(), Optional.empty(),
                        0.25, counts, "met by", "rule", 1),
                due.minusSeconds(86_400), due.minusSeconds(86_400), due, due, due, due, Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Limit open(ClockKind clock) {
        return limit(clock, IN_THE_NIGHT, true);
    }

    private static AtClosing aCase(CaseStatus status, Rating rating, boolean rated, ClosingChoice said, Limit... open) {
        return new AtClosing(status, rating, rated, List.of(open), WhatGoesToDuty.due(List.of(open), OPENS),
                Optional.ofNullable(said));
    }

    private static AtClosing amber(ClosingChoice said, Limit... open) {
        return aCase(CaseStatus.RATED, Rating.AMBER, true, said, open);
    }

    @ParameterizedTest
    @EnumSource(ClosingChoice.class)
    void a_red_a_proposed_red_and_an_unscreened_contact_go_whatever_is_said(ClosingChoice said) {
        assertThat(WhatGoesToDuty.of(aCase(CaseStatus.RATED, Rating.RED, true, said))).contains(WhyHanded.RED);
        assertThat(WhatGoesToDuty.of(aCase(CaseStatus.SCREENED, Rating.RED, false, said)))
                .contains(WhyHanded.PROPOSED_RED);
        assertThat(WhatGoesToDuty.of(aCase(CaseStatus.RECEIVED, Rating.GREEN, false, said)))
                .contains(WhyHanded.UNSCREENED);
        assertThat(WhatGoesToDuty.of(aCase(CaseStatus.RATED, Rating.GREEN, true, said,
                open(ClockKind.IMMEDIATE_RESPONSE)))).contains(WhyHanded.DANGER_NOW);
    }

    @Test
    void a_red_that_is_decided_is_the_hubs_until_somebody_else_has_accepted_it() {
        assertThat(WhatGoesToDuty.of(aCase(CaseStatus.DECIDED, Rating.RED, true, null, open(ClockKind.ACCEPTANCE))))
                .contains(WhyHanded.RED);
        assertThat(WhatGoesToDuty.of(aCase(CaseStatus.DECIDED, Rating.RED, true, null, open(ClockKind.FAMILY_LETTER))))
                .isEmpty();
    }

    @Test
    void what_is_due_while_the_hub_is_closed_goes_unless_somebody_says_why_it_is_safe() {
        assertThat(WhatGoesToDuty.of(amber(null, open(ClockKind.RESPONSE)))).contains(WhyHanded.DUE_WHILE_CLOSED);
        assertThat(WhatGoesToDuty.of(amber(ClosingChoice.SAFE_UNTIL_OPENING, open(ClockKind.RESPONSE)))).isEmpty();
        assertThat(WhatGoesToDuty.of(amber(ClosingChoice.HANDED_TO_DUTY, open(ClockKind.RESPONSE))))
                .contains(WhyHanded.ASKED_BY_MANAGER);
    }

    @Test
    void what_was_said_to_be_decided_now_goes_where_it_is_not() {
        assertThat(WhatGoesToDuty.of(amber(ClosingChoice.DECIDED_NOW, open(ClockKind.RESPONSE))))
                .contains(WhyHanded.DUE_WHILE_CLOSED);
        assertThat(WhatGoesToDuty.of(amber(ClosingChoice.DECIDED_NOW))).isEmpty();
    }

    @Test
    void an_amber_that_is_due_after_opening_stays() {
        var after = limit(ClockKind.RESPONSE, OPENS, true);
        assertThat(WhatGoesToDuty.of(amber(null, after))).isEmpty();
    }

    @Test
    void a_letter_an_acknowledgement_and_a_reminder_are_nobodys_night_work() {
        var nobodys = List.of(open(ClockKind.FAMILY_LETTER), open(ClockKind.ACKNOWLEDGEMENT),
                open(ClockKind.WRITTEN_CONFIRMATION), open(ClockKind.DUTY_ACCEPTANCE),
                limit(ClockKind.RESPONSE, IN_THE_NIGHT, false));
        assertThat(WhatGoesToDuty.due(nobodys, OPENS)).isEmpty();
    }

    @Test
    void what_has_passed_unkept_is_due_and_the_earliest_stands_first() {
        var passed = limit(ClockKind.FIRST_OUTCOME, IN_THE_NIGHT.minusSeconds(172_800), true);
        assertThat(WhatGoesToDuty.due(List.of(open(ClockKind.RESPONSE), passed), OPENS)).extracting(Limit::clock)
                .containsExactly(ClockKind.FIRST_OUTCOME, ClockKind.RESPONSE);
    }

    @Test
    void the_gravest_reason_comes_first() {
        assertThat(Arrays.stream(WhyHanded.values())).startsWith(WhyHanded.DANGER_NOW, WhyHanded.RED,
                WhyHanded.PROPOSED_RED);
    }
}
