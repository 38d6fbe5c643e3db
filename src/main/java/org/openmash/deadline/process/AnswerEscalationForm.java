package org.openmash.deadline.process;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.openmash.deadline.Breaches;
import org.openmash.deadline.Watching.Review;
import org.openmash.platform.Codes;
import org.openmash.platform.FormTask;
import org.openmash.platform.Person;
import org.springframework.stereotype.Component;

/** "Take up what stays unkept": whoever the table names decides what follows. */
@Component
class AnswerEscalationForm extends LimitForm<AnswerEscalationForm.Fields> {

    enum Action { HELP_GIVEN, TAKEN_OVER, AGENCY_ESCALATED, NOTED }

    record Fields(
            @NotNull(message = "choose what you decide") Action action,
            @NotBlank(message = "say what follows and who does it")
            @Size(max = 4000, message = "at most 4,000 characters") String words) {
    }

    private final Breaches breaches;

    AnswerEscalationForm(Breaches breaches, LimitOnScreen screen) {
        super(screen);
        this.breaches = breaches;
    }

    @Override
    public String formRef() {
        return "answer-escalation";
    }

    @Override
    public Class<Fields> fields() {
        return Fields.class;
    }

    @Override
    public Codes submit(FormTask task, Fields form, Person person) {
        breaches.acted(screen.of(task), Review.ESCALATION, form.action().name(), form.words(), person);
        return Codes.none();
    }
}
