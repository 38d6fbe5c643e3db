package org.openmash.outcome.process;

import static org.openmash.platform.ProcessVariables.CASE_REFERENCE;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.openmash.referral.CaseStatus;
import org.openmash.referral.Cases;
import org.openmash.referral.Change;
import org.springframework.stereotype.Component;

/** Everything is done: the register says that the case is closed, and when. */
@Component
class CloseCaseDelegate implements JavaDelegate {

    private final Cases cases;

    CloseCaseDelegate(Cases cases) {
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var caseReference = CASE_REFERENCE.get(execution);
        cases.moveTo(caseReference, CaseStatus.CLOSED);
        cases.changed(caseReference, Change.CLOSED, "hub");
    }
}
