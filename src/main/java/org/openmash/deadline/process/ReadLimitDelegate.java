package org.openmash.deadline.process;

import static org.openmash.platform.ProcessVariables.DUE_AT;
import static org.openmash.platform.ProcessVariables.ESCALATE_AT;
import static org.openmash.platform.ProcessVariables.LIMIT_ID;
import static org.openmash.platform.ProcessVariables.LIMIT_STATE;
import static org.openmash.platform.ProcessVariables.NEAR_AT;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.openmash.deadline.LimitState;
import org.openmash.deadline.Watching;
import org.springframework.stereotype.Component;

/** The register's row says where the limit stands; whatever woke the watch is only a reason to look. */
@Component
class ReadLimitDelegate implements JavaDelegate {

    private final Watching watching;

    ReadLimitDelegate(Watching watching) {
        this.watching = watching;
    }

    @Override
    public void execute(DelegateExecution execution) {
        watching.find(LIMIT_ID.get(execution)).ifPresentOrElse(limit -> {
            LIMIT_STATE.set(execution, watching.state(limit).name());
            NEAR_AT.set(execution, Date.from(limit.nearAt()));
            DUE_AT.set(execution, Date.from(limit.dueAt()));
            ESCALATE_AT.set(execution, Date.from(limit.escalateAt()));
        }, () -> LIMIT_STATE.set(execution, LimitState.WITHDRAWN.name()));
    }
}
