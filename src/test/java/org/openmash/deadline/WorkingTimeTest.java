package org.openmash.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.openmash.deadline.Basis.CLOCK_HOURS;
import static org.openmash.deadline.Basis.CLOSING_TIME;
import static org.openmash.deadline.Basis.END_OF_WORKING_DAYS;
import static org.openmash.deadline.Basis.SAME_TIME_WORKING_DAYS;
import static org.openmash.deadline.Basis.WORKING_HOURS;
import static org.openmash.deadline.London.at;
import static org.openmash.deadline.London.day;

import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openmash.hub.Hubs;

/** Deadlines by Wolverhampton's hours: Monday to Thursday 08:30 to 17:00, Friday to 16:30. */
class WorkingTimeTest {

    private final WorkingTime hub = new WorkingTime(Hubs.wolverhampton());

    /** The table of worked examples in the domain's section 1.2, all seven columns. */
    @ParameterizedTest(name = "{0}: {2} by {1} is due {3}")
    @CsvSource({
        "Wed 10 Jun 2026 09:00 BST, CLOCK_HOURS,            PT4H,  Wed 10 Jun 2026 13:00 BST",
        "Wed 10 Jun 2026 09:00 BST, WORKING_HOURS,          PT4H,  Wed 10 Jun 2026 13:00 BST",
        "Wed 10 Jun 2026 09:00 BST, CLOCK_HOURS,            PT24H, Thu 11 Jun 2026 09:00 BST",
        "Wed 10 Jun 2026 09:00 BST, SAME_TIME_WORKING_DAYS, P1D,   Thu 11 Jun 2026 09:00 BST",
        "Wed 10 Jun 2026 09:00 BST, CLOCK_HOURS,            PT72H, Sat 13 Jun 2026 09:00 BST",
        "Wed 10 Jun 2026 09:00 BST, SAME_TIME_WORKING_DAYS, P3D,   Mon 15 Jun 2026 09:00 BST",
        "Wed 10 Jun 2026 09:00 BST, WORKING_HOURS,          PT24H, Fri 12 Jun 2026 16:00 BST",
        "Fri 12 Jun 2026 16:00 BST, CLOCK_HOURS,            PT4H,  Fri 12 Jun 2026 20:00 BST",
        "Fri 12 Jun 2026 16:00 BST, WORKING_HOURS,          PT4H,  Mon 15 Jun 2026 12:00 BST",
        "Fri 12 Jun 2026 16:00 BST, CLOCK_HOURS,            PT24H, Sat 13 Jun 2026 16:00 BST",
        "Fri 12 Jun 2026 16:00 BST, SAME_TIME_WORKING_DAYS, P1D,   Mon 15 Jun 2026 16:00 BST",
        "Fri 12 Jun 2026 16:00 BST, CLOCK_HOURS,            PT72H, Mon 15 Jun 2026 16:00 BST",
        "Fri 12 Jun 2026 16:00 BST, SAME_TIME_WORKING_DAYS, P3D,   Wed 17 Jun 2026 16:00 BST",
        "Fri 12 Jun 2026 16:00 BST, WORKING_HOURS,          PT24H, Wed 17 Jun 2026 15:00 BST",
        "Thu 2 Apr 2026 16:30 BST,  CLOCK_HOURS,            PT4H,  Thu 2 Apr 2026 20:30 BST",
        "Thu 2 Apr 2026 16:30 BST,  WORKING_HOURS,          PT4H,  Tue 7 Apr 2026 12:00 BST",
        "Thu 2 Apr 2026 16:30 BST,  CLOCK_HOURS,            PT24H, Fri 3 Apr 2026 16:30 BST",
        "Thu 2 Apr 2026 16:30 BST,  SAME_TIME_WORKING_DAYS, P1D,   Tue 7 Apr 2026 16:30 BST",
        "Thu 2 Apr 2026 16:30 BST,  CLOCK_HOURS,            PT72H, Sun 5 Apr 2026 16:30 BST",
        "Thu 2 Apr 2026 16:30 BST,  SAME_TIME_WORKING_DAYS, P3D,   Thu 9 Apr 2026 16:30 BST",
        "Thu 2 Apr 2026 16:30 BST,  WORKING_HOURS,          PT24H, Thu 9 Apr 2026 15:00 BST",
        "Thu 24 Dec 2026 18:00 GMT, CLOCK_HOURS,            PT4H,  Thu 24 Dec 2026 22:00 GMT",
        "Thu 24 Dec 2026 18:00 GMT, WORKING_HOURS,          PT4H,  Tue 29 Dec 2026 12:30 GMT",
        "Thu 24 Dec 2026 18:00 GMT, CLOCK_HOURS,            PT24H, Fri 25 Dec 2026 18:00 GMT",
        "Thu 24 Dec 2026 18:00 GMT, SAME_TIME_WORKING_DAYS, P1D,   Wed 30 Dec 2026 08:30 GMT",
        "Thu 24 Dec 2026 18:00 GMT, CLOCK_HOURS,            PT72H, Sun 27 Dec 2026 18:00 GMT",
        "Thu 24 Dec 2026 18:00 GMT, SAME_TIME_WORKING_DAYS, P3D,   Mon 4 Jan 2027 08:30 GMT",
        "Thu 24 Dec 2026 18:00 GMT, WORKING_HOURS,          PT24H, Thu 31 Dec 2026 15:30 GMT",
        "Sat 24 Oct 2026 23:30 BST, CLOCK_HOURS,            PT4H,  Sun 25 Oct 2026 02:30 GMT",
        "Sat 24 Oct 2026 23:30 BST, WORKING_HOURS,          PT4H,  Mon 26 Oct 2026 12:30 GMT",
        "Sat 24 Oct 2026 23:30 BST, CLOCK_HOURS,            PT24H, Sun 25 Oct 2026 22:30 GMT",
        "Sat 24 Oct 2026 23:30 BST, SAME_TIME_WORKING_DAYS, P1D,   Tue 27 Oct 2026 08:30 GMT",
        "Sat 24 Oct 2026 23:30 BST, CLOCK_HOURS,            PT72H, Tue 27 Oct 2026 22:30 GMT",
        "Sat 24 Oct 2026 23:30 BST, SAME_TIME_WORKING_DAYS, P3D,   Thu 29 Oct 2026 08:30 GMT",
        "Sat 24 Oct 2026 23:30 BST, WORKING_HOURS,          PT24H, Wed 28 Oct 2026 15:30 GMT"})
    void a_worked_deadline(String received, Basis basis, String length, String due) {
        assertDue(received, length, basis, due);
    }

