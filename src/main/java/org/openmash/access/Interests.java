package org.openmash.access;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openmash.audit.AuditTrail;
import org.openmash.platform.NotFound;
import org.openmash.platform.Person;
import org.openmash.platform.Persons;
import org.openmash.platform.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Somebody in whose work a case comes up knows the family, or belongs to it (domain, 5: cross rules). They say so once, hand
 * what they have of it to their team, and from then on the whole case is closed to them.
 */
@Service
public class Interests {

    /** How somebody is connected. */
    public enum Interest {
        IS_ONE_OF_THEM("Is one of the people"),
        RELATIVE("Is a relative"),
        KNOWS_THEM("Knows the family"),
        NEIGHBOUR("Is a neighbour"),
        OTHER("Another interest");

        private final String label;

        Interest(String label) {
            this.label = label;
        }

        /** Plain words for screens. */
        public String label() {
            return label;
        }
    }

    /**
     * @param declaredAt UTC
     * @param takenBack  empty while it stands
     */
    public record Declared(String caseReference, String person, Interest interest, Instant declaredAt,
                           Optional<TakenBack> takenBack) {

        boolean stands() {
            return takenBack.isEmpty();
        }
    }

    /** @param at UTC */
    public record TakenBack(String by, String reason, Instant at) {
    }

    /** @param work open tasks of this person's teams, with how many others are left for each; none once it is taken back */
    public record Standing(Declared declared, List<WaitingWork.Left> work) {
    }

    private final RestrictionRegister register;
    private final WaitingWork work;
    private final Persons persons;
    private final AuditTrail trail;
    private final Clock clock;

    Interests(RestrictionRegister register, WaitingWork work, Persons persons, AuditTrail trail, Clock clock) {
        this.register = register;
        this.work = work;
        this.persons = persons;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Said a second time, it changes nothing.
     *
     * @throws NotFound where there is no such case, and alike where nothing of it is in this person's work
     */
    @Transactional
    public void declare(String caseReference, Interest interest, Person by) {
        if (register.hasInterest(caseReference, by.id())) {
            return;
        }
        if (!work.isInTheWorkOf(by, caseReference)) {
            throw new NotFound("There is no such case.");
        }
        register.declare(new Declared(caseReference, by.id(), interest, clock.instant(), Optional.empty()));
        trail.changed(caseReference, "INTEREST_DECLARED", by.id());
        work.putBackWhatIsClosed(caseReference);
    }

    /**
     * It was a mistake, or holds no longer: the case is open again to this person as far as their role allows it.
     *
     * @throws Refused  if somebody else than a service manager does it, or it is their own
     * @throws NotFound where no such interest stands
     */
    @Transactional
    public void takeBack(String caseReference, String person, String reason, Person by) {
        if (!by.isIn(Role.SERVICE_MANAGER.group())) {
            throw new Refused("An interest is taken back by a service manager.");
        }
        if (by.id().equals(person)) {
            throw new Refused("person", "You declared this interest yourself: another service manager takes it back.");
        }
        var declared = register.interest(caseReference, person).filter(Declared::stands)
                .orElseThrow(() -> new NotFound("There is no such interest."));
        register.declare(new Declared(caseReference, person, declared.interest(), declared.declaredAt(),
                Optional.of(new TakenBack(by.id(), reason, clock.instant()))));
        trail.changed(caseReference, "INTEREST_TAKEN_BACK", by.id());
    }

    /** The newest 200, with the open work from which each takes a colleague away. */
    public List<Standing> all() {
        return register.declared().stream().map(declared -> new Standing(declared, declared.stands()
                ? work.left(declared.caseReference(), persons.person(declared.person())) : List.of())).toList();
    }

    /** For each open task for which nobody is left, a sentence. */
    List<String> nobodyLeft() {
        return all().stream().flatMap(standing -> standing.work().stream().filter(left -> left.people() == 0)
                .map(left -> standing.declared().caseReference() + ": nobody is left who may do \"" + left.what() + "\" ("
                        + String.join(", ", left.teams()) + "), since they declared an interest.")).distinct().toList();
    }
}
