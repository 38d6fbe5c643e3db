package org.openmash.sharing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.openmash.referral.Contact.ConsentState;
import org.openmash.referral.Contact.WhyNotSought;
import org.openmash.referral.Rating;
import org.openmash.referral.YesNoUnknown;

/**
 * What the table {@code sharingBasis} looks at, for one recipient.
 *
 * @param suspectedSignificantHarm what a named manager has decided
 * @param whyNotSought             empty where consent was sought, or nobody said why not
 * @param legalDuty                a statute or a court's order requires it
 * @param anonymousOnly            is an anonymous caller or letter the only source?
 * @param personRelevant           is whoever is asked about relevant to the concern?
 */
public record SharingFacts(YesNoUnknown suspectedSignificantHarm, ConsentState consent,
                           Optional<WhyNotSought> whyNotSought, YesNoUnknown legalDuty, YesNoUnknown crimeSuspected,
                           RestrictedKind restrictedKind, Rating rating, RecipientKind recipientKind,
                           YesNoUnknown competentChildAsksForConfidence, YesNoUnknown adultWithCapacityRefuses,
                           YesNoUnknown anonymousOnly, YesNoUnknown personRelevant) {

    Map<String, Object> inputs() {
        var inputs = new LinkedHashMap<String, Object>();
        inputs.put("suspectedSignificantHarm", code(suspectedSignificantHarm));
        inputs.put("consent", Objects.requireNonNullElse(consent, ConsentState.UNKNOWN).name());
        inputs.put("whyNotSought", whyNotSought.map(Enum::name).orElse("NONE"));
        inputs.put("legalDuty", code(legalDuty));
        inputs.put("crimeSuspected", code(crimeSuspected));
        inputs.put("restrictedKind", Objects.requireNonNullElse(restrictedKind, RestrictedKind.UNKNOWN).name());
        inputs.put("rating", rating.name());
        inputs.put("recipientKind", recipientKind.name());
        inputs.put("competentChildAsksForConfidence", code(competentChildAsksForConfidence));
        inputs.put("adultWithCapacityRefuses", code(adultWithCapacityRefuses));
        inputs.put("anonymousOnly", code(anonymousOnly));
        inputs.put("personRelevant", code(personRelevant));
        return inputs;
    }

    private static String code(YesNoUnknown answer) {
        return Objects.requireNonNullElse(answer, YesNoUnknown.UNKNOWN).name();
    }
}
