package org.openmash.information;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.openmash.deadline.CaseNow;
import org.openmash.deadline.ClockKind;
import org.openmash.deadline.Limit;
import org.openmash.deadline.LimitRegister;
import org.openmash.deadline.Obligation;
import org.openmash.deadline.Obligations;
import org.openmash.information.Reply.Told;
import org.openmash.information.RequestRegister.Given;
import org.openmash.information.Requests.AgencyRequest;
import org.openmash.referral.Cases.JournalEntry;
import org.openmash.referral.Change;
import org.springframework.stereotype.Component;

/**
 * Every request that has gone out is to be answered, and never later than the case itself is due (domain, 1.1). What is
 * kept for future plans no longer is, answered or not, until the decision is opened again or a child comes back to the hub.
 */
@Component
class RepliesOwed implements Obligations {

    private static final Set<Change> OWED_AGAIN = Set.of(Change.OUTCOME_REOPENED, Change.HAND_OVER_ANSWERED);

    private final RequestRegister register;
    private final LimitRegister limits;
    private final Clock clock;

    RepliesOwed(RequestRegister register, LimitRegister limits, Clock clock) {
        this.register = register;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public List<Obligation> of(CaseNow now) {
        var ofTheCase = limits.of(now.caseReference()).stream().filter(limit -> limit.clock() == ClockKind.RESPONSE)
                .filter(Limit::isOpen).map(Limit::dueAt).findFirst();
        var again = again(now);
        return register.of(now.caseReference()).stream().filter(request -> request.sentAt().isPresent())
                .map(request -> reply(request, again).againSince(again).notAfter(ofTheCase)).toList();
    }

    private static Optional<Instant> again(CaseNow now) {
        return now.journal().stream().filter(entry -> OWED_AGAIN.contains(entry.change())).map(JournalEntry::at)
                .max(Comparator.naturalOrder());
    }

    /** What was kept from its first moment is owed only from when it is waited for. */
    private Obligation reply(AgencyRequest request, Optional<Instant> again) {
        var sent = request.sentAt().orElseThrow();
        var owed = Obligation.of(ClockKind.AGENCY_REPLY, again.filter(sent::isBefore).orElse(sent))
                .about(request.requestId(), Optional.of("agency-" + request.agency()));
        if (request.kept()) {
            return owed.ended(Optional.of(clock.instant()));
        }
        return switch (request.state()) {
            case SENT, NO_REPLY -> owed;
            case ANSWERED -> owed.met(answeredAt(request));
            case RECALLED -> request.repliedAt().isPresent() ? owed.met(request.repliedAt())
                    : owed.ended(Optional.of(clock.instant()));
            case WITHDRAWN -> owed.ended(Optional.of(clock.instant()));
        };
    }

    /** What an agency told the hub it has answered when it said so, whenever that was written down. */
    private Optional<Instant> answeredAt(AgencyRequest request) {
        return register.replies(request.requestId()).stream().findFirst().map(Given::reply).map(Reply::told).map(Told::saidAt)
                .or(request::repliedAt);
    }
}
