package org.openmash.response.process;

import static org.openmash.platform.ProcessVariables.CASE_REFERENCE;
import static org.openmash.platform.ProcessVariables.KEPT_FROM_POLICE;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.openmash.platform.CaseJournal;
import org.openmash.response.ShowingThePolice;
import org.springframework.stereotype.Component;

/** May the police look the case up for its strategy discussion? */
@Component
class ShowPoliceDelegate implements JavaDelegate {

    private final CaseJournal journal;
    private final ShowingThePolice police;

    ShowPoliceDelegate(CaseJournal journal, ShowingThePolice police) {
        this.journal = journal;
        this.police = police;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var caseReference = CASE_REFERENCE.get(execution);
        // that somebody suspected works there is learned before this or after, never beside it
        journal.lock(caseReference);
        KEPT_FROM_POLICE.set(execution, !police.show(caseReference));
    }
}
