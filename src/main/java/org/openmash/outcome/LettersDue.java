package org.openmash.outcome;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.openmash.outcome.Outcomes.RecordedOutcome;
import org.openmash.referral.Cases;
import org.openmash.referral.Contact;
import org.openmash.referral.SubjectKind;
import org.springframework.stereotype.Component;

/** Whose family is to be written to: a child's, once something is decided. An adult at risk has no "family letter". */
@Component
public class LettersDue {

    private static final Set<OutcomeCode> NOBODY_IS_WRITTEN_TO = Set.of(OutcomeCode.DUPLICATE,
            OutcomeCode.RETURNED_FOR_CONSENT, OutcomeCode.OTHER_LA_TRANSFER);

    private final Cases cases;
    private final Outcomes outcomes;

    LettersDue(Cases cases, Outcomes outcomes) {
        this.cases = cases;
        this.outcomes = outcomes;
    }

    /** Since the first decision that stands about a child; UTC. */
    public Optional<Instant> since(String caseReference) {
        return since(cases.contact(caseReference), outcomes.of(caseReference));
    }

    static Optional<Instant> since(Contact contact, List<RecordedOutcome> standing) {
        var children = contact.subjects().stream()
                .filter(subject -> subject.kind() != SubjectKind.ADULT).map(Contact.Subject::id)
                .collect(Collectors.toSet());
        return standing.stream().filter(one -> children.contains(one.subjectId()))
                .filter(one -> !NOBODY_IS_WRITTEN_TO.contains(one.outcome())).map(RecordedOutcome::decidedAt)
                .min(Comparator.naturalOrder());
    }
}
