package org.openmash.information.web;

import io.swagger.v3.oas.annotations.Operation;
import java.security.Principal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openmash.audit.AuditTrail;
import org.openmash.audit.RecordKind;
import org.openmash.information.Incidents;
import org.openmash.platform.LondonTime;
import org.openmash.platform.Persons;
import org.openmash.platform.RefusedFields;
import org.openmash.platform.RefusedFields.WrongField;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Incidents with somebody's data, for information governance: what happened, and that it was put right. */
@RestController
class IncidentsController {

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
    }

    @Operation(summary = "Incidents with somebody's data",
            description = "from and to: days in London, both included. format: json or csv. People are ids on their case."
                    + " Each reading is kept.")
    @GetMapping("/api/incidents")
    ResponseEntity<?> incidents(@RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "json") String format, Principal who) {
        var wrong = new ArrayList<WrongField>();
        var first = day("from", from, wrong);
        var last = day("to", to, wrong);
        if (!format.equals("json") && !format.equals("csv")) {
            wrong.add(new WrongField("format", "must be json or csv"));
        }
        if (!wrong.isEmpty()) {
            throw new RefusedFields(wrong);
        }
        trail.exported(persons.person(who.getName()), RecordKind.REQUEST, null, null, "INCIDENTS", "REGULAR_REVIEW");
        var rows = incidents.between(first, last).stream().map(Row::of).toList();
        return format.equals("csv") ? ResponseEntity.ok().contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"incidents.csv\"").body(csv(rows))
                : ResponseEntity.ok(rows);
    }

    private static LocalDate day(String field, String given, List<WrongField> wrong) {
        try {
            return LocalDate.parse(given.strip());
        } catch (DateTimeParseException noDay) {
            wrong.add(new WrongField(field, "must be a day, written like 2026-07-14"));
            return LocalDate.EPOCH;
        }
    }

    private static String csv(List<Row> rows) {
        return Stream.concat(Stream.of("number,at,kind,caseReference,requestId,agency,people,wasAnswered,wasDecided,words,by"),
                rows.stream().map(row -> Stream.of(Long.toString(row.number()), row.at(), row.kind(), row.caseReference(),
                        row.requestId(), row.agency(), String.join(" ", row.people()), Boolean.toString(row.wasAnswered()),
                        Boolean.toString(row.wasDecided()), row.words(), row.by()).map(IncidentsController::cell)
                        .collect(Collectors.joining(",")))).collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    /** A cell that a spreadsheet would take for a formula is made text. */
    private static String cell(String text) {
        var harmless = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return "\"" + harmless.replace("\"", "\"\"") + "\"";
    }
}