    @Test
    void the_letter_to_the_family_is_due_three_working_days_after_the_outcome() {
        assertDue("Wed 10 Jun 2026 11:20", "P3D", END_OF_WORKING_DAYS, "Mon 15 Jun 2026 17:00 BST");
        assertDue("Thu 2 Apr 2026 16:59", "P3D", END_OF_WORKING_DAYS, "Thu 9 Apr 2026 17:00 BST");
    }

    @Test
    void a_conference_comes_fifteen_working_days_after_the_strategy_discussion_and_an_assessment_forty_five() {
        assertThat(hub.plusWorkingDays(day("2026-03-20"), 15)).isEqualTo(day("2026-04-14"));
        assertThat(hub.plusWorkingDays(day("2026-03-02"), 45)).isEqualTo(day("2026-05-07"));
    }

    @Test
    void one_working_day_from_thursday_ten_to_five_ends_when_friday_closes() {
        assertDue("Thu 11 Jun 2026 16:50", "P1D", SAME_TIME_WORKING_DAYS, "Fri 12 Jun 2026 16:30 BST");
    }

    @Test
    void in_the_repeated_hour_the_first_half_past_one_is_an_hour_before_the_second() {
        assertDue("Sun 25 Oct 2026 01:30 BST", "PT4H", CLOCK_HOURS, "Sun 25 Oct 2026 04:30 GMT");
        assertDue("Sun 25 Oct 2026 01:30 GMT", "PT4H", CLOCK_HOURS, "Sun 25 Oct 2026 05:30 GMT");
    }

    @Test
    void when_the_clocks_go_forward_four_hours_are_five_on_the_wall() {
        assertDue("Sat 28 Mar 2026 23:30", "PT4H", CLOCK_HOURS, "Sun 29 Mar 2026 04:30 BST");
        assertDue("Fri 27 Mar 2026 16:00", "PT72H", CLOCK_HOURS, "Mon 30 Mar 2026 17:00 BST");
    }

