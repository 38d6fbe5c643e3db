package org.openmash.threshold;

import java.util.Objects;
import org.openmash.referral.YesNoUnknown;

/**
 * What is known of one adult at risk, in the codes that the table reads. What is absent is unknown, never harmless.
 *
 * @param needsCareAndSupport  the three tests of the Care Act 2014, section 42(2)
 * @param coercion             somebody controls the adult or puts pressure on them
 * @param capacity             for this decision
 * @param adultAgrees          to enquiries being made
 */
public record AdultFacts(YesNoUnknown needsCareAndSupport, YesNoUnknown experiencingOrAtRisk,
                         YesNoUnknown unableToProtect, YesNoUnknown selfNeglect, YesNoUnknown coercion,
                         YesNoUnknown capacity, Agreement adultAgrees, YesNoUnknown othersAtRisk,
                         YesNoUnknown crimeSuspected) {

    /** What the adult says to enquiries. */
    public enum Agreement { YES, NO, NOT_ASKED }

    public AdultFacts {
        needsCareAndSupport = known(needsCareAndSupport);
        experiencingOrAtRisk = known(experiencingOrAtRisk);
        unableToProtect = known(unableToProtect);
        selfNeglect = known(selfNeglect);
        coercion = known(coercion);
        capacity = known(capacity);
        adultAgrees = Objects.requireNonNullElse(adultAgrees, Agreement.NOT_ASKED);
        othersAtRisk = known(othersAtRisk);
        crimeSuspected = known(crimeSuspected);
    }

    private static YesNoUnknown known(YesNoUnknown answer) {
        return Objects.requireNonNullElse(answer, YesNoUnknown.UNKNOWN);
    }

    /** The three tests alone: the duty to enquire arises (section 42(1) and (2)). */
    public boolean isDutyToEnquire() {
        return needsCareAndSupport == YesNoUnknown.YES && experiencingOrAtRisk == YesNoUnknown.YES
                && unableToProtect == YesNoUnknown.YES;
    }
}
