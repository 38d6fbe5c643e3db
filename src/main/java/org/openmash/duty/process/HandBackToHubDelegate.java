package org.openmash.duty.process;

import static org.openmash.platform.ProcessVariables.OPENS_AT;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.openmash.duty.EmergencyDuty;
import org.springframework.stereotype.Component;

/** The hub opens: every case that is with emergency duty since before then is told so. */
@Component
class HandBackToHubDelegate implements JavaDelegate {

    private final EmergencyDuty duty;

    HandBackToHubDelegate(EmergencyDuty duty) {
        this.duty = duty;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var opening = OPENS_AT.get(execution).toInstant();
        duty.withDuty().stream().filter(handOver -> handOver.handedAt().isBefore(opening))
                .forEach(duty::tellThatTheHubOpens);
    }
}
