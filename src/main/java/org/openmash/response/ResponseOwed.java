package org.openmash.response;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.openmash.deadline.CaseNow;
import org.openmash.deadline.ClockKind;
import org.openmash.deadline.Obligation;
import org.openmash.deadline.Obligations;
import org.openmash.outcome.Outcomes;
import org.openmash.outcome.Outcomes.RecordedOutcome;
import org.openmash.referral.Cases.JournalEntry;
import org.openmash.referral.Change;
import org.openmash.referral.Rating;
import org.openmash.threshold.NewInformation;
import org.openmash.threshold.Ratings.SubjectRating;
import org.springframework.stereotype.Component;

/**
 * What a rating asks of the hub, and what meets it (domain, 0a): RED, a strategy discussion begun with its floor, or held
 * without it as an emergency and said so; AMBER, the joint decision; GREEN, accepted by the service; and in danger now,
 * that a social worker has accepted to go.
 */
@Component
class ResponseOwed implements Obligations {

    private static final Set<Change> OWED_AGAIN = Set.of(Change.RATED, Change.LOWERING_ANSWERED,
            Change.OUTCOME_REOPENED, Change.ROUTED);

    private final Outcomes outcomes;
    private final Discussions discussions;
    private final ImmediateResponses immediate;
    private final NewInformation information;

    ResponseOwed(Outcomes outcomes, Discussions discussions, ImmediateResponses immediate, NewInformation information) {
        this.outcomes = outcomes;
        this.discussions = discussions;
        this.immediate = immediate;
        this.information = information;
    }

    @Override
    public List<Obligation> of(CaseNow now) {
        var owed = new ArrayList<>(dangers(now));
        owed.add(response(now));
        return owed;
    }

    private Obligation response(CaseNow now) {
        var journal = now.journal();
        var owed = Obligation.of(ClockKind.RESPONSE, now.mashCase().receivedAt()).againSince(last(journal, OWED_AGAIN));
        if (now.rating().ofTheHub().isEmpty() && !now.contact().subjects().isEmpty()) {
            // every child is with its own worker: the hub answers for none of them
            return owed.ended(last(journal, Set.of(Change.ROUTED)));
        }
        return owed.met(now.rating().rating() == Rating.RED ? strategyDiscussion(now.caseReference(), journal)
                .or(() -> decided(now)) : decided(now)).ended(now.mashCase().closedAt());
    }

    /** Since the decision was last opened again. */
    private Optional<Instant> strategyDiscussion(String caseReference, List<JournalEntry> journal) {
        var reopened = last(journal, Set.of(Change.OUTCOME_REOPENED)).orElse(Instant.MIN);
        return discussions.lastStrategyDiscussion(caseReference).filter(held -> !held.at().isBefore(reopened))
                .map(held -> held.content().heldAt().toInstant());
    }

    /** When the last of the hub's subjects got the outcome that stands. */
    private Optional<Instant> decided(CaseNow now) {
        var ofTheHub = now.rating().ofTheHub().stream().map(SubjectRating::subjectId)
                .collect(Collectors.toSet());
        var standing = outcomes.of(now.caseReference());
        var all = standing.stream().map(RecordedOutcome::subjectId).collect(Collectors.toSet()).containsAll(ofTheHub);
        return all ? standing.stream().filter(one -> ofTheHub.isEmpty() || ofTheHub.contains(one.subjectId()))
                .map(RecordedOutcome::decidedAt).max(Comparator.naturalOrder()) : Optional.empty();
    }

    private List<Obligation> dangers(CaseNow now) {
        var caseReference = now.caseReference();
        var mashCase = now.mashCase();
        var since = new ArrayList<Obligation>();
        if (mashCase.dangerNow()) {
            since.add(danger(caseReference, "", mashCase.receivedAt()));
        }
        // what is told about a closed case is handled on the contact that it opens
        information.of(caseReference).stream().filter(told -> Boolean.TRUE.equals(told.told().dangerNow()))
                .filter(told -> mashCase.closedAt().filter(told.receivedAt()::isAfter).isEmpty())
                // the late answer that a linked contact was opened with is the contact's own danger
                .filter(told -> told.lateAnswer().isEmpty() || !mashCase.dangerNow()
                        || !told.receivedAt().equals(mashCase.receivedAt()))
                .forEach(told -> since.add(danger(caseReference, Long.toString(told.id()), told.receivedAt())));
        return since;
    }

    private Obligation danger(String caseReference, String about, Instant since) {
        return Obligation.of(ClockKind.IMMEDIATE_RESPONSE, since).about(about, Optional.empty())
                .met(immediate.acceptedSince(caseReference, since));
    }

    private static Optional<Instant> last(List<JournalEntry> journal, Set<Change> changes) {
        return journal.stream().filter(entry -> changes.contains(entry.change())).map(JournalEntry::at)
                .max(Comparator.naturalOrder());
    }
}
