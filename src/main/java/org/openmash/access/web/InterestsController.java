package org.openmash.access.web;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.time.OffsetDateTime;
import java.util.List;
import org.openmash.access.Interests;
import org.openmash.audit.AuditTrail;
import org.openmash.audit.RecordKind;
import org.openmash.platform.LondonTime;
import org.openmash.platform.Person;
import org.openmash.platform.Persons;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Declaring that one knows the family of a case, and reading who has. */
@RestController
class InterestsController {

    record Declare(@NotNull(message = "say how you are connected") Interests.Interest interest) {
    }

    record Account(String id, String name) {
    }

    record TakeBack(
            @NotBlank(message = "give the account") @Size(max = 100, message = "at most 100 characters") String person,
            @NotBlank(message = "give the reason") @Size(max = 4000, message = "at most 4,000 characters")
            String reason) {
    }

    /** @param takenBackBy null while it stands; then the two after it are null as well */
    record Declared(String caseReference, Account person, Interests.Interest interest, String interestInWords,
                    OffsetDateTime declaredAt, Account takenBackBy, OffsetDateTime takenBackAt, String reason,
                    List<Work> work) {
    }

    /** @param left how many others of these teams may do it */
    record Work(String what, List<String> teams, long left) {
    }

    private final Interests interests;
    private final Persons persons;
    private final AuditTrail trail;

    InterestsController(Interests interests, Persons persons, AuditTrail trail) {
        this.interests = interests;
        this.persons = persons;
        this.trail = trail;
    }

    @Operation(summary = "Say that one knows the family of a case, and hand its work to one's team",
            description = "From then on the case is closed to whoever says so. A case of which nothing is in one's work"
                    + " answers like a missing one.")
    @PostMapping("/api/cases/{caseReference}/interest")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void declare(@PathVariable String caseReference, @RequestBody @Valid Declare declare, Principal who) {
        interests.declare(caseReference, declare.interest(), person(who));
    }

    @Operation(summary = "Take back an interest that somebody else declared",
            description = "By a service manager. The case is open again to that person as far as their role allows it; that"
                    + " it was declared and taken back, and why, stays on record.")
    @PostMapping("/api/cases/{caseReference}/interest/taken-back")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeBack(@PathVariable String caseReference, @RequestBody @Valid TakeBack asked, Principal who) {
        interests.takeBack(caseReference, asked.person(), asked.reason(), person(who));
    }

    @Operation(summary = "Who declared an interest in which case, and who is left for its work; the newest 200")
    @GetMapping("/api/interests")
    List<Declared> all(Principal who) {
        trail.viewed(person(who), RecordKind.CASE, null, null, "INTERESTS", null);
        return interests.all().stream().map(this::declared).toList();
    }

    private Declared declared(Interests.Standing standing) {
        var declared = standing.declared();
        var takenBack = declared.takenBack();
        return new Declared(declared.caseReference(), account(declared.person()), declared.interest(),
                declared.interest().label(), LondonTime.withOffset(declared.declaredAt()),
                takenBack.map(Interests.TakenBack::by).map(this::account).orElse(null),
                takenBack.map(Interests.TakenBack::at).map(LondonTime::withOffset).orElse(null),
                takenBack.map(Interests.TakenBack::reason).orElse(null), standing.work().stream()
                .map(left -> new Work(left.what(), left.teams(), left.people())).toList());
    }

    private Account account(String id) {
        return new Account(id, persons.displayName(id));
    }

    private Person person(Principal who) {
        return persons.person(who.getName());
    }
}
