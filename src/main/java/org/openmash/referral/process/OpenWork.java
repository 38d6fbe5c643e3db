package org.openmash.referral.process;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.openmash.access.RecordAccess;
import org.openmash.access.Role;
import org.openmash.platform.ActingAsHub;
import org.openmash.platform.FormAccess;
import org.openmash.platform.Person;
import org.openmash.platform.Persons;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The open tasks of a case that belong to the hub's own roles; what agencies do is theirs to arrange. */
@Component
class OpenWork {

    private static final String THIS_ONE = "UserTask_ReassignTask";

    private final TaskService tasks;
    private final ActingAsHub hub;
    private final Persons persons;
    private final RecordAccess records;
    private final FormAccess access;

    OpenWork(@Lazy TaskService tasks, ActingAsHub hub, Persons persons, RecordAccess records, FormAccess access) {
        this.access = access;
        this.records = records;
        this.tasks = tasks;
        this.hub = hub;
        this.persons = persons;
    }

    /**
     * @param groups in whose queue it stands
     * @param with   who has it
     * @param held   it stays with whoever has it until the case goes on
     */
    record Piece(String taskId, String element, String name, Set<String> groups, Optional<String> with, boolean held) {
    }

    List<Piece> of(String caseReference) {
        return hub.call(() -> tasks.createTaskQuery().processInstanceBusinessKey(caseReference).orderByTaskCreateTime()
                .asc().list()).stream().filter(task -> !THIS_ONE.equals(task.getTaskDefinitionKey())).map(this::piece)
                .filter(piece -> !piece.groups().isEmpty() && piece.groups().stream().allMatch(Role::isHubGroup))
                .toList();
    }

    private Piece piece(Task task) {
        var groups = hub.call(() -> tasks.getIdentityLinksForTask(task.getId())).stream().map(IdentityLink::getGroupId)
                .filter(java.util.Objects::nonNull).collect(Collectors.toUnmodifiableSet());
        return new Piece(task.getId(), task.getTaskDefinitionKey(), task.getName(), groups,
                Optional.ofNullable(task.getAssignee()), task.isSuspended());
    }

    /**
     * Everybody who may do it, to whom the record is open and who may take new work, as {@code value} and {@code label}, but for
     * who has it now.
     */
    List<Map<String, String>> colleagues(Piece piece, String caseReference) {
        return piece.groups().stream().flatMap(group -> persons.optionsIn(group).stream()).distinct()
                .filter(person -> piece.with().filter(person.get("value")::equals).isEmpty())
                .filter(person -> mayTake(persons.person(person.get("value")), caseReference))
                .sorted(Comparator.comparing(person -> person.get("label"))).toList();
    }

    private boolean mayTake(Person person, String caseReference) {
        return records.mayOpen(person, caseReference) && access.mayNotClaim(person).isEmpty();
    }

    void give(Piece piece, Optional<String> to) {
        hub.run(() -> tasks.setAssignee(piece.taskId(), to.orElse(null)));
    }
}
