package org.openmash.information.process;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.openmash.information.Answering;
import org.openmash.information.Replies;
import org.openmash.information.RequestRegister;
import org.openmash.platform.Codes;
import org.openmash.platform.FormTask;
import org.openmash.platform.Person;
import org.springframework.stereotype.Component;

/** The agency corrects its own answer, or finds that it is right as it stands. */
@Component
class CorrectAnswerForm extends AnsweredForm<CorrectAnswerForm.Fields> {

    record Fields(
            @NotNull(message = "say whether it is right") Checked checked,
            @Valid ReplyFields reply,
            @Size(max = 2000, message = "at most 2,000 characters") String whyCorrected) {
    }

    CorrectAnswerForm(Answering answering, ReplyOnScreen screen, RequestRegister register, Replies replies) {
        super(answering, screen, register, replies);
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
        if (form.checked() == Checked.CORRECTED) {
            correct(task, form.reply(), form.whyCorrected(), person);
        }
        return Codes.none();
    }
}
