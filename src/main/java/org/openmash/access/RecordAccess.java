package org.openmash.access;

import java.time.Clock;
import org.openmash.audit.ViewRecords;
import org.openmash.platform.Person;
import org.openmash.platform.Restricted;
import org.springframework.stereotype.Service;

/**
 * The one gate in front of everything that is known of a case: whoever shows it asks here first, whatever the person's
 * role allows. A restricted record is open to those on its list, and for a while to whoever opened it with a reason; a
 * record in which somebody has declared an interest is closed to them.
 */
@Service
public class RecordAccess {

    private final RestrictionRegister register;
    private final ViewRecords views;
    private final Clock clock;

    RecordAccess(RestrictionRegister register, ViewRecords views, Clock clock) {
        this.register = register;
        this.views = views;
        this.clock = clock;
    }

    /** Beside what the person's role allows. True for a case that nobody restricted, and for one that is not there. */
    public boolean mayOpen(Person person, String caseReference) {
        return !register.hasInterest(caseReference, person.id()) && (!register.isRestricted(caseReference)
                || register.readers(caseReference).contains(person.id())
                || register.isOpenTo(caseReference, person.id(), clock.instant()));
    }

    /**
     * For what is read outside forms.
     *
     * @throws Restricted if the record is closed to the person; the attempt is on record then
     */
    public void check(Person person, String caseReference) {
        if (!mayOpen(person, caseReference)) {
            views.refusedCase(person, caseReference, new Restricted().code());
            throw new Restricted();
        }
    }

    boolean hasInterest(Person person, String caseReference) {
        return register.hasInterest(caseReference, person.id());
    }
}
