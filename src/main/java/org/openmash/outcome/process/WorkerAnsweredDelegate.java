package org.openmash.outcome.process;

import static org.openmash.platform.ProcessVariables.CASE_REFERENCE;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.openmash.platform.CaseJournal;
import org.openmash.platform.Pathways;
import org.springframework.stereotype.Component;

/** Wakes the delivery if it waits for the workers' answers. Nobody waiting is no fault: it looks before it waits. */
@Component
class WorkerAnsweredDelegate implements JavaDelegate {

    private final CaseJournal journal;
    private final Pathways pathways;

    WorkerAnsweredDelegate(CaseJournal journal, Pathways pathways) {
        this.journal = journal;
        this.pathways = pathways;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var caseReference = CASE_REFERENCE.get(execution);
        journal.lock(caseReference);
        pathways.tell("outcomeDelivery", caseReference, "mash.workerAnswered");
    }
}
