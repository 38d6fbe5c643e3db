package org.openmash.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openmash.deadline.LimitRegister.Why;
import org.openmash.hub.Hubs;
import org.openmash.referral.Rating;

/** When a limit is near, due, due by the other way of counting, and told further. */
class LimitTimesTest {

    private static final Instant WEDNESDAY_NINE = London.at("Wed 10 Jun 2026 09:00");

    private final LimitTimes times = new LimitTimes(new WorkingTime(Hubs.wolverhampton()));

    private static LimitTerms terms(String length, Basis basis) {
        return new LimitTerms(length, basis, 0.75, Optional.empty(), Optional.empty(), Optional.empty(), 0.25, true,
                "", "rule", 1);
    }

    @Test
    void four_clock_hours_are_near_after_three_and_told_further_after_five() {
        var counted = times.count(terms("PT4H", Basis.CLOCK_HOURS), WEDNESDAY_NINE);

        assertThat(London.show(counted.nearAt())).isEqualTo("Wed 10 Jun 2026 12:00 BST");
        assertThat(London.show(counted.dueAt())).isEqualTo("Wed 10 Jun 2026 13:00 BST");
        assertThat(London.show(counted.escalateAt())).isEqualTo("Wed 10 Jun 2026 14:00 BST");
    }

    @Test
    void a_limit_that_falls_at_night_is_near_two_working_hours_before_closing() {
        var friday = times.count(terms("PT4H", Basis.CLOCK_HOURS), London.at("Fri 12 Jun 2026 14:00"));

        assertThat(London.show(friday.dueAt())).isEqualTo("Fri 12 Jun 2026 18:00 BST");
        assertThat(London.show(friday.nearAt())).isEqualTo("Fri 12 Jun 2026 14:30 BST");
    }

    @Test
    void a_limit_that_falls_on_a_sunday_is_near_on_friday() {
        var amber = times.count(terms("PT72H", Basis.CLOCK_HOURS), London.at("Thu 11 Jun 2026 10:00"));

        assertThat(London.show(amber.dueAt())).isEqualTo("Sun 14 Jun 2026 10:00 BST");
        assertThat(London.show(amber.nearAt())).isEqualTo("Fri 12 Jun 2026 14:30 BST");
    }

    @Test
    void what_begins_while_the_hub_is_closed_and_ends_before_it_opens_is_near_at_once() {
        var night = times.count(terms("PT4H", Basis.CLOCK_HOURS), London.at("Sat 13 Jun 2026 22:00"));

        assertThat(night.nearAt()).isEqualTo(London.at("Sat 13 Jun 2026 22:00"));
    }

    @Test
    void working_hours_are_near_and_told_further_in_working_hours() {
        var counted = times.count(terms("PT4H", Basis.WORKING_HOURS), London.at("Fri 12 Jun 2026 15:30"));

        assertThat(London.show(counted.nearAt())).isEqualTo("Mon 15 Jun 2026 10:30 BST");
        assertThat(London.show(counted.dueAt())).isEqualTo("Mon 15 Jun 2026 11:30 BST");
        assertThat(London.show(counted.escalateAt())).isEqualTo("Mon 15 Jun 2026 12:30 BST");
    }

    @Test
    void the_other_way_of_counting_is_kept_beside() {
        var friday = London.at("Fri 12 Jun 2026 16:00");

        assertThat(London.show(times.count(terms("PT4H", Basis.CLOCK_HOURS), friday).otherDueAt()))
                .isEqualTo("Mon 15 Jun 2026 12:00 BST");
        assertThat(London.show(times.count(terms("PT72H", Basis.CLOCK_HOURS), friday).otherDueAt()))
                .isEqualTo("Wed 17 Jun 2026 16:00 BST");
        assertThat(London.show(times.count(terms("P1D", Basis.SAME_TIME_WORKING_DAYS), friday).otherDueAt()))
                .isEqualTo("Sat 13 Jun 2026 16:00 BST");
    }

    @Test
    void an_extra_closing_day_counts_open_limits_anew_and_leaves_what_has_passed() {
        var register = mock(LimitRegister.class);
        var limits = new Limits(register, null, null,
                new LimitTimes(new WorkingTime(Hubs.wolverhampton("calendar.closed-on=2026-06-11"))), null, null, null, null,
                Clock.fixed(WEDNESDAY_NINE.plusSeconds(60), ZoneOffset.UTC));
        var open = limit(terms("P1D", Basis.SAME_TIME_WORKING_DAYS), WEDNESDAY_NINE);

        assertThat(limits.countAnew(open)).isTrue();
        verify(register).move(eq(open), argThat(moved -> moved.dueAt().equals(London.at("Fri 12 Jun 2026 09:00"))
                && moved.startedAt().equals(open.startedAt())), eq(Why.CALENDAR));

        var passed = limit(terms("PT1H", Basis.WORKING_HOURS), WEDNESDAY_NINE.minusSeconds(20_000));
        assertThat(limits.countAnew(passed)).isFalse();
        verify(register, never()).move(eq(passed), any(), any());
    }

    private Limit limit(LimitTerms terms, Instant start) {
        var counted = times.count(terms, start);
        return new Limit("limit-1", "MASH-2026-000001", ClockKind.FIRST_OUTCOME, "", 1, Optional.empty(), Rating.AMBER,
                Circumstance.NONE, terms, start, start, counted.nearAt(), counted.dueAt(), counted.otherDueAt(),
                counted.escalateAt(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
