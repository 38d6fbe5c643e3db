package org.openmash.response.process;

import static org.openmash.platform.ProcessVariables.CASE_REFERENCE;
import static org.openmash.platform.ProcessVariables.FAMILY_ANSWER;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.openmash.response.ToEarlyIntervention;
import org.springframework.stereotype.Component;

/** Has the parent, or a competent child, agreed, and is the address safe? */
@Component
class ReadAgreementDelegate implements JavaDelegate {

    private final ToEarlyIntervention way;

    ReadAgreementDelegate(ToEarlyIntervention way) {
        this.way = way;
    }

    @Override
    public void execute(DelegateExecution execution) {
        FAMILY_ANSWER.set(execution, way.read(CASE_REFERENCE.get(execution), "hub").name());
    }
}
