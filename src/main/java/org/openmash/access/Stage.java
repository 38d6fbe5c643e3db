package org.openmash.access;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** How near the end of something with a date is. */
public enum Stage {

    VALID, WITHIN_60_DAYS, WITHIN_30_DAYS, WITHIN_7_DAYS,
    /** It has run out, and work may go on for some days. */
    GRACE,
    EXPIRED,
    /** No date is recorded, which counts as run out. */
    MISSING;

    /**
     * @param until     the last day on which it holds
     * @param workUntil the last day on which it is let pass
     */
    static Stage of(Optional<LocalDate> until, Optional<LocalDate> workUntil, LocalDate today) {
        if (until.filter(day -> !day.isBefore(today)).isEmpty()) {
            return workUntil.filter(day -> !day.isBefore(today)).isPresent() ? GRACE
                    : until.isPresent() ? EXPIRED : MISSING;
        }
        var days = ChronoUnit.DAYS.between(today, until.get());
        return days <= 7 ? WITHIN_7_DAYS : days <= 30 ? WITHIN_30_DAYS : days <= 60 ? WITHIN_60_DAYS : VALID;
    }

    /** May work go on? */
    public boolean letsWork() {
        return this != EXPIRED && this != MISSING;
    }
}
