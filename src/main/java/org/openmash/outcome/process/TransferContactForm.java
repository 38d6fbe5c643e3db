package org.openmash.outcome.process;

import static org.openmash.platform.ProcessVariables.ANSWERED;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openmash.outcome.BackToTheHub;
import org.openmash.outcome.DecidedIn;
import org.openmash.outcome.DirectAnswers;
import org.openmash.outcome.DirectAnswers.Transfer;
import org.openmash.outcome.DirectAnswers.TransferResult;
import org.openmash.outcome.OnScreen;
import org.openmash.outcome.OutcomeCode;
import org.openmash.outcome.Outcomes;
import org.openmash.platform.Codes;
import org.openmash.platform.FormTask;
import org.openmash.platform.Person;
import org.openmash.platform.TaskForm;
import org.openmash.referral.Cases;
import org.openmash.referral.Change;
import org.springframework.stereotype.Component;

/** A warm transfer to the council where the child lives; refused there, the hub rates. */
@Component
class TransferContactForm implements TaskForm<TransferContactForm.Fields> {

    private final Cases cases;
    private final Outcomes outcomes;
    private final DirectAnswers answers;
    private final BackToTheHub backToTheHub;
    private final OnScreen screen;

    TransferContactForm(Cases cases, Outcomes outcomes, DirectAnswers answers, BackToTheHub backToTheHub,
            OnScreen screen) {
        this.cases = cases;
        this.outcomes = outcomes;
        this.answers = answers;
        this.backToTheHub = backToTheHub;
        this.screen = screen;
    }

    record Fields(
            @NotBlank(message = "name the council")
            @Size(max = 200, message = "at most 200 characters") String council,
            @NotBlank(message = "say who was spoken to")
            @Size(max = 200, message = "at most 200 characters") String spokeTo,
            @NotNull(message = "say when you spoke")
            @PastOrPresent(message = "must not be in the future") OffsetDateTime spokenAt,
            @NotNull(message = "say what the other council answered") TransferResult result,
            @Size(max = 200, message = "at most 200 characters") String acceptedBy,
            @PastOrPresent(message = "must not be in the future") OffsetDateTime acceptedAt,
            @Size(max = 1900, message = "at most 1,900 characters") String whyRefused) {
    }

    @Override
    public String formRef() {
        return "transfer-contact";
    }

    @Override
    public Class<Fields> fields() {
        return Fields.class;
    }

    @Override
    public Set<String> watches() {
        return Set.of(Change.CONTACT_COMPLETED.name(), Change.INFORMATION_ADDED.name(), Change.ROUTED.name(),
                Change.OUTCOME_RECORDED.name());
    }

    @Override
    public Map<String, Object> open(FormTask task, Person person) {
        var subjects = outcomes.toDecide(task.caseReference());
        var contact = cases.contact(task.caseReference());
        var form = TaskForm.values();
        form.put("people", screen.people(task, person, subjects));
        form.put("concerns", screen.concerns(task.caseReference(), subjects));
        form.put("newInformation", screen.newInformation(task.caseReference(), person));
        form.put("whereNow", List.of(screen.whereNow(task, person, "council", contact.otherCouncil())));
        form.put("council", contact.otherCouncil());
        return form;
    }

    @Override
    public Codes submit(FormTask task, Fields form, Person person) {
        var accepted = form.result() == TransferResult.ACCEPTED_IN_WRITING;
        if (accepted) {
            Answers.required("acceptedBy", "Accepted by", form.acceptedBy());
            Answers.required("acceptedAt", "Accepted on", form.acceptedAt());
        } else {
            Answers.required("whyRefused", "Why they refused", form.whyRefused());
        }
        answers.transferAsked(task.caseReference(), transfer(form), person);
        if (accepted) {
            outcomes.recordTakenOver(task.caseReference(), outcomes.toDecide(task.caseReference()),
                    OutcomeCode.OTHER_LA_TRANSFER, "Accepted in writing by " + form.council(),
                    DecidedIn.OTHER_COUNCIL, person);
        } else {
            backToTheHub.all(task.caseReference(), "The other council refused: " + form.whyRefused(), person);
        }
        return Codes.of(ANSWERED, accepted);
    }

    private static Transfer transfer(Fields form) {
        return new Transfer(form.council(), form.spokeTo(), form.spokenAt().toInstant(), form.result(),
                Optional.ofNullable(form.acceptedBy()),
                Optional.ofNullable(form.acceptedAt()).map(OffsetDateTime::toInstant),
                Optional.ofNullable(form.whyRefused()));
    }
}
