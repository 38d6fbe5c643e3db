package org.openmash.deadline;

/**
 * A capability that asks for what it is owed in its own way when a limit is near or has passed unkept. Whom the table
 * {@code responseLimit} names is asked by it then, instead of once for each limit.
 */
public interface FollowUps {

    /**
     * Called once for each event, in the job that watches the limit.
     *
     * @param group whom the table names
     * @return whether the capability asks that group itself
     */
    boolean takesUp(Limit limit, LimitEvent event, String group);
}
