package org.openmash.access.process;

import static org.openmash.platform.ProcessVariables.CASE_REFERENCE;
import static org.openmash.platform.ProcessVariables.OPENING_ID;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.openmash.access.Openings;
import org.openmash.platform.Codes;
import org.openmash.platform.Person;
import org.openmash.platform.StartForm;
import org.springframework.stereotype.Component;

/** "Open a restricted record": somebody who is not on its list cannot wait for those who are. */
@Component
class OpenRestrictedForm implements StartForm<OpenRestrictedForm.Fields> {

    record Fields(@NotBlank(message = "give the case reference, for example MASH-2026-000123")
                  @Size(max = 20, message = "at most 20 characters") String caseReference,
                  @NotBlank(message = "say why it cannot wait for those on the list")
                  @Size(max = 4000, message = "at most 4,000 characters") String reason) {
    }

    private final Openings openings;

    OpenRestrictedForm(Openings openings) {
        this.openings = openings;
    }

    @Override
    public String formRef() {
        return "open-restricted";
    }

    @Override
    public Class<Fields> fields() {
        return Fields.class;
    }

    @Override
    public Start submit(Fields form, Person person) {
        var opening = openings.open(form.caseReference().strip(), form.reason(), person);
        return new Start(opening.caseReference(), Codes.of(CASE_REFERENCE, opening.caseReference())
                .and(OPENING_ID, opening.openingId()));
    }
}
