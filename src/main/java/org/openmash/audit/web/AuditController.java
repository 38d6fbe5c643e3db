package org.openmash.audit.web;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openmash.audit.Alerts;
import org.openmash.audit.AuditChain;
import org.openmash.audit.AuditEntry;
import org.openmash.audit.AuditLog;
import org.openmash.audit.AuditLog.Exported;
import org.openmash.audit.AuditTrail;
import org.openmash.audit.Declarations;
import org.openmash.audit.RecordKind;
import org.openmash.audit.Verification;
import org.openmash.audit.Verification.Anchor;
import org.openmash.platform.Csv;
import org.openmash.platform.LondonTime;
import org.openmash.platform.Person;
import org.openmash.platform.Persons;
import org.openmash.platform.Refused;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The audit trail, for information governance. */
@RestController
@RequestMapping("/api/audit")
class AuditController {

    private static final List<String> COLUMNS = List.of("entry", "at", "person", "roles", "action", "kind", "record",
            "case", "detail", "why", "seal", "hash");

    /** @param next to be sent as {@code before} for the entries that follow; null where there are none */
    record Page(List<EntryView> entries, Long next) {
    }

    /** @param name of the account, as the screens show it */
    record EntryView(long id, OffsetDateTime at, String person, String name, String roles, String action, String kind,
                     String recordId, String caseReference, String detail, String why) {
    }

    /** Text is read leniently and checked, so that a refusal names every wrong field. */
    record Export(String person, String caseReference, String action, String from, String until,
                  @NotNull(message = "say for what the entries are taken out") AuditLog.Purpose purpose) {
    }

    record Answer(@NotNull(message = "say what was found") Alerts.Finding finding) {
    }

    record Declare(
            @NotBlank(message = "say whose declaration it is")
            @Size(max = 100, message = "at most 100 characters") String person,
            @NotNull(message = "say of whom it tells") Declarations.Of of,
            @NotBlank(message = "give the given name")
            @Size(max = 100, message = "at most 100 characters") String givenName,
            @NotBlank(message = "give the family name")
            @Size(max = 100, message = "at most 100 characters") String familyName,
            @Past(message = "must be in the past") LocalDate dateOfBirth,
            @Size(max = 300, message = "at most 300 characters") String address,
            @Size(max = 12, message = "at most 12 characters") String postcode) {
    }

    record AlertView(String id, Alerts.Kind kind, String person, String name, String caseReference, long entryId,
                     OffsetDateTime raisedAt, Alerts.Finding finding, String answeredBy, OffsetDateTime answeredAt) {
    }

    private final AuditLog log;
    private final AuditTrail trail;
    private final AuditChain chain;
    private final Alerts alerts;
    private final Declarations declarations;
    private final Persons persons;
    private final Clock clock;

    AuditController(AuditLog log, AuditTrail trail, AuditChain chain, Alerts alerts, Declarations declarations,
            Persons persons, Clock clock) {
        this.trail = trail;
        this.log = log;
        this.chain = chain;
        this.alerts = alerts;
        this.declarations = declarations;
        this.persons = persons;
        this.clock = clock;
    }

    @Operation(summary = "Search the audit trail, the newest entries first",
            description = "action: VIEWED, CHANGED, SEARCHED, EXPORTED, REFUSED or SIGNED_IN; from and until: a day or a"
                    + " time of London, 2026-07-14 or 2026-07-14T09:30, a day as until is taken whole; size up to 200.")
    @GetMapping("/entries")
    Page entries(@RequestParam(defaultValue = "") String person, @RequestParam(defaultValue = "") String caseReference,
            @RequestParam(defaultValue = "") String action, @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until, @RequestParam(defaultValue = "") String before,
            @RequestParam(defaultValue = "50") String size, Principal who) {
        var question = new Question();
        var asked = question.asked(person, caseReference, action, from, until, before, size);
        question.refuseIfWrong();
        var found = log.search(asked, person(who));
        var names = new HashMap<String, String>();
        return new Page(found.stream().map(entry -> view(entry, names)).toList(),
                found.size() == asked.atMost() ? found.get(found.size() - 1).id() : null);
    }

    private EntryView view(AuditEntry entry, Map<String, String> names) {
        return new EntryView(entry.id(), LondonTime.withOffset(entry.at()), entry.person(), entry.person() == null
                ? persons.displayName(null) : names.computeIfAbsent(entry.person(), persons::displayName), entry.roles(),
                entry.action(), entry.kind(), entry.recordId(), entry.caseReference(), entry.detail(), entry.why());
    }

