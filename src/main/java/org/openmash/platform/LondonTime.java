package org.openmash.platform;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Instants and days as people in London read and say them, whatever zone the machine has. */
public final class LondonTime {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.UK).withZone(LONDON);
    private static final DateTimeFormatter AT =
            DateTimeFormatter.ofPattern("HH:mm 'on' d MMMM yyyy", Locale.UK).withZone(LONDON);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

    private LondonTime() {
    }

    /** For example "14 July 2026, 09:30". */
    public static String show(Instant instant) {
        return TIME.format(instant);
    }

    /** For example "14 July 2026". */
    public static String show(LocalDate day) {
        return DAY.format(day);
    }

    /** For example "09:30 on 14 July 2026": when somebody did something. */
    public static String at(Instant instant) {
        return AT.format(instant);
    }

    /**
     * The instant at which London's wall clocks show this time. In the hour that the autumn repeats, the first of the
     * two; a time that the spring leaves out is taken an hour later, as the clocks were moved.
     */
    public static Instant instant(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(LONDON).toInstant();
    }

    /** What London's wall clocks show at this instant. */
    public static LocalTime wallTime(Instant instant) {
        return LocalTime.ofInstant(instant, LONDON);
    }

    /** The calendar day on which the instant falls. */
    public static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, LONDON);
    }

    /** The instant at which that day begins. */
    public static Instant startOf(LocalDate day) {
        return day.atStartOfDay(LONDON).toInstant();
    }

    /** With London's offset, so that whoever shows it needs to know no zone. */
    public static OffsetDateTime withOffset(Instant instant) {
        return OffsetDateTime.ofInstant(instant, LONDON);
    }

    public static LocalDate today(Clock clock) {
        return day(clock.instant());
    }
}
