package org.openmash.information.process;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.openmash.information.Answering;
import org.openmash.information.Replies;
import org.openmash.information.RequestRegister;
import org.openmash.platform.Codes;
import org.openmash.platform.FormTask;
import org.openmash.platform.Person;
import org.springframework.stereotype.Component;

/** The agency corrects its own answer. */
@Component
class CorrectAnswerForm extends AnsweredForm<CorrectAnswerForm.Fields> {

    record Fields(
            @NotNull(message = "give the answer as it should be") @Valid ReplyFields reply,
            @NotBlank(message = "say what was wrong or has been found since")
            @Size(max = 2000, message = "at most 2,000 characters") String whyCorrected) {
    }

    private final Answering answering;

    CorrectAnswerForm(Answering answering, ReplyOnScreen screen, RequestRegister register, Replies replies) {
        super(screen, register, replies);
        this.answering = answering;
    }

    @Override
    public String formRef() {
        return "correct-answer";
    }

    @Override
    public Class<Fields> fields() {
        return Fields.class;
    }

    @Override
    public Codes submit(FormTask task, Fields form, Person person) {
        var requestId = request(task);
        answering.correct(requestId, screen.reply(form.reply(), register.minimum(requestId)), form.whyCorrected(),
                person);
        return Codes.none();
    }
}
