package org.openmash.access;

import java.util.Set;
import org.openmash.platform.FormAccess;
import org.openmash.platform.FormTask;
import org.openmash.platform.Person;
import org.springframework.stereotype.Component;

/**
 * Need to know, for forms: the content of a task is for the person who has it, or, while nobody has it, for those in
 * whose queue it stands. Cockpit and everybody else see that there is a task, and nothing of what it is about.
 */
@Component
class TaskAccess implements FormAccess {

    @Override
    public boolean mayOpen(Person person, FormTask task, String assignee, Set<String> candidates) {
        return assignee != null ? assignee.equals(person.id())
                : candidates.stream().anyMatch(person::isIn);
    }
}
