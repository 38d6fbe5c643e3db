package org.openmash.information;

import static java.util.function.Predicate.not;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openmash.deadline.BreachCause;
import org.openmash.deadline.Breaches;
import org.openmash.deadline.ClockKind;
import org.openmash.deadline.Limit;
import org.openmash.deadline.LimitRegister;
import org.openmash.deadline.Watching.Review;
import org.openmash.information.Requests.RequestState;
import org.openmash.platform.Person;
import org.openmash.platform.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Agencies that are silent: the manager chases the answers of one sending by telephone, or goes on without them. */
@Service
public class Chasing {

    private final RequestRegister register;
    private final Replies replies;
    private final LimitRegister limits;
    private final Breaches breaches;
    private final ApplicationEventPublisher events;

    Chasing(RequestRegister register, Replies replies, LimitRegister limits, Breaches breaches,
            ApplicationEventPublisher events) {
        this.register = register;
        this.replies = replies;
        this.limits = limits;
        this.breaches = breaches;
        this.events = events;
    }

    /** What the manager does about it. */
    public enum Action { CHASED, GO_ON_WITHOUT }

    /** Requests of the sending that are waited for; what is kept for future plans is not. */
    public List<Replies.Answer> missing(String caseReference, String sendingId) {
        return replies.answers(caseReference).stream().filter(Replies.Answer::isMissing)
                .filter(answer -> answer.request().sendingId().equals(sendingId))
                .filter(answer -> !answer.request().kept()).toList();
    }

    /**
     * Keeps what is done, with every limit of the sending that is near or has passed. It explains those that have passed,
     * and ends none.
     *
     * @throws Refused if all have answered meanwhile
     */
    @Transactional
    public void acted(String caseReference, String sendingId, Action action, String words, Person by) {
        if (missing(caseReference, sendingId).isEmpty()) {
            throw new Refused("Nobody is missing any more: all of them have answered. Nothing was saved.");
        }
        var requests = register.of(caseReference).stream().filter(request -> request.sendingId().equals(sendingId))
                .toList();
        var unexplained = new ArrayList<String>();
        for (var limit : limits.of(caseReference)) {
            var request = requests.stream().filter(one -> one.requestId().equals(limit.about())).findFirst();
            if (limit.clock() == ClockKind.AGENCY_REPLY && request.isPresent()) {
                if (isUnexplained(limit)) {
                    unexplained.add(limit.limitId());
                } else if (limit.isOpen()) {
                    breaches.acted(limit, Review.ACT, action.name(), words, by);
                }
            }
        }
        if (!unexplained.isEmpty()) {
            breaches.explain(unexplained, BreachCause.AGENCY_LATE, words, by);
        }
        if (action == Action.GO_ON_WITHOUT) {
            events.publishEvent(new WentOnWithout(caseReference, words, by));
        }
    }

    private boolean isUnexplained(Limit limit) {
        return limit.breachedAt().isPresent() && breaches.explanation(limit.limitId()).isEmpty();
    }

    /** The request behind a limit, if the hub still waits for its answer. */
    public Optional<Requests.AgencyRequest> waitedFor(Limit limit) {
        return limit.clock() != ClockKind.AGENCY_REPLY ? Optional.empty() : register.find(limit.about())
                .filter(request -> request.state() == RequestState.SENT).filter(not(Requests.AgencyRequest::kept));
    }
}
