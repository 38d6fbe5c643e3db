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

/** "Act before the limit passes": the manager sees what is missing, and says what is done about it. */
@Component
class ActBeforeLimitForm extends LimitForm<ActBeforeLimitForm.Fields> {

    enum Action { ON_IT, TAKEN_OVER, HELP_ASKED, WILL_BE_LATE }

    record Fields(
            @NotNull(message = "say what you do") Action action,
            @NotBlank(message = "say who does what now")
            @Size(max = 4000, message = "at most 4,000 characters") String words) {
    }

    private final Breaches breaches;

    ActBeforeLimitForm(Breaches breaches, LimitOnScreen screen) {
        super(screen);
        this.breaches = breaches;
    }

    @Override
    public String formRef() {
        return "act-before-limit";
    }

    @Override
    public Class<Fields> fields() {
        return Fields.class;
    }

    @Override
    public Codes submit(FormTask task, Fields form, Person person) {
        breaches.acted(screen.of(task), Review.ACT, form.action().name(), form.words(), person);
        return Codes.none();
    }
}
