package org.openmash.sharing;

import org.openmash.referral.Cases;
import org.openmash.referral.Contact;
import org.openmash.referral.ReferrerSource;
import org.openmash.referral.YesNoUnknown;
import org.openmash.sharing.SharingAnswers.AlsoApplies;
import org.openmash.threshold.Ratings;
import org.springframework.stereotype.Service;

/** The lawful-basis gate of one case: puts what stands on the case and what a manager answers to the table. */
@Service
public class SharingGate {

    private final SharingBasis table;
    private final Cases cases;
    private final Ratings ratings;
    private final Consents consents;
    private final ReasonableCause cause;

    SharingGate(SharingBasis table, Cases cases, Ratings ratings, Consents consents, ReasonableCause cause) {
        this.table = table;
        this.cases = cases;
        this.ratings = ratings;
        this.consents = consents;
        this.cause = cause;
    }

    /** The consent on which the gate would decide with these answers. */
    public Consent consent(String caseReference, SharingAnswers answers) {
        return answers.consent(consents.now(caseReference));
    }

    /** What kind of restriction the concerns of the case mean. */
    public RestrictedKind restriction(String caseReference) {
        return RestrictedKind.of(cases.contact(caseReference).concerns());
    }

    /** @param relevant is everybody who is asked about relevant to the concern? */
    public Ruling rule(String caseReference, SharingAnswers answers, RecipientKind recipient, YesNoUnknown relevant) {
        var contact = cases.contact(caseReference);
        var consent = consent(caseReference, answers);
        return table.rule(new SharingFacts(answers.significantHarm(), consent.state(), consent.whyNotSought(),
                ticked(answers, AlsoApplies.LEGAL_DUTY), ticked(answers, AlsoApplies.CRIME_SUSPECTED),
                RestrictedKind.of(contact.concerns()), ratings.ofCase(caseReference), recipient,
                ticked(answers, AlsoApplies.CHILD_ASKS_FOR_CONFIDENCE),
                ticked(answers, AlsoApplies.ADULT_WITH_CAPACITY_REFUSES), isAnonymous(contact.referrer()), relevant),
                cause.isDecided(caseReference));
    }

    private static YesNoUnknown ticked(SharingAnswers answers, AlsoApplies what) {
        return answers.says(what) ? YesNoUnknown.YES : YesNoUnknown.NO;
    }

    private static YesNoUnknown isAnonymous(Contact.Referrer referrer) {
        return referrer.anonymous() || referrer.source() == ReferrerSource.S9 ? YesNoUnknown.YES : YesNoUnknown.NO;
    }
}
