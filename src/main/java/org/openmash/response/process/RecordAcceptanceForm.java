package org.openmash.response.process;

import static org.openmash.platform.ProcessVariables.ACCEPTED;

import java.util.List;
import java.util.Map;
import org.openmash.platform.Codes;
import org.openmash.platform.FormTask;
import org.openmash.platform.LondonTime;
import org.openmash.platform.Person;
import org.openmash.platform.TaskForm;
import org.openmash.response.ImmediateResponses;
import org.openmash.response.SocialWorkerAnswered;
import org.springframework.stereotype.Component;

/** Has the social worker accepted? Asked is not accepted. */
@Component
class RecordAcceptanceForm implements TaskForm<SocialWorkerAnswered> {

    private final ImmediateResponses responses;
    private final DangerShown danger;

    RecordAcceptanceForm(ImmediateResponses responses, DangerShown danger) {
        this.responses = responses;
        this.danger = danger;
    }

    @Override
    public String formRef() {
        return "record-acceptance";
    }

    @Override
    public Class<SocialWorkerAnswered> fields() {
        return SocialWorkerAnswered.class;
    }

    @Override
    public Map<String, Object> open(FormTask task, Person person) {
        var values = danger.of(task, person);
        values.put("asked", responses.lastAsked(task.caseReference()).map(asked -> List.of(CasePicture.row(
                "who", asked.whoWasAsked(), "at", LondonTime.show(asked.askedAt().toInstant()),
                "phone", CasePicture.text(asked.phone())))).orElse(List.of()));
        return values;
    }

    @Override
    public Codes submit(FormTask task, SocialWorkerAnswered form, Person person) {
        return Codes.of(ACCEPTED, responses.answered(task.caseReference(), form, person));
    }
}
