package org.openmash.threshold.process;

import static org.openmash.platform.ProcessVariables.RATING_CHANGED;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Set;
import org.openmash.platform.Codes;
import org.openmash.platform.FormTask;
import org.openmash.platform.Person;
import org.openmash.platform.Persons;
import org.openmash.platform.TaskForm;
import org.openmash.referral.Cases;
import org.openmash.referral.Change;
import org.openmash.threshold.ContactSummary;
import org.openmash.threshold.Ratings;
import org.springframework.stereotype.Component;

/** "Second person: is RED lowered?" RED stands until somebody else than the proposer confirms, in their own session. */
@Component
class ConfirmLoweringForm implements TaskForm<ConfirmLoweringForm.Fields> {

    enum Decision { LOWERED, RED_STANDS }

    record Fields(
            @NotNull(message = "say whether the RED is lowered") Decision decision,
            @NotBlank(message = "say why") @Size(max = 4000, message = "at most 4,000 characters") String reason) {
    }

    private final Ratings ratings;
    private final Cases cases;
    private final Persons persons;
    private final ContactSummary summary;
    private final StandingRatings standing;

    ConfirmLoweringForm(Ratings ratings, Cases cases, Persons persons, ContactSummary summary, StandingRatings standing) {
        this.standing = standing;
        this.ratings = ratings;
        this.cases = cases;
        this.persons = persons;
        this.summary = summary;
    }

    @Override
    public String formRef() {
        return "confirm-lowering";
    }

    @Override
    public Class<Fields> fields() {
        return Fields.class;
    }

    @Override
    public Set<String> watches() {
        return Set.of(Change.CONTACT_COMPLETED.name(), Change.INFORMATION_ADDED.name(), Change.RATED.name(),
                Change.LOWERING_PROPOSED.name(), Change.LOWERING_ANSWERED.name(), Change.REQUEST_RECALLED.name());
    }

    @Override
    public Map<String, Object> open(FormTask task, Person person) {
        var contact = cases.contact(task.caseReference());
        var values = TaskForm.values();
        values.putAll(summary.of(task.caseReference(), person));
        values.put("proposedLowerings", ratings.proposedLowerings(task.caseReference()).stream().map(proposed -> Map.of(
                "name", contact.subject(proposed.subjectId()).displayName(), "to", proposed.rating().name(),
                "by", persons.displayName(proposed.decidedBy()), "reason", proposed.reason().orElse(""))).toList());
        return values;
    }

    @Override
    public Codes submit(FormTask task, Fields form, Person person) {
        var before = standing.now(task.caseReference());
        ratings.answerLowerings(task.caseReference(), form.decision() == Decision.LOWERED, form.reason(), person);
        // somebody else may have been raised when this lowering was proposed
        return Codes.of(RATING_CHANGED, task.code(RATING_CHANGED).map(Boolean::parseBoolean).orElse(false)
                || standing.haveChanged(task.caseReference(), before));
    }
}
