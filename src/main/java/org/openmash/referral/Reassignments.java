package org.openmash.referral;

import java.util.Optional;
import org.openmash.platform.Person;

/** Work passed on to a colleague, or put back into its queue: why, by whom, from whom, to whom. Appended. */
public interface Reassignments {

    /** Somebody wants to pass on work of this case. */
    void asked(String caseReference, String reason, Person by);

    /** The newest reason that this person gave for this case. */
    Optional<String> reason(String caseReference, Person by);

    /**
     * Appends who has the task now, and journals it.
     *
     * @param element the user task in the diagram
     * @param to      empty: back in its queue
     */
    void moved(String caseReference, String element, Optional<String> from, Optional<String> to, Person by);
}