    @Operation(summary = "Take entries out of the hub as CSV, for a purpose that is recorded",
            description = "Each line carries its seal. Times are in UTC.")
    @PostMapping("/exports")
    void export(@RequestBody @Valid Export export, Principal who, HttpServletResponse response) throws IOException {
        var question = new Question();
        var asked = question.asked(text(export.person()), text(export.caseReference()), text(export.action()),
                text(export.from()), text(export.until()), "", "200");
        question.refuseIfWrong();
        response.setContentType(Csv.TYPE);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, Csv.attachment("audit-" + LondonTime.today(clock) + ".csv"));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var csv = new Csv(response.getWriter(), COLUMNS);
        log.export(asked, export.purpose(), person(who), exported -> csv.line(line(exported)));
        response.getWriter().flush();
    }

    private static String text(String given) {
        return given == null ? "" : given;
    }

    private static List<Object> line(Exported exported) {
        var entry = exported.entry();
        return Arrays.asList(entry.id(), entry.at(), entry.person(), entry.roles(), entry.action(), entry.kind(),
                entry.recordId(), entry.caseReference(), entry.detail(), entry.why(),
                exported.seal().map(seal -> seal.number()).orElse(null),
                exported.seal().map(seal -> seal.hash()).orElse(null));
    }

    @Operation(summary = "Compute the chain of seals anew, and say what no longer fits and what is not sealed yet",
            description = "seal and hash: an end of the chain that was noted down earlier, to see that it is still there.")
    @GetMapping("/verification")
    Verification verify(@RequestParam(defaultValue = "") String seal, @RequestParam(defaultValue = "") String hash,
            Principal who) {
        var noted = noted(seal.strip(), hash.strip());
        trail.viewed(person(who), RecordKind.AUDIT, null, null, "VERIFICATION", null);
        return chain.verify(noted);
    }

    private static Optional<Anchor> noted(String seal, String hash) {
        if (seal.isEmpty() && hash.isEmpty()) {
            return Optional.empty();
        }
        if (!seal.matches("\\d{1,18}") || !hash.matches("[0-9a-fA-F]{64}")) {
            throw new Refused("seal", "Give the number of the seal and its hash of 64 characters, or neither.");
        }
        return Optional.of(new Anchor(Long.parseLong(seal), hash));
    }

    @Operation(summary = "Look-ups that may be of somebody's own record or family, the unanswered ones first",
            description = "200 at a time; page from 0. A page with fewer is the last.")
    @GetMapping("/alerts")
    List<AlertView> alerts(@RequestParam(defaultValue = "0") String page, Principal who) {
        if (!page.matches("\\d{1,6}")) {
            throw new Refused("page", "Give the number of the page, from 0.");
        }
        trail.viewed(person(who), RecordKind.AUDIT, null, null, "ALERTS", null);
        return alerts.page(Integer.parseInt(page)).stream().map(alert -> new AlertView(alert.id(), alert.kind(), alert.person(),
                persons.displayName(alert.person()), alert.caseReference(), alert.entryId(),
                LondonTime.withOffset(alert.raisedAt()), alert.finding(), alert.answeredBy(),
                alert.answeredAt() == null ? null : LondonTime.withOffset(alert.answeredAt()))).toList();
    }

    @Operation(summary = "Say what was found behind an alert")
    @PostMapping("/alerts/{id}/answer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void answer(@PathVariable String id, @RequestBody @Valid Answer answer, Principal who) {
        alerts.answer(id, answer.finding(), person(who));
    }

    @Operation(summary = "Whose declarations are held: never what they say")
    @GetMapping("/declarations")
    List<Declarations.Declaration> declarations(Principal who) {
        trail.viewed(person(who), RecordKind.AUDIT, null, null, "DECLARATIONS", null);
        return declarations.all();
    }

    @Operation(summary = "Hold what somebody declared about themselves or a relation, as fingerprints")
    @PostMapping("/declarations")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void declare(@RequestBody @Valid Declare told, Principal who) {
        declarations.declare(new Declarations.Declared(told.person(), told.of(), told.givenName(), told.familyName(),
                told.dateOfBirth(), told.address(), told.postcode()), person(who));
    }

    @Operation(summary = "A declaration no longer holds")
    @DeleteMapping("/declarations/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable String id, Principal who) {
        declarations.end(id, person(who));
    }

    private Person person(Principal who) {
        return persons.person(who.getName());
    }
}
