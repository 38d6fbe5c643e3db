package org.openmash.outcome.process;

import static org.openmash.platform.ProcessVariables.ANSWERED;

import jakarta.validation.constraints.Size;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openmash.outcome.BackToTheHub;
import org.openmash.outcome.DirectAnswers;
import org.openmash.outcome.OnScreen;
import org.openmash.outcome.OutcomeCode;
import org.openmash.outcome.Outcomes;
import org.openmash.platform.Codes;
import org.openmash.platform.FormTask;
import org.openmash.platform.Person;
import org.openmash.platform.Refused;
import org.openmash.platform.TaskForm;
import org.openmash.referral.Cases;
import org.openmash.referral.Change;
import org.openmash.referral.ContactKind;
import org.springframework.stereotype.Component;

/** A screening officer answers a general enquiry about nobody identified; whatever is about somebody is the hub's. */
@Component
class AnswerEnquiryForm implements TaskForm<AnswerEnquiryForm.Fields> {

    private static final Set<OutcomeCode> OFFERED =
            EnumSet.of(OutcomeCode.NFA, OutcomeCode.NFA_ADVICE, OutcomeCode.SIGNPOST_UNIVERSAL);

    private static final Set<ContactKind> ENQUIRIES = EnumSet.of(ContactKind.GENERAL_ENQUIRY,
            ContactKind.INFORMATION_REQUEST, ContactKind.EARLY_HELP_REQUEST);

    private final Cases cases;
    private final Outcomes outcomes;
    private final DirectAnswers answers;
    private final BackToTheHub backToTheHub;
    private final OnScreen screen;

    AnswerEnquiryForm(Cases cases, Outcomes outcomes, DirectAnswers answers, BackToTheHub backToTheHub,
            OnScreen screen) {
        this.cases = cases;
        this.outcomes = outcomes;
        this.answers = answers;
        this.backToTheHub = backToTheHub;
        this.screen = screen;
    }

    record Fields(boolean hubMustRate,
                  @Size(max = 1000, message = "at most 1,000 characters") String whoItIs,
                  @Size(max = 1900, message = "at most 1,900 characters") String whyTheHub,
                  OutcomeCode outcome,
                  @Size(max = 4000, message = "at most 4,000 characters") String answerGiven) {
    }

    @Override
    public String formRef() {
        return "answer-enquiry";
    }

    @Override
    public Class<Fields> fields() {
        return Fields.class;
    }

    @Override
    public Set<String> watches() {
        return Set.of(Change.CONTACT_COMPLETED.name(), Change.INFORMATION_ADDED.name(), Change.ROUTED.name());
    }

    @Override
    public Map<String, Object> open(FormTask task, Person person) {
        var everybody = screen.names(task.caseReference()).keySet();
        var form = TaskForm.values();
        form.put("people", screen.people(task, person, everybody));
        form.put("concerns", screen.concerns(task.caseReference(), everybody));
        form.put("newInformation", screen.newInformation(task.caseReference(), person));
        form.put("outcomeOptions", Outcomes.options(OFFERED));
        return form;
    }

    @Override
    public Codes submit(FormTask task, Fields form, Person person) {
        if (form.hubMustRate()) {
            Answers.required("whyTheHub", "What is the concern", form.whyTheHub());
            backToTheHub.becauseOfAChild(task.caseReference(), Optional.ofNullable(form.whoItIs()),
                    form.whyTheHub(), person);
            return Codes.of(ANSWERED, false);
        }
        checkIsAboutNobody(task.caseReference());
        if (form.outcome() == null || !OFFERED.contains(form.outcome())) {
            throw new Refused("outcome", "Outcome: choose no further action, advice or universal services.");
        }
        Answers.required("answerGiven", "Answer given", form.answerGiven());
        answers.adviceGiven(task.caseReference(), form.answerGiven(), person);
        outcomes.recordEnquiryAnswered(task.caseReference(), form.outcome(), form.answerGiven(), person);
        return Codes.of(ANSWERED, true);
    }

    private void checkIsAboutNobody(String caseReference) {
        var contact = cases.contact(caseReference);
        if (!ENQUIRIES.contains(contact.kind()) || !contact.subjects().isEmpty()) {
            throw new Refused("hubMustRate", "This contact is not an enquiry about nobody in particular, so a social "
                    + "worker decides: say that the hub must rate it.");
        }
    }
}
