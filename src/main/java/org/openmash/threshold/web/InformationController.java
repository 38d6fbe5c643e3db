package org.openmash.threshold.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import java.security.Principal;
import org.openmash.access.RecordAccess;
import org.openmash.access.Role;
import org.openmash.platform.NotFound;
import org.openmash.platform.Persons;
import org.openmash.platform.RequestBodies;
import org.openmash.referral.Cases;
import org.openmash.threshold.NewInformation;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** New information about a case, from whoever sent the contact or works on it. */
@RestController
class InformationController {

    record Received(String caseReference) {
    }

    private final NewInformation information;
    private final Cases cases;
    private final Persons persons;
    private final RequestBodies bodies;
    private final RecordAccess records;

    InformationController(NewInformation information, Cases cases, Persons persons, RequestBodies bodies, RecordAccess records) {
        this.records = records;
        this.bodies = bodies;
        this.information = information;
        this.cases = cases;
        this.persons = persons;
    }

    @io.swagger.v3.oas.annotations.parameters.RequestBody(required = true,
            content = @Content(schema = @Schema(implementation = NewInformation.Told.class)))
    @Operation(summary = "Tell the hub more about a case",
            description = "The unit manager reviews the rating. On a closed case it becomes a new contact, linked to"
                    + " the closed one. A case of another sender answers like a missing one.")
    @PostMapping("/api/cases/{caseReference}/information")
    @ResponseStatus(HttpStatus.CREATED)
    Received receive(@PathVariable String caseReference, @RequestBody JsonNode body, Principal who) {
        var person = persons.person(who.getName());
        var mashCase = cases.get(caseReference);
        if (person.isIn(Role.REFERRAL_PARTNER.group()) && !mashCase.recordedBy().equals(person.id())) {
            throw new NotFound("There is no such case.");
        }
        records.checkMayWork(person);
        information.receive(caseReference, bodies.read(body, NewInformation.Told.class), person);
        return new Received(caseReference);
    }
}
