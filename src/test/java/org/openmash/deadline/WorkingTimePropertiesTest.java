package org.openmash.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.time.api.DateTimes;
import org.openmash.hub.Hubs;
import org.openmash.platform.LondonTime;

/** What holds of every deadline, whenever the contact arrives between 2025 and 2031. */
class WorkingTimePropertiesTest {

    /** With a Saturday of work, a working bank holiday and a closed week. */
    private static final WorkingTime HUB = new WorkingTime(Hubs.wolverhampton(
            "calendar.open-on[0].date=2026-12-19", "calendar.open-on[0].hours=10:00-12:00",
            "calendar.open-on[1].date=2026-12-28", "calendar.open-on[1].hours=07:00-20:00",
            "calendar.closed-on=2026-10-26,2026-10-27,2026-10-28,2026-10-29,2026-10-30"));

    @Property
    void nothing_is_due_before_it_starts(@ForAll("starts") Instant start, @ForAll("limits") Limit limit) {
        assertThat(limit.due(start)).isAfterOrEqualTo(start);
    }

    @Property
    void who_arrives_later_is_never_due_earlier(@ForAll("starts") Instant start,
            @ForAll @IntRange(max = 20_000) int minutesLater, @ForAll("limits") Limit limit) {
        assertThat(limit.due(start.plus(Duration.ofMinutes(minutesLater)))).isAfterOrEqualTo(limit.due(start));
    }

    @Property
    void a_longer_limit_never_ends_earlier(@ForAll("starts") Instant start, @ForAll("limits") Limit limit) {
        assertThat(limit.longer().due(start)).isAfterOrEqualTo(limit.due(start));
    }

    @Property
    void a_working_limit_ends_while_the_hub_is_open_or_at_its_closing(@ForAll("starts") Instant start,
            @ForAll("workingLimits") Limit limit) {
        var due = limit.due(start);
        var day = LondonTime.day(due);
        assertThat(due).isBetween(HUB.opening(day).orElseThrow(), HUB.closing(day).orElseThrow());
    }

    @Property
    void between_the_start_and_the_end_lie_just_the_working_hours_of_the_limit(@ForAll("starts") Instant start,
            @ForAll @IntRange(max = 6_000) int minutes) {
        var due = HUB.due(start, "PT" + minutes + "M", Basis.WORKING_HOURS);
        assertThat(HUB.workingTimeBetween(start, due)).isEqualTo(Duration.ofMinutes(minutes));
    }

    @Property
    void counting_back_from_the_end_comes_to_the_effective_start(@ForAll("starts") Instant start,
            @ForAll @IntRange(min = 1, max = 6_000) int minutes) {
        var due = HUB.due(start, "PT" + minutes + "M", Basis.WORKING_HOURS);
        assertThat(HUB.minusWorkingHours(due, Duration.ofMinutes(minutes))).isEqualTo(HUB.effectiveStart(start));
    }

    @Property
    void an_effective_start_is_in_open_time_and_no_working_time_lies_before_it(@ForAll("starts") Instant start) {
        var effective = HUB.effectiveStart(start);
        assertThat(HUB.isOpen(effective)).isTrue();
        assertThat(HUB.workingTimeBetween(start, effective)).isZero();
        assertThat(HUB.workingTimeBetween(HUB.lastClosingBefore(start), start).isZero()).isEqualTo(
                !HUB.isOpen(start) || HUB.opening(LondonTime.day(start)).orElseThrow().equals(start));
    }

    @Property
    void the_wall_time_is_kept_unless_the_day_opens_later_or_closes_earlier(@ForAll("starts") Instant start,
            @ForAll @IntRange(min = 1, max = 60) int days) {
        var due = HUB.due(start, "P" + days + "D", Basis.SAME_TIME_WORKING_DAYS);
        var effective = HUB.effectiveStart(start);
        assertThat(LondonTime.day(due)).isEqualTo(HUB.plusWorkingDays(LondonTime.day(effective), days));
        if (!LondonTime.wallTime(due).equals(LondonTime.wallTime(effective))) {
            assertThat(due).isIn(HUB.opening(LondonTime.day(due)).orElseThrow(),
                    HUB.closing(LondonTime.day(due)).orElseThrow());
        }
    }

    @Provide
    Arbitrary<Instant> starts() {
        var anyTime = DateTimes.instants()
                .between(Instant.parse("2025-01-01T00:00:00Z"), Instant.parse("2031-12-31T00:00:00Z"));
        var edges = Arbitraries.of("2026-10-24T23:30:00Z", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z",
                "2026-03-29T00:59:59Z", "2026-03-29T01:00:00Z", "2026-06-12T15:29:00Z", "2026-06-12T15:30:00Z",
                "2026-06-15T07:30:00Z", "2026-12-24T17:00:00Z", "2026-12-31T23:59:59Z").map(Instant::parse);
        return Arbitraries.frequencyOf(Tuple.of(5, anyTime), Tuple.of(1, edges));
    }

    @Provide
    Arbitrary<Limit> limits() {
        return limitsOf(EnumSet.allOf(Basis.class));
    }

    @Provide
    Arbitrary<Limit> workingLimits() {
        return limitsOf(EnumSet.complementOf(EnumSet.of(Basis.CLOCK_HOURS)));
    }

    private static Arbitrary<Limit> limitsOf(EnumSet<Basis> bases) {
        return Arbitraries.of(bases).flatMap(basis -> Arbitraries.integers().between(1, 60)
                .map(number -> new Limit(basis, number)));
    }

    /** @param number hours or days, as the basis has it */
    record Limit(Basis basis, int number) {

        Instant due(Instant start) {
            var hours = basis == Basis.CLOCK_HOURS || basis == Basis.WORKING_HOURS;
            return HUB.due(start, hours ? "PT" + number + "H" : "P" + number + "D", basis);
        }

        Limit longer() {
            return new Limit(basis, number + 1);
        }
    }
}
