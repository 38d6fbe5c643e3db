package org.openmash.access;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.openmash.platform.ActingAsHub;
import org.openmash.platform.Persons;
import org.openmash.platform.TaskForm;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The open tasks of a case whose forms show its record, held against who may open that. */
@Component
public class WaitingWork {

    /**
     * A task that nobody may do.
     *
     * @param what  the task's name, without the case
     * @param teams in whose queue it stands
     * @param dueAt UTC
     */
    public record Waiting(String what, List<String> teams, Optional<Instant> dueAt) {
    }

    private final TaskService tasks;
    private final ActingAsHub hub;
    private final Persons persons;
    private final Colleagues colleagues;
    private final RecordAccess records;
    private final RestrictionRegister register;
    private final ObjectProvider<TaskForm<?>> forms;

    WaitingWork(@Lazy TaskService tasks, ActingAsHub hub, Persons persons, Colleagues colleagues, RecordAccess records,
            RestrictionRegister register, ObjectProvider<TaskForm<?>> forms) {
        this.tasks = tasks;
        this.hub = hub;
        this.persons = persons;
        this.colleagues = colleagues;
        this.records = records;
        this.register = register;
        this.forms = forms;
    }

    /** Tasks of people to whom the record is closed go back to their queues; what they had typed is kept as a draft. */
    void putBackWhatIsClosed(String caseReference) {
        open(caseReference).stream().filter(task -> task.getAssignee() != null)
                .filter(task -> !records.mayOpen(persons.person(task.getAssignee()), caseReference))
                .forEach(task -> hub.run(() -> tasks.setAssignee(task.getId(), null)));
    }

    /** Work on a restricted record for which nobody on its list is in the team; it stands in its queue all the same. */
    List<Waiting> stuck(String caseReference) {
        var readers = register.readers(caseReference);
        return open(caseReference).stream().filter(task -> task.getAssignee() == null).filter(task -> readers.stream()
                .noneMatch(reader -> persons.isIn(reader, groups(task)))).map(task -> waiting(task, caseReference)).toList();
    }

    private List<Task> open(String caseReference) {
        return hub.call(() -> tasks.createTaskQuery().processInstanceBusinessKey(caseReference).initializeFormKeys()
                .orderByDueDate().asc().list()).stream().filter(this::showsTheRecord).toList();
    }

    private boolean showsTheRecord(Task task) {
        var form = ((TaskEntity) task).getCamundaFormRef();
        return form != null && forms.stream().filter(bean -> bean.formRef().equals(form.getKey()))
                .anyMatch(TaskForm::showsTheRecord);
    }

    private Set<String> groups(Task task) {
        return hub.call(() -> tasks.getIdentityLinksForTask(task.getId())).stream().map(IdentityLink::getGroupId)
                .filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet());
    }

    private Waiting waiting(Task task, String caseReference) {
        return new Waiting(task.getName().replace(caseReference, "").strip(),
                groups(task).stream().map(colleagues::team).sorted().toList(),
                Optional.ofNullable(task.getDueDate()).map(Date::toInstant));
    }
}
