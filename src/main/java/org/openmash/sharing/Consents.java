package org.openmash.sharing;

import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.openmash.referral.Cases;
import org.openmash.referral.Contact.ConsentState;
import org.springframework.stereotype.Service;

/**
 * The family's consent as it stands now: what came with the contact, until the family, or whoever spoke to them, has said
 * something newer. A consent that was withdrawn is a refusal (domain, 10, case 27).
 */
@Service
public class Consents {

    private final Cases cases;
    private final ConsentRegister register;
    private final FamilyAnswers family;

    Consents(Cases cases, ConsentRegister register, FamilyAnswers family) {
        this.cases = cases;
        this.register = register;
        this.family = family;
    }

    public Consent now(String caseReference) {
        return Stream.of(family.newest(caseReference), register.newest(caseReference)).flatMap(Optional::stream)
                .max(Comparator.comparing(Consent::at)).orElseGet(() -> withTheContact(caseReference));
    }

    private Consent withTheContact(String caseReference) {
        var told = cases.contact(caseReference).consent();
        var receivedAt = cases.get(caseReference).receivedAt();
        if (told == null) {
            return new Consent(ConsentState.UNKNOWN, Optional.empty(), "The contact says nothing", receivedAt);
        }
        var state = Objects.requireNonNullElse(told.state(), ConsentState.UNKNOWN);
        return new Consent(state, state == ConsentState.NOT_SOUGHT ? Optional.ofNullable(told.whyNotSought())
                : Optional.empty(), "Told with the contact", receivedAt);
    }
}
