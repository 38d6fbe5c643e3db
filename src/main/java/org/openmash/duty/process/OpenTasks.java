package org.openmash.duty.process;

import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.openmash.platform.ActingAsHub;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What is still to be done on a case, in the words of its tasks; not what managers are asked about its limits. */
@Component
class OpenTasks {

    private static final String ABOUT_LIMITS = "breachReview:";

    private final TaskService tasks;
    private final ActingAsHub hub;

    OpenTasks(@Lazy TaskService tasks, ActingAsHub hub) {
        this.tasks = tasks;
        this.hub = hub;
    }

    String of(String caseReference) {
        var open = hub.call(() -> tasks.createTaskQuery().processInstanceBusinessKey(caseReference)
                .orderByDueDate().asc().list()).stream()
                .filter(task -> !task.getProcessDefinitionId().startsWith(ABOUT_LIMITS)).map(Task::getName)
                .map(name -> name.replace(caseReference, "").strip()).distinct().collect(Collectors.joining("; "));
        return open.isEmpty() ? "nothing that a person does now" : open;
    }
}
