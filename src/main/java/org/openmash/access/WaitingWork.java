package org.openmash.access;

import static org.openmash.platform.ProcessVariables.CASE_REFERENCE;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.openmash.audit.AuditTrail;
import org.openmash.platform.ActingAsHub;
import org.openmash.platform.Person;
import org.openmash.platform.Persons;
import org.openmash.platform.TaskForm;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

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

    /**
     * An open task, and how many may do it.
     *
     * @param what   the task's name, without the case
     * @param teams  in whose queue it stands
     * @param people of these teams to whom the record is open
     */
    public record Left(String what, List<String> teams, long people) {
    }

    private final TaskService tasks;
    private final AuthorizationService authorizations;
    private final ActingAsHub hub;
    private final Persons persons;
    private final Colleagues colleagues;
    private final RecordAccess records;
    private final RestrictionRegister register;
    private final ObjectProvider<TaskForm<?>> forms;
    private final AuditTrail trail;
    private final Membership membership;

    WaitingWork(@Lazy TaskService tasks, @Lazy AuthorizationService authorizations, ActingAsHub hub, Persons persons,
            Colleagues colleagues, RecordAccess records, RestrictionRegister register, ObjectProvider<TaskForm<?>> forms,
            AuditTrail trail, Membership membership) {
        this.membership = membership;
        this.authorizations = authorizations;
        this.trail = trail;
        this.tasks = tasks;
        this.hub = hub;
        this.persons = persons;
        this.colleagues = colleagues;
        this.records = records;
        this.register = register;
        this.forms = forms;
    }

    /**
     * Tasks of the case go back to their queues from everybody to whom they are closed; what they had typed is kept as a
     * draft. What is held stays with whoever has it, closed to them, until the case goes on and this is asked for again.
     */
    @Transactional
    public void putBackWhatIsClosed(String caseReference) {
        all(caseReference).stream().filter(task -> !task.isSuspended())
                .filter(task -> isClosedToWhoeverHasIt(task, caseReference)).forEach(this::returned);
    }

    private boolean isClosedToWhoeverHasIt(Task task, String caseReference) {
        return task.getAssignee() != null && records.closed(persons.person(task.getAssignee()), caseReference,
                showsTheRecord(task)).isPresent();
    }

    /** Everything that this person has, but for what is held. */
    List<Task> of(String userId) {
        return hub.call(() -> tasks.createTaskQuery().taskAssignee(userId).active().list());
    }

    /** The accounts that have any task, those that are gone included. */
    Set<String> peopleWithAny() {
        return hub.call(() -> tasks.createTaskQuery().taskAssigned().active().list()).stream().map(Task::getAssignee)
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean isOfTheirTeam(Person person, Task task) {
        return membership.mayHave(person, task, groups(task));
    }

    /** The task goes back to its queue, in a transaction of its own; what was typed is kept as a draft. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void putBack(Task task) {
        returned(task);
    }

    /**
     * This group finds the task as well. It goes back to its queues from whoever has it, unless they are of the group, so that
     * both can take it; what was typed is kept as a draft. What is held stays where it is.
     */
    @Transactional
    public void offerTo(String group, String taskId) {
        hub.run(() -> tasks.addCandidateGroup(taskId, group));
        Optional.ofNullable(hub.call(() -> tasks.createTaskQuery().taskId(taskId).taskAssigned().active().singleResult()))
                .filter(task -> !persons.person(task.getAssignee()).isIn(group)).ifPresent(this::returned);
    }

    /**
     * What stands in the queue of one group about the case stands in that of another alone from now on. It goes back to it from
     * whoever has it, unless they are of the other group. What is held stays where it is.
     */
    @Transactional
    public void moveTo(String group, String from, String caseReference) {
        hub.call(() -> tasks.createTaskQuery().processInstanceBusinessKey(caseReference).taskCandidateGroup(from)
                .includeAssignedTasks().active().list()).forEach(task -> {
                    offerTo(group, task.getId());
                    hub.run(() -> {
                        tasks.deleteCandidateGroup(task.getId(), from);
                        forgetWhoHadIt(task.getId(), from);
                    });
                });
    }

    /** The engine lets everybody who ever had a task, or found it in a queue, have it again. */
    private void forgetWhoHadIt(String taskId, String group) {
        var has = tasks.createTaskQuery().taskId(taskId).singleResult().getAssignee();
        authorizations.createAuthorizationQuery().resourceType(Resources.TASK).resourceId(taskId).list().stream()
                .filter(one -> group.equals(one.getGroupId()) || one.getUserId() != null && !one.getUserId().equals(has))
                .forEach(one -> authorizations.deleteAuthorization(one.getId()));
    }

    private void returned(Task task) {
        var reference = hub.call(() -> (String) tasks.getVariable(task.getId(), CASE_REFERENCE.name()));
        hub.run(() -> tasks.setAssignee(task.getId(), null));
        trail.changed(reference, "WORK_RETURNED_TO_TEAM", null);
    }

    /** Work on a restricted record for which nobody who is on its list, and may work, is in the team; it stands in its queue. */
    List<Waiting> stuck(String caseReference) {
        var readers = register.readers(caseReference).stream().map(persons::person)
                .filter(reader -> records.mayOpen(reader, caseReference)).toList();
        return all(caseReference).stream().filter(this::showsTheRecord)
                .filter(task -> task.getAssignee() == null || isClosedToWhoeverHasIt(task, caseReference))
                .filter(task -> groups(task).stream().noneMatch(group -> readers.stream().anyMatch(reader -> reader.isIn(group))))
                .map(task -> waiting(task, caseReference)).toList();
    }

    /** Has this person an open task of the case, or is one in their queue? */
    boolean isInTheWorkOf(Person person, String caseReference) {
        return all(caseReference).stream().anyMatch(task -> person.id().equals(task.getAssignee()) && isOfTheirTeam(person, task)
                || groups(task).stream().anyMatch(person::isIn));
    }

    /** Open tasks of this person's teams on the case, and how many of those teams may do each. */
    List<Left> left(String caseReference, Person person) {
        return all(caseReference).stream().filter(task -> groups(task).stream().anyMatch(person::isIn))
                .map(task -> new Left(task.getName().replace(caseReference, "").strip(), teams(task),
                        groups(task).stream().flatMap(group -> persons.optionsIn(group).stream())
                                .map(member -> member.get("value")).distinct()
                                .filter(member -> records.mayOpen(persons.person(member), caseReference)).count())).toList();
    }

    private List<Task> all(String caseReference) {
        return hub.call(() -> tasks.createTaskQuery().processInstanceBusinessKey(caseReference).initializeFormKeys()
                .orderByDueDate().asc().list());
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

    private List<String> teams(Task task) {
        return groups(task).stream().map(colleagues::team).sorted().toList();
    }

    private Waiting waiting(Task task, String caseReference) {
        return new Waiting(task.getName().replace(caseReference, "").strip(),
                teams(task),
                Optional.ofNullable(task.getDueDate()).map(Date::toInstant));
    }
}
