package org.openmash.deadline;

import java.time.Instant;
import java.util.Optional;

/**
 * One thing that is owed on a case, as the capability that owes it sees it now. All instants are UTC.
 *
 * @param about     what it is about where a case owes several of a kind (a request, a hand-over); else empty
 * @param owedBy    the group that owes it; empty: the hub
 * @param startedAt from when it counts
 * @param againSince since when it is owed anew, where it was kept once and is open again
 * @param fixedDue  a time that is given and not computed (the referrer's own)
 * @param latest    never later than this
 * @param metAt     when it was kept
 * @param endedAt   when it fell away unkept: withdrawn, or no longer the hub's
 */
public record Obligation(ClockKind clock, String about, Optional<String> owedBy, Instant startedAt,
                         Optional<Instant> againSince, Optional<Instant> fixedDue, Optional<Instant> latest,
                         Optional<Instant> metAt, Optional<Instant> endedAt) {

    /** Owed by the hub since then, and not kept yet. */
    public static Obligation of(ClockKind clock, Instant startedAt) {
        return new Obligation(clock, "", Optional.empty(), startedAt, Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty());
    }

    public Obligation about(String id, Optional<String> group) {
        return new Obligation(clock, id, group, startedAt, againSince, fixedDue, latest, metAt, endedAt);
    }

    public Obligation againSince(Optional<Instant> since) {
        return new Obligation(clock, about, owedBy, startedAt, since, fixedDue, latest, metAt, endedAt);
    }

    public Obligation due(Instant at) {
        return new Obligation(clock, about, owedBy, startedAt, againSince, Optional.of(at), latest, metAt, endedAt);
    }

    public Obligation notAfter(Optional<Instant> at) {
        return new Obligation(clock, about, owedBy, startedAt, againSince, fixedDue, at, metAt, endedAt);
    }

    public Obligation met(Optional<Instant> at) {
        return new Obligation(clock, about, owedBy, startedAt, againSince, fixedDue, latest, at, endedAt);
    }

    public Obligation ended(Optional<Instant> at) {
        return new Obligation(clock, about, owedBy, startedAt, againSince, fixedDue, latest, metAt, at);
    }

    boolean isOpen() {
        return metAt.isEmpty() && endedAt.isEmpty();
    }
}
