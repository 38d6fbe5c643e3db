package org.openmash.information.process;

import static org.openmash.platform.ProcessVariables.CASE_REFERENCE;
import static org.openmash.platform.ProcessVariables.STARTED_BY;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.openmash.access.RecordAccess;
import org.openmash.information.Recalling;
import org.openmash.platform.Codes;
import org.openmash.platform.Person;
import org.openmash.platform.Refused;
import org.openmash.platform.StartForm;
import org.openmash.referral.Cases;
import org.springframework.stereotype.Component;

/** The unit manager finds that an agency was asked about the wrong person. */
@Component
class RecallARequestForm implements StartForm<RecallARequestForm.Fields> {

    record Fields(@NotBlank(message = "give the case reference, for example MASH-2026-000123")
                  @Size(max = 20, message = "at most 20 characters") String caseReference) {
    }

    private final Recalling recalling;
    private final Cases cases;
    private final RecordAccess records;

    RecallARequestForm(Recalling recalling, Cases cases, RecordAccess records) {
        this.recalling = recalling;
        this.cases = cases;
        this.records = records;
    }

    @Override
    public String formRef() {
        return "recall-a-request";
    }

    @Override
    public Class<Fields> fields() {
        return Fields.class;
    }

    @Override
    public Start submit(Fields form, Person person) {
        var found = cases.find(form.caseReference().strip()).orElseThrow(() ->
                new Refused("caseReference", "Case reference: there is no such case."));
        records.check(person, found.caseReference());
        if (recalling.recallable(found.caseReference()).isEmpty()) {
            throw new Refused("caseReference", "Case reference: this case has no request that could be recalled.");
        }
        return new Start(found.caseReference(), Codes.of(CASE_REFERENCE, found.caseReference())
                .and(STARTED_BY, person.id()));
    }
}
