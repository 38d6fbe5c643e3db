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
import org.openmash.sharing.RecipientKind;
import org.openmash.sharing.Ruling;
import org.openmash.sharing.SharingAnswers;
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
        var contact = cases.contact(caseReference);
        var agreed = agreement.of(caseReference);
        return contact.subjects().stream().filter(subject -> subjects.contains(subject.id()))
                .map(subject -> notice(contact, subject, agreed)).toList();
    }

    /**
     * The four fields become readable for a service, or are held back from it: a row in the log of disclosures for each
     * person.
     *
     * @param handOverId empty where the case goes straight to early intervention
     */
    @Transactional
    public void release(String caseReference, Collection<String> subjects, Optional<String> handOverId, String by) {
        var ruling = gate.of(caseReference).rule(SharingAnswers.ifHarm(YesNoUnknown.NO), RecipientKind.SERVICE,
                YesNoUnknown.YES);
        var heldBack = heldBack(agreement.of(caseReference));
        cases.contact(caseReference).subjects().stream().map(Contact.Subject::id).filter(subjects::contains)
                .forEach(subject -> log.append(row(caseReference, subject, heldBack, ruling, handOverId, by)));
    }

    private Disclosure row(String caseReference, String subject, Optional<String> heldBack, Ruling ruling,
            Optional<String> handOverId, String by) {
        var fields = of(caseReference, List.of(subject)).get(0);
        var withheld = Stream.of(fields.name(), fields.address(), fields.reason())
                .filter(field -> field.startsWith("Held back")).distinct().collect(Collectors.joining(" "));
        return new Disclosure(heldBack.isPresent() ? Kind.HELD_BACK : Kind.RELEASED, caseReference, subject, handOverId,
                Disclosure.HUB, "Early intervention", Disclosure.lines("Name: " + fields.name(),
                        "Address: " + fields.address(), "Reason: " + fields.reason(), "Outcome: " + fields.outcome()),
                heldBack.orElse("Help for the family by a service"), Optional.of(ruling),
                Optional.of(consents.now(caseReference)), Optional.of(by), Optional.empty(), Optional.empty(),
                NO_FIFTH_FIELD + (withheld.isEmpty() ? "" : " " + withheld + "."),
                Optional.of(ratings.ofCase(caseReference).name()), by);
    }

    private static FourFields notice(Contact contact, Contact.Subject subject, Agreement agreed) {
        var heldBack = heldBack(agreed);
        if (heldBack.isPresent()) {
            return new FourFields(heldBack.get(), heldBack.get(), heldBack.get(), OutcomeCode.EARLY_HELP.label());
        }
        return new FourFields(subject.displayName(), address(subject, agreed), reason(contact, subject),
                OutcomeCode.EARLY_HELP.label());
    }

    private static Optional<String> heldBack(Agreement agreed) {
        return Optional.of(agreed.answer()).filter(FamilyAgreement.Answer::holdsBack)
                .map(answer -> answer == FamilyAgreement.Answer.NOT_AGREED ? NOT_AGREED : NOT_TO_BE_ASKED);
    }

    private static String address(Contact.Subject subject, Agreement agreed) {
        if (agreed.safeWay().isPresent() || subject.addressConfidential()) {
            return "Held back: contact the family in the safe way that the hub names";
        }
        return switch (agreed.answer()) {
            case AGREED -> Addresses.masked(subject);
            case AGREED_UNSAFE -> "Held back: not known to be safe";
            default -> "Held back: the family has not been asked";
        };
    }

    /** The kinds of concern in the words of the closed list; what was told about them stays in the hub. */
    private static String reason(Contact contact, Contact.Subject subject) {
        return contact.concernsAbout(subject.id()).stream().map(concern -> concern.category().label()).distinct()
                .collect(Collectors.joining("; "));
    }
}
