package org.openmash.information.process;

import static org.openmash.platform.ProcessVariables.RECIPIENT;

import jakarta.validation.constraints.AssertTrue;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openmash.information.Passing;
import org.openmash.platform.Codes;
import org.openmash.platform.FormTask;
import org.openmash.platform.Person;
import org.openmash.platform.ProcessVariable;
import org.openmash.platform.Refused;
import org.openmash.platform.TaskForm;
import org.openmash.referral.Change;
import org.springframework.stereotype.Component;

/** A recipient reads what was passed on to them, and nothing else of what agencies said; of what they may not read, nothing. */
@Component
class ReadReleasedForm implements TaskForm<ReadReleasedForm.Fields> {

    private final Passing passing;

    ReadReleasedForm(Passing passing) {
        this.passing = passing;
    }

    record Fields(@AssertTrue(message = "tick it when you have read it") boolean read) {
    }

    @Override
    public String formRef() {
        return "read-released";
    }

    @Override
    public Class<Fields> fields() {
        return Fields.class;
    }

    @Override
    public Set<String> watches() {
        return Set.of(Change.PASSED_ON.name());
    }

    @Override
    public Optional<ProcessVariable<?>> scope() {
        return Optional.of(RECIPIENT);
    }

    @Override
    public Map<String, Object> open(FormTask task, Person person) {
        var values = TaskForm.values();
        values.put("caseReference", task.caseReference());
        values.put("fromAgencies", passing.readBy(task.caseReference(), task.code(RECIPIENT).orElseThrow()));
        values.put("hasDocument", passing.hasDocument(task.caseReference(), task.code(RECIPIENT).orElseThrow()));
        return values;
    }

    @Override
    public Codes submit(FormTask task, Fields form, Person person) {
        if (passing.readBy(task.caseReference(), task.code(RECIPIENT).orElseThrow()).isEmpty()) {
            throw new Refused("There is nothing here that you may read any more. Tell a unit manager of the hub, who says what"
                    + " follows. Nothing was saved.");
        }
        return Codes.none();
    }
}
