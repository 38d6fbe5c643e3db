package org.openmash.response.process;

import static org.openmash.platform.ProcessVariables.CASE_REFERENCE;
import static org.openmash.platform.ProcessVariables.FAMILY_ANSWER;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.openmash.outcome.FamilyAgreement;
import org.springframework.stereotype.Component;

/** Has the parent, or a competent child, agreed, and is the address safe? */
@Component
class ReadAgreementDelegate implements JavaDelegate {

    private final FamilyAgreement agreement;

    ReadAgreementDelegate(FamilyAgreement agreement) {
        this.agreement = agreement;
    }

    @Override
    public void execute(DelegateExecution execution) {
        FAMILY_ANSWER.set(execution, agreement.of(CASE_REFERENCE.get(execution)).answer().name());
    }
}
