package org.openmash.information.process;

import static org.openmash.platform.ProcessVariables.AGENCY_GROUP;
import static org.openmash.platform.ProcessVariables.REQUEST_ID;
import static org.openmash.platform.ProcessVariables.TO_THE_LEAD;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.openmash.information.Gathering;
import org.springframework.stereotype.Component;

@Component("sendRequestDelegate")
class SendRequestDelegate implements JavaDelegate {

    private final Gathering gathering;

    SendRequestDelegate(Gathering gathering) {
        this.gathering = gathering;
    }

    @Override
    public void execute(DelegateExecution execution) {
        TO_THE_LEAD.set(execution, false);
        AGENCY_GROUP.set(execution, gathering.send(REQUEST_ID.get(execution), execution.getProcessInstanceId()));
    }
}
