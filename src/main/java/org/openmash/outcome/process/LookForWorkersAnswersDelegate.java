package org.openmash.outcome.process;

import static org.openmash.platform.ProcessVariables.CASE_REFERENCE;
import static org.openmash.platform.ProcessVariables.WORKERS_ANSWER;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.openmash.outcome.Delivery;
import org.openmash.platform.CaseJournal;
import org.springframework.stereotype.Component;

/** Looks before it waits, with the case locked, so that no answer can come between the look and the wait. */
@Component
class LookForWorkersAnswersDelegate implements JavaDelegate {

    private final CaseJournal journal;
    private final Delivery delivery;

    LookForWorkersAnswersDelegate(CaseJournal journal, Delivery delivery) {
        this.journal = journal;
        this.delivery = delivery;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var caseReference = CASE_REFERENCE.get(execution);
        journal.lock(caseReference);
        WORKERS_ANSWER.set(execution, delivery.workersAnswer(caseReference).name());
    }
}
