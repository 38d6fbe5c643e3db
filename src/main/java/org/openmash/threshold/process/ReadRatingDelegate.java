package org.openmash.threshold.process;

import static org.openmash.platform.ProcessVariables.CASE_REFERENCE;
import static org.openmash.platform.ProcessVariables.OUTCOME_RECORDED;
import static org.openmash.platform.ProcessVariables.RATED;
import static org.openmash.platform.ProcessVariables.RATING;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.openmash.threshold.Ratings;
import org.springframework.stereotype.Component;

/** The register says which rating stands when the response begins, or begins anew. */
@Component
class ReadRatingDelegate implements JavaDelegate {

    private final Ratings ratings;

    ReadRatingDelegate(Ratings ratings) {
        this.ratings = ratings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var caseReference = CASE_REFERENCE.get(execution);
        RATED.set(execution, ratings.isRated(caseReference));
        RATING.set(execution, ratings.ofCase(caseReference).name());
        OUTCOME_RECORDED.set(execution, false);
    }
}
