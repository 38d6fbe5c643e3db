package org.openmash.platform;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What stands behind one {@code formRef}: how the form is filled when it is opened, and what happens when it is sent.
 * There is exactly one bean for each {@code formRef}.
 *
 * @param <F> the form's enabled keyed fields, with the constraints that the hub checks whatever the browser did
 */
public interface TaskForm<F extends Record> {

    String formRef();

    Class<F> fields();

    /**
     * What the form shows: values of its fields, and tables and options that are no fields. A pure query.
     */
    Map<String, Object> open(FormTask task, Person person);

    /**
     * Carries out what the person decided. The fields are valid, the case is locked, and nothing that the form shows
     * has changed since it was opened.
     *
     * @return the few codes that the diagram needs to go on
     * @throws Refused with a sentence for the person; nothing is done then
     */
    Codes submit(FormTask task, F form, Person person);

    /** Kinds of change (see {@link CaseJournal}) that make an open form out of date. */
    default Set<String> watches() {
        return Set.of();
    }

    /** Tells two open forms of one kind on one case apart, for example the requests to two agencies. */
    default Optional<ProcessVariable<?>> scope() {
        return Optional.empty();
    }

    /** False where the form shows nothing of what was told or decided, so that it may be opened though the record is restricted. */
    default boolean showsTheRecord() {
        return true;
    }

    /** Refuses a person who may not complete this task although it is in their queue. */
    default void checkMaySubmit(FormTask task, Person person) {
    }

    /** The form's values as the JSON object behind {@code form}; for {@link #open}. */
    static Map<String, Object> values() {
        return new java.util.LinkedHashMap<>();
    }
}
