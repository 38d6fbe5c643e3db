package org.openmash.platform;

import java.util.Map;
import java.util.Optional;

/**
 * The task behind a form, as far as a capability needs it.
 *
 * @param taskId        the engine's id of the task
 * @param element       the id of the user task in the diagram, for example {@code UserTask_RateContact}
 * @param formRef       the form's id, for example {@code rate-contact}
 * @param caseReference the case, for example {@code MASH-2026-000123}; for a task of the hub's day, the day
 * @param codes         the codes and ids among the task's process variables
 */
public record FormTask(String taskId, String element, String formRef, String caseReference,
                       Map<String, Object> codes) {

    /** False for what belongs to the hub's day and to no case: it has no journal, and nothing to lock. */
    public boolean isOfACase() {
        return codes.get(ProcessVariables.CASE_REFERENCE.name()) != null;
    }

    /** The value of a code that rides with the task, for example the request that an agency answers. */
    public Optional<String> code(ProcessVariable<?> variable) {
        return Optional.ofNullable(codes.get(variable.name())).map(Object::toString);
    }
}
