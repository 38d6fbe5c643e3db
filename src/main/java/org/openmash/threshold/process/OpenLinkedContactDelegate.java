package org.openmash.threshold.process;

import static org.openmash.platform.ProcessVariables.CASE_REFERENCE;
import static org.openmash.platform.ProcessVariables.INFORMATION_ID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.openmash.threshold.NewInformation;
import org.springframework.stereotype.Component;

@Component
class OpenLinkedContactDelegate implements JavaDelegate {

    private final NewInformation information;

    OpenLinkedContactDelegate(NewInformation information) {
        this.information = information;
    }

    @Override
    public void execute(DelegateExecution execution) {
        information.openLinkedContact(CASE_REFERENCE.get(execution), INFORMATION_ID.get(execution));
    }
}
