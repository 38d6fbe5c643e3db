package org.openmash.deadline;
import java.time.*;
import org.springframework.stereotype.Component;
/** stub until the calendar branch lands */
@Component
public class WorkingTime {
    public static void check(String length, Basis basis) { }
    public Instant due(Instant start, String length, Basis basis) {
        return start.plus(length.startsWith("PT") ? Duration.parse(length) : Duration.ofDays(Math.max(1, Period.parse(length).getDays())));
    }
    public boolean isOpen(Instant at) { return true; }
    public Instant lastClosingBefore(Instant at) { return at; }
    public Instant minusWorkingHours(Instant at, Duration d) { return at.minus(d); }
    public java.util.Optional<String> alarm(Instant now) { return java.util.Optional.empty(); }
    public Duration workingTimeBetween(Instant a, Instant b) { return Duration.between(a, b); }
}
