package org.openmash.information.web;

import io.swagger.v3.oas.annotations.Operation;
import java.security.Principal;
import org.openmash.information.Chronologies;
import org.openmash.platform.Persons;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The chronology of a case, for those who decide on it. */
@RestController
class ChronologyController {

    private final Chronologies chronologies;
    private final Persons persons;

    ChronologyController(Chronologies chronologies, Persons persons) {
        this.chronologies = chronologies;
        this.persons = persons;
    }

    @Operation(summary = "Everything dated that is known of the people of a case, in one order, with its gaps",
            description = "Unit managers; a lead professional of social care and a police decision maker while they have a"
                    + " task of the case in which they decide. To everybody else there is no such case. Names people: each"
                    + " reading is kept.")
    @GetMapping("/api/cases/{caseReference}/chronology")
    ResponseEntity<ChronologyView> chronology(@PathVariable String caseReference, Principal who) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(ChronologyView.of(
                chronologies.readBy(persons.person(who.getName()), caseReference, "DATA")));
    }

    @Operation(summary = "The same as a picture", description = "SVG; text stays text, each mark has a title.")
    @GetMapping(path = "/api/cases/{caseReference}/chronology.svg")
    ResponseEntity<String> picture(@PathVariable String caseReference, Principal who) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).header("Content-Type", "image/svg+xml")
                .body(ChronologyPicture.of(chronologies.readBy(persons.person(who.getName()), caseReference, "PICTURE")));
    }
}
