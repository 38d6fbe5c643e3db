package org.openmash.deadline.process;

import static org.openmash.platform.ProcessVariables.LIMIT_ID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.openmash.deadline.Watching;
import org.springframework.stereotype.Component;

/** Unkept for a further share of its time: the people whom the table names are told. */
@Component
class EscalateBreachDelegate implements JavaDelegate {

    private final Watching watching;

    EscalateBreachDelegate(Watching watching) {
        this.watching = watching;
    }

    @Override
    public void execute(DelegateExecution execution) {
        watching.find(LIMIT_ID.get(execution)).ifPresent(watching::escalate);
    }
}
