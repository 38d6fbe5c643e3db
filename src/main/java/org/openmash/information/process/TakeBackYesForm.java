package org.openmash.information.process;

import static org.openmash.platform.ProcessVariables.QUESTION_ID;

import jakarta.validation.constraints.NotBlank;
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

/** While an item has not gone, its agency may take its yes back. */
@Component
class TakeBackYesForm implements TaskForm<TakeBackYesForm.Fields> {

    private final Passing passing;

    TakeBackYesForm(Passing passing) {
        this.passing = passing;
    }

    record Fields(@NotBlank(message = "say why") @Size(max = 4000, message = "at most 4,000 characters") String reason) {
    }

    @Override
    public String formRef() {
        return "take-back-yes";
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
        passing.answer(AskedOnScreen.question(task), Answer.TAKEN_BACK, form.reason(), person);
        return Codes.none();
    }
}
