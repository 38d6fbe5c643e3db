package org.openmash.access.web;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.openmash.access.Agreements;
import org.openmash.access.ClearanceKind;
import org.openmash.access.Clearances;
import org.openmash.access.Stage;
import org.openmash.audit.AuditTrail;
import org.openmash.audit.RecordKind;
import org.openmash.platform.Person;
import org.openmash.platform.Persons;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Whose vetting and training run out when, and which agency's sharing agreement. */
@RestController
class ClearancesController {

    /** @param clearances in the order VETTING, DATA_PROTECTION, SAFEGUARDING */
    record Member(String id, String name, List<String> teams, List<Held> clearances) {
    }

    record Held(ClearanceKind kind, String kindInWords, LocalDate validUntil, LocalDate workUntil, Stage stage,
                String extendedBecause) {
    }

    /** Last days in London; what is left out is no longer known. */
    record Dates(LocalDate vetting, LocalDate dataProtection, LocalDate safeguarding) {

        Map<ClearanceKind, LocalDate> byKind() {
            var dates = new EnumMap<ClearanceKind, LocalDate>(ClearanceKind.class);
            dates.put(ClearanceKind.VETTING, vetting);
            dates.put(ClearanceKind.DATA_PROTECTION, dataProtection);
            dates.put(ClearanceKind.SAFEGUARDING, safeguarding);
            return dates;
        }
    }

    record Extend(
            @NotNull(message = "say which training") ClearanceKind kind,
            @NotBlank(message = "give the reason") @Size(max = 4000, message = "at most 4,000 characters") String reason) {
    }

    record Extended(LocalDate workUntil) {
    }

    record Agreement(String agency, String name, LocalDate validUntil, Stage stage) {
    }

    record Agreed(@NotNull(message = "give the last day") LocalDate validUntil) {
    }

    private final Clearances clearances;
    private final Agreements agreements;
    private final Persons persons;
    private final AuditTrail trail;

    ClearancesController(Clearances clearances, Agreements agreements, Persons persons, AuditTrail trail) {
        this.clearances = clearances;
        this.agreements = agreements;
        this.persons = persons;
        this.trail = trail;
    }

    @Operation(summary = "Everybody who works on cases, with the last days of their vetting and training")
    @GetMapping("/api/clearances")
    List<Member> clearances(Principal who) {
        trail.viewed(person(who), RecordKind.ACCOUNT, null, null, "CLEARANCES", null);
        return clearances.all().stream().map(one -> new Member(one.colleague().id(), one.colleague().name(),
                one.colleague().teams(), one.clearances().stream().map(held -> new Held(held.kind(), held.kind().label(),
                        held.validUntil().orElse(null), held.workUntil().orElse(null), held.stage(),
                        held.extendedBecause().orElse(null)))
                .toList())).toList();
    }

    @Operation(summary = "Record until when somebody is vetted and trained; what is left out is no longer known",
            description = "Nobody records their own.")
    @PutMapping("/api/staff/{userId}/clearances")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void record(@PathVariable String userId, @RequestBody @Valid Dates dates, Principal who) {
        clearances.record(userId, dates.byKind(), person(who));
    }

    @Operation(summary = "Let somebody take work for five more working days although a training has run out; once")
    @PostMapping("/api/clearances/{userId}/extension")
    Extended extend(@PathVariable String userId, @RequestBody @Valid Extend asked, Principal who) {
        return new Extended(clearances.extend(userId, asked.kind(), asked.reason(), person(who)));
    }

    @Operation(summary = "Until when each agency's information-sharing agreement holds")
    @GetMapping("/api/agreements")
    List<Agreement> agreements() {
        return agreements.all().stream().map(one -> new Agreement(one.agency(), one.name(),
                one.validUntil().orElse(null), one.stage())).toList();
    }

    @Operation(summary = "Record until when an agency's information-sharing agreement holds")
    @PutMapping("/api/agreements/{agency}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void agreed(@PathVariable String agency, @RequestBody @Valid Agreed agreed, Principal who) {
        agreements.record(agency, agreed.validUntil(), person(who));
    }

    private Person person(Principal who) {
        return persons.person(who.getName());
    }
}
