package org.openmash.information.process;

import static org.openmash.platform.ProcessVariables.CASE_REFERENCE;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.openmash.access.RecordAccess;
import org.openmash.information.Gathering;
import org.openmash.platform.CaseReference;
import org.openmash.platform.Codes;
import org.openmash.platform.Person;
import org.openmash.platform.StartForm;
import org.springframework.stereotype.Component;

/** The unit manager thinks of a further agency: another sending for a case. */
@Component
class RequestInformationForm implements StartForm<RequestInformationForm.Fields> {

    private final Gathering gathering;
    private final RecordAccess records;

    RequestInformationForm(Gathering gathering, RecordAccess records) {
        this.records = records;
        this.gathering = gathering;
    }

    record Fields(@NotBlank(message = "type the reference of the case")
                  @Pattern(regexp = "\\s*(" + CaseReference.FORM + ")?\\s*", message = "is written like MASH-2026-000123")
                  String caseReference) {
    }

    @Override
    public String formRef() {
        return "request-information";
    }

    @Override
    public Class<Fields> fields() {
        return Fields.class;
    }

    @Override
    public Start submit(Fields form, Person person) {
        var caseReference = form.caseReference().strip();
        records.check(person, caseReference);
        gathering.beginByHand(caseReference, person);
        return new Start(caseReference, Codes.of(CASE_REFERENCE, caseReference));
    }
}
