package org.openmash.hub;

import java.time.LocalDate;

/** Whole days, both ends included, for example a school holiday. */
public record DaySpan(LocalDate from, LocalDate to) {

    public DaySpan {
        if (from == null || to == null) {
            throw new IllegalArgumentException("days from %s to %s: give both ends".formatted(from, to));
        }
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("days from %s to %s end before they begin".formatted(from, to));
        }
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}
