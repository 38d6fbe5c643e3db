package org.openmash.deadline;

import static org.openmash.platform.ProcessVariables.CASE_REFERENCE;
import static org.openmash.platform.ProcessVariables.LIMIT_CLOCK;
import static org.openmash.platform.ProcessVariables.LIMIT_ID;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.openmash.deadline.LimitRegister.Why;
import org.openmash.deadline.LimitTimes.Times;
import org.openmash.platform.Codes;
import org.openmash.platform.NotFound;
import org.openmash.platform.Pathways;
import org.openmash.referral.Cases;
import org.openmash.referral.Rating;
import org.openmash.threshold.Ratings;
import org.openmash.threshold.RedWords;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps a case's limits in line with what is owed on it. Whatever changes on a case, every capability is asked what it
 * owes now; what is new begins, what was kept is met, what a rating changes is moved. That writes the register's rows and
 * nothing of anybody else's: telling the watch is a job of its own, so that no click fails because a limit is near.
 */
@Service
public class Limits {

    private final LimitRegister register;
    private final ObjectProvider<Obligations> obligations;
    private final ResponseLimits table;
    private final LimitTimes times;
    private final Cases cases;
    private final Ratings ratings;
    private final RedWords redWords;
    private final Pathways pathways;
    private final Clock clock;

    Limits(LimitRegister register, ObjectProvider<Obligations> obligations, ResponseLimits table, LimitTimes times,
            Cases cases, Ratings ratings, RedWords redWords, Pathways pathways, Clock clock) {
        this.register = register;
        this.obligations = obligations;
        this.table = table;
        this.times = times;
        this.cases = cases;
        this.ratings = ratings;
        this.redWords = redWords;
        this.pathways = pathways;
        this.clock = clock;
    }

    /** All limits of a case, in the order in which they began. */
    public List<Limit> of(String caseReference) {
        return register.of(caseReference);
    }

    /** @throws NotFound if there is no such limit */
    public Limit get(String limitId) {
        return register.find(limitId).orElseThrow(() -> new NotFound("There is no such limit."));
    }

    /** The limit of a request or a hand-over, the newest where it was owed again. */
    public Optional<Limit> about(String caseReference, String id) {
        return register.of(caseReference).stream().filter(limit -> limit.about().equals(id))
                .max(Comparator.comparing(Limit::round));
    }

    /** When that would be due if it began now, with the rating and circumstance at which the case runs; UTC. */
    public Instant dueIfBegunNow(String caseReference, ClockKind kind) {
        var standing = standing(now(caseReference));
        return times.count(table.of(kind, standing.rating(), standing.of(kind)), clock.instant()).dueAt();
    }

    /** Brings the limits of the case into line with what is owed on it now. */
    @Transactional
    public void settle(String caseReference) {
        var known = register.of(caseReference);
        var now = now(caseReference);
        var standing = standing(now);
        var owed = obligations.orderedStream().flatMap(owing -> owing.of(now).stream()).toList();
        var watchesToTell = owed.stream()
                .filter(one -> settle(caseReference, newest(known, one), one, standing)).count()
                + known.stream().filter(Limit::isOpen).filter(limit -> owed.stream().noneMatch(limit::isOf))
                .filter(limit -> end(limit, Optional.empty(), Optional.empty())).count();
        if (watchesToTell > 0) {
            tellWatches(caseReference);
        }
    }

    /** Meets one limit outside of what a capability owes: a first look, a confirmation that came. */
    @Transactional
    public void meet(Limit limit, Instant at) {
        if (end(limit, Optional.of(at), Optional.empty())) {
            tellWatches(limit.caseReference());
        }
    }

    /** Ends one limit that is no longer owed. */
    @Transactional
    public void withdraw(Limit limit) {
        if (end(limit, Optional.empty(), Optional.of(clock.instant()))) {
            tellWatches(limit.caseReference());
        }
    }

