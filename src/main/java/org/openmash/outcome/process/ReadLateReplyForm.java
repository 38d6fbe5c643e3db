package org.openmash.outcome.process;

import static org.openmash.platform.ProcessVariables.RECEIVING_GROUP;
import static org.openmash.platform.ProcessVariables.REPLY_REVIEW_ID;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Optional;
import org.openmash.information.PassingOn;
import org.openmash.outcome.OnScreen;
import org.openmash.outcome.ReplyReviews;
import org.openmash.platform.Codes;
import org.openmash.platform.FormTask;
import org.openmash.platform.Person;
import org.openmash.platform.ProcessVariable;
import org.openmash.platform.Refused;
import org.openmash.platform.TaskForm;
import org.springframework.stereotype.Component;

/**
 * The team that has the case reads what the manager releases of a late answer, and nothing once its people must not see the
 * case; the answer itself stays with the hub.
 */
@Component
class ReadLateReplyForm implements TaskForm<ReadLateReplyForm.Fields> {

    record Fields(@NotBlank(message = "say what you do about it")
                  @Size(max = 4000, message = "at most 4,000 characters") String words) {
    }

    private static final String NOT_ANY_MORE = "There is nothing here that you may read any more. Tell a unit manager of the"
            + " hub, who says what follows.";

    private final ReplyReviews reviews;
    private final PassingOn passing;
    private final OnScreen screen;

    ReadLateReplyForm(ReplyReviews reviews, PassingOn passing, OnScreen screen) {
        this.reviews = reviews;
        this.passing = passing;
        this.screen = screen;
    }

    @Override
    public String formRef() {
        return "read-late-reply";
    }

    @Override
    public Class<Fields> fields() {
        return Fields.class;
    }

    @Override
    public Optional<ProcessVariable<?>> scope() {
        return Optional.of(REPLY_REVIEW_ID);
    }

    @Override
    public Map<String, Object> open(FormTask task, Person person) {
        var values = TaskForm.values();
        values.put("caseReference", task.caseReference());
        values.put("people", screen.people(task, person, screen.names(task.caseReference()).keySet()));
        values.put("told", mayRead(task) ? reviews.told(task.code(REPLY_REVIEW_ID), ReviewReplyForm.request(task)) : NOT_ANY_MORE);
        return values;
    }

    private boolean mayRead(FormTask task) {
        return task.code(RECEIVING_GROUP).flatMap(team -> passing.readers(task.caseReference(), team)).isPresent();
    }

    @Override
    public Codes submit(FormTask task, Fields form, Person person) {
        if (!mayRead(task)) {
            throw new Refused(NOT_ANY_MORE + " Nothing was saved.");
        }
        reviews.read(task.caseReference(), ReviewReplyForm.request(task), form.words(), person);
        return Codes.none();
    }
}
