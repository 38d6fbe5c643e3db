package org.openmash.platform;

import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.task.Task;

/** Who may see the content of a task's form, and have the task. Implemented by {@code access}. */
public interface FormAccess {

    /**
     * Has this person the task, or may they take it? Whoever has it and is no longer in any of these groups does not.
     *
     * @param candidates the groups in whose queue it stands
     */
    boolean mayOpen(Person person, Task task, Set<String> candidates);

    /**
     * Why the task is closed to this person although it stands in their queue; empty if it is open. They see that it is
     * there and when it is due, and may neither open, claim nor complete it.
     *
     * @param showsTheRecord see {@link TaskForm#showsTheRecord()}
     */
    Optional<Restricted> closed(Person person, FormTask task, boolean showsTheRecord);

    /** Why this person works on no case at all; empty if they do. */
    Optional<Restricted> mayNotWork(Person person);

    /** Why this person takes no new work at all; empty if they do. */
    Optional<Restricted> mayNotClaim(Person person);
}
