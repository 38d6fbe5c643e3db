package org.openmash.duty.process;

import static org.openmash.platform.ProcessVariables.CASE_REFERENCE;
import static org.openmash.platform.ProcessVariables.DUTY_REASON;
import static org.openmash.platform.ProcessVariables.HAND_OVER_ID;
import static org.openmash.platform.ProcessVariables.NOTHING_TO_ACCEPT;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.openmash.duty.EmergencyDuty;
import org.openmash.duty.WhyHanded;
import org.springframework.stereotype.Component;

/** Puts the case into emergency duty's hands, unless it is there already or the hub is open. */
@Component
class RecordHandOverDelegate implements JavaDelegate {

    private final EmergencyDuty duty;

    RecordHandOverDelegate(EmergencyDuty duty) {
        this.duty = duty;
    }

    @Override
    public void execute(DelegateExecution execution) {
        NOTHING_TO_ACCEPT.set(execution, !duty.begin(CASE_REFERENCE.get(execution), HAND_OVER_ID.get(execution),
                WhyHanded.valueOf(DUTY_REASON.get(execution))));
    }
}
