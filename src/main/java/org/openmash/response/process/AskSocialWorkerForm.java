package org.openmash.response.process;

import java.util.Map;
import org.openmash.platform.Codes;
import org.openmash.platform.FormTask;
import org.openmash.platform.Person;
import org.openmash.platform.TaskForm;
import org.openmash.response.ImmediateResponses;
import org.openmash.response.SocialWorkerAsked;
import org.springframework.stereotype.Component;

/** Speak to the social worker on immediate response, and record who was asked and when. */
@Component
class AskSocialWorkerForm implements TaskForm<SocialWorkerAsked> {

    private final ImmediateResponses responses;
    private final DangerShown danger;

    AskSocialWorkerForm(ImmediateResponses responses, DangerShown danger) {
        this.responses = responses;
        this.danger = danger;
    }

    @Override
    public String formRef() {
        return "ask-social-worker";
    }

    @Override
    public Class<SocialWorkerAsked> fields() {
        return SocialWorkerAsked.class;
    }

    @Override
    public Map<String, Object> open(FormTask task, Person person) {
        return danger.of(task, person);
    }

    @Override
    public Codes submit(FormTask task, SocialWorkerAsked form, Person person) {
        responses.asked(task.caseReference(), form, person);
        return Codes.none();
    }
}
