package org.openmash.information;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.openmash.deadline.CaseNow;
import org.openmash.deadline.ClockKind;
import org.openmash.deadline.Limit;
import org.openmash.deadline.LimitRegister;
import org.openmash.deadline.Obligation;
import org.openmash.deadline.Obligations;
import org.openmash.information.Requests.AgencyRequest;
import org.springframework.stereotype.Component;

/**
 * Every request that has gone out is to be answered, and never later than the case itself is due (domain, 1.1). What is
 * kept for future plans no longer is.
 */
@Component
class RepliesOwed implements Obligations {

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
        return register.of(now.caseReference()).stream().filter(request -> request.sentAt().isPresent())
                .map(request -> reply(request).notAfter(ofTheCase)).toList();
    }

    private Obligation reply(AgencyRequest request) {
        var owed = Obligation.of(ClockKind.AGENCY_REPLY, request.sentAt().orElseThrow())
                .about(request.requestId(), Optional.of("agency-" + request.agency()));
        return switch (request.state()) {
            case SENT, NO_REPLY -> request.kept() ? owed.ended(Optional.of(clock.instant())) : owed;
            case ANSWERED -> owed.met(request.repliedAt());
            case RECALLED -> request.repliedAt().isPresent() ? owed.met(request.repliedAt())
                    : owed.ended(Optional.of(clock.instant()));
            case WITHDRAWN -> owed.ended(Optional.of(clock.instant()));
        };
    }
}
