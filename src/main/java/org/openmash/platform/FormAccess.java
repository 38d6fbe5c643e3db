package org.openmash.platform;

/** Who may see the content of a task's form, and have the task. Implemented by {@code access}. */
public interface FormAccess {

    /**
     * @param assignee   the person to whom the task is assigned, or null
     * @param candidates the groups in whose queue it stands
     */
    boolean mayOpen(Person person, FormTask task, String assignee, java.util.Set<String> candidates);

    /**
     * Is the record behind the task closed to this person, although the task stands in their queue? They see that it is
     * there and when it is due, and may neither claim nor complete it.
     *
     * @param showsTheRecord see {@link TaskForm#showsTheRecord()}
     */
    boolean isClosed(Person person, FormTask task, boolean showsTheRecord);
}
