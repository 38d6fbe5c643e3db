package org.openmash.response.process;

import static org.openmash.platform.ProcessVariables.EMERGENCY_CALL_RECORDED;

import java.util.Map;
import org.openmash.platform.Codes;
import org.openmash.platform.FormTask;
import org.openmash.platform.Person;
import org.openmash.platform.TaskForm;
import org.openmash.response.EmergencyCallMade;
import org.openmash.response.ImmediateResponses;
import org.springframework.stereotype.Component;

/** "Call 999 now", and record it. */
@Component
class RecordEmergencyCallForm implements TaskForm<EmergencyCallMade> {

    private final ImmediateResponses responses;
    private final DangerShown danger;

    RecordEmergencyCallForm(ImmediateResponses responses, DangerShown danger) {
        this.responses = responses;
        this.danger = danger;
    }

    @Override
    public String formRef() {
        return "record-emergency-call";
    }

    @Override
    public Class<EmergencyCallMade> fields() {
        return EmergencyCallMade.class;
    }

    @Override
    public Map<String, Object> open(FormTask task, Person person) {
        return danger.of(task, person);
    }

    @Override
    public Codes submit(FormTask task, EmergencyCallMade form, Person person) {
        responses.called(task.caseReference(), form, person);
        return Codes.of(EMERGENCY_CALL_RECORDED, true);
    }
}
