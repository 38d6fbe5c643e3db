package org.openmash.platform;

import java.time.Instant;

/** When a task on a case is due, from its creation on. Implemented by the capability that owns the limits. */
public interface TaskDueDates {

    Dates of(FormTask task);

    /** Does this task keep the dates that it was created with, whatever happens to the limits of its case? */
    boolean keepsItsDates(String element);

    /**
     * The dates of the limit that holds for the task; UTC.
     *
     * @param followUpAt when it is near
     */
    record Dates(Instant followUpAt, Instant dueAt) {
    }
}
