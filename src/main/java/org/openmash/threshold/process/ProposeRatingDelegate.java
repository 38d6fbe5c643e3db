package org.openmash.threshold.process;

import static org.openmash.platform.ProcessVariables.CASE_REFERENCE;
import static org.openmash.platform.ProcessVariables.PROPOSED_RATING;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.openmash.threshold.Ratings;
import org.springframework.stereotype.Component;

@Component
class ProposeRatingDelegate implements JavaDelegate {

    private final Ratings ratings;

    ProposeRatingDelegate(Ratings ratings) {
        this.ratings = ratings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        PROPOSED_RATING.set(execution, ratings.propose(CASE_REFERENCE.get(execution)).name());
    }
}
