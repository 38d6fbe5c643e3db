package org.openmash.response;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.openmash.platform.Person;
import org.openmash.referral.YesNoUnknown;

/**
 * What families say about early intervention, and what follows. Consent is asked first (Sandwell, Dudley); silence is
 * never taken as agreement. Everything is appended.
 */
public interface Families {

    /** Appends what the family said, or that nobody could be reached, and journals it. */
    void asked(String caseReference, Asked asked, Person by);

    /** Every attempt, oldest first. */
    List<Asked> attempts(String caseReference);

    /** A social worker made contact in a safe way. */
    void firstContactMade(String caseReference, FirstContact made, Person by);

    /** A refusal was weighed, by a social worker. */
    void refusalWeighed(String caseReference, boolean riskChanged, String reason, Person by);

    void answered(String caseReference, ServiceAnswer answer, Person by);

    enum FamilySaid { AGREED, REFUSED, COULD_NOT_REACH, RETURNED_TO_REFERRER, NOT_TO_BE_ASKED }

    /**
     * @param spokeAt     UTC; empty where nobody was reached
     * @param whyNotAsked where nobody asks, because asking would endanger somebody
     */
    record Asked(FamilySaid answer, Optional<String> spokeTo, Optional<Instant> spokeAt,
                 Optional<YesNoUnknown> safeToContact, Optional<String> theirAccount, Optional<String> childsWords,
                 Optional<String> whyNotAsked) {
    }

    /**
     * @param safeWay how the family can be reached from now on
     * @param madeAt  UTC
     */
    record FirstContact(String madeHow, Instant madeAt, String safeWay, boolean stillAgreed) {
    }

    /**
     * @param service        who will work with the family, where accepted
     * @param firstContactOn London
     * @param newInformation why the contact is stepped back up; empty where it is accepted, or goes back to be asked
     */
    record ServiceAnswer(boolean accepted, Optional<String> service, Optional<String> worker,
                         Optional<LocalDate> firstContactOn, Optional<String> newInformation) {
    }
}
