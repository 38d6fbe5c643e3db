package org.openmash.sharing;

import java.time.Instant;
import java.util.Optional;
import org.openmash.platform.Person;

/**
 * Is significant harm suspected? A named manager's decision with facts and time, not a tick (domain, 0a, Lawful basis).
 * Appended; the newest stands.
 */
public interface HarmDecisions {

    /** @param facts on which it is suspected; may be blank where it is not */
    void decide(String caseReference, boolean suspected, String facts, Person by);

    Optional<HarmDecision> standing(String caseReference);

    /** @param decidedAt UTC */
    record HarmDecision(boolean suspected, String facts, String decidedBy, Instant decidedAt) {
    }
}
