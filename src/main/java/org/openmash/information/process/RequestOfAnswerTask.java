package org.openmash.information.process;

import static org.openmash.platform.ProcessVariables.REQUEST_ID;

import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.openmash.information.RequestOfTask;
import org.openmash.platform.ActingAsHub;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Reads it from the engine's history, which keeps the codes of what is running as well. */
@Component
class RequestOfAnswerTask implements RequestOfTask {

    private final HistoryService history;
    private final ActingAsHub hub;

    RequestOfAnswerTask(@Lazy HistoryService history, ActingAsHub hub) {
        this.history = history;
        this.hub = hub;
    }

    @Override
    public Optional<String> requestId(String taskId) {
        return hub.call(() -> Optional.ofNullable(history.createHistoricTaskInstanceQuery().taskId(taskId).singleResult())
                .map(task -> history.createHistoricVariableInstanceQuery()
                        .processInstanceId(task.getProcessInstanceId()).variableName(REQUEST_ID.name()).singleResult())
                .map(variable -> String.valueOf(variable.getValue())));
    }
}
