package org.openmash.outcome;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openmash.outcome.FamilyAgreement.Agreement;
import org.openmash.referral.Cases;
import org.openmash.referral.Contact;
import org.springframework.stereotype.Service;

/**
 * What a service of early help is told: name, address, reason for the enquiry and outcome, with the family's agreement
 * (Dudley MASH), and by type nothing else. An address that is not known to be safe is held back.
 */
@Service
public class EarlyHelpNotice {

    private static final String HELD_BACK = "Held back: the family has not agreed";

    private final Cases cases;
    private final FamilyAgreement agreement;

    EarlyHelpNotice(Cases cases, FamilyAgreement agreement) {
        this.cases = cases;
        this.agreement = agreement;
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

    private static FourFields notice(Contact contact, Contact.Subject subject, Agreement agreed) {
        if (agreed.answer() == FamilyAgreement.Answer.NOT_AGREED) {
            return new FourFields(HELD_BACK, HELD_BACK, HELD_BACK, OutcomeCode.EARLY_HELP.label());
        }
        return new FourFields(subject.displayName(), address(subject, agreed), reason(contact, subject),
                OutcomeCode.EARLY_HELP.label());
    }

    private static String address(Contact.Subject subject, Agreement agreed) {
        if (agreed.safeWay().isPresent() || subject.addressConfidential()) {
            return "Held back: contact the family in the safe way that the hub names";
        }
        return switch (agreed.answer()) {
            case AGREED -> Stream.of(subject.address(), subject.postcode())
                    .filter(text -> text != null && !text.isBlank()).collect(Collectors.joining(", "));
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
