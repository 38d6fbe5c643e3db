package org.openmash.access.process;

import static org.openmash.platform.ProcessVariables.OPENING_ID;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openmash.access.Opening;
import org.openmash.access.Openings;
import org.openmash.platform.Codes;
import org.openmash.platform.FormTask;
import org.openmash.platform.LondonTime;
import org.openmash.platform.Person;
import org.openmash.platform.Persons;
import org.openmash.platform.ProcessVariable;
import org.openmash.platform.TaskForm;
import org.springframework.stereotype.Component;

/** A service manager says whether it was right that somebody opened a restricted record. */
@Component
class ReviewOpeningForm implements TaskForm<ReviewOpeningForm.Fields> {

    record Fields(@NotNull(message = "say whether it was justified") Boolean justified,
                  @NotBlank(message = "give the reason")
                  @Size(max = 4000, message = "at most 4,000 characters") String reason) {
    }

    private final Openings openings;
    private final Persons persons;

    ReviewOpeningForm(Openings openings, Persons persons) {
        this.openings = openings;
        this.persons = persons;
    }

    @Override
    public String formRef() {
        return "review-opening";
    }

    @Override
    public Class<Fields> fields() {
        return Fields.class;
    }

    @Override
    public Optional<ProcessVariable<?>> scope() {
        return Optional.of(OPENING_ID);
    }

    /** Who opened it and why; not what is in it. */
    @Override
    public boolean showsTheRecord() {
        return false;
    }

    @Override
    public Map<String, Object> open(FormTask task, Person person) {
        var opening = opening(task);
        var values = TaskForm.values();
        values.put("caseReference", task.caseReference());
        values.put("opening", List.of(Map.of("who", persons.displayName(opening.person()), "openedAt",
                LondonTime.show(opening.openedAt()), "until", LondonTime.show(opening.until()), "why",
                opening.reason())));
        return values;
    }

    private Opening opening(FormTask task) {
        return openings.get(task.code(OPENING_ID).orElseThrow(() ->
                new IllegalStateException("The task names no opening")));
    }

    @Override
    public void checkMaySubmit(FormTask task, Person person) {
        openings.checkIsNotTheirOwn(opening(task), person);
    }

    @Override
    public Codes submit(FormTask task, Fields form, Person person) {
        openings.review(opening(task).openingId(), form.justified(), form.reason(), person);
        return Codes.none();
    }
}
