package org.openmash.sharing.web;

import io.swagger.v3.oas.annotations.Operation;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openmash.access.RecordAccess;
import org.openmash.access.Role;
import org.openmash.platform.Csv;
import org.openmash.platform.Days;
import org.openmash.platform.NotFound;
import org.openmash.platform.Person;
import org.openmash.platform.Persons;
import org.openmash.platform.Refused;
import org.openmash.platform.RefusedFields;
import org.openmash.platform.RefusedFields.WrongField;
import org.openmash.referral.Cases;
import org.openmash.referral.Contact;
import org.openmash.referral.EarlierContacts;
import org.openmash.referral.EarlierContacts.SamePerson;
import org.openmash.sharing.DisclosureLog;
import org.openmash.sharing.DisclosureLog.Asked;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The disclosure log of a case, a person (subject access), or a period. Every reading of it is kept. */
@RestController
class DisclosuresController {

    private final DisclosureLog log;
    private final Cases cases;
    private final Persons persons;
    private final RecordAccess records;
    private final EarlierContacts contacts;

    DisclosuresController(DisclosureLog log, Cases cases, Persons persons, RecordAccess records,
            EarlierContacts contacts) {
        this.contacts = contacts;
        this.records = records;
        this.log = log;
        this.cases = cases;
        this.persons = persons;
    }

    @Operation(summary = "What was asked for, released, received and kept back",
            description = "Either case, with person (a subject's id on it) for one person alone, or from and to (days in"
                    + " London, both included, at most 366 days). format: json or csv. A unit manager reads a case only."
                    + " Names people: each reading is kept. For one person,"
                    + " governance is told on which other cases the register takes them to be.")
    @GetMapping("/api/disclosures")
    ResponseEntity<?> disclosures(@RequestParam(name = "case", defaultValue = "") String caseReference,
            @RequestParam(defaultValue = "") String person, @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to, @RequestParam(defaultValue = "json") String format,
            Principal who) {
        var reader = persons.person(who.getName());
        var asked = read(caseReference.strip(), person.strip(), from.strip(), to.strip(), format, reader);
        var entries = log.export(asked, reader);
        if (entries.isEmpty() && asked.subjectId().isPresent()) {
            mustBeOnTheCase(asked.subjectId().get(), cases.contact(asked.caseReference().orElseThrow()));
        }
        if (format.equals("csv")) {
            return Csv.file("disclosures.csv", DisclosureRows.COLUMNS,
                    entries.stream().map(entry -> DisclosureRows.row(entry).values()).toList());
        }
        return ResponseEntity.ok(new DisclosureRows(asked.subjectId().isPresent()
                ? "Reasons, questions, notes and who agreed may mention other people: read them before this is given out." : null,
                alsoOn(asked, reader),
                entries.stream().map(DisclosureRows::row).toList()));
    }

    /** Nobody is told that nothing was shared because an id was mistyped. */
    private static void mustBeOnTheCase(String person, Contact contact) {
        if (!contact.personIds().contains(person)) {
            throw new RefusedFields(List.of(new WrongField("person", "must be somebody of this case: "
                    + String.join(", ", contact.personIds()))));
        }
    }

    /** For whoever may read the log of every case. */
    private List<SamePerson> alsoOn(Asked asked, Person reader) {
        return asked.subjectId().isPresent() && reader.isIn(Role.GOVERNANCE.group())
                ? contacts.elsewhere(asked.caseReference().orElseThrow(), asked.subjectId().get()) : List.of();
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
        var days = byPeriod ? Days.asked(from, to, wrong) : Optional.<Days>empty();
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
        return new Asked(given(caseReference), given(person), days.map(Days::from), days.map(Days::to));
    }

    private static Optional<String> given(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
