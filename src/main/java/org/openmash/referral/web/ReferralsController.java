package org.openmash.referral.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.security.Principal;
import org.openmash.platform.Persons;
import org.openmash.platform.RequestBodies;
import org.openmash.referral.Acknowledgements;
import org.openmash.referral.Cases;
import org.openmash.referral.Contact;
import org.openmash.referral.Intake;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Contacts from partner systems and from the front door. */
@RestController
class ReferralsController {

    /** @param acknowledgement words for whoever told the hub */
    record Received(String caseReference, String acknowledgement) {
    }

    private final Intake intake;
    private final Persons persons;
    private final RequestBodies bodies;
    private final Replays replays;
    private final Cases cases;
    private final Acknowledgements acknowledgements;

    ReferralsController(Intake intake, Persons persons, Replays replays, RequestBodies bodies, Cases cases,
            Acknowledgements acknowledgements) {
        this.bodies = bodies;
        this.cases = cases;
        this.acknowledgements = acknowledgements;
        this.intake = intake;
        this.persons = persons;
        this.replays = replays;
    }

    @io.swagger.v3.oas.annotations.parameters.RequestBody(required = true,
            content = @Content(schema = @Schema(implementation = Contact.class)))
    @Operation(summary = "Send a contact to the hub",
            description = "The answer is given when the contact is safely recorded. The same Idempotency-Key with the"
                    + " same body answers alike and records nothing twice; with another body it is refused.")
    @ApiResponse(responseCode = "201", description = "Recorded; Location leads to the case")
    @ApiResponse(responseCode = "400", description = "problem+json that names every wrong field")
    @ApiResponse(responseCode = "409", description = "The Idempotency-Key was used with another body")
    @PostMapping("/api/referrals")
    ResponseEntity<Received> receive(@RequestBody JsonNode body,
            @RequestHeader(name = "Idempotency-Key", required = false) String key, Principal who) {
        var contact = bodies.read(body, Contact.class);
        var reference = replays.once(who.getName(), key, contact,
                () -> intake.receive(contact, persons.person(who.getName())).caseReference());
        return ResponseEntity.created(URI.create("/api/cases/" + reference))
                .body(new Received(reference, acknowledgements.of(cases.get(reference))));
    }
}
