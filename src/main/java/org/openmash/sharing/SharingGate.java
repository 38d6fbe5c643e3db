package org.openmash.sharing;

import java.util.Set;
import org.openmash.referral.Cases;
import org.openmash.referral.Contact;
import org.openmash.referral.Rating;
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
    private final HarmDecisions harm;
    private final StandingWishes wishes;

    SharingGate(SharingBasis table, Cases cases, Ratings ratings, Consents consents, ReasonableCause cause,
            HarmDecisions harm, StandingWishes wishes) {
        this.wishes = wishes;
        this.table = table;
        this.cases = cases;
        this.ratings = ratings;
        this.consents = consents;
        this.cause = cause;
        this.harm = harm;
    }

    /** What the gate knows of a case at this moment: read once, for as many questions as there are recipients. */
    public AtTheGate of(String caseReference) {
        return new AtTheGate(cases.contact(caseReference), consents.now(caseReference), ratings.ofCase(caseReference),
                cause.isDecided(caseReference), harmDecided(caseReference), wishes.of(caseReference));
    }

    private YesNoUnknown harmDecided(String caseReference) {
        return harm.standing(caseReference).map(decided -> decided.suspected() ? YesNoUnknown.YES : YesNoUnknown.NO)
                .orElse(YesNoUnknown.UNKNOWN);
    }

    /** One case at the gate. What is recorded of it afterwards, it does not know. */
    public final class AtTheGate {

        private final Contact contact;
        private final Consent known;
        private final Rating rating;
        private final boolean causeDecided;
        private final YesNoUnknown harmDecided;
        private final Set<AlsoApplies> wishes;

        private AtTheGate(Contact contact, Consent known, Rating rating, boolean causeDecided, YesNoUnknown harmDecided,
                Set<AlsoApplies> wishes) {
            this.wishes = wishes;
            this.contact = contact;
            this.known = known;
            this.rating = rating;
            this.causeDecided = causeDecided;
            this.harmDecided = harmDecided;
        }

        public Contact contact() {
            return contact;
        }

        public Rating rating() {
            return rating;
        }

        /** The consent as it was known before anything is answered. */
        public Consent known() {
            return known;
        }

        /** What a child or an adult has asked for, as it stands before anything is answered. */
        public Set<AlsoApplies> wishes() {
            return wishes;
        }

        /** The consent on which the gate would decide with these answers. */
        public Consent consent(SharingAnswers answers) {
            return answers.consent(known);
        }

        /** @param relevant is everybody who is asked about relevant to the concern? */
        public Ruling rule(SharingAnswers answers, RecipientKind recipient, YesNoUnknown relevant) {
            return table.rule(facts(answers, recipient, relevant), causeDecided);
        }

        /** By what stands: whether significant harm is suspected is as it was decided last, and unknown if nobody has. */
        public Ruling ruleAsDecided(RecipientKind recipient) {
            return ruleIf(harmDecided, recipient);
        }

        /** By what stands, and with this answer to whether significant harm is suspected. */
        public Ruling ruleIf(YesNoUnknown harmSuspected, RecipientKind recipient) {
            return rule(SharingAnswers.ifHarm(harmSuspected, wishes), recipient, YesNoUnknown.YES);
        }

        /** What it would say, once that is answered; nothing of it is history. */
        public Ruling wouldRule(YesNoUnknown harmSuspected, RecipientKind recipient) {
            return table.wouldRule(facts(SharingAnswers.ifHarm(harmSuspected, wishes), recipient, YesNoUnknown.YES), causeDecided);
        }

        private SharingFacts facts(SharingAnswers answers, RecipientKind recipient, YesNoUnknown relevant) {
            var consent = consent(answers);
            return new SharingFacts(answers.significantHarm(), consent.state(), consent.whyNotSought(),
                    ticked(answers, AlsoApplies.LEGAL_DUTY), ticked(answers, AlsoApplies.CRIME_SUSPECTED),
                    RestrictedKind.of(contact.concerns()), rating, recipient,
                    ticked(answers, AlsoApplies.CHILD_ASKS_FOR_CONFIDENCE), ticked(answers, AlsoApplies.ADULT_WITH_CAPACITY_REFUSES),
                    isAnonymous(contact.referrer()), relevant);
        }
    }

    private static YesNoUnknown ticked(SharingAnswers answers, AlsoApplies what) {
        return answers.says(what) ? YesNoUnknown.YES : YesNoUnknown.NO;
    }

    private static YesNoUnknown isAnonymous(Contact.Referrer referrer) {
        return referrer.anonymous() || referrer.source() == ReferrerSource.S9 ? YesNoUnknown.YES : YesNoUnknown.NO;
    }
}
