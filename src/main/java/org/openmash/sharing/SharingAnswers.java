package org.openmash.sharing;

import java.util.Optional;
import java.util.Set;
import org.openmash.referral.Contact.ConsentState;
import org.openmash.referral.Contact.WhyNotSought;
import org.openmash.referral.YesNoUnknown;

/**
 * What a manager answers before something leaves.
 *
 * @param significantHarm null or UNKNOWN: not decided
 * @param harmFacts       on which facts it is suspected
 * @param consentNow      null: as it was known
 * @param whyNotSought    null: as it was known
 * @param consentFrom     who said so, and when, where the consent differs from what was known
 * @param alsoApplies     what else weighs; what is not ticked is not so
 * @param reason          why it is shared all the same, where the gate asks for it
 */
public record SharingAnswers(YesNoUnknown significantHarm, String harmFacts, ConsentState consentNow,
                             WhyNotSought whyNotSought, String consentFrom, Set<AlsoApplies> alsoApplies,
                             String reason) {

    public SharingAnswers {
        significantHarm = significantHarm == null ? YesNoUnknown.UNKNOWN : significantHarm;
        alsoApplies = alsoApplies == null ? Set.of() : Set.copyOf(alsoApplies);
    }

    /** Nothing said yet, and these wishes stand: for what the gate would say. */
    public static SharingAnswers ifHarm(YesNoUnknown suspected, Set<AlsoApplies> wishes) {
        return new SharingAnswers(suspected, null, null, null, null, wishes, null);
    }

    public boolean says(AlsoApplies what) {
        return alsoApplies.contains(what);
    }

    /** The consent on which the gate decides. */
    Consent consent(Consent known) {
        var state = consentNow == null ? known.state() : consentNow;
        var why = state != ConsentState.NOT_SOUGHT ? Optional.<WhyNotSought>empty()
                : Optional.ofNullable(whyNotSought).or(known::whyNotSought);
        return new Consent(state, why, state == known.state() && why.equals(known.whyNotSought()) ? known.source()
                : consentFrom == null || consentFrom.isBlank() ? "Said by the manager" : consentFrom, known.at());
    }

    /** What else weighs. */
    public enum AlsoApplies {
        LEGAL_DUTY, CRIME_SUSPECTED, CHILD_ASKS_FOR_CONFIDENCE, ADULT_WITH_CAPACITY_REFUSES;

        /** Somebody's own, which stands until they say otherwise. */
        public boolean isWish() {
            return this == CHILD_ASKS_FOR_CONFIDENCE || this == ADULT_WITH_CAPACITY_REFUSES;
        }
    }
}
