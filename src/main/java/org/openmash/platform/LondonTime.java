package org.openmash.platform;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Instants and days as they stand on a screen: in London, whatever zone the machine has. */
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
