package org.openmash.information.process;

import static org.openmash.information.process.AnsweredForm.request;
import static org.openmash.platform.ProcessVariables.REQUEST_ID;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openmash.information.Recalling;
import org.openmash.platform.Codes;
import org.openmash.platform.FormTask;
import org.openmash.platform.LondonTime;
import org.openmash.platform.Person;
import org.openmash.platform.ProcessVariable;
import org.openmash.platform.TaskForm;
import org.springframework.stereotype.Component;

/** The agency says what became of what it had searched out about the wrong person. */
@Component
class ConfirmDeletionForm implements TaskForm<ConfirmDeletionForm.Fields> {

    record Fields(
            @NotNull(message = "say what became of it") Recalling.Deletion deletion,
            @Size(max = 2000, message = "at most 2,000 characters") String words) {
    }

    private final Recalling recalling;

    ConfirmDeletionForm(Recalling recalling) {
        this.recalling = recalling;
    }

    @Override
    public String formRef() {
        return "confirm-deletion";
    }

    @Override
    public Class<Fields> fields() {
        return Fields.class;
    }

    @Override
    public Optional<ProcessVariable<?>> scope() {
        return Optional.of(REQUEST_ID);
    }

    @Override
    public Map<String, Object> open(FormTask task, Person person) {
        var values = TaskForm.values();
        values.put("caseReference", task.caseReference());
        values.put("asked", List.of(Map.of("sentAt", recalling.find(request(task)).flatMap(one -> one.sentAt())
                .map(LondonTime::show).orElse(""))));
        values.put("people", recalling.searchedByMistake(request(task)).stream().map(ReplyOnScreen::person).toList());
        return values;
    }

    @Override
    public Codes submit(FormTask task, Fields form, Person person) {
        recalling.confirmDeletion(request(task), form.deletion(), form.words(), person);
        return Codes.none();
    }
}
