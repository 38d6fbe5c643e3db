package org.openmash.sharing.web;

import io.swagger.v3.oas.annotations.Operation;
import java.security.Principal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openmash.access.RecordAccess;
import org.openmash.access.Role;
import org.openmash.platform.NotFound;
import org.openmash.platform.Person;
import org.openmash.platform.Persons;
import org.openmash.platform.Refused;
import org.openmash.platform.RefusedFields;
import org.openmash.platform.RefusedFields.WrongField;
import org.openmash.referral.Cases;
import org.openmash.sharing.DisclosureLog;
import org.openmash.sharing.DisclosureLog.Asked;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The disclosure log of a case, a person (subject access), or a period. Every reading of it is kept. */
@RestController
class DisclosuresController {

    private static final long LONGEST_PERIOD = 366;

    private final DisclosureLog log;
    private final Cases cases;
    private final Persons persons;
    private final RecordAccess records;

    DisclosuresController(DisclosureLog log, Cases cases, Persons persons, RecordAccess records) {
        this.records = records;
        this.log = log;
        this.cases = cases;
        this.persons = persons;
    }

    @Operation(summary = "What was asked for, released, received and kept back",
            description = "Either case, with person (a subject's id on it) for one person alone, or from and to (days in"
                    + " London, both included, at most 366 days). format: json or csv. A unit manager reads a case only."
                    + " Names people: each reading is kept.")
    @GetMapping("/api/disclosures")
    ResponseEntity<?> disclosures(@RequestParam(name = "case", defaultValue = "") String caseReference,
            @RequestParam(defaultValue = "") String person, @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to, @RequestParam(defaultValue = "json") String format,
            Principal who) {
        var reader = persons.person(who.getName());
        var asked = read(caseReference.strip(), person.strip(), from.strip(), to.strip(), format, reader);
        var entries = log.export(asked, reader);
        if (format.equals("csv")) {
            return ResponseEntity.ok().contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                    .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"disclosures.csv\"")
                    .body(DisclosureRows.csv(entries));
        }
        return ResponseEntity.ok(new DisclosureRows(asked.subjectId().isPresent()
                ? "Reasons, questions and notes may mention other people: read them before this is given out." : null,
                entries.stream().map(DisclosureRows::row).toList()));
    }

    private Asked read(String caseReference, String person, String from, String to, String format, Person reader) {
        var wrong = new ArrayList<WrongField>();
        if (!format.equals("json") && !format.equals("csv")) {
            wrong.add(new WrongField("format", "must be json or csv"));
        }
        var byPeriod = !from.isEmpty() || !to.isEmpty();
        if (byPeriod == !caseReference.isEmpty()) {
            wrong.add(new WrongField("case", "give a case, or from and to"));
        }
        if (!person.isEmpty() && caseReference.isEmpty()) {
            wrong.add(new WrongField("person", "is the id of a subject of a case: give the case too"));
        }
        var first = byPeriod ? day("from", from, wrong) : Optional.<LocalDate>empty();
        var last = byPeriod ? day("to", to, wrong) : Optional.<LocalDate>empty();
        if (first.isPresent() && last.isPresent() && (last.get().isBefore(first.get())
                || ChronoUnit.DAYS.between(first.get(), last.get()) >= LONGEST_PERIOD)) {
            wrong.add(new WrongField("to", "must not be before from, nor more than 366 days on"));
        }
        if (!wrong.isEmpty()) {
            throw new RefusedFields(wrong);
        }
        if (byPeriod && !reader.isIn(Role.GOVERNANCE.group())) {
            throw new Refused("case", "case: you may read the log of one case; a period is for information governance.");
        }
        if (!byPeriod && cases.find(caseReference).isEmpty()) {
            throw new NotFound("There is no such case.");
        }
        if (!reader.isIn(Role.GOVERNANCE.group())) {
            records.check(reader, caseReference);
        }
        return new Asked(given(caseReference), given(person), first, last);
    }

    private static Optional<String> given(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static Optional<LocalDate> day(String field, String given, List<WrongField> wrong) {
        try {
            return Optional.of(LocalDate.parse(given));
        } catch (DateTimeParseException noDay) {
            wrong.add(new WrongField(field, "must be a day, written like 2026-07-14"));
            return Optional.empty();
        }
    }
}
