package org.openmash.access;

import java.util.Set;
import org.openmash.platform.FormAccess;
import org.openmash.platform.FormTask;
import org.openmash.platform.Person;
import org.springframework.stereotype.Component;

/**
 * Need to know, for forms: the content of a task is for the person who has it, or, while nobody has it, for those in
 * whose queue it stands. Cockpit and everybody else see that there is a task, and nothing of what it is about. Of a
 * restricted record those in the queue see no more than that either, unless they are on its list.
 */
@Component
class TaskAccess implements FormAccess {

    private final RecordAccess records;

    TaskAccess(RecordAccess records) {
        this.records = records;
    }

    @Override
    public boolean mayOpen(Person person, FormTask task, String assignee, Set<String> candidates) {
        return assignee != null ? assignee.equals(person.id())
                : candidates.stream().anyMatch(person::isIn);
    }

    @Override
    public boolean isClosed(Person person, FormTask task, boolean showsTheRecord) {
        return task.isOfACase() && (showsTheRecord ? !records.mayOpen(person, task.caseReference())
                : records.hasInterest(person, task.caseReference()));
    }
}
