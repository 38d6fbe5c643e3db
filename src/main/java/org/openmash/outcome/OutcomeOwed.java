package org.openmash.outcome;

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
import org.openmash.outcome.Outcomes.RecordedOutcome;
import org.openmash.referral.Channel;
import org.openmash.referral.Contact;
import org.openmash.referral.MashCase;
import org.springframework.stereotype.Component;

/**
 * A first outcome for everybody on the contact, the referrer acknowledged and told, every hand-over answered, the family
 * written to (the Dudley hub's page; domain, 0a: "When a limit is met").
 */
@Component
class OutcomeOwed implements Obligations {

    /** Whoever rings, comes, or sends by a system has the reference read out or sent back at once. */
    private static final Set<Channel> ACKNOWLEDGED_AT_ONCE = Set.of(Channel.PHONE, Channel.IN_PERSON, Channel.SYSTEM,
            Channel.CP_IS);
    private final Outcomes outcomes;
    private final HandOvers handOvers;
    private final ReferrerFeedback feedback;
    private final FamilyLetters letters;

    OutcomeOwed(Outcomes outcomes, HandOvers handOvers, ReferrerFeedback feedback, FamilyLetters letters) {
        this.outcomes = outcomes;
        this.handOvers = handOvers;
        this.feedback = feedback;
        this.letters = letters;
    }

    @Override
    public List<Obligation> of(CaseNow now) {
        var mashCase = now.mashCase();
        var contact = now.contact();
        var standing = outcomes.of(now.caseReference());
        var owed = new ArrayList<Obligation>();
        owed.add(Obligation.of(ClockKind.FIRST_OUTCOME, mashCase.receivedAt())
                .met(decidedForAll(standing, contact).or(mashCase::closedAt)));
        owed.addAll(toTheReferrer(mashCase, contact));
        owed.addAll(handOvers.of(now.caseReference()).stream().map(OutcomeOwed::acceptance).toList());
        LettersDue.since(contact, standing).map(since -> Obligation.of(ClockKind.FAMILY_LETTER, since)
                .againSince(Optional.of(since)).met(letters.settledSince(now.caseReference(), since))).ifPresent(owed::add);
        return owed;
    }

    private static Optional<Instant> decidedForAll(List<RecordedOutcome> standing, Contact contact) {
        var subjects = contact.subjects().stream().map(Contact.Subject::id).collect(Collectors.toSet());
        var all = !standing.isEmpty()
                && standing.stream().map(RecordedOutcome::subjectId).collect(Collectors.toSet()).containsAll(subjects);
        return all ? standing.stream().map(RecordedOutcome::decidedAt).max(Comparator.naturalOrder())
                : Optional.empty();
    }

    private List<Obligation> toTheReferrer(MashCase mashCase, Contact contact) {
        var owed = new ArrayList<Obligation>();
        var told = feedback.of(mashCase.caseReference()).stream().map(ReferrerFeedback.Told::toldAt)
                .min(Comparator.naturalOrder());
        if (contact.referrer().canBeReached()) {
            var atOnce = ACKNOWLEDGED_AT_ONCE.contains(mashCase.channel()) ? Optional.of(mashCase.recordedAt())
                    : Optional.<Instant>empty();
            owed.add(Obligation.of(ClockKind.ACKNOWLEDGEMENT, mashCase.receivedAt()).met(atOnce.or(() -> told))
                    .ended(mashCase.closedAt()));
        }
        if (contact.feedbackNeededBy() != null && contact.feedbackNeededBy().isAfter(mashCase.receivedAt())) {
            owed.add(Obligation.of(ClockKind.REFERRER_DEADLINE, mashCase.receivedAt())
                    .due(contact.feedbackNeededBy()).met(told).ended(mashCase.closedAt()));
        }
        return owed;
    }

    private static Obligation acceptance(HandOver handOver) {
        var owed = Obligation.of(ClockKind.ACCEPTANCE, handOver.askedAt())
                .about(handOver.handOverId(), handOver.receivingGroup());
        var answeredAt = handOver.lastAnswer().map(HandOver.Answered::at);
        return switch (handOver.state()) {
            case OPEN -> owed.againSince(answeredAt);
            case ACCEPTED, RETURNED -> owed.met(answeredAt);
            case SUPERSEDED -> owed.ended(answeredAt.or(() -> Optional.of(handOver.askedAt())));
        };
    }
}
