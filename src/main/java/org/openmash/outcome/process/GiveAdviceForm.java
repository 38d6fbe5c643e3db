package org.openmash.outcome.process;

import static org.openmash.platform.ProcessVariables.OUTCOME_RECORDED;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openmash.outcome.DecidedIn;
import org.openmash.outcome.DirectAnswers;
import org.openmash.outcome.OnScreen;
import org.openmash.outcome.OutcomeCode;
import org.openmash.outcome.Outcomes;
import org.openmash.outcome.Outcomes.Decided;
import org.openmash.platform.Codes;
import org.openmash.platform.FormTask;
import org.openmash.platform.Person;
import org.openmash.platform.Refused;
import org.openmash.platform.TaskForm;
import org.openmash.referral.Change;
import org.openmash.referral.Rating;
import org.openmash.threshold.Ratings;
import org.springframework.stereotype.Component;

/** No rating needed: a social worker decides, with a reason for every child, and says what advice was given. */
@Component
class GiveAdviceForm implements TaskForm<GiveAdviceForm.Fields> {

    private static final Set<OutcomeCode> OFFERED = EnumSet.of(OutcomeCode.NFA, OutcomeCode.NFA_ADVICE,
            OutcomeCode.SIGNPOST_UNIVERSAL, OutcomeCode.EARLY_HELP);

    private final Outcomes outcomes;
    private final DirectAnswers answers;
    private final Ratings ratings;
    private final OnScreen screen;

    GiveAdviceForm(Outcomes outcomes, DirectAnswers answers, Ratings ratings, OnScreen screen) {
        this.outcomes = outcomes;
        this.answers = answers;
        this.ratings = ratings;
        this.screen = screen;
    }

    record Fields(@NotNull(message = "choose an outcome for everybody") List<@NotNull @Valid Row> outcomes,
                  @Size(max = 4000, message = "at most 4,000 characters") String adviceGiven) {
    }

    /** @param name shown, and sent back so that a draft keeps it */
    record Row(@NotBlank(message = "the person is missing") String subjectId,
               @Size(max = 1000, message = "at most 1,000 characters") String name,
               @NotNull(message = "choose an outcome") OutcomeCode outcome,
               @Size(max = 4000, message = "at most 4,000 characters") String reason) {
    }

    @Override
    public String formRef() {
        return "give-advice";
    }

    @Override
    public Class<Fields> fields() {
        return Fields.class;
    }

    @Override
    public Set<String> watches() {
        return Set.of(Change.CONTACT_COMPLETED.name(), Change.INFORMATION_ADDED.name(), Change.RATED.name(),
                Change.ROUTED.name(), Change.OUTCOME_RECORDED.name(), Change.AGENCY_REPLIED.name(),
                Change.REPLY_CORRECTED.name());
    }

    @Override
    public Map<String, Object> open(FormTask task, Person person) {
        var reference = task.caseReference();
        var subjects = outcomes.toDecide(reference);
        var form = TaskForm.values();
        form.put("caseReference", reference);
        form.put("outcomes", screen.rowsToDecide(reference, subjects));
        form.put("people", screen.people(task, person, subjects));
        form.put("ratings", screen.ratings(reference, subjects));
        form.put("concerns", screen.concerns(reference, subjects));
        form.put("newInformation", screen.newInformation(reference, person));
        form.put("outcomeOptions", Outcomes.options(OFFERED));
        return form;
    }

    @Override
    public Codes submit(FormTask task, Fields form, Person person) {
        var subjects = outcomes.toDecide(task.caseReference());
        checkNobodyIsAmberOrRed(task.caseReference(), subjects);
        for (int row = 0; row < form.outcomes().size(); row++) {
            check(form, row);
        }
        outcomes.record(task.caseReference(), subjects, form.outcomes().stream()
                .map(row -> new Decided(row.subjectId(), row.outcome(), row.reason())).toList(),
                DecidedIn.ADVICE, person);
        if (form.adviceGiven() != null) {
            answers.adviceGiven(task.caseReference(), form.adviceGiven(), person);
        }
        return Codes.of(OUTCOME_RECORDED, true);
    }

    private static void check(Fields form, int row) {
        var one = form.outcomes().get(row);
        var field = "outcomes[" + row + "].";
        if (!OFFERED.contains(one.outcome())) {
            throw new Refused(field + "outcome", "Outcomes, row " + (row + 1)
                    + ": choose no further action, advice, universal services or early help.");
        }
        if (one.reason() == null) {
            throw new Refused(field + "reason", "Outcomes, row " + (row + 1) + ": give the reason.");
        }
        if (one.outcome() == OutcomeCode.NFA_ADVICE && form.adviceGiven() == null) {
            throw new Refused("adviceGiven", "Advice given: write down what was advised, and to whom.");
        }
    }

    private void checkNobodyIsAmberOrRed(String caseReference, Set<String> subjects) {
        if (ratings.ofTheHub(caseReference).stream().filter(one -> subjects.contains(one.subjectId()))
                .anyMatch(one -> one.standing().atLeast(Rating.AMBER))) {
            throw new Refused("outcomes", "Outcomes: somebody on this contact is rated RED or AMBER. That is not ended "
                    + "with advice; the rating comes first.");
        }
    }
}
