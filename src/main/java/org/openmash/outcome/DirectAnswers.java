package org.openmash.outcome;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openmash.platform.Person;
import org.openmash.referral.YesNoUnknown;
import org.openmash.threshold.AdultFacts;
import org.openmash.threshold.AdultProposal;

/** What was said and weighed where a contact ends without a discussion. Everything is appended. */
public interface DirectAnswers {

    void adviceGiven(String caseReference, String advice, Person by);

    /** The advice on this case, oldest first. */
    List<String> advice(String caseReference);

    void transferAsked(String caseReference, Transfer transfer, Person by);

    void adultWeighed(String caseReference, AdultConcern concern, Person by);

    enum TransferResult { ACCEPTED_IN_WRITING, REFUSED }

    /**
     * A warm transfer: somebody was spoken to. The limit runs until the other council has accepted in writing.
     *
     * @param spokenAt   UTC
     * @param acceptedAt UTC; empty where the other council refused
     * @param reason     why it refused
     */
    record Transfer(String council, String spokeTo, Instant spokenAt, TransferResult result,
                    Optional<String> acceptedBy, Optional<Instant> acceptedAt, Optional<String> reason) {
    }

    /**
     * What was weighed about one adult: what the table was told and proposed, and what the adult wants.
     *
     * @param wishes      what the adult wants to come of it, in the adult's words (making safeguarding personal)
     * @param childAtHome does a child live in the household?
     */
    record AdultConcern(String subjectId, AdultFacts facts, String wishes, YesNoUnknown advocateNeeded,
                        YesNoUnknown childAtHome, AdultProposal proposal) {
    }
}
