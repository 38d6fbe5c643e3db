package org.openmash.deadline.process;

import static org.openmash.platform.ProcessVariables.LIMIT_ID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.openmash.deadline.Watching;
import org.springframework.stereotype.Component;

/** What follows when a limit is near: the people whom the table names are asked to act. */
@Component
class ActOnNearDelegate implements JavaDelegate {

    private final Watching watching;

    ActOnNearDelegate(Watching watching) {
        this.watching = watching;
    }

    @Override
    public void execute(DelegateExecution execution) {
        watching.find(LIMIT_ID.get(execution)).ifPresent(watching::near);
    }
}
