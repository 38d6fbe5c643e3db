package org.openmash.sharing;

import java.util.Optional;
import org.openmash.platform.Persons;
import org.openmash.referral.CaseOpened;
import org.openmash.referral.Cases;
import org.openmash.referral.Contact.ConsentState;
import org.openmash.referral.MashCase;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What a family refused, or took back, stays refused on a contact that comes in about the closed case (domain, 10, case 27), and
 * a child's or an adult's wish that nothing is shared stands there as well. A child's contact takes nothing over from an adult's.
 */
@Component
class StandingRefusals {

    private static final String AS_BEFORE = "Stood on the closed case already";

    private final Cases cases;
    private final Consents consents;
    private final ConsentRegister register;
    private final StandingWishes wishes;
    private final Persons persons;

    StandingRefusals(Cases cases, Consents consents, ConsentRegister register, StandingWishes wishes, Persons persons) {
        this.wishes = wishes;
        this.cases = cases;
        this.consents = consents;
        this.register = register;
        this.persons = persons;
    }

    @EventListener
    void on(CaseOpened opened) {
        var mashCase = cases.get(opened.caseReference());
        mashCase.linkedTo().filter(earlier -> cases.contact(earlier).kind() == mashCase.contactKind())
                .ifPresent(earlier -> takeOver(mashCase, earlier));
    }

    private void takeOver(MashCase mashCase, String earlier) {
        var by = persons.person(mashCase.recordedBy());
        Optional.of(consents.now(earlier)).filter(stands -> stands.state() == ConsentState.REFUSED)
                .ifPresent(refused -> register.append(mashCase.caseReference(), new Consent(ConsentState.REFUSED,
                        Optional.empty(), refused.source(), refused.at()), by));
        wishes.of(earlier).forEach(wish -> wishes.record(mashCase.caseReference(), wish, true, AS_BEFORE, by));
    }
}
