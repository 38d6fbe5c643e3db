package org.openmash.operation.process;

import static org.openmash.platform.ProcessVariables.CASE_REFERENCE;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.openmash.access.WaitingWork;
import org.springframework.stereotype.Component;

/** Once a case goes on, what was closed to somebody while they had it and it was held goes back to its team. */
@Component
class ReturnClosedWorkDelegate implements JavaDelegate {

    private final WaitingWork work;

    ReturnClosedWorkDelegate(WaitingWork work) {
        this.work = work;
    }

    @Override
    public void execute(DelegateExecution execution) {
        work.putBackWhatIsClosed(CASE_REFERENCE.get(execution));
    }
}
