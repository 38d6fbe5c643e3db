package org.openmash.information;

import java.util.List;
import org.openmash.deadline.BreachCause;
import org.openmash.deadline.Breaches;
import org.openmash.deadline.Limits;
import org.openmash.information.Reply.Told;
import org.openmash.information.Requests.AgencyRequest;
import org.openmash.platform.LondonTime;
import org.openmash.platform.Person;
import org.springframework.stereotype.Component;

/**
 * An agency said its answer in time, and the hub wrote it down after the limit had passed. That it passed stays on record; why
 * is the hub's own, and needs nobody to explain it. What a manager has written by then is not written over.
 */
@Component
class ToldInTime {

    private final Limits limits;
    private final Breaches breaches;

    ToldInTime(Limits limits, Breaches breaches) {
        this.limits = limits;
        this.breaches = breaches;
    }

    void explain(AgencyRequest request, Told told, Person by) {
        limits.about(request.caseReference(), request.requestId())
                .filter(limit -> limit.breachedAt().isPresent() && !told.saidAt().isAfter(limit.dueAt()))
                .filter(limit -> breaches.explanation(limit.limitId()).isEmpty())
                .ifPresent(limit -> breaches.explain(List.of(limit.limitId()), BreachCause.RECORDED_LATE,
                        "Told to the hub " + told.source().label() + " on " + LondonTime.show(told.saidAt()) + ", in time.", by));
    }
}
