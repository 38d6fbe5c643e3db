package org.openmash.deadline.process;

import static org.openmash.platform.ProcessVariables.LIMIT_ID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.openmash.deadline.Watching;
import org.springframework.stereotype.Component;

/** The limit has passed unkept: a fact that stays, and an explanation is asked for. */
@Component
class RecordBreachDelegate implements JavaDelegate {

    private final Watching watching;

    RecordBreachDelegate(Watching watching) {
        this.watching = watching;
    }

    @Override
    public void execute(DelegateExecution execution) {
        watching.find(LIMIT_ID.get(execution)).ifPresent(watching::breached);
    }
}
