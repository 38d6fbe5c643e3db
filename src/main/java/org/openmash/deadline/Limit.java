package org.openmash.deadline;

import java.time.Instant;
import java.util.Optional;
import org.openmash.referral.Rating;

/**
 * One limit of a case as it stands in the register. All instants are UTC.
 *
 * @param about       what it is about (a request, a hand-over); empty where a case owes one of its kind
 * @param round       1, and more where the same was owed again after it was kept
 * @param owedBy      the group that owes it; empty: the hub
 * @param rating      the rating whose length it has
 * @param countedFrom from when its times count: the start, or when the rating was raised
 * @param otherDueAt  when it would be due if hours were counted the other way
 * @param escalateAt  when it is told further if it stays unkept
 * @param counts      false: a reminder, never a breach
 * @param breachedAt  the due time that passed unkept, whatever happened later
 * @param watchId     the process instance that watches it
 */
public record Limit(String limitId, String caseReference, ClockKind clock, String about, int round,
                    Optional<String> owedBy, Rating rating, Circumstance circumstance, LimitTerms terms,
                    Instant startedAt, Instant countedFrom, Instant nearAt, Instant dueAt, Instant otherDueAt, Instant escalateAt,
                    Optional<Instant> metAt, Optional<Instant> withdrawnAt, Optional<Instant> breachedAt,
                    Optional<String> watchId) {

    /** Near and breached are computed when asked: nothing has to be written at the moment a limit passes. */
    public LimitState state(Instant now) {
        if (metAt.isPresent()) {
            return LimitState.MET;
        }
        if (withdrawnAt.isPresent()) {
            return LimitState.WITHDRAWN;
        }
        if (breachedAt.isPresent()) {
            return LimitState.BREACHED;
        }
        if (!now.isBefore(dueAt)) {
            return terms.counts() ? LimitState.BREACHED : LimitState.LAPSED;
        }
        return now.isBefore(nearAt) ? LimitState.RUNNING : LimitState.NEAR;
    }

    public boolean isOpen() {
        return metAt.isEmpty() && withdrawnAt.isEmpty();
    }

    boolean isOf(Obligation owed) {
        return clock == owed.clock() && about.equals(owed.about());
    }

    Optional<Instant> endedAt() {
        return metAt.or(() -> withdrawnAt);
    }

    /** The due time that passed unkept: recorded, or passed by now, or passed before it was met. */
    public Optional<Instant> breached(Instant now) {
        var passed = terms.counts() && withdrawnAt.isEmpty() && !metAt.orElse(now).isBefore(dueAt)
                && !metAt.equals(Optional.of(dueAt));
        return breachedAt.or(() -> passed ? Optional.of(dueAt) : Optional.empty());
    }
}