    /** Counts an open limit with the calendar that holds now. @return whether that moved it */
    @Transactional
    boolean countAnew(Limit limit) {
        if (limit.clock() == ClockKind.REFERRER_DEADLINE || limit.breached(clock.instant()).isPresent()) {
            return false;
        }
        var terms = limit.terms();
        var counted = times.count(terms, limit.countedFrom());
        var now = terms.basis() == Basis.CLOCK_HOURS && !counted.dueAt().equals(limit.dueAt())
                ? times.until(terms, limit.countedFrom(), limit.dueAt()) : counted;
        return !(now.dueAt().equals(limit.dueAt()) && now.nearAt().equals(limit.nearAt()))
                && move(limit, limit.rating(), limit.circumstance(), terms, now, Why.CALENDAR);
    }

    void tellWatches(String caseReference) {
        pathways.start("limitChanged", caseReference, Codes.of(CASE_REFERENCE, caseReference));
    }

    private static Optional<Limit> newest(List<Limit> known, Obligation owed) {
        return known.stream().filter(limit -> limit.isOf(owed)).max(Comparator.comparing(Limit::round));
    }

    /** The rating at which a case runs now, and what makes single limits shorter. */
    private record Standing(Rating rating, boolean dangerNow, boolean redWords, boolean sameDay) {

        Circumstance of(ClockKind clock) {
            if (dangerNow) {
                return Circumstance.DANGER_NOW;
            }
            return clock == ClockKind.FIRST_LOOK ? redWords ? Circumstance.RED_WORDS : Circumstance.NONE
                    : sameDay ? Circumstance.SAME_DAY : Circumstance.NONE;
        }
    }

    private CaseNow now(String caseReference) {
        return new CaseNow(caseReference, cases, ratings);
    }

    private Standing standing(CaseNow now) {
        var sameDay = now.rating().ofTheHub().stream().anyMatch(subject -> subject.proposal().filter(
                proposal -> proposal.sameDay() && subject.standing() != Rating.NONE).isPresent());
        return new Standing(now.rating().rating(), now.mashCase().dangerNow(), !redWords.in(now.contact()).isEmpty(), sameDay);
    }

    /** @return must a watch be told, or an open task be given the date that holds again? */
    private boolean settle(String caseReference, Optional<Limit> newest, Obligation owed, Standing standing) {
        if (newest.isEmpty()) {
            if (owed.endedAt().isEmpty()) {
                begin(caseReference, owed, standing, owed.startedAt(), 1);
            }
            return false;
        }
        var limit = newest.get();
        if (!limit.isOpen()) {
            var again = owed.againSince().filter(since -> owed.isOpen() && since.isAfter(limit.endedAt().orElseThrow()));
            again.ifPresent(since -> begin(caseReference, owed, standing, since, limit.round() + 1));
            return again.isPresent();
        }
        return owed.isOpen() ? keepUp(limit, owed, standing) : end(limit, owed.metAt(), owed.endedAt());
    }

    private void begin(String caseReference, Obligation owed, Standing standing, Instant start, int round) {
        var terms = table.of(owed.clock(), standing.rating(), standing.of(owed.clock()));
        var when = count(terms, owed, start);
        var limit = new Limit(UUID.randomUUID().toString(), caseReference, owed.clock(), owed.about(), round,
                owed.owedBy(), standing.rating(), standing.of(owed.clock()), terms, start, start, when.nearAt(),
                when.dueAt(), when.otherDueAt(), when.escalateAt(), owed.metAt().map(at -> notBefore(start, at)), Optional.empty(),
                Optional.empty(), Optional.empty());
        register.begin(limit).ifPresent(begun -> {
            if (begun.isOpen()) {
                register.watchedBy(begun.limitId(), pathways.start("deadlineWatch", caseReference,
                        Codes.of(CASE_REFERENCE, caseReference).and(LIMIT_ID, begun.limitId())
                                .and(LIMIT_CLOCK, begun.clock().name())));
            } else {
                recordIfLate(begun, begun.metAt().orElseThrow());
            }
        });
    }

