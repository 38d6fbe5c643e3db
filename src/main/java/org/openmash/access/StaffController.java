package org.openmash.access;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.security.Principal;
import org.openmash.audit.AuditTrail;
import org.openmash.audit.RecordKind;
import org.openmash.platform.NotFound;
import org.openmash.platform.Persons;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the administrator keeps about an account beside Camunda Admin. */
@RestController
class StaffController {

    record StaffDetails(@Pattern(regexp = "SW[0-9]{1,8}", message = "SW and up to eight digits, or nothing")
                        String registrationNumber) {
    }

    private final Staff staff;
    private final Persons persons;
    private final AuditTrail trail;

    StaffController(Staff staff, Persons persons, AuditTrail trail) {
        this.trail = trail;
        this.staff = staff;
        this.persons = persons;
    }

    @Operation(summary = "Keep an account's Social Work England registration number; empty removes it")
    @PutMapping("/api/staff/{userId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Transactional
    public void register(@PathVariable String userId, @RequestBody @Valid StaffDetails details, Principal who) {
        if (!persons.exists(userId)) {
            throw new NotFound("There is no such account.");
        }
        staff.register(userId, details.registrationNumber());
        trail.changed(persons.person(who.getName()), RecordKind.ACCOUNT, userId, "REGISTRATION_NUMBER_CHANGED", null);
    }
}