    @Test
    void a_working_day_over_a_clock_change_keeps_its_wall_time_and_its_working_hours() {
        assertDue("Fri 27 Mar 2026 10:00 GMT", "P1D", SAME_TIME_WORKING_DAYS, "Mon 30 Mar 2026 10:00 BST");
        assertDue("Fri 27 Mar 2026 15:30 GMT", "PT2H", WORKING_HOURS, "Mon 30 Mar 2026 09:30 BST");
        assertDue("Fri 23 Oct 2026 10:00 BST", "P1D", SAME_TIME_WORKING_DAYS, "Mon 26 Oct 2026 10:00 GMT");
        assertDue("Fri 23 Oct 2026 15:30 BST", "PT2H", WORKING_HOURS, "Mon 26 Oct 2026 09:30 GMT");
    }

    @Test
    void a_hub_that_works_through_the_repeated_hour_works_it_twice() {
        var night = new WorkingTime(Hubs.wolverhampton("calendar.open-on[0].date=2026-10-25",
                "calendar.open-on[0].hours=00:30-03:00"));
        assertThat(night.workingTimeBetween(at("Sun 25 Oct 2026 00:00"), at("Sun 25 Oct 2026 12:00")))
                .isEqualTo(Duration.ofMinutes(210));
        assertThat(night.due(at("Sun 25 Oct 2026 01:30 BST"), "PT1H", WORKING_HOURS))
                .isEqualTo(at("Sun 25 Oct 2026 01:30 GMT"));
    }

    @Test
    void what_arrives_in_the_night_or_before_opening_counts_from_opening() {
        for (var received : new String[] {"Tue 9 Jun 2026 17:00", "Tue 9 Jun 2026 23:59", "Wed 10 Jun 2026 08:29"}) {
            assertThat(hub.effectiveStart(at(received))).isEqualTo(at("Wed 10 Jun 2026 08:30"));
            assertDue(received, "PT4H", WORKING_HOURS, "Wed 10 Jun 2026 12:30 BST");
            assertDue(received, "P1D", SAME_TIME_WORKING_DAYS, "Thu 11 Jun 2026 08:30 BST");
            assertDue(received, "P0D", CLOSING_TIME, "Wed 10 Jun 2026 17:00 BST");
        }
    }

    @Test
    void at_opening_the_hub_is_open_and_at_closing_it_is_closed() {
        assertThat(hub.isOpen(at("Wed 10 Jun 2026 08:29"))).isFalse();
        assertThat(hub.isOpen(at("Wed 10 Jun 2026 08:30"))).isTrue();
        assertThat(hub.isOpen(at("Wed 10 Jun 2026 16:59"))).isTrue();
        assertThat(hub.isOpen(at("Wed 10 Jun 2026 17:00"))).isFalse();
        assertThat(hub.isOpen(at("Fri 12 Jun 2026 16:30"))).isFalse();
        assertThat(hub.isOpen(at("Sat 13 Jun 2026 10:00"))).isFalse();
    }

    @Test
    void what_is_used_up_exactly_at_closing_is_due_at_closing() {
        assertDue("Wed 10 Jun 2026 13:00", "PT4H", WORKING_HOURS, "Wed 10 Jun 2026 17:00 BST");
        assertDue("Wed 10 Jun 2026 13:00", "PT4H1S", WORKING_HOURS, "Thu 11 Jun 2026 08:30 BST");
        assertThat(hub.due(at("Wed 10 Jun 2026 13:00"), "PT4H1S", WORKING_HOURS))
                .isEqualTo(at("Thu 11 Jun 2026 08:30").plusSeconds(1));
    }

    @Test
    void a_limit_in_days_ends_at_closing_whatever_the_hour_of_its_start() {
        assertDue("Thu 11 Jun 2026 00:05", "P1D", END_OF_WORKING_DAYS, "Fri 12 Jun 2026 16:30 BST");
        assertDue("Thu 11 Jun 2026 23:55", "P1D", END_OF_WORKING_DAYS, "Fri 12 Jun 2026 16:30 BST");
        assertDue("Sat 13 Jun 2026 12:00", "P1D", END_OF_WORKING_DAYS, "Mon 15 Jun 2026 17:00 BST");
    }

    @Test
    void the_day_of_the_start_is_londons_and_not_greenwichs() {
        assertDue("Thu 11 Jun 2026 00:30 BST", "P1D", END_OF_WORKING_DAYS, "Fri 12 Jun 2026 16:30 BST");
        assertDue("Wed 10 Jun 2026 23:30 BST", "P1D", END_OF_WORKING_DAYS, "Thu 11 Jun 2026 17:00 BST");
    }

