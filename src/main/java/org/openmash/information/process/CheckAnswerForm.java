package org.openmash.information.process;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.openmash.information.Answering;
import org.openmash.information.Replies;
import org.openmash.information.Replies.Answer;
import org.openmash.information.RequestRegister;
import org.openmash.platform.Codes;
import org.openmash.platform.FormTask;
import org.openmash.platform.Person;
import org.springframework.stereotype.Component;

/** The agency looks at what the hub recorded for it, and confirms or corrects it. */
@Component
class CheckAnswerForm extends AnsweredForm<CheckAnswerForm.Fields> {

    record Fields(
            @NotNull(message = "say whether it is right") Checked checked,
            @Valid ReplyFields reply,
            @Size(max = 2000, message = "at most 2,000 characters") String whyCorrected) {
    }

    CheckAnswerForm(Answering answering, ReplyOnScreen screen, RequestRegister register, Replies replies) {
        super(answering, screen, register, replies);
    }

    @Override
    public String formRef() {
        return "check-answer";
    }

    @Override
    public Class<Fields> fields() {
        return Fields.class;
    }

    /** The fields may hold what the agency had begun to write itself; what the hub recorded stands beside them. */
    @Override
    public Map<String, Object> open(FormTask task, Person person) {
        var values = super.open(task, person);
        var recorded = answer(task);
        values.put("recorded", recorded.stream().map(Answer::row).toList());
        values.put("facts", recorded.stream().flatMap(answer -> answer.facts().stream()).toList());
        return values;
    }

    /** What stands in the fields counts only where the agency corrects. */
    @Override
    public Codes submit(FormTask task, Fields form, Person person) {
        if (form.checked() == Checked.RIGHT) {
            answering.confirm(request(task), person);
        } else {
            correct(task, form.reply(), form.whyCorrected(), person);
        }
        return Codes.none();
    }
}
