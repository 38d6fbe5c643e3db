package org.openmash.threshold;

import java.time.Duration;
import java.time.Instant;
import org.openmash.platform.TaskDueDates;
import org.openmash.referral.Cases;
import org.openmash.referral.Rating;
import org.springframework.stereotype.Component;

/**
 * How soon a case is to be dealt with, in clock hours from its receipt: RED 4, AMBER 24, GREEN 72 (the Wolverhampton
 * hub's page), and the one day in which every contact has an outcome (the Dudley hub's page). Until a person has rated,
 * the proposal counts.
 */
@Component
class ResponseTimes implements TaskDueDates {

    private final Cases cases;
    private final Ratings ratings;

    ResponseTimes(Cases cases, Ratings ratings) {
        this.cases = cases;
        this.ratings = ratings;
    }

    @Override
    public Instant dueAt(String caseReference) {
        return cases.get(caseReference).receivedAt().plus(within(ratings.ofCase(caseReference)));
    }

    private static Duration within(Rating rating) {
        return switch (rating) {
            case RED -> Duration.ofHours(4);
            case AMBER, NONE -> Duration.ofHours(24);
            case GREEN -> Duration.ofHours(72);
        };
    }
}
