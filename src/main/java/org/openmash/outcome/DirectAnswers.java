package org.openmash.outcome;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openmash.platform.Person;
import org.openmash.referral.YesNoUnknown;

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
     * The three tests of the Care Act 2014, section 42(2), and what the adult wants.
     *
     * @param capacity does the adult have capacity for this decision?
     */
    record AdultConcern(String subjectId, YesNoUnknown needsCareAndSupport, YesNoUnknown experiencingOrAtRisk,
                        YesNoUnknown unableToProtect, String wishes, YesNoUnknown capacity,
                        YesNoUnknown advocateNeeded) {

        /** All three tests are met: the council must make enquiries (section 42(1) and (2)). */
        public boolean isDutyToEnquire() {
            return needsCareAndSupport == YesNoUnknown.YES && experiencingOrAtRisk == YesNoUnknown.YES
                    && unableToProtect == YesNoUnknown.YES;
        }
    }
}
