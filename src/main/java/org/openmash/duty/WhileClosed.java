package org.openmash.duty;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.openmash.access.Role;
import org.openmash.deadline.WorkingTime;
import org.openmash.platform.Persons;
import org.openmash.referral.CaseChanged;
import org.openmash.referral.Cases;
import org.openmash.referral.Cases.JournalEntry;
import org.openmash.referral.Change;
import org.openmash.referral.Rating;
import org.openmash.threshold.Ratings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Whatever comes in while the hub is closed is seen by emergency duty at once: a contact, new information about a case, a
 * rating that becomes RED. What was accepted before the news came is to be accepted anew.
 */
@Component
class WhileClosed {

    private static final Set<Change> ARRIVALS = Set.of(Change.CONTACT_RECEIVED, Change.INFORMATION_ADDED);
    private static final Set<String> DUTY = Set.of(Role.EMERGENCY_DUTY.group());

    private final EmergencyDuty duty;
    private final Cases cases;
    private final Ratings ratings;
    private final WorkingTime workingTime;
    private final Persons persons;
    private final Clock clock;

    WhileClosed(EmergencyDuty duty, Cases cases, Ratings ratings, WorkingTime workingTime, Persons persons,
            Clock clock) {
        this.duty = duty;
        this.cases = cases;
        this.ratings = ratings;
        this.workingTime = workingTime;
        this.persons = persons;
        this.clock = clock;
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT, fallbackExecution = true)
    void on(CaseChanged changed) {
        var now = clock.instant();
        var reference = changed.caseReference();
        if (workingTime.isOpen(now) || cases.get(reference).isClosed()) {
            return;
        }
        var handed = duty.of(reference);
        if (handed.stream().noneMatch(HandedToDuty::isToBeAccepted)) {
            var news = unheard(cases.journal(reference), workingTime.lastClosingBefore(now));
            arrival(news, handed.stream().anyMatch(one -> one.handedBackAt().isEmpty()))
                    .ifPresentOrElse(entry -> duty.handOnArrival(reference, WhyHanded.ARRIVED_WHILE_CLOSED,
                            Optional.of(entry.by()).filter(this::isOfDuty)), () -> handIfRed(reference, news));
        }
    }

    /** What happened since the hub closed, and after emergency duty last accepted the case. */
    private static List<JournalEntry> unheard(List<JournalEntry> journal, Instant closedAt) {
        var heard = journal.stream().filter(entry -> entry.change() == Change.DUTY_ACCEPTED)
                .mapToLong(JournalEntry::number).max().orElse(0);
        return journal.stream().filter(entry -> entry.number() > heard && !entry.at().isBefore(closedAt)).toList();
    }

    /** The newest of what came in; emergency duty's own notes on what it has are no news to it. */
    private Optional<JournalEntry> arrival(List<JournalEntry> news, boolean dutyHasIt) {
        return news.stream().filter(entry -> ARRIVALS.contains(entry.change()))
                .filter(entry -> !dutyHasIt || !isOfDuty(entry.by())).reduce((older, newer) -> newer);
    }

    private void handIfRed(String reference, List<JournalEntry> news) {
        if (news.stream().anyMatch(entry -> entry.change() == Change.RATED)
                && ratings.ofCase(reference) == Rating.RED) {
            duty.handOnArrival(reference, WhyHanded.RED, Optional.empty());
        }
    }

    private boolean isOfDuty(String person) {
        return persons.isIn(person, DUTY);
    }
}
