package org.openmash.access;

import java.time.Clock;
import java.util.Optional;
import org.openmash.audit.ViewRecords;
import org.openmash.platform.Person;
import org.openmash.platform.Restricted;
import org.springframework.stereotype.Service;

/**
 * The one gate in front of everything that is known of a case: whoever shows it asks here first, whatever the person's
 * role allows. A restricted record is open to those on its list, and for a while to whoever opened it with a reason; a
 * record in which somebody has declared an interest is closed to them, and every record to whoever is out of vetting.
 */
@Service
public class RecordAccess {

    private final RestrictionRegister register;
    private final Clearances clearances;
    private final ViewRecords views;
    private final Clock clock;

    RecordAccess(RestrictionRegister register, Clearances clearances, ViewRecords views, Clock clock) {
        this.clearances = clearances;
        this.register = register;
        this.views = views;
        this.clock = clock;
    }

    /** Beside what the person's role allows. True for a case that nobody restricted, and for one that is not there. */
    public boolean mayOpen(Person person, String caseReference) {
        return isOpen(person, caseReference) && clearances.whyNotWork(person).isEmpty();
    }

    private boolean isOpen(Person person, String caseReference) {
        return !register.hasInterest(caseReference, person.id()) && (!register.isRestricted(caseReference)
                || register.readers(caseReference).contains(person.id())
                || register.isOpenTo(caseReference, person.id(), clock.instant()));
    }

    /**
     * For what is read outside forms.
     *
     * @throws Restricted if the record is closed to the person, or they are out of vetting; the attempt is on record then
     */
    public void check(Person person, String caseReference) {
        closed(person, caseReference, true).ifPresent(closed -> {
            views.refusedCase(person, caseReference, closed.code());
            throw closed;
        });
    }

    Optional<NotCleared> notCleared(Person person) {
        return clearances.whyNotWork(person);
    }

    /** Why nothing of the case is for this person; where nothing of the record is shown, an interest alone closes it. */
    Optional<Restricted> closed(Person person, String caseReference, boolean showsTheRecord) {
        var open = showsTheRecord ? isOpen(person, caseReference) : !register.hasInterest(caseReference, person.id());
        return open ? clearances.whyNotWork(person).map(Restricted.class::cast) : Optional.of(new Restricted());
    }
}
