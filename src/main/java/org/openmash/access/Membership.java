package org.openmash.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.openmash.platform.ActingAsHub;
import org.openmash.platform.Person;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Who may have a task: those in whose queue it stands now, and beside them whoever its diagram names, while their role begins
 * what it belongs to. So emergency duty completes the contact that it took, which stands in the queue of screening officers.
 */
@Component
class Membership {

    private final NeedToKnow matrix;
    private final RepositoryService diagrams;
    private final TaskService tasks;
    private final ActingAsHub hub;

    Membership(NeedToKnow matrix, @Lazy RepositoryService diagrams, @Lazy TaskService tasks, ActingAsHub hub) {
        this.matrix = matrix;
        this.diagrams = diagrams;
        this.tasks = tasks;
        this.hub = hub;
    }

    /** @param candidates the groups in whose queue the task stands */
    boolean mayHave(Person person, Task task, Set<String> candidates) {
        return candidates.stream().anyMatch(person::isIn) || begins(person, task) && isNamed(person, task);
    }

    private boolean begins(Person person, Task task) {
        var process = task.getProcessDefinitionId().split(":")[0];
        return Optional.ofNullable(matrix.begins().get(process)).stream().flatMap(List::stream).anyMatch(person::isIn);
    }

    /** A diagram names somebody by one variable, for example {@code ${receivedBy}}. */
    private boolean isNamed(Person person, Task task) {
        return hub.call(() -> {
            UserTask drawn = diagrams.getBpmnModelInstance(task.getProcessDefinitionId())
                    .getModelElementById(task.getTaskDefinitionKey());
            return Optional.ofNullable(drawn.getCamundaAssignee()).map(named -> named.substring(2, named.length() - 1))
                    .map(variable -> tasks.getVariable(task.getId(), variable)).filter(person.id()::equals).isPresent();
        });
    }
}
