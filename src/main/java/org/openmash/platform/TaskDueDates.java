package org.openmash.platform;

import java.time.Instant;

/** When a task on a case is due, from its creation on. Implemented by the capability that owns the limits. */
public interface TaskDueDates {

    Instant dueAt(String caseReference);
}
