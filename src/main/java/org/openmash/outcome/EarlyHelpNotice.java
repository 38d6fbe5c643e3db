package org.openmash.outcome;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openmash.outcome.FamilyAgreement.Agreement;
import org.openmash.referral.Addresses;
import org.openmash.referral.Cases;
import org.openmash.referral.Contact;
import org.openmash.referral.YesNoUnknown;
import org.openmash.sharing.Consents;
import org.openmash.sharing.Disclosure;
import org.openmash.sharing.Disclosure.Kind;
import org.openmash.sharing.DisclosureLog;
import org.openmash.sharing.May;
import org.openmash.sharing.RecipientKind;
import org.openmash.sharing.RestrictedKind;
import org.openmash.sharing.Ruling;
import org.openmash.sharing.SharingGate;
import org.openmash.threshold.Ratings;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a service of early help is told: name, address, reason for the enquiry and outcome, with the family's agreement
 * (Dudley MASH), and by type nothing else. An address that is not known to be safe is held back.
 */
@Service
public class EarlyHelpNotice {

    private static final String NOT_AGREED = "Held back: the family has not agreed";
    private static final String NOT_ASKED = "Held back: the family has not been asked yet; the hub asks first";
    private static final String NOT_TO_BE_ASKED = "Held back: the family is not to be asked first";
    private static final String NO_FIFTH_FIELD = "Everything but the four fields; what agencies answered never goes to a"
            + " service.";

    private final Cases cases;
    private final FamilyAgreement agreement;
    private final SharingGate gate;
    private final Consents consents;
    private final DisclosureLog log;
    private final Ratings ratings;

    EarlyHelpNotice(Cases cases, FamilyAgreement agreement, SharingGate gate, Consents consents, DisclosureLog log,
            Ratings ratings) {
        this.cases = cases;
        this.agreement = agreement;
        this.gate = gate;
        this.consents = consents;
        this.log = log;
        this.ratings = ratings;
    }

    /** The four fields, and no fifth. */
    public record FourFields(String name, String address, String reason, String outcome) {
    }

    public List<FourFields> of(String caseReference, Collection<String> subjects) {
        var stands = stands(caseReference, wouldRule(caseReference));
        return stands.about(subjects).map(stands::fields).toList();
    }

    /**
     * Why the service is told nothing that identifies the family; empty once the family has agreed and the lawful-basis gate
     * lets it go.
     */
    public Optional<String> heldBack(String caseReference) {
        return stands(caseReference, wouldRule(caseReference)).heldBack();
    }

    private Ruling wouldRule(String caseReference) {
        return gate.of(caseReference).wouldRule(YesNoUnknown.NO, RecipientKind.SERVICE);
    }

    private Stands stands(String caseReference, Ruling ruling) {
        return new Stands(cases.contact(caseReference), agreement.of(caseReference), ruling);
    }

    /**
     * The four fields become readable for a service, or are held back from it: a row in the log of disclosures for each
     * person.
     *
     * @param handOverId empty where the case goes straight to early intervention
     */
    @Transactional
    public void release(String caseReference, Collection<String> subjects, Optional<String> handOverId, String by) {
        rows(caseReference, subjects, handOverId, by).forEach(log::append);
    }

    /** A hand-over that has been shown is read otherwise now: a row for each person of whom something else can be read. */
    @Transactional
    void releaseIfChanged(HandOver shown, String by) {
        rows(shown.caseReference(), shown.subjects(), Optional.of(shown.handOverId()), by)
                .filter(row -> log.newestWhat(shown.caseReference(), shown.handOverId(), row.subjectId())
                        .filter(what -> !what.equals(row.what())).isPresent()).forEach(log::append);
    }

    private Stream<Disclosure> rows(String caseReference, Collection<String> subjects, Optional<String> handOverId,
            String by) {
        var stands = stands(caseReference, gate.of(caseReference).ruleIf(YesNoUnknown.NO, RecipientKind.SERVICE));
        return stands.about(subjects).map(subject -> row(caseReference, subject, stands, handOverId, by));
    }

    private Disclosure row(String caseReference, Contact.Subject subject, Stands stands, Optional<String> handOverId,
            String by) {
        var fields = stands.fields(subject);
        var heldBack = stands.heldBack();
        var withheld = Stream.of(fields.name(), fields.address(), fields.reason())
                .filter(field -> field.startsWith("Held back")).distinct().collect(Collectors.joining(" "));
        return new Disclosure(heldBack.isPresent() ? Kind.HELD_BACK : Kind.RELEASED, caseReference, subject.id(), handOverId,
                Disclosure.HUB, "Early intervention", Disclosure.lines("Name: " + fields.name(),
                        "Address: " + fields.address(), "Reason: " + fields.reason(), "Outcome: " + fields.outcome()),
                heldBack.orElse("Help for the family by a service"), Optional.of(stands.ruling()),
                Optional.of(consents.now(caseReference)), Optional.of(by), Optional.empty(), Optional.empty(),
                NO_FIFTH_FIELD + (withheld.isEmpty() ? "" : " " + withheld + "."),
                Optional.of(ratings.ofCase(caseReference).name()), by);
    }

    /** What the family has said, and the gate says, at one moment. */
    private record Stands(Contact contact, Agreement agreed, Ruling ruling) {

        Stream<Contact.Subject> about(Collection<String> subjects) {
            return contact.subjects().stream().filter(subject -> subjects.contains(subject.id()));
        }

        Optional<String> heldBack() {
            return switch (agreed.answer()) {
                case NOT_AGREED -> Optional.of(NOT_AGREED);
                case NOT_ASKED -> Optional.of(NOT_ASKED);
                case NOT_TO_BE_ASKED -> Optional.of(NOT_TO_BE_ASKED);
                case AGREED, AGREED_UNSAFE -> RestrictedKind.of(contact.concerns()).isNeverAskedFirst()
                        ? Optional.of(NOT_TO_BE_ASKED) : Optional.of(ruling).filter(rule -> rule.may() == May.DO_NOT_SHARE
                        || rule.may() == May.TRY_CONSENT_FIRST).map(rule -> "Held back: " + rule.reason());
            };
        }

        FourFields fields(Contact.Subject subject) {
            return heldBack().map(why -> new FourFields(why, why, why, OutcomeCode.EARLY_HELP.label()))
                    .orElseGet(() -> new FourFields(subject.displayName(), address(subject), concerns(subject),
                            OutcomeCode.EARLY_HELP.label()));
        }

        private String address(Contact.Subject subject) {
            if (agreed.safeWay().isPresent() || subject.addressConfidential()) {
                return "Held back: contact the family in the safe way that the hub names";
            }
            return agreed.answer() == FamilyAgreement.Answer.AGREED ? Addresses.masked(subject)
                    : "Held back: not known to be safe";
        }

        /** The kinds of concern in the words of the closed list; what was told about them stays in the hub. */
        private String concerns(Contact.Subject subject) {
            return contact.concernsAbout(subject.id()).stream().map(concern -> concern.category().label()).distinct()
                    .collect(Collectors.joining("; "));
        }
    }
}
