package org.openmash.deadline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openmash.hub.HubSettings;
import org.openmash.platform.LondonTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The hub's working calendar: its opening hours, the bank holidays of England, and the days that its settings add. It
 * counts instants, in London's wall time, so that both clock changes and the repeated hour come out exact; it never
 * asks what time it is. Opening is half open: at 08:30 the hub is open, at 17:00 it is closed.
 */
@Component
public class WorkingTime {

    /** How far ahead the calendar has to be right: the longest limit, 45 working days, and time to mend it. */
    private static final int DAYS_AHEAD = 120;

    private final OpeningTimes hub;
    private final LocalDate checkedUntil;
    private final IntFunction<Set<LocalDate>> bankHolidays;
    private final String settings;

    @Autowired
    public WorkingTime(HubSettings hub) {
        this(hub, new BankHolidays());
    }

    WorkingTime(HubSettings hub, IntFunction<Set<LocalDate>> bankHolidays) {
        this.hub = OpeningTimes.ofTheHub(hub, bankHolidays);
        this.checkedUntil = hub.calendar().checkedUntil();
        this.bankHolidays = bankHolidays;
        this.settings = hub.openingHours() + " " + hub.calendar() + " ";
    }

    /**
     * When a limit ends. Never before its start; except for clock hours always while the hub is open or exactly at
     * closing.
     *
     * @param length ISO text: {@code PT4H} or {@code PT30M} for hours, {@code P3D} for working days, anything for
     *               {@link Basis#CLOSING_TIME}
     * @throws IllegalArgumentException where the length does not fit the basis; the message names it
     */
    public Instant due(Instant start, String length, Basis basis) {
        return switch (basis) {
            case CLOCK_HOURS -> start.plus(basis.hours(length));
            case WORKING_HOURS -> plusWorkingHours(start, basis.hours(length));
            case SAME_TIME_WORKING_DAYS -> sameTimeLater(effectiveStart(start), basis.days(length));
            case END_OF_WORKING_DAYS -> workingDayAfter(LondonTime.day(start), basis.days(length)).closes();
            case CLOSING_TIME -> hub.nowOrNext(start).closes();
        };
    }

    public boolean isOpen(Instant instant) {
        return hub.isOpen(instant);
    }

    /** Whether the hub opens at all on this day. */
    public boolean isWorkingDay(LocalDate day) {
        return hub.on(day).isPresent();
    }

    /** From when working time counts: the instant itself while the hub is open, otherwise the next opening. */
    public Instant effectiveStart(Instant start) {
        return hub.nowOrNext(start).nearest(start);
    }

    /** The next opening: at the instant, where the hub opens just then, otherwise after it. */
    public Instant nextOpening(Instant instant) {
        var opening = hub.nowOrNext(instant);
        return opening.opens().isBefore(instant) ? hub.nowOrNext(opening.closes()).opens() : opening.opens();
    }

    /** When the hub opens on this day; empty where it does not. */
    public Optional<Instant> opening(LocalDate day) {
        return hub.on(day).map(Opening::opens);
    }

    /** When the hub closes on this day; empty where it does not open. */
    public Optional<Instant> closing(LocalDate day) {
        return hub.on(day).map(Opening::closes);
    }

    /** The end of the last open time that is over: at the instant, where the hub closes just then, otherwise before. */
    public Instant lastClosingBefore(Instant instant) {
        return hub.openings(LondonTime.day(instant), -1).map(Opening::closes)
                .filter(closing -> !closing.isAfter(instant)).findFirst().orElseThrow();
    }

    /**
     * Counts open time back; from an instant when the hub is closed, from its last closing. What is used up exactly at
     * opening stays at opening.
     *
     * @throws IllegalArgumentException where the hours are negative
     */
    public Instant minusWorkingHours(Instant instant, Duration hours) {
        if (hours.isNegative()) {
            throw new IllegalArgumentException("Cannot count back " + hours);
        }
        if (hours.isZero() && isOpen(instant)) {
            return instant;
        }
        var left = hours;
        for (var at = instant;;) {
            var opening = hub.begunBefore(at);
            var end = opening.nearest(at);
            var worked = Duration.between(opening.opens(), end);
            if (worked.compareTo(left) >= 0) {
                return end.minus(left);
            }
            left = left.minus(worked);
            at = opening.opens();
        }
    }

