package org.openmash.deadline;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * How the length of a limit is counted. The seeds say "4 hours", "24 hours", "72 hours" and "one working day" and not
 * whether hours are clock hours; published practice differs, so that a council chooses for each limit. All wall times
 * are London's. Open is half open: at opening yes, at closing no.
 */
public enum Basis {

    /** The instant and a duration: nights and Sundays count. {@code PT4H}, {@code PT30M}. */
    CLOCK_HOURS,

    /** Only time while the hub is open counts; what is used up exactly at closing is due at closing. {@code PT4H}. */
    WORKING_HOURS,

    /**
     * The same wall time some working days later: "one working day" for a contact of 10:00 is 10:00 on the next one.
     * Counted from the instant itself while the hub is open, otherwise from the next opening. Where that time is past
     * the later day's closing, at closing; where it is before its opening, at opening. {@code P1D}.
     */
    SAME_TIME_WORKING_DAYS,

    /** The closing of a working day; day 0 is the London day of the start, a working day or not. {@code P3D}. */
    END_OF_WORKING_DAYS,

    /**
     * "Before closing today": the closing of the day on which it starts; from a time when the hub is closed, that of
     * the next opening's day. Its length means nothing: {@code P0D}.
     */
    CLOSING_TIME;

    private static final Duration LONGEST = Duration.ofDays(366);
    private static final Pattern DAYS = Pattern.compile("P(\\d{1,3})D");

    /** @throws IllegalArgumentException where the length does not fit; the message names it */
    public void check(String length) {
        switch (this) {
            case CLOCK_HOURS, WORKING_HOURS -> hours(length);
            case SAME_TIME_WORKING_DAYS, END_OF_WORKING_DAYS -> days(length);
            case CLOSING_TIME -> { }
        }
    }

    /** @throws IllegalArgumentException where the length is no time in hours, minutes and seconds, up to a year */
    Duration hours(String length) {
        try {
            var hours = length.startsWith("PT") ? Duration.parse(length) : LONGEST.negated();
            if (!hours.isNegative() && hours.compareTo(LONGEST) <= 0) {
                return hours;
            }
        } catch (DateTimeException notADuration) {
            throw unfit(length, "an ISO time such as PT4H or PT30M");
        }
        throw unfit(length, "an ISO time such as PT4H or PT30M, of a year at most");
    }

    /** @throws IllegalArgumentException where the length is no whole number of days from 1 to 366 */
    int days(String length) {
        var written = DAYS.matcher(length);
        var days = written.matches() ? Integer.parseInt(written.group(1)) : 0;
        if (days < 1 || days > LONGEST.toDays()) {
            throw unfit(length, "an ISO number of days such as P1D or P45D, of a year at most");
        }
        return days;
    }

    private IllegalArgumentException unfit(String length, String wanted) {
        return new IllegalArgumentException("The length \"%s\" does not fit %s, which takes %s"
                .formatted(length, this, wanted));
    }
}
