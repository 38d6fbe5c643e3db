package org.openmash.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.openmash.audit.PeopleOfCases.SomebodyNamed;
import org.openmash.platform.NotFound;
import org.openmash.platform.Person;
import org.openmash.platform.Persons;
import org.openmash.platform.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What staff declare about themselves and their families, so that a look at their own record, at their household's or at a
 * relation's is noticed. What is declared is turned into fingerprints at once and can never be read again.
 */
@Service
public class Declarations {

    /** Of whom it tells: the account's owner (with their household), or somebody they are related to. */
    public enum Of { SELF, RELATION }

    /**
     * @param address  house and street; with the postcode, or neither
     * @param postcode of the home
     */
    public record Declared(String person, Of of, String givenName, String familyName, LocalDate dateOfBirth,
                           String address, String postcode) {
    }

    /** A declaration as it can be shown. */
    public record Declaration(String id, String person, Of of, Instant declaredAt, String recordedBy) {
    }

    private final AlertRegister register;
    private final AuditTrail trail;
    private final Persons persons;
    private final Clock clock;

    Declarations(AlertRegister register, AuditTrail trail, Persons persons, Clock clock) {
        this.register = register;
        this.trail = trail;
        this.persons = persons;
        this.clock = clock;
    }

    /** @throws Refused if too little is told for anybody to be recognised without mistaking others for them */
    @Transactional
    public void declare(Declared declared, Person by) {
        if (!persons.exists(declared.person())) {
            throw new NotFound("There is no such account.");
        }
        var told = new SomebodyNamed(declared.givenName(), declared.familyName(), declared.dateOfBirth(), null,
                declared.address(), declared.postcode());
        var prints = likenesses(declared.of(), told).flatMap(likeness -> likeness.of(told).stream()
                .map(compared -> print(likeness, compared))).toList();
        if (prints.isEmpty()) {
            throw new Refused("familyName", declared.of() == Of.SELF
                    ? "Give the full name, and the date of birth or the address with its postcode."
                    : "Give the full name of the relation.");
        }
        register.declare(new Declaration(UUID.randomUUID().toString(), declared.person(), declared.of(),
                AuditTrail.now(clock), by.id()), prints);
        trail.changed(by, RecordKind.ACCOUNT, declared.person(), "DECLARATION_RECORDED", declared.of().name());
    }

    /** A relation's date of birth keeps namesakes out, where the case knows one too. */
    private static Stream<Likeness> likenesses(Of of, SomebodyNamed told) {
        if (of == Of.SELF) {
            return Stream.of(Likeness.NAME_AND_BIRTH, Likeness.NAME_AND_HOME, Likeness.FAMILY_AND_HOME,
                    Likeness.FAMILY_AND_STREET);
        }
        return told.dateOfBirth() == null ? Stream.of(Likeness.NAME)
                : Stream.of(Likeness.NAME_AND_BIRTH, Likeness.NAME_UNDATED);
    }

    private static AlertRegister.Print print(Likeness likeness, String compared) {
        var salt = Likeness.salt();
        return new AlertRegister.Print(likeness.name(), salt, Likeness.fingerprint(compared, salt));
    }

    public List<Declaration> all() {
        return register.declarations();
    }

    /** It no longer holds: somebody moved, or made a mistake. */
    @Transactional
    public void end(String id, Person by) {
        var declaration = all().stream().filter(one -> one.id().equals(id)).findFirst()
                .orElseThrow(() -> new NotFound("There is no such declaration."));
        register.end(id, AuditTrail.now(clock), by.id());
        trail.changed(by, RecordKind.ACCOUNT, declaration.person(), "DECLARATION_ENDED", declaration.of().name());
    }
}
