package org.openmash.deadline.process;

import static org.openmash.platform.ProcessVariables.LIMIT_ID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.openmash.deadline.Breaches;
import org.openmash.platform.Pathways;
import org.springframework.stereotype.Component;

/** One explanation may answer many breaches: those need no task of their own any more. */
@Component
class EndTheOthersDelegate implements JavaDelegate {

    private final Breaches breaches;
    private final Pathways pathways;

    EndTheOthersDelegate(Breaches breaches, Pathways pathways) {
        this.breaches = breaches;
        this.pathways = pathways;
    }

    @Override
    public void execute(DelegateExecution execution) {
        breaches.explainedWith(LIMIT_ID.get(execution)).forEach(limit -> pathways.tell("breachReview",
                limit.caseReference(), LIMIT_ID, limit.limitId(), "mash.breachExplained"));
    }
}
