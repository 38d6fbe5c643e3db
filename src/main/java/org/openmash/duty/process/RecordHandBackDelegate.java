package org.openmash.duty.process;

import static org.openmash.platform.ProcessVariables.HAND_OVER_ID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.openmash.duty.EmergencyDuty;
import org.springframework.stereotype.Component;

/** The case is no longer with emergency duty; from here the hub owes its acceptance. */
@Component
class RecordHandBackDelegate implements JavaDelegate {

    private final EmergencyDuty duty;

    RecordHandBackDelegate(EmergencyDuty duty) {
        this.duty = duty;
    }

    @Override
    public void execute(DelegateExecution execution) {
        duty.handBack(HAND_OVER_ID.get(execution));
    }
}
