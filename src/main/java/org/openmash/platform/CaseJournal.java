package org.openmash.platform;

import java.util.Optional;
import java.util.Set;

/**
 * What has happened on a case, in order: the source of a form's version. Implemented by {@code referral}.
 */
public interface CaseJournal {

    /**
     * Locks the case until the transaction ends, so that what is decided on it is decided one after another.
     *
     * @throws NotFound if there is no such case
     */
    void lock(String caseReference);

    /** The number of the newest change of these kinds on the case; 0 if there is none. */
    long version(String caseReference, Set<String> kinds);

    /** Who changed what and when since that version, as one sentence; empty if nothing of these kinds changed. */
    Optional<String> changedSince(String caseReference, long version, Set<String> kinds);
}
