package org.openmash.access;

import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
        return mayOpen(person, List.of(caseReference)).contains(caseReference);
    }

    /** Which of these cases, as {@link #mayOpen(Person, String)} says of each. */
    public Set<String> mayOpen(Person person, Collection<String> caseReferences) {
        return caseReferences.isEmpty() || clearances.whyNotWork(person).isPresent() ? Set.of()
                : open(person, caseReferences);
    }

    private Set<String> open(Person person, Collection<String> caseReferences) {
        var open = new HashSet<>(caseReferences);
        open.removeAll(register.interests(caseReferences, person.id()));
        register.restricted(caseReferences).stream().filter(restricted -> !isOnTheListOrOpened(person, restricted))
                .forEach(open::remove);
        return open;
    }

    private boolean isOnTheListOrOpened(Person person, String restricted) {
        return register.readers(restricted).contains(person.id())
                || register.isOpenTo(restricted, person.id(), clock.instant());
    }

    private boolean isOpen(Person person, String caseReference) {
        return !open(person, List.of(caseReference)).isEmpty();
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

    /**
     * For what is begun outside forms.
     *
     * @throws Restricted if the person is out of vetting
     */
    public void checkMayWork(Person person) {
        clearances.whyNotWork(person).ifPresent(why -> {
            throw why;
        });
    }

    /** Why nothing of the case is for this person; where nothing of the record is shown, an interest alone closes it. */
    Optional<Restricted> closed(Person person, String caseReference, boolean showsTheRecord) {
        var open = showsTheRecord ? isOpen(person, caseReference) : !register.hasInterest(caseReference, person.id());
        return open ? clearances.whyNotWork(person).map(Restricted.class::cast) : Optional.of(new Restricted());
    }
}
