package org.openmash.outcome;

import java.time.Instant;
import java.util.List;
import org.openmash.platform.Person;

/**
 * The referrer is told what was decided, as far as they may know it. Working Together: a decision within one working
 * day, and the referrer acknowledged; Dudley: every contact has an outcome within one working day.
 */
public interface ReferrerFeedback {

    /** Appends what was said, and journals it. */
    void told(String caseReference, Told told, Person by);

    /** Every time the referrer was told, oldest first. */
    List<Told> of(String caseReference);

    /** Was the referrer told, and nothing decided since? */
    boolean isToldOfWhatStands(String caseReference);

    enum How { TELEPHONE, EMAIL, LETTER, IN_PERSON, PARTNER_SYSTEM }

    /** @param toldAt UTC */
    record Told(String toldWhom, How how, String whatWasSaid, Instant toldAt) {
    }
}
