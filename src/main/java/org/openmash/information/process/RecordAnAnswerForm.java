package org.openmash.information.process;

import static org.openmash.platform.ProcessVariables.CASE_REFERENCE;
import static org.openmash.platform.ProcessVariables.STARTED_BY;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.openmash.access.RecordAccess;
import org.openmash.information.Answering;
import org.openmash.platform.Codes;
import org.openmash.platform.Person;
import org.openmash.platform.Refused;
import org.openmash.platform.StartForm;
import org.openmash.referral.Cases;
import org.springframework.stereotype.Component;

/** Somebody in the hub was told an agency's answer, by telephone or otherwise. */
@Component
class RecordAnAnswerForm implements StartForm<RecordAnAnswerForm.Fields> {

    record Fields(@NotBlank(message = "give the case reference, for example MASH-2026-000123")
                  @Size(max = 20, message = "at most 20 characters") String caseReference) {
    }

    private final Answering answering;
    private final Cases cases;
    private final RecordAccess records;

    RecordAnAnswerForm(Answering answering, Cases cases, RecordAccess records) {
        this.answering = answering;
        this.cases = cases;
        this.records = records;
    }

    @Override
    public String formRef() {
        return "record-an-answer";
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
        if (answering.open(found.caseReference()).isEmpty()) {
            throw new Refused("caseReference", "Case reference: no agency's answer is missing on this case.");
        }
        return new Start(found.caseReference(), Codes.of(CASE_REFERENCE, found.caseReference())
                .and(STARTED_BY, person.id()));
    }
}