    @Test
    void before_closing_means_today_while_open_and_the_next_working_day_after_that() {
        assertDue("Fri 12 Jun 2026 16:29", "P0D", CLOSING_TIME, "Fri 12 Jun 2026 16:30 BST");
        assertDue("Fri 12 Jun 2026 16:30", "P0D", CLOSING_TIME, "Mon 15 Jun 2026 17:00 BST");
        assertDue("Thu 2 Apr 2026 20:00", "P0D", CLOSING_TIME, "Tue 7 Apr 2026 17:00 BST");
        assertDue("Wed 10 Jun 2026 10:00", "whatever", CLOSING_TIME, "Wed 10 Jun 2026 17:00 BST");
    }

    @Test
    void over_the_turn_of_the_year_the_first_of_january_does_not_count() {
        assertDue("Thu 31 Dec 2026 16:00", "PT2H", WORKING_HOURS, "Mon 4 Jan 2027 09:30 GMT");
        assertDue("Fri 31 Dec 2027 10:00", "P1D", SAME_TIME_WORKING_DAYS, "Tue 4 Jan 2028 10:00 GMT");
        assertThat(hub.lastClosingBefore(at("Mon 4 Jan 2027 08:00"))).isEqualTo(at("Thu 31 Dec 2026 17:00"));
    }

    @Test
    void the_funeral_and_the_coronation_are_no_working_days() {
        assertThat(hub.isWorkingDay(day("2022-09-19"))).isFalse();
        assertThat(hub.isWorkingDay(day("2023-05-08"))).isFalse();
        assertThat(hub.isWorkingDay(day("2022-05-30"))).as("moved to 2 June").isTrue();
    }

    @Test
    void a_day_that_the_council_adds_to_the_closing_days_moves_what_is_due_then() {
        var closed = new WorkingTime(Hubs.wolverhampton("calendar.closed-on=2026-06-11,2026-06-12"));
        assertThat(closed.isWorkingDay(day("2026-06-11"))).isFalse();
        assertThat(closed.closing(day("2026-06-11"))).isEmpty();
        assertThat(closed.due(at("Wed 10 Jun 2026 16:00"), "P1D", SAME_TIME_WORKING_DAYS))
                .isEqualTo(at("Mon 15 Jun 2026 16:00"));
    }

    @Test
    void the_hub_may_work_on_a_saturday_or_on_a_bank_holiday() {
        var open = new WorkingTime(Hubs.wolverhampton("calendar.open-on[0].date=2026-06-13",
                "calendar.open-on[0].hours=09:00-13:00", "calendar.open-on[1].date=2026-12-28",
                "calendar.open-on[1].hours=10:00-14:00"));
        assertThat(open.due(at("Fri 12 Jun 2026 16:00"), "PT1H", WORKING_HOURS)).isEqualTo(at("Sat 13 Jun 2026 09:30"));
        assertThat(open.due(at("Fri 12 Jun 2026 08:45"), "P1D", SAME_TIME_WORKING_DAYS)).as("not before opening")
                .isEqualTo(at("Sat 13 Jun 2026 09:00"));
        assertThat(open.opening(day("2026-12-28"))).contains(at("Mon 28 Dec 2026 10:00"));
    }

    @Test
    void the_next_opening_is_this_one_only_at_its_first_moment() {
        assertThat(hub.nextOpening(at("Wed 10 Jun 2026 08:30"))).isEqualTo(at("Wed 10 Jun 2026 08:30"));
        assertThat(hub.nextOpening(at("Wed 10 Jun 2026 08:31"))).isEqualTo(at("Thu 11 Jun 2026 08:30"));
        assertThat(hub.nextOpening(at("Wed 10 Jun 2026 17:00"))).isEqualTo(at("Thu 11 Jun 2026 08:30"));
        assertThat(hub.nextOpening(at("Thu 24 Dec 2026 17:00"))).isEqualTo(at("Tue 29 Dec 2026 08:30"));
    }

