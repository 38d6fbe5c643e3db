package org.openmash.platform;

/** Who may see the content of a task's form. Implemented by {@code access}. */
public interface FormAccess {

    /**
     * @param assignee   the person to whom the task is assigned, or null
     * @param candidates the groups in whose queue it stands
     */
    boolean mayOpen(Person person, FormTask task, String assignee, java.util.Set<String> candidates);
}
