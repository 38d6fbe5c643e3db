package org.openmash.deadline;

import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Counts a limit's times. Near begins after the table's share of the time; where the limit falls while the hub is closed,
 * two working hours before the last closing before it at the latest (domain, 0a: "Not too many alarms").
 */
@Component
class LimitTimes {

    private static final Duration BEFORE_CLOSING = Duration.ofHours(2);

    private final WorkingTime workingTime;

    LimitTimes(WorkingTime workingTime) {
        this.workingTime = workingTime;
    }

    /**
     * @param from       from when they count
     * @param otherDueAt when it would be due if hours were counted the other way; for reporting only
     */
    record Times(Instant from, Instant nearAt, Instant dueAt, Instant otherDueAt, Instant escalateAt) {
    }

    Times count(LimitTerms terms, Instant start) {
        return around(terms, start, workingTime.due(start, terms.length(), terms.basis()),
                other(terms, start));
    }

    /** The times of a limit that ends then, whatever the table says of its length. */
    Times until(LimitTerms terms, Instant start, Instant due) {
        return around(terms, start, due, due);
    }

    private Times around(LimitTerms terms, Instant start, Instant due, Instant other) {
        return new Times(start, near(terms, start, due), due, other, after(terms, start, due));
    }

    private Instant near(LimitTerms terms, Instant start, Instant due) {
        var near = part(terms, start, start, due, terms.nearShare());
        if (!workingTime.isOpen(due)) {
            var closing = workingTime.lastClosingBefore(due);
            if (closing.isBefore(due)) {
                near = earlier(near, workingTime.minusWorkingHours(closing, BEFORE_CLOSING));
            }
        }
        return near.isBefore(start) ? start : near;
    }

    private Instant after(LimitTerms terms, Instant start, Instant due) {
        return part(terms, due, start, due, terms.escalateShare());
    }

    /** A share of the time from start to due, counted on from there: in open hours where the limit is counted so. */
    private Instant part(LimitTerms terms, Instant from, Instant start, Instant due, double share) {
        if (terms.basis() == Basis.CLOCK_HOURS) {
            return from.plus(share(Duration.between(start, due), share));
        }
        return workingTime.due(from, share(workingTime.workingTimeBetween(start, due), share).toString(),
                Basis.WORKING_HOURS);
    }

    private static Duration share(Duration whole, double share) {
        return Duration.ofSeconds(Math.round(whole.toSeconds() * share));
    }

    private Instant other(LimitTerms terms, Instant start) {
        return switch (terms.basis()) {
            case CLOCK_HOURS -> inWorkingTime(start, Duration.parse(terms.length()));
            case WORKING_HOURS -> start.plus(Duration.parse(terms.length()));
            case SAME_TIME_WORKING_DAYS, END_OF_WORKING_DAYS ->
                    start.plus(Duration.ofDays(java.time.Period.parse(terms.length()).getDays()));
            case CLOSING_TIME -> start.plus(Duration.ofDays(1));
        };
    }

    private Instant inWorkingTime(Instant start, Duration length) {
        var wholeDays = length.toDays() > 0 && length.minusDays(length.toDays()).isZero();
        return wholeDays ? workingTime.due(start, "P" + length.toDays() + "D", Basis.SAME_TIME_WORKING_DAYS)
                : workingTime.due(start, length.toString(), Basis.WORKING_HOURS);
    }

    static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
