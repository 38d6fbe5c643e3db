package org.openmash.deadline;

import static java.util.stream.Collectors.toMap;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.openmash.hub.DayHours;
import org.openmash.hub.HubSettings;
import org.openmash.hub.HubSettings.Agency;
import org.openmash.hub.HubSettings.ExtraDay;
import org.openmash.platform.LondonTime;

/** When one desk, the hub's or an agency's, is open: its week, without the days it is closed, with its extra days. */
class OpeningTimes {

    private final Map<DayOfWeek, DayHours> week;
    private final Predicate<LocalDate> closed;
    private final Map<LocalDate, DayHours> extraDays;

    private OpeningTimes(Map<DayOfWeek, DayHours> week, Predicate<LocalDate> closed,
            Map<LocalDate, DayHours> extraDays) {
        this.week = week;
        this.closed = closed;
        this.extraDays = extraDays;
    }

    static OpeningTimes ofTheHub(HubSettings hub, IntFunction<Set<LocalDate>> bankHolidays) {
        return new OpeningTimes(hub.openingHours(), holidays(hub, bankHolidays), extraDays(hub, day -> true));
    }

    /** An agency without a week of its own keeps the hub's, and the hub's extra days; holidays close both. */
    static OpeningTimes ofAgency(Agency agency, HubSettings hub, IntFunction<Set<LocalDate>> bankHolidays) {
        var keepsTheHubs = agency.openingHours().isEmpty();
        Predicate<LocalDate> away = day -> agency.closedBetween().stream().anyMatch(span -> span.contains(day));
        return new OpeningTimes(keepsTheHubs ? hub.openingHours() : agency.openingHours(),
                holidays(hub, bankHolidays).or(away), extraDays(hub, day -> keepsTheHubs && !away.test(day)));
    }

    private static Predicate<LocalDate> holidays(HubSettings hub, IntFunction<Set<LocalDate>> bankHolidays) {
        var closedOn = new HashSet<>(hub.calendar().closedOn());
        return day -> closedOn.contains(day) || bankHolidays.apply(day.getYear()).contains(day);
    }

    private static Map<LocalDate, DayHours> extraDays(HubSettings hub, Predicate<LocalDate> which) {
        return hub.calendar().openOn().stream().filter(extra -> which.test(extra.date()))
                .collect(toMap(ExtraDay::date, ExtraDay::hours));
    }

    Optional<Opening> on(LocalDate day) {
        return hours(day).map(hours -> new Opening(day, LondonTime.instant(day, hours.open()),
                LondonTime.instant(day, hours.close())));
    }

    private Optional<DayHours> hours(LocalDate day) {
        if (extraDays.containsKey(day)) {
            return Optional.of(extraDays.get(day));
        }
        return closed.test(day) ? Optional.empty() : Optional.ofNullable(week.get(day.getDayOfWeek()));
    }

    boolean isOpen(Instant instant) {
        return on(LondonTime.day(instant)).filter(opening -> opening.contains(instant)).isPresent();
    }

    /** The opening in which the instant lies, otherwise the next one. */
    Opening nowOrNext(Instant instant) {
        return openings(LondonTime.day(instant), 1).filter(opening -> opening.closes().isAfter(instant))
                .findFirst().orElseThrow();
    }

    /** The newest opening that began before the instant, whether it is over or not. */
    Opening begunBefore(Instant instant) {
        return openings(LondonTime.day(instant), -1).filter(opening -> opening.opens().isBefore(instant))
                .findFirst().orElseThrow();
    }

    /** The open times of this day and of those that follow it, or with a step of -1 of those before it. */
    Stream<Opening> openings(LocalDate from, int step) {
        return Stream.iterate(from, day -> day.plusDays(step)).flatMap(day -> on(day).stream());
    }
}
