package org.openmash.information.process;

import static org.openmash.platform.ProcessVariables.ALL_REPLIED;
import static org.openmash.platform.ProcessVariables.CASE_REFERENCE;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.openmash.information.Requests;
import org.openmash.platform.CaseJournal;
import org.springframework.stereotype.Component;

/** Looks and begins to wait under one lock of the case: the last reply finds the discussion waiting, or is seen. */
@Component("lookAtRepliesDelegate")
class LookAtRepliesDelegate implements JavaDelegate {

    private final Requests requests;
    private final CaseJournal journal;

    LookAtRepliesDelegate(Requests requests, CaseJournal journal) {
        this.requests = requests;
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var caseReference = CASE_REFERENCE.get(execution);
        journal.lock(caseReference);
        ALL_REPLIED.set(execution, requests.allAnswered(caseReference));
    }
}
