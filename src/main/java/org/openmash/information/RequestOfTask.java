package org.openmash.information;

import java.util.Optional;

/** Which request a task is about, while it is open and after it was completed. */
public interface RequestOfTask {

    /** Empty where there is no such task, or it is about no request. */
    Optional<String> requestId(String taskId);
}
