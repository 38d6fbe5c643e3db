package org.openmash.response.process;

import static org.openmash.platform.ProcessVariables.FAMILY_ANSWER;
import static org.openmash.platform.ProcessVariables.OUTCOME_RECORDED;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openmash.outcome.DecidedIn;
import org.openmash.outcome.EarlyHelpNotice;
import org.openmash.outcome.FamilyAgreement;
import org.openmash.outcome.OutcomeCode;
import org.openmash.outcome.Outcomes;
import org.openmash.outcome.Outcomes.Decided;
import org.openmash.platform.Codes;
import org.openmash.platform.FormTask;
import org.openmash.platform.Person;
import org.openmash.platform.Refused;
import org.openmash.platform.TaskForm;
import org.openmash.referral.Change;
import org.openmash.response.Families;
import org.openmash.response.Families.ServiceAnswer;
import org.openmash.response.ToEarlyIntervention;
import org.openmash.threshold.Ratings;
import org.springframework.stereotype.Component;

/**
 * The early intervention lead accepts the family for a named service, or steps the contact back up to the hub with what
 * is new (Wolverhampton: GREEN straight to early intervention; green with new risk back up). Where nobody knows any more
 * whether the family agrees, they send it back to be asked. They see four fields.
 */
@Component
class AcceptEarlyInterventionForm implements TaskForm<AcceptEarlyInterventionForm.Fields> {

    private final Families families;
    private final FamilyAgreement agreement;
    private final EarlyHelpNotice notice;
    private final ToEarlyIntervention way;
    private final Outcomes outcomes;
    private final Ratings ratings;

    AcceptEarlyInterventionForm(Families families, FamilyAgreement agreement, EarlyHelpNotice notice,
            ToEarlyIntervention way, Outcomes outcomes, Ratings ratings) {
        this.way = way;
        this.families = families;
        this.agreement = agreement;
        this.notice = notice;
        this.outcomes = outcomes;
        this.ratings = ratings;
    }

    enum Choice { ACCEPT, STEP_UP, ASK_AGAIN }

    record Fields(@NotNull(message = "accept, step back up, or have the family asked") Choice answer,
                  @Size(max = 200, message = "at most 200 characters") String service,
                  @Size(max = 200, message = "at most 200 characters") String worker,
                  LocalDate firstContactOn,
                  @Size(max = 4000, message = "at most 4,000 characters") String newInformation) {
    }

    @Override
    public String formRef() {
        return "accept-early-intervention";
    }

    @Override
    public Class<Fields> fields() {
        return Fields.class;
    }

    @Override
    public Set<String> watches() {
        return Set.of(Change.CONTACT_COMPLETED.name(), Change.INFORMATION_ADDED.name(), Change.RATED.name(),
                Change.FAMILY_ASKED.name(), Change.ROUTED.name(), Change.OUTCOME_RECORDED.name());
    }

    @Override
    public Map<String, Object> open(FormTask task, Person person) {
        var reference = task.caseReference();
        var agreed = agreement.of(reference);
        var form = TaskForm.values();
        form.put("fourFields", notice.of(reference, outcomes.toDecide(reference)));
        form.put("hasSafeWay", agreed.safeWay().isPresent());
        agreed.safeWay().ifPresent(way -> form.put("safeWay", way));
        var notAsked = agreed.answer() == FamilyAgreement.Answer.NOT_ASKED;
        form.put("notAsked", notAsked);
        form.put("heldBack", !notAsked && notice.heldBack(reference).isPresent());
        return form;
    }

    @Override
    public Codes submit(FormTask task, Fields form, Person person) {
        var accepted = form.answer() == Choice.ACCEPT;
        var codes = Codes.of(OUTCOME_RECORDED, accepted);
        switch (form.answer()) {
            case ACCEPT -> accept(task.caseReference(), form, person);
            case STEP_UP -> {
                FamilyOnScreen.required("newInformation", "What is new", form.newInformation());
                ratings.stepBackUp(task.caseReference(), form.newInformation(), person);
            }
            case ASK_AGAIN -> codes.and(FAMILY_ANSWER, askAgain(task.caseReference(), person));
        }
        families.answered(task.caseReference(), new ServiceAnswer(accepted, Optional.ofNullable(form.service()),
                Optional.ofNullable(form.worker()), Optional.ofNullable(form.firstContactOn()),
                Optional.ofNullable(form.newInformation())), person);
        return codes;
    }

    private String askAgain(String caseReference, Person person) {
        var answer = way.read(caseReference, person.id());
        if (answer != FamilyAgreement.Answer.NOT_ASKED) {
            throw new Refused("answer", "Answer: the family has been asked. Accept, or step the contact back up.");
        }
        return answer.name();
    }

    private void accept(String caseReference, Fields form, Person person) {
        FamilyOnScreen.required("service", "Service", form.service());
        FamilyOnScreen.required("worker", "Named worker", form.worker());
        FamilyOnScreen.required("firstContactOn", "First contact with the family on", form.firstContactOn());
        var answer = agreement.of(caseReference).answer();
        if (answer == FamilyAgreement.Answer.NOT_ASKED) {
            throw new Refused("answer", "Answer: nobody knows any more whether the family agrees, so nothing is passed on. "
                    + "Send the contact back to be asked.");
        }
        if (answer != FamilyAgreement.Answer.AGREED) {
            throw new Refused("answer", "Answer: the family does not agree (any more), so nothing is passed on. "
                    + "Step the contact back up.");
        }
        if (notice.heldBack(caseReference).isPresent()) {
            throw new Refused("answer", "Answer: nothing may be passed on (any more), so the details are held back. "
                    + "Step the contact back up.");
        }
        var subjects = outcomes.toDecide(caseReference);
        outcomes.record(caseReference, subjects, subjects.stream()
                .map(subject -> new Decided(subject, OutcomeCode.EARLY_HELP, null)).toList(),
                DecidedIn.EARLY_INTERVENTION, person);
    }
}