    private Times count(LimitTerms terms, Obligation owed, Instant start) {
        if (owed.fixedDue().isPresent()) {
            return times.until(terms, start, owed.fixedDue().get());
        }
        var counted = times.count(terms, start);
        return owed.latest().filter(latest -> latest.isAfter(start) && latest.isBefore(counted.dueAt()))
                .map(latest -> times.until(terms, start, latest)).orElse(counted);
    }

    private boolean end(Limit limit, Optional<Instant> metAt, Optional<Instant> endedAt) {
        if (metAt.isPresent()) {
            var at = notBefore(limit.startedAt(), metAt.get());
            recordIfLate(limit, at);
            return register.met(limit, at);
        }
        var at = endedAt.orElseGet(clock::instant);
        recordIfLate(limit, at);
        return register.withdrawn(limit.limitId(), at);
    }

    private void recordIfLate(Limit limit, Instant at) {
        if (limit.terms().counts() && at.isAfter(limit.dueAt())) {
            register.breached(limit);
        }
    }

    private static Instant notBefore(Instant start, Instant at) {
        return at.isBefore(start) ? start : at;
    }

    private boolean keepUp(Limit limit, Obligation owed, Standing standing) {
        if (owed.fixedDue().filter(due -> !due.equals(limit.dueAt())).isPresent()) {
            return move(limit, standing.rating(), standing.of(limit.clock()), limit.terms(),
                    times.until(limit.terms(), limit.startedAt(), owed.fixedDue().get()), Why.GIVEN_TIME);
        }
        var circumstance = standing.of(limit.clock());
        if (limit.rating() == standing.rating() && limit.circumstance() == circumstance) {
            return false;
        }
        var terms = table.of(limit.clock(), standing.rating(), circumstance);
        return move(limit, standing.rating(), circumstance, terms, movedBy(limit, owed, standing, terms),
                limit.rating() == standing.rating() ? Why.CIRCUMSTANCE : Why.RATED);
    }

    private Times movedBy(Limit limit, Obligation owed, Standing standing, LimitTerms terms) {
        if (owed.fixedDue().isPresent() || terms.length().equals(limit.terms().length())
                && terms.basis() == limit.terms().basis()) {
            return new Times(limit.countedFrom(), limit.nearAt(), limit.dueAt(), limit.otherDueAt(),
                    limit.escalateAt());
        }
        return isMoreUrgent(standing, limit) ? sooner(limit, owed, terms) : count(terms, owed, limit.startedAt());
    }

    private static boolean isMoreUrgent(Standing now, Limit limit) {
        return now.rating() == limit.rating() ? now.of(limit.clock()).compareTo(limit.circumstance()) > 0
                : now.rating().atLeast(limit.rating());
    }

    /** Up: the earlier of the old due time and the new length from now (domain, 1.2). */
    private Times sooner(Limit limit, Obligation owed, LimitTerms terms) {
        var now = clock.instant();
        var counted = count(terms, owed, now);
        return counted.dueAt().isBefore(limit.dueAt()) ? counted : times.until(terms, now, limit.dueAt());
    }

    /** A limit that has passed unkept stays breached, however much later its new time is. */
    private boolean move(Limit limit, Rating rating, Circumstance circumstance, LimitTerms terms, Times when,
            Why why) {
        if (limit.terms().counts() && !clock.instant().isBefore(limit.dueAt())) {
            register.breached(limit);
        }
        register.move(limit, new Limit(limit.limitId(), limit.caseReference(), limit.clock(), limit.about(),
                limit.round(), limit.owedBy(), rating, circumstance, terms, limit.startedAt(),
                when.from(), when.nearAt(), when.dueAt(), when.otherDueAt(), when.escalateAt(), limit.metAt(), limit.withdrawnAt(),
                limit.breachedAt(), limit.watchId()), why);
        return true;
    }
}
