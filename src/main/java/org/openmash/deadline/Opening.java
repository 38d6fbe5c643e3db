package org.openmash.deadline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** One day's open time, from {@code opens} until just before {@code closes}. */
record Opening(LocalDate day, Instant opens, Instant closes) {

    boolean contains(Instant instant) {
        return !instant.isBefore(opens) && instant.isBefore(closes);
    }

    /** The instant, or opening where it is earlier, or closing where it is later. */
    Instant nearest(Instant instant) {
        return instant.isBefore(opens) ? opens : instant.isAfter(closes) ? closes : instant;
    }

    /** How much of the open time lies between two instants. */
    Duration between(Instant from, Instant to) {
        return Duration.between(nearest(from), nearest(to));
    }
}
