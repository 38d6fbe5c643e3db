package org.openmash.hub;

import java.time.DateTimeException;
import java.time.LocalTime;

/**
 * From when until when a desk is open on one day, as the clock on a wall in London shows it. It is open at {@code open}
 * and closed at {@code close}; a desk that is open past midnight cannot be said.
 */
public record DayHours(LocalTime open, LocalTime close) {

    public DayHours {
        if (!close.isAfter(open)) {
            throw new IllegalArgumentException("closing at %s is not after opening at %s".formatted(close, open));
        }
    }

    /**
     * As it stands in the settings: {@code 08:30-17:00}. One text and not two, since YAML reads a bare 17:00 as the
     * number 1020.
     *
     * @throws IllegalArgumentException where it is written otherwise, or does not close after it opens
     */
    public static DayHours valueOf(String written) {
        var times = written.split("-");
        if (times.length != 2) {
            throw new IllegalArgumentException("\"%s\" is not written like 08:30-17:00".formatted(written));
        }
        try {
            return new DayHours(LocalTime.parse(times[0].strip()), LocalTime.parse(times[1].strip()));
        } catch (DateTimeException notATime) {
            throw new IllegalArgumentException("\"%s\" is not written like 08:30-17:00".formatted(written), notATime);
        }
    }

    /** For example "08:30-17:00". */
    @Override
    public String toString() {
        return open + "-" + close;
    }
}
