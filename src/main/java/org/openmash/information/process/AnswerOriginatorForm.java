package org.openmash.information.process;

import static org.openmash.platform.ProcessVariables.MAY_GO;
import static org.openmash.platform.ProcessVariables.QUESTION_ID;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Optional;
import org.openmash.information.Passing;
import org.openmash.information.PassingRegister.Answer;
import org.openmash.platform.Codes;
import org.openmash.platform.FormTask;
import org.openmash.platform.Person;
import org.openmash.platform.ProcessVariable;
import org.openmash.platform.TaskForm;
import org.springframework.stereotype.Component;

/** The agency whose words they are says whether an item may go to one recipient. It sees that item and nothing else. */
@Component
class AnswerOriginatorForm implements TaskForm<AnswerOriginatorForm.Fields> {

    private final Passing passing;

    AnswerOriginatorForm(Passing passing) {
        this.passing = passing;
    }

    enum Choice { YES, NO }

    record Fields(@NotNull(message = "answer yes or no") Choice answer,
                  @NotBlank(message = "say why") @Size(max = 4000, message = "at most 4,000 characters") String reason) {
    }

    @Override
    public String formRef() {
        return "answer-originator";
    }

    @Override
    public Class<Fields> fields() {
        return Fields.class;
    }

    @Override
    public Optional<ProcessVariable<?>> scope() {
        return Optional.of(QUESTION_ID);
    }

    @Override
    public Map<String, Object> open(FormTask task, Person person) {
        return AskedOnScreen.of(task, passing);
    }

    @Override
    public Codes submit(FormTask task, Fields form, Person person) {
        passing.answer(AskedOnScreen.question(task), form.answer() == Choice.YES ? Answer.YES : Answer.NO, form.reason(),
                person);
        return Codes.of(MAY_GO, form.answer() == Choice.YES);
    }
}
