package org.openmash.referral.process;

import static org.openmash.platform.ProcessVariables.CASE_REFERENCE;
import static org.openmash.platform.ProcessVariables.STARTED_BY;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.openmash.access.Role;
import org.openmash.platform.Codes;
import org.openmash.platform.Person;
import org.openmash.platform.Refused;
import org.openmash.platform.StartForm;
import org.openmash.referral.Cases;
import org.openmash.referral.Reassignments;
import org.springframework.stereotype.Component;

/** A unit manager names the case and why work of it is passed on; the task itself is chosen next. */
@Component
class ReassignWorkForm implements StartForm<ReassignWorkForm.Fields> {

    private final Cases cases;
    private final Reassignments reassignments;

    ReassignWorkForm(Cases cases, Reassignments reassignments) {
        this.cases = cases;
        this.reassignments = reassignments;
    }

    record Fields(@NotBlank(message = "give the case reference, for example MASH-2026-000123")
                  @Size(max = 20, message = "at most 20 characters") String caseReference,
                  @NotBlank(message = "give the reason")
                  @Size(max = 4000, message = "at most 4,000 characters") String reason) {
    }

    @Override
    public String formRef() {
        return "reassign-work";
    }

    @Override
    public Class<Fields> fields() {
        return Fields.class;
    }

    @Override
    public Start submit(Fields form, Person person) {
        if (!person.isIn(Role.UNIT_MANAGER.group())) {
            throw new Refused("Work is reassigned by a unit manager.");
        }
        var found = cases.find(form.caseReference().strip()).filter(one -> !one.isClosed())
                .orElseThrow(() -> new Refused("caseReference", "Case reference: there is no such open case."));
        reassignments.asked(found.caseReference(), form.reason(), person);
        return new Start(found.caseReference(),
                Codes.of(CASE_REFERENCE, found.caseReference()).and(STARTED_BY, person.id()));
    }
}
