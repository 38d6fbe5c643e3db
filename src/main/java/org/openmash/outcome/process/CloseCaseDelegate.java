package org.openmash.outcome.process;

import static org.openmash.platform.ProcessVariables.CASE_REFERENCE;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.openmash.information.Requests;
import org.openmash.referral.CaseStatus;
import org.openmash.referral.Cases;
import org.openmash.referral.Change;
import org.springframework.stereotype.Component;

/** Everything is done: the register says that the case is closed, and when. */
@Component
class CloseCaseDelegate implements JavaDelegate {

    private final Cases cases;
    private final Requests requests;

    CloseCaseDelegate(Cases cases, Requests requests) {
        this.requests = requests;
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var caseReference = CASE_REFERENCE.get(execution);
        requests.endAsClosed(caseReference);
        cases.moveTo(caseReference, CaseStatus.CLOSED);
        cases.changed(caseReference, Change.CLOSED, "hub");
    }
}
