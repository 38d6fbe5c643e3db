package org.openmash.deadline.process;

import static org.openmash.platform.ProcessVariables.LIMIT_ID;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Optional;
import org.openmash.deadline.Breaches;
import org.openmash.deadline.Watching.Review;
import org.openmash.platform.Codes;
import org.openmash.platform.FormTask;
import org.openmash.platform.Person;
import org.openmash.platform.ProcessVariable;
import org.openmash.platform.TaskForm;
import org.springframework.stereotype.Component;

/** "Take up what stays unkept": whoever the table names decides what follows. */
@Component
class AnswerEscalationForm implements TaskForm<AnswerEscalationForm.Fields> {

    enum Action { HELP_GIVEN, TAKEN_OVER, AGENCY_ESCALATED, NOTED }

    record Fields(
            @NotNull(message = "choose what you decide") Action action,
            @NotBlank(message = "say what follows and who does it")
            @Size(max = 4000, message = "at most 4,000 characters") String words) {
    }

    private final Breaches breaches;
    private final LimitOnScreen screen;

    AnswerEscalationForm(Breaches breaches, LimitOnScreen screen) {
        this.breaches = breaches;
        this.screen = screen;
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
    public Optional<ProcessVariable<?>> scope() {
        return Optional.of(LIMIT_ID);
    }

    @Override
    public Map<String, Object> open(FormTask task, Person person) {
        return screen.values(task);
    }

    @Override
    public Codes submit(FormTask task, Fields form, Person person) {
        breaches.acted(screen.of(task), Review.ESCALATION, form.action().name(), form.words(), person);
        return Codes.none();
    }
}
