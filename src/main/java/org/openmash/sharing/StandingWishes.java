package org.openmash.sharing;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.openmash.platform.Person;
import org.openmash.sharing.SharingAnswers.AlsoApplies;

/**
 * That a competent child asks for confidence, or that an adult at risk with capacity refuses (domain, 3.1, L13 and L14): it
 * stands on a case until somebody says otherwise. Appended; the newest word on each stands.
 */
public interface StandingWishes {

    /**
     * @param stands  false where it is wished no longer
     * @param saidBy  who said so, and when; may be null where a wish begins
     */
    void record(String caseReference, AlsoApplies wish, boolean stands, String saidBy, Person by);

    default Set<AlsoApplies> of(String caseReference) {
        return since(caseReference).keySet();
    }

    /** What is wished, and since when, UTC. */
    Map<AlsoApplies, Instant> since(String caseReference);
}
