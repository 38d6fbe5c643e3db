package org.openmash.information.process;

import static org.openmash.platform.ProcessVariables.REQUEST_ID;

import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.TaskQuery;
import org.openmash.information.RequestOfTask;
import org.openmash.platform.ActingAsHub;
import org.openmash.platform.Person;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Reads it from the engine's history, which keeps the codes of what is running as well. A request that the whole instance is
 * about, and none of several that it sends.
 */
@Component
class RequestOfAnswerTask implements RequestOfTask {

    private static final String RECORDING = "UserTask_RecordAnswer";

    private final HistoryService history;
    private final TaskService tasks;
    private final ActingAsHub hub;

    RequestOfAnswerTask(@Lazy HistoryService history, @Lazy TaskService tasks, ActingAsHub hub) {
        this.history = history;
        this.tasks = tasks;
        this.hub = hub;
    }

    @Override
    public Optional<String> requestId(String taskId) {
        return hub.call(() -> Optional.ofNullable(history.createHistoricTaskInstanceQuery().taskId(taskId).singleResult())
                .map(task -> history.createHistoricVariableInstanceQuery()
                        .processInstanceId(task.getProcessInstanceId())
                        .activityInstanceIdIn(task.getProcessInstanceId()).variableName(REQUEST_ID.name()).singleResult())
                .map(variable -> String.valueOf(variable.getValue())));
    }

    @Override
    public boolean isBeingRecordedBy(String userId, String requestId) {
        return hub.call(() -> heldBy(userId, requestId).taskDefinitionKey(RECORDING).count()) > 0;
    }

    @Override
    public boolean isHeldBy(Person person, String requestId) {
        return hub.call(() -> heldBy(person.id(), requestId).count()) > 0;
    }

    private TaskQuery heldBy(String userId, String requestId) {
        return tasks.createTaskQuery().taskAssignee(userId).processVariableValueEquals(REQUEST_ID.name(), requestId);
    }
}
