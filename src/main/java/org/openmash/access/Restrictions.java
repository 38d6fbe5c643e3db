package org.openmash.access;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.openmash.audit.AuditTrail;
import org.openmash.audit.PeopleOfCases;
import org.openmash.audit.PeopleOfCases.SomebodyNamed;
import org.openmash.platform.NotFound;
import org.openmash.platform.Person;
import org.openmash.platform.Persons;
import org.openmash.platform.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Restricts records and keeps the list of who may open each (domain, 0a and 5). A service manager decides; a unit manager
 * may restrict at once, and nothing more. An allegation about somebody who works with children is restricted from its
 * first save; a later case about the people of a restricted one, from the moment at which they are recognised.
 */
@Service
public class Restrictions {

    /** A restricted record, as whoever keeps its list sees it: nobody's content. */
    public record Listed(Restriction restriction, List<String> readers, List<WaitingWork.Waiting> stuck) {
    }

    private final RestrictionRegister register;
    private final WaitingWork work;
    private final PeopleOfCases people;
    private final Persons persons;
    private final AuditTrail trail;
    private final Clock clock;

    Restrictions(RestrictionRegister register, WaitingWork work, PeopleOfCases people, Persons persons, AuditTrail trail,
            Clock clock) {
        this.register = register;
        this.work = work;
        this.people = people;
        this.persons = persons;
        this.trail = trail;
        this.clock = clock;
    }

    /** Every restricted record with its list, and the work on it that nobody on the list may do. */
    public List<Listed> all() {
        return register.standing().stream().map(restriction -> new Listed(restriction,
                register.readers(restriction.caseReference()), work.stuck(restriction.caseReference()))).toList();
    }

    /** What was decided about restricted records and their lists, and why; the newest first, at most 200. */
    public List<Restriction.Decision> decisions() {
        return register.decisions();
    }

    /**
     * Closes the record to everybody but these people; tasks that others have go back to their queues, with their drafts.
     *
     * @return work that waits for a team of which nobody is on the list
     * @throws Refused if it is restricted already, or somebody on the list is no account or has an interest in the case
     */
    @Transactional
    public List<WaitingWork.Waiting> restrict(String caseReference, Restriction.Kind kind, String reason,
            Set<String> readers, Person by) {
        if (!by.isIn(Role.SERVICE_MANAGER.group()) && !by.isIn(Role.UNIT_MANAGER.group())) {
            throw new Refused("A record is restricted by a service manager or a unit manager.");
        }
        if (!register.hold(caseReference)) {
            throw new Refused("caseReference", "Case reference: there is no such case.");
        }
        if (register.isRestricted(caseReference)) {
            throw new Refused("caseReference", "Case reference: this record is restricted already.");
        }
        readers.forEach(reader -> checkMayBeListed(caseReference, reader));
        close(new Restriction(caseReference, kind, true, reason, Optional.empty(), Optional.of(by.id()), clock.instant()),
                readers);
        return work.stuck(caseReference);
    }

    private void checkMayBeListed(String caseReference, String person) {
        if (!persons.exists(person)) {
            throw new Refused("people", "Who may open it: choose people who have an account.");
        }
        if (register.hasInterest(caseReference, person)) {
            throw new Refused("people", "Who may open it: " + persons.displayName(person)
                    + " has declared an interest in this case.");
        }
    }

    private void close(Restriction restriction, Set<String> readers) {
        var reference = restriction.caseReference();
        register.append(restriction);
        register.readers(reference).stream().filter(before -> !readers.contains(before)).forEach(before ->
                register.reader(reference, before, false, restriction.reason(), restriction.decidedBy(), clock.instant()));
        readers.forEach(reader -> register.reader(reference, reader, true, restriction.reason(),
                restriction.decidedBy(), clock.instant()));
        if (restriction.kind() != Restriction.Kind.ALLEGATION) {
            register.mark(reference, marks(reference));
        }
        trail.changed(reference, "RECORD_RESTRICTED", restriction.decidedBy().orElse(null));
        work.putBackWhatIsClosed(reference);
    }