    @Test
    void the_last_closing_is_this_one_from_its_moment_on() {
        assertThat(hub.lastClosingBefore(at("Wed 10 Jun 2026 16:59"))).isEqualTo(at("Tue 9 Jun 2026 17:00"));
        assertThat(hub.lastClosingBefore(at("Wed 10 Jun 2026 17:00"))).isEqualTo(at("Wed 10 Jun 2026 17:00"));
        assertThat(hub.lastClosingBefore(at("Mon 15 Jun 2026 08:30"))).isEqualTo(at("Fri 12 Jun 2026 16:30"));
    }

    @Test
    void two_working_hours_before_a_limit_that_falls_at_night_is_two_hours_before_closing() {
        assertThat(hub.minusWorkingHours(at("Sat 13 Jun 2026 16:00"), Duration.ofHours(2)))
                .isEqualTo(at("Fri 12 Jun 2026 14:30"));
        assertThat(hub.minusWorkingHours(at("Mon 15 Jun 2026 09:30"), Duration.ofHours(2)))
                .isEqualTo(at("Fri 12 Jun 2026 15:30"));
        assertThat(hub.minusWorkingHours(at("Mon 15 Jun 2026 10:30"), Duration.ofHours(2)))
                .isEqualTo(at("Mon 15 Jun 2026 08:30"));
        assertThat(hub.minusWorkingHours(at("Sat 13 Jun 2026 16:00"), Duration.ZERO))
                .isEqualTo(at("Fri 12 Jun 2026 16:30"));
        assertThat(hub.minusWorkingHours(at("Mon 15 Jun 2026 08:30"), Duration.ZERO))
                .isEqualTo(at("Mon 15 Jun 2026 08:30"));
        assertThatIllegalArgumentException().isThrownBy(() ->
                hub.minusWorkingHours(at("Mon 15 Jun 2026 08:30"), Duration.ofHours(-1)));
    }

    @Test
    void a_week_has_forty_two_working_hours() {
        assertThat(hub.workingTimeBetween(at("Mon 8 Jun 2026 00:00"), at("Mon 15 Jun 2026 00:00")))
                .isEqualTo(Duration.ofHours(42));
        assertThat(hub.workingTimeBetween(at("Mon 15 Jun 2026 00:00"), at("Mon 8 Jun 2026 00:00")))
                .isEqualTo(Duration.ofHours(-42));
        assertThat(hub.workingTimeBetween(at("Sat 13 Jun 2026 09:00"), at("Sun 14 Jun 2026 09:00"))).isZero();
    }

    @Test
    void no_working_days_later_is_the_day_itself_and_before_it_nothing_is_counted() {
        assertThat(hub.plusWorkingDays(day("2026-06-13"), 0)).isEqualTo(day("2026-06-13"));
        assertThat(hub.plusWorkingDays(day("2026-06-13"), 1)).isEqualTo(day("2026-06-15"));
        assertThatIllegalArgumentException().isThrownBy(() -> hub.plusWorkingDays(day("2026-06-13"), -1));
    }

    @ParameterizedTest
    @CsvSource({"CLOCK_HOURS, P1D", "CLOCK_HOURS, 4", "CLOCK_HOURS, PT-4H", "WORKING_HOURS, P3D", "WORKING_HOURS, PT",
        "WORKING_HOURS, PT9999H", "WORKING_HOURS, PT99999999999999999H", "SAME_TIME_WORKING_DAYS, PT24H",
        "SAME_TIME_WORKING_DAYS, P0D", "SAME_TIME_WORKING_DAYS, P1M", "END_OF_WORKING_DAYS, P-1D",
        "END_OF_WORKING_DAYS, P999D", "END_OF_WORKING_DAYS, ''"})
    void a_length_that_does_not_fit_its_basis_is_refused_by_name(Basis basis, String length) {
        assertThatIllegalArgumentException().isThrownBy(() -> hub.due(at("Wed 10 Jun 2026 09:00"), length, basis))
                .withMessageContaining("\"" + length + "\" does not fit " + basis);
    }

    @Test
    void the_calendar_reaches_as_far_as_somebody_compared_it() {
        assertThat(hub.reaches(LocalDate.of(2027, 12, 31))).isTrue();
        assertThat(hub.reaches(LocalDate.of(2028, 1, 1))).isFalse();
    }

    private void assertDue(String received, String length, Basis basis, String due) {
        assertThat(London.show(hub.due(at(received), length, basis))).as("%s, %s by %s", received, length, basis)
                .isEqualTo(due);
    }
}
