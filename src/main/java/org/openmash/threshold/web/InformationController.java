package org.openmash.threshold.web;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.security.Principal;
import org.openmash.access.Role;
import org.openmash.platform.NotFound;
import org.openmash.platform.Persons;
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

    InformationController(NewInformation information, Cases cases, Persons persons) {
        this.information = information;
        this.cases = cases;
        this.persons = persons;
    }

    @Operation(summary = "Tell the hub more about a case",
            description = "The unit manager reviews the rating. On a closed case it becomes a new contact, linked to"
                    + " the closed one. A case of another sender answers like a missing one.")
    @PostMapping("/api/cases/{caseReference}/information")
    @ResponseStatus(HttpStatus.CREATED)
    Received receive(@PathVariable String caseReference, @RequestBody @Valid NewInformation.Told told, Principal who) {
        var person = persons.person(who.getName());
        var mashCase = cases.get(caseReference);
        if (person.isIn(Role.REFERRAL_PARTNER.group()) && !mashCase.recordedBy().equals(person.id())) {
            throw new NotFound("There is no such case.");
        }
        information.receive(caseReference, told, person);
        return new Received(caseReference);
    }
}
