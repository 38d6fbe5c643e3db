package org.openmash.access;

import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.task.Task;
import org.openmash.platform.FormAccess;
import org.openmash.platform.FormTask;
import org.openmash.platform.Person;
import org.openmash.platform.Restricted;
import org.springframework.stereotype.Component;

/**
 * Need to know, for forms: the content of a task is for the person who has it, as long as they are in its team, or, while
 * nobody has it, for those in whose queue it stands. Cockpit and everybody else see that there is a task, and nothing of what
 * it is about. Of a restricted record those in the queue see no more than that either, unless they are on its list.
 */
@Component
class TaskAccess implements FormAccess {

    private final RecordAccess records;
    private final Clearances clearances;
    private final Membership membership;

    TaskAccess(RecordAccess records, Clearances clearances, Membership membership) {
        this.records = records;
        this.clearances = clearances;
        this.membership = membership;
    }

    @Override
    public boolean mayOpen(Person person, Task task, Set<String> candidates) {
        return task.getAssignee() != null
                ? task.getAssignee().equals(person.id()) && membership.mayHave(person, task, candidates)
                : candidates.stream().anyMatch(person::isIn);
    }

    @Override
    public Optional<Restricted> closed(Person person, FormTask task, boolean showsTheRecord) {
        return task.isOfACase() ? records.closed(person, task.caseReference(), showsTheRecord)
                : mayNotWork(person);
    }

    @Override
    public Optional<Restricted> mayNotWork(Person person) {
        return clearances.whyNotWork(person).map(Restricted.class::cast);
    }

    @Override
    public Optional<Restricted> mayNotClaim(Person person) {
        return clearances.whyNotClaim(person).map(Restricted.class::cast);
    }
}
