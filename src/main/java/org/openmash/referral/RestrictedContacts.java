package org.openmash.referral;

import org.openmash.access.Restrictions;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells who restricts records of each contact, at its first save and whenever more is known of whom it is about. */
@Component
class RestrictedContacts {

    private final Cases cases;
    private final Restrictions restrictions;

    RestrictedContacts(Cases cases, Restrictions restrictions) {
        this.cases = cases;
        this.restrictions = restrictions;
    }

    @EventListener
    void on(CaseOpened opened) {
        cases.get(opened.caseReference()).linkedTo().ifPresent(earlier -> restrictions.comesFrom(earlier, opened.caseReference()));
        contactKnown(opened.caseReference());
    }

    @EventListener
    void on(ContactRevised revised) {
        contactKnown(revised.caseReference());
    }

    private void contactKnown(String caseReference) {
        var mashCase = cases.get(caseReference);
        restrictions.contactKnown(caseReference, isAllegation(cases.contact(caseReference)), mashCase.linkedTo(),
                mashCase.recordedBy());
    }

    private static boolean isAllegation(Contact contact) {
        return contact.kind() == ContactKind.ALLEGATION
                || contact.concerns().stream().anyMatch(concern -> concern.category() == Category.POSITION_OF_TRUST);
    }
}
