package org.openmash.deadline.process;

import static org.openmash.platform.ProcessVariables.LIMIT_ID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.openmash.deadline.Watching;
import org.springframework.stereotype.Component;

/**
 * Raises the incident on the token that waits at "Breached": it stands in Cockpit as long as the limit is unkept, and ends
 * with the waiting. Its configuration is the limit's id.
 */
@Component("breachIncident")
class BreachIncident implements ExecutionListener {

    private static final String DEADLINE_BREACHED = "deadline-breached";

    private final Watching watching;

    BreachIncident(Watching watching) {
        this.watching = watching;
    }

    @Override
    public void notify(DelegateExecution execution) {
        watching.find(LIMIT_ID.get(execution)).ifPresent(limit ->
                execution.createIncident(DEADLINE_BREACHED, limit.limitId(), watching.incident(limit)));
    }
}
