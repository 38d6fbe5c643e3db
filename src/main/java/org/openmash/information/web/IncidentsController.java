package org.openmash.information.web;

import io.swagger.v3.oas.annotations.Operation;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import org.openmash.audit.AuditTrail;
import org.openmash.audit.RecordKind;
import org.openmash.information.Incidents;
import org.openmash.platform.Csv;
import org.openmash.platform.Days;
import org.openmash.platform.LondonTime;
import org.openmash.platform.Persons;
import org.openmash.platform.RefusedFields;
import org.openmash.platform.RefusedFields.WrongField;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Incidents with somebody's data, for information governance: what happened, and that it was put right. */
@RestController
class IncidentsController {

    private static final List<String> COLUMNS = List.of("number", "at", "kind", "caseReference", "requestId", "agency",
            "people", "wasAnswered", "wasDecided", "words", "by");

    private final Incidents incidents;
    private final AuditTrail trail;
    private final Persons persons;

    IncidentsController(Incidents incidents, AuditTrail trail, Persons persons) {
        this.incidents = incidents;
        this.trail = trail;
        this.persons = persons;
    }

    /** @param at with London's offset */
    record Row(long number, String at, String kind, String caseReference, String requestId, String agency,
               List<String> people, boolean wasAnswered, boolean wasDecided, String words, String by) {

        static Row of(Incidents.Recorded recorded) {
            var one = recorded.incident();
            return new Row(recorded.number(), LondonTime.withOffset(recorded.at()).toString(), one.kind().name(),
                    one.caseReference(), one.requestId(), one.agency(), one.people(), one.wasAnswered(),
                    one.wasDecided(), one.words(), one.by());
        }

        List<Object> cells() {
            return List.of(number, at, kind, caseReference, requestId, agency, String.join(" ", people), wasAnswered,
                    wasDecided, words, by);
        }
    }

    @Operation(summary = "Incidents with somebody's data",
            description = "from and to: days in London, both included, at most 366. format: json or csv. People are ids on their case."
                    + " Each reading is kept.")
    @GetMapping("/api/incidents")
    ResponseEntity<?> incidents(@RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "json") String format, Principal who) {
        var wrong = new ArrayList<WrongField>();
        var days = Days.asked(from, to, wrong);
        if (!format.equals("json") && !format.equals("csv")) {
            wrong.add(new WrongField("format", "must be json or csv"));
        }
        if (!wrong.isEmpty()) {
            throw new RefusedFields(wrong);
        }
        trail.exported(persons.person(who.getName()), RecordKind.REQUEST, null, null, "INCIDENTS", "REGULAR_REVIEW");
        var rows = incidents.between(days.orElseThrow().from(), days.orElseThrow().to()).stream().map(Row::of).toList();
        return format.equals("csv")
                ? Csv.file("incidents.csv", COLUMNS, rows.stream().map(Row::cells).toList()) : ResponseEntity.ok(rows);
    }
}
