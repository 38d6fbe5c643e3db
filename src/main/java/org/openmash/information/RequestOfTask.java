package org.openmash.information;

import java.util.Optional;
import org.openmash.platform.Person;

/** Which request a task is about, while it is open and after it was completed. */
public interface RequestOfTask {

    /** Empty where there is no such task, or it is about no request. */
    Optional<String> requestId(String taskId);

    /** Whether this account is writing down, in a task of its own that is open, what the agency told the hub. */
    boolean isBeingRecordedBy(String userId, String requestId);

    /** Whether a task about the request is open and this person's. */
    boolean isHeldBy(Person person, String requestId);
}
