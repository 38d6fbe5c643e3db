package org.openmash.information.process;

import static org.openmash.platform.ProcessVariables.CASE_REFERENCE;
import static org.openmash.platform.ProcessVariables.STARTED_BY;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.openmash.access.RecordAccess;
import org.openmash.access.Role;
import org.openmash.platform.Codes;
import org.openmash.platform.Person;
import org.openmash.platform.Refused;
import org.openmash.platform.StartForm;
import org.openmash.referral.Cases;
import org.springframework.stereotype.Component;

/** A unit manager names the case of which something that agencies said is to be passed on; what, is chosen next. */
@Component
class ShareInformationForm implements StartForm<ShareInformationForm.Fields> {

    private final Cases cases;
    private final RecordAccess records;

    ShareInformationForm(Cases cases, RecordAccess records) {
        this.cases = cases;
        this.records = records;
    }

    record Fields(@NotBlank(message = "give the case reference, for example MASH-2026-000123")
                  @Size(max = 20, message = "at most 20 characters") String caseReference) {
    }

    @Override
    public String formRef() {
        return "share-information";
    }

    @Override
    public Class<Fields> fields() {
        return Fields.class;
    }

    @Override
    public Start submit(Fields form, Person person) {
        if (!person.isIn(Role.UNIT_MANAGER.group())) {
            throw new Refused("What agencies said is passed on by a unit manager.");
        }
        var found = cases.find(form.caseReference().strip()).filter(one -> !one.isClosed())
                .orElseThrow(() -> new Refused("caseReference", "Case reference: there is no such open case."));
        records.check(person, found.caseReference());
        return new Start(found.caseReference(),
                Codes.of(CASE_REFERENCE, found.caseReference()).and(STARTED_BY, person.id()));
    }
}