    private Set<String> marks(String caseReference) {
        return people.of(caseReference).stream().map(SomebodyNamed::marks).flatMap(Set::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * @throws Refused if the account does not exist, has an interest in the case, is on the list (or off it) already, or is
     *                 one's own and would be on it; and from somebody with an interest in the case
     */
    @Transactional
    public List<WaitingWork.Waiting> list(String caseReference, String person, boolean mayOpen, String reason, Person by) {
        checkMayDecide(caseReference, by);
        held(caseReference);
        if (mayOpen) {
            if (person.equals(by.id())) {
                throw new Refused("people", "Who may open it: nobody puts themselves on a list. Open the record with a reason,"
                        + " or ask another service manager.");
            }
            checkMayBeListed(caseReference, person);
        }
        if (register.readers(caseReference).contains(person) == mayOpen) {
            throw new Refused("people", mayOpen ? "Who may open it: this person is on the list already."
                    : "Who may open it: this person is not on the list.");
        }
        register.reader(caseReference, person, mayOpen, reason, Optional.of(by.id()), clock.instant());
        trail.changed(caseReference, mayOpen ? "READER_ADDED" : "READER_REMOVED", by.id());
        work.putBackWhatIsClosed(caseReference);
        return work.stuck(caseReference);
    }

    /**
     * Opens the record to everybody whose role allows it. Later cases about the same people are no longer restricted by it.
     *
     * @throws Refused from somebody with an interest in the case
     */
    @Transactional
    public void lift(String caseReference, String reason, Person by) {
        checkMayDecide(caseReference, by);
        var stands = held(caseReference);
        register.append(new Restriction(caseReference, stands.kind(), false, reason, stands.samePeopleAs(),
                Optional.of(by.id()), clock.instant()));
        trail.changed(caseReference, "RESTRICTION_LIFTED", by.id());
    }

    private void checkMayDecide(String caseReference, Person by) {
        if (!by.isIn(Role.SERVICE_MANAGER.group())) {
            throw new Refused("The list of a restricted record is kept by a service manager.");
        }
        if (register.hasInterest(caseReference, by.id())) {
            throw new Refused("You have declared an interest in this case: another service manager decides who may open it.");
        }
    }

    private Restriction held(String caseReference) {
        return Optional.of(caseReference).filter(register::hold).flatMap(register::newest).filter(Restriction::stands)
                .orElseThrow(() -> new NotFound("There is no such restricted record."));
    }

    /**
     * Something came in about a closed case, which is now a case of its own with the same people: whoever declared an interest
     * in the one has it in the other.
     */
    @Transactional
    public void comesFrom(String linkedTo, String caseReference) {
        register.standingInterests(linkedTo).forEach(declared -> {
            register.declare(new Interests.Declared(caseReference, declared.person(), declared.interest(), declared.declaredAt(),
                    Optional.empty()));
            trail.changed(caseReference, "INTEREST_CARRIED_OVER", null);
        });
    }

    /**
     * A contact was recorded or became better known. What a service manager has lifted stays lifted.
     *
     * @param allegation is it about somebody who works with children?
     * @param linkedTo   the earlier case about which it came in, with its people
     * @param recordedBy who took it, and may go on with it whatever becomes of it, unless they were taken off the list that it
     *                   is closed to; of an earlier case whose people are closed to them, they only told more
     */
    @Transactional
    public void contactKnown(String caseReference, boolean allegation, Optional<String> linkedTo, String recordedBy) {
        var newest = register.newest(caseReference);
        if (newest.filter(said -> !isTheHubsOwnOfAnAllegation(said)).isPresent()) {
            newest.filter(stands -> stands.stands() && stands.kind() != Restriction.Kind.ALLEGATION)
                    .ifPresent(stands -> register.mark(caseReference, marks(caseReference)));
            return;
        }
        var same = linkedTo.filter(earlier -> newest.isEmpty()).flatMap(register::newest).filter(Restriction::stands)
                .or(() -> register.withPeople(marks(caseReference)));
        if (same.isPresent()) {
            var readers = new TreeSet<>(register.readers(same.get().caseReference()));
            readers.addAll(register.readersAdded(caseReference));
            if (linkedTo.filter(earlier -> !isOnTheList(earlier, recordedBy)).isEmpty()
                    && !register.readersTakenOff(same.get().caseReference()).contains(recordedBy)) {
                readers.add(recordedBy);
            }
            readers.removeIf(reader -> register.hasInterest(caseReference, reader));
            register.readersTakenOff(caseReference).forEach(readers::remove);
            close(new Restriction(caseReference, same.get().kind(), true, "The same people as on a restricted record.",
                    Optional.of(same.get().caseReference()), Optional.empty(), clock.instant()), readers);
        } else if (allegation && newest.isEmpty()) {
            close(new Restriction(caseReference, Restriction.Kind.ALLEGATION, true, "Restricted from the first save.",
                    Optional.empty(), Optional.empty(), clock.instant()), managersAnd(recordedBy));
        }
    }

    /** Open to every manager, until the people of a record with a list of its own are recognised. */
    private static boolean isTheHubsOwnOfAnAllegation(Restriction said) {
        return said.stands() && said.kind() == Restriction.Kind.ALLEGATION && said.decidedBy().isEmpty();
    }

    private boolean isOnTheList(String caseReference, String person) {
        return !register.isRestricted(caseReference) || register.readers(caseReference).contains(person)
                || register.isOpenTo(caseReference, person, clock.instant());
    }

    /** By name, as they are now: whoever becomes a manager later is added by a service manager. */
    private Set<String> managersAnd(String recordedBy) {
        var readers = new TreeSet<>(Set.of(recordedBy));
        Set.of(Role.UNIT_MANAGER, Role.SERVICE_MANAGER).forEach(role ->
                persons.optionsIn(role.group()).forEach(manager -> readers.add(manager.get("value"))));
        return readers;
    }
}
