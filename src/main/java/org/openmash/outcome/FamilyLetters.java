package org.openmash.outcome;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.openmash.platform.Person;

/**
 * What was done about writing to the family, within three working days of the outcome (the Dudley hub's page). Not
 * automatic and not to everybody: whom, and whether it is safe, is a person's decision each time. Appended.
 */
public interface FamilyLetters {

    /** Appends it, and journals it. */
    void record(String caseReference, Letter letter, Person by);

    /** Oldest first. */
    List<Letter> of(String caseReference);

    /**
     * When, since that decision, it was first sent, held with a reason, or decided that nobody is to be written to; UTC.
     */
    Optional<Instant> settledSince(String caseReference, Instant decision);

    enum Done {
        /** Written and sent to those named. */
        SENT,
        /** Not safe or not allowed now: looked at again on a day. */
        HELD,
        /** Nobody is to be written to. */
        NOT_TO_BE_WRITTEN
    }

    /**
     * @param toWhom     where sent
     * @param reason     where held or not to be written
     * @param reviewedOn where held; London
     * @param at         when it was sent, or decided; UTC
     */
    record Letter(Done done, Optional<String> toWhom, Optional<String> reason, Optional<LocalDate> reviewedOn,
                  Instant at) {
    }
}
