package org.openmash.deadline;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openmash.deadline.BoardView.Kept;
import org.openmash.deadline.LimitBoard.Asked;
import org.openmash.referral.Rating;

/**
 * What is counted over all limits, at an instant. Nothing is written. A reminder whose time has passed is nobody's breach,
 * and stands in none of these figures.
 */
public interface LimitFigures {

    List<Count> counts(Instant now);

    /** One page: what is breached, oldest first; then what is near, then what is running, each by its due time. */
    List<Row> page(Asked asked, Instant now);

    /** Agencies whose replies are overdue, the most overdue first. */
    List<Overdue> overdue(int most, Instant now);

    /** @param month when the month began, {@code today} when the day began */
    List<Share> shares(Instant month, Instant today, Instant now);

    record Count(ClockKind clock, Rating rating, long running, long near, long breached) {
    }

    /** @param pathway the case's process instance, while the case is open */
    record Row(String limitId, String caseReference, ClockKind clock, Rating rating, LimitState state,
               Optional<String> owedBy, Instant startedAt, Instant nearAt, Instant dueAt, Instant otherDueAt,
               Optional<Instant> breachedAt, boolean explained, Optional<String> pathway, Optional<String> watch) {
    }

    record Overdue(String group, long overdue, long open, Instant oldestDueAt) {
    }

    record Share(ClockKind clock, Kept today, Kept month) {
    }
}