    /**
     * The working day that comes so many working days after this one, which itself does not count; 0 is the day itself.
     *
     * @throws IllegalArgumentException where the number is negative
     */
    public LocalDate plusWorkingDays(LocalDate day, int workingDays) {
        if (workingDays < 0) {
            throw new IllegalArgumentException("Cannot count " + workingDays + " working days ahead");
        }
        return workingDays == 0 ? day : workingDayAfter(day, workingDays).day();
    }

    /** How long the hub is open between the two; negative where the second is the earlier. */
    public Duration workingTimeBetween(Instant from, Instant to) {
        if (to.isBefore(from)) {
            return workingTimeBetween(to, from).negated();
        }
        return hub.openings(LondonTime.day(from), 1).takeWhile(opening -> opening.opens().isBefore(to))
                .map(opening -> opening.between(from, to)).reduce(Duration.ZERO, Duration::plus);
    }

    /** Whether the calendar is known to be right on this day: compared by a person, and with all bank holidays. */
    public boolean reaches(LocalDate day) {
        return !day.isAfter(checkedUntil) && hasAllHolidays(day.getYear());
    }

    /**
     * What somebody has to do about the calendar, as a sentence for the log; empty while it reaches 120 days ahead. The
     * rule: a list of bank holidays that lacks next year raises an alarm and is not silent.
     */
    public Optional<String> alarm(Instant now) {
        var needed = LondonTime.day(now).plusDays(DAYS_AHEAD);
        var gap = IntStream.rangeClosed(LondonTime.day(now).getYear(), needed.getYear())
                .filter(year -> !hasAllHolidays(year)).findFirst();
        if (gap.isPresent()) {
            return Optional.of(("The working calendar has fewer than the %d regular bank holidays for %d: deadlines "
                    + "may be days wrong. Add what is missing to mash.hub-settings.calendar.closed-on")
                    .formatted(BankHolidays.REGULAR, gap.getAsInt()));
        }
        return checkedUntil.isBefore(needed) ? Optional.of(checkAgain(needed)) : Optional.empty();
    }

    /** The hours, the extra days and the bank holidays of this year and the next in one text. */
    String inForce(Instant now) {
        var year = LondonTime.day(now).getYear();
        return settings + IntStream.rangeClosed(year, year + 1).mapToObj(bankHolidays).flatMap(Set::stream).sorted()
                .map(LocalDate::toString).collect(Collectors.joining(" "));
    }

    private String checkAgain(LocalDate needed) {
        return ("The working calendar has been compared with the government's bank holidays up to %s only, and limits "
                + "reach to %s: compare it with https://www.gov.uk/bank-holidays, add what differs to "
                + "mash.hub-settings.calendar.closed-on, and set checked-until")
                .formatted(LondonTime.show(checkedUntil), LondonTime.show(needed));
    }

    private boolean hasAllHolidays(int year) {
        return bankHolidays.apply(year).size() >= BankHolidays.REGULAR;
    }

    private Instant plusWorkingHours(Instant start, Duration hours) {
        var left = hours;
        for (var at = start;;) {
            var opening = hub.nowOrNext(at);
            var begin = opening.nearest(at);
            var worked = Duration.between(begin, opening.closes());
            if (worked.compareTo(left) >= 0) {
                return begin.plus(left);
            }
            left = left.minus(worked);
            at = opening.closes();
        }
    }

    private Instant sameTimeLater(Instant effectiveStart, int days) {
        var opening = workingDayAfter(LondonTime.day(effectiveStart), days);
        return opening.nearest(LondonTime.instant(opening.day(), LondonTime.wallTime(effectiveStart)));
    }

    private Opening workingDayAfter(LocalDate day, int workingDays) {
        return hub.openings(day.plusDays(1), 1).skip(workingDays - 1L).findFirst().orElseThrow();
    }
}
