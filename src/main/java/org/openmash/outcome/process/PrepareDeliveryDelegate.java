package org.openmash.outcome.process;

import static org.openmash.platform.ProcessVariables.CASE_REFERENCE;
import static org.openmash.platform.ProcessVariables.HAND_OVERS_OPEN;
import static org.openmash.platform.ProcessVariables.HAND_OVER_IDS;
import static org.openmash.platform.ProcessVariables.MINUTES_DUE;
import static org.openmash.platform.ProcessVariables.TELL_REFERRER;
import static org.openmash.platform.ProcessVariables.WORKERS_ASKED;

import java.util.ArrayList;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.openmash.outcome.Delivery;
import org.springframework.stereotype.Component;

/** Who takes over, who is waited for, who is told. */
@Component
class PrepareDeliveryDelegate implements JavaDelegate {

    private final Delivery delivery;

    PrepareDeliveryDelegate(Delivery delivery) {
        this.delivery = delivery;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var toDeliver = delivery.prepare(CASE_REFERENCE.get(execution));
        execution.setVariable(HAND_OVER_IDS.name(), Variables.objectValue(new ArrayList<>(toDeliver.handOverIds()))
                .serializationDataFormat(Variables.SerializationDataFormats.JSON).create());
        HAND_OVERS_OPEN.set(execution, !toDeliver.handOverIds().isEmpty());
        WORKERS_ASKED.set(execution, toDeliver.workersAsked());
        TELL_REFERRER.set(execution, toDeliver.tellReferrer());
        MINUTES_DUE.set(execution, toDeliver.minutesDue());
    }
}
