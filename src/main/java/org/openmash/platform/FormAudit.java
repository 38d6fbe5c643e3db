package org.openmash.platform;

import java.util.Optional;

/** Records who saw, took and was refused what. Implemented by {@code audit}. */
public interface FormAudit {

    /** In a transaction of its own, since a form is opened in one that only reads. */
    void viewed(Person person, FormTask task);

    /** In the transaction that claims. */
    void claimed(Person person, FormTask task);

    void putBack(Person person, FormTask task);

    /** In the transaction that keeps the draft. */
    void draftSaved(Person person, FormTask task);

    /** What somebody had half typed was shown again; in a transaction of its own. */
    void draftReopened(Person person, FormTask task, String savedBy);

    /**
     * A submission was refused and is rolled back.
     *
     * @param task empty if it is no longer there
     * @param code what stood against it; never what was typed
     */
    void refused(Person person, Optional<FormTask> task, String code);

    /** @param startForm its id */
    void refusedToStart(Person person, String startForm, String code);
}
