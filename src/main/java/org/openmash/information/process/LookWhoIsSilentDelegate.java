package org.openmash.information.process;

import static org.openmash.platform.ProcessVariables.CASE_REFERENCE;
import static org.openmash.platform.ProcessVariables.REPLIES_COMPLETE;
import static org.openmash.platform.ProcessVariables.SENDING_ID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.openmash.information.Chasing;
import org.openmash.platform.CaseJournal;
import org.springframework.stereotype.Component;

/** Looks and begins to wait under one lock of the case, so that the last answer finds the task or is seen. */
@Component("lookWhoIsSilentDelegate")
class LookWhoIsSilentDelegate implements JavaDelegate {

    private final Chasing chasing;
    private final CaseJournal journal;

    LookWhoIsSilentDelegate(Chasing chasing, CaseJournal journal) {
        this.chasing = chasing;
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var caseReference = CASE_REFERENCE.get(execution);
        journal.lock(caseReference);
        REPLIES_COMPLETE.set(execution, chasing.missing(caseReference, SENDING_ID.get(execution)).isEmpty());
    }
}
