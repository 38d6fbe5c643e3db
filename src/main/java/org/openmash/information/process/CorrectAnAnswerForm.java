package org.openmash.information.process;

import static org.openmash.platform.ProcessVariables.REQUEST_ID;
import static org.openmash.platform.ProcessVariables.STARTED_BY;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.openmash.access.RecordAccess;
import org.openmash.information.Answering;
import org.openmash.platform.Pathways;
import org.openmash.platform.Person;
import org.openmash.platform.Refused;
import org.openmash.platform.StartForm;
import org.springframework.stereotype.Component;

/**
 * An agency names the case to which it wants to correct its answer; every other case answers like a missing one. One form at a
 * time holds an answer that is said again, so that none overwrites another.
 */
@Component
class CorrectAnAnswerForm implements StartForm<CorrectAnAnswerForm.Fields> {

    record Fields(@NotBlank(message = "give the case reference, for example MASH-2026-000123")
                  @Size(max = 20, message = "at most 20 characters") String caseReference,
                  @Min(value = 1, message = "1 or more") Integer which) {
    }

    private final Answering answering;
    private final Pathways pathways;
    private final RecordAccess records;

    CorrectAnAnswerForm(Answering answering, Pathways pathways, RecordAccess records) {
        this.answering = answering;
        this.pathways = pathways;
        this.records = records;
    }

    @Override
    public String formRef() {
        return "correct-an-answer";
    }

    @Override
    public Class<Fields> fields() {
        return Fields.class;
    }

    @Override
    public Start submit(Fields form, Person person) {
        var caseReference = form.caseReference().strip();
        var codes = answering.toCorrect(caseReference, form.which(), person).orElseThrow(() -> new Refused("caseReference",
                "Case reference: your agency has given no answer to such a case."));
        records.check(person, caseReference);
        var requestId = codes.asMap().get(REQUEST_ID.name()).toString();
        if (pathways.isRunning("checkReply", caseReference, REQUEST_ID, requestId)) {
            throw new Refused("caseReference", "Case reference: your agency is asked to check what the hub recorded for it;"
                    + " correct it there, see \"My agency's requests\".");
        }
        if (pathways.isRunning("correctReply", caseReference, REQUEST_ID, requestId)) {
            throw new Refused("caseReference", "Case reference: a correction of this answer is begun already; see \"My"
                    + " agency's requests\".");
        }
        return new Start(caseReference, codes.and(STARTED_BY, person.id()));
    }
}
