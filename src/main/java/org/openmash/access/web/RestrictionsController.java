package org.openmash.access.web;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.openmash.access.Opening;
import org.openmash.access.Openings;
import org.openmash.access.Restriction;
import org.openmash.access.Restrictions;
import org.openmash.access.WaitingWork;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Restricted records: which there are, who may open each, and who opened one with a reason. Nobody's content. */
@RestController
@RequestMapping("/api/restrictions")
class RestrictionsController {

    private static final int LONGEST = 4000;

    record Account(String id, String name) {
    }

    /**
     * @param decidedBy null: the hub itself
     * @param stuck     work for which nobody on the list is in the team
     */
    record Restricted(String caseReference, Restriction.Kind kind, String kindInWords, String reason, String samePeopleAs,
                      Account decidedBy, OffsetDateTime decidedAt, List<Account> readers, List<Stuck> stuck) {
    }

    record Stuck(String what, List<String> teams, OffsetDateTime dueAt) {
    }

    /** @param decidedBy null: the hub itself */
    record Decided(String caseReference, Restriction.Decision.What what, String whatInWords, Account reader, String reason,
                   Account decidedBy, OffsetDateTime decidedAt) {
    }

    record Opened(String openingId, String caseReference, Account person, String reason, OffsetDateTime openedAt,
                  OffsetDateTime until, Boolean justified, String found, Account reviewedBy, OffsetDateTime reviewedAt) {
    }

    /** @param people accounts that may open it */
    record Restrict(
            @NotBlank(message = "give the case reference") @Size(max = 20, message = "at most 20 characters")
            String caseReference,
            @NotNull(message = "choose why it is restricted") Restriction.Kind kind,
            @NotBlank(message = "give the reason") @Size(max = LONGEST, message = "at most 4,000 characters") String reason,
            @NotNull(message = "say who may open it") @Size(max = 100, message = "at most 100 people")
            List<@NotBlank(message = "is an account") String> people) {
    }

    record Reader(
            @NotBlank(message = "give the account") @Size(max = 100, message = "at most 100 characters") String person,
            @NotNull(message = "say whether this person may open it") Boolean mayOpen,
            @NotBlank(message = "give the reason") @Size(max = LONGEST, message = "at most 4,000 characters")
            String reason) {
    }

    record Lift(@NotBlank(message = "give the reason") @Size(max = LONGEST, message = "at most 4,000 characters")
                String reason) {
    }

    record Done(List<Stuck> stuck) {
    }

    private final Restrictions restrictions;
    private final Openings openings;
    private final Persons persons;
    private final AuditTrail trail;

    RestrictionsController(Restrictions restrictions, Openings openings, Persons persons, AuditTrail trail) {
        this.restrictions = restrictions;
        this.openings = openings;
        this.persons = persons;
        this.trail = trail;
    }

    @Operation(summary = "Restricted records, who may open each, and work on them that nobody on the list may do")
    @GetMapping
    List<Restricted> all(Principal who) {
        trail.viewed(person(who), RecordKind.CASE, null, null, "RESTRICTED_RECORDS", null);
        return restrictions.all().stream().map(this::restricted).toList();
    }

    @Operation(summary = "Restrict a record to these people, at once",
            description = "By a service manager or a unit manager. Answers with the work that nobody on the list may do.")
    @PostMapping
    Done restrict(@RequestBody @Valid Restrict asked, Principal who) {
        return done(restrictions.restrict(asked.caseReference().strip(), asked.kind(), asked.reason(),
                Set.copyOf(new TreeSet<>(asked.people())), person(who)));
    }

    @Operation(summary = "Put somebody on the list of a restricted record, or take them off")
    @PostMapping("/{caseReference}/readers")
    Done list(@PathVariable String caseReference, @RequestBody @Valid Reader asked, Principal who) {
        return done(restrictions.list(caseReference, asked.person(), asked.mayOpen(), asked.reason(), person(who)));
    }

    @Operation(summary = "Lift the restriction: the record is open to whoever's role allows it")
    @PostMapping("/{caseReference}/lift")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void lift(@PathVariable String caseReference, @RequestBody @Valid Lift asked, Principal who) {
        restrictions.lift(caseReference, asked.reason(), person(who));
    }

    @Operation(summary = "Who opened a restricted record with a reason, and what the review found; the newest 200")
    @GetMapping("/openings")
    List<Opened> openings(Principal who) {
        trail.viewed(person(who), RecordKind.CASE, null, null, "OPENINGS", null);
        return openings.newest().stream().map(this::opened).toList();
    }

    @Operation(summary = "What was decided about restricted records and their lists, and why; the newest 200")
    @GetMapping("/decisions")
    List<Decided> decisions(Principal who) {
        trail.viewed(person(who), RecordKind.CASE, null, null, "RESTRICTION_DECISIONS", null);
        return restrictions.decisions().stream().map(one -> new Decided(one.caseReference(), one.what(), one.what().label(),
                one.reader().map(this::account).orElse(null), one.reason(),
                one.decidedBy().map(this::account).orElse(null), LondonTime.withOffset(one.decidedAt()))).toList();
    }

    private Restricted restricted(Restrictions.Listed listed) {
        var restriction = listed.restriction();
        return new Restricted(restriction.caseReference(), restriction.kind(), restriction.kind().label(),
                restriction.reason(), restriction.samePeopleAs().orElse(null),
                restriction.decidedBy().map(this::account).orElse(null), LondonTime.withOffset(restriction.decidedAt()),
                listed.readers().stream().map(this::account).toList(), stuck(listed.stuck()));
    }

    private Opened opened(Opening opening) {
        var review = opening.review();
        return new Opened(opening.openingId(), opening.caseReference(), account(opening.person()), opening.reason(),
                LondonTime.withOffset(opening.openedAt()), LondonTime.withOffset(opening.until()),
                review.map(Opening.Review::justified).orElse(null), review.map(Opening.Review::reason).orElse(null),
                review.map(Opening.Review::reviewedBy).map(this::account).orElse(null),
                review.map(found -> LondonTime.withOffset(found.reviewedAt())).orElse(null));
    }

    private static Done done(List<WaitingWork.Waiting> waiting) {
        return new Done(stuck(waiting));
    }

    private static List<Stuck> stuck(List<WaitingWork.Waiting> waiting) {
        return waiting.stream().map(one -> new Stuck(one.what(), one.teams(),
                one.dueAt().map(LondonTime::withOffset).orElse(null))).toList();
    }

    private Account account(String id) {
        return new Account(id, persons.displayName(id));
    }

    private Person person(Principal who) {
        return persons.person(who.getName());
    }
}
