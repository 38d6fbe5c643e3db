package org.openmash.outcome;

import java.util.Set;
import java.util.stream.Collectors;
import org.openmash.platform.Person;
import org.openmash.threshold.DecisionReopened;
import org.openmash.threshold.Ratings;
import org.openmash.threshold.Ratings.SubjectRating;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A changed rating opens the decision again, in the same transaction, for everybody who is the hub's. */
@Component
class ReopenedDecisions {

    private static final Person HUB = new Person("hub", Set.of());

    private final Outcomes outcomes;
    private final Ratings ratings;

    ReopenedDecisions(Outcomes outcomes, Ratings ratings) {
        this.outcomes = outcomes;
        this.ratings = ratings;
    }

    @EventListener
    void on(DecisionReopened reopened) {
        outcomes.reopen(reopened.caseReference(), ratings.ofTheHub(reopened.caseReference()).stream()
                .map(SubjectRating::subjectId).collect(Collectors.toSet()), "The rating changed.", HUB);
    }
}
