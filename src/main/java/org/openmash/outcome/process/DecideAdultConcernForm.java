package org.openmash.outcome.process;

import static org.openmash.platform.ProcessVariables.ANSWERED;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openmash.outcome.BackToTheHub;
import org.openmash.outcome.DecidedIn;
import org.openmash.outcome.DirectAnswers;
import org.openmash.outcome.DirectAnswers.AdultConcern;
import org.openmash.outcome.OnScreen;
import org.openmash.outcome.OutcomeCode;
import org.openmash.outcome.Outcomes;
import org.openmash.outcome.Outcomes.Decided;
import org.openmash.platform.Codes;
import org.openmash.platform.FormTask;
import org.openmash.platform.Person;
import org.openmash.platform.Refused;
import org.openmash.platform.TaskForm;
import org.openmash.referral.Cases;
import org.openmash.referral.Change;
import org.openmash.referral.SubjectKind;
import org.openmash.referral.YesNoUnknown;
import org.springframework.stereotype.Component;

/**
 * The adult safeguarding lead decides about each adult: the three tests of the Care Act 2014, section 42(2), what the
 * adult wants, capacity for this decision, and whether an advocate is needed. A child in it is the hub's.
 */
@Component
class DecideAdultConcernForm implements TaskForm<DecideAdultConcernForm.Fields> {

    private static final Set<OutcomeCode> OFFERED = EnumSet.of(OutcomeCode.NFA, OutcomeCode.NFA_ADVICE,
            OutcomeCode.SIGNPOST_UNIVERSAL, OutcomeCode.ADULT_MASH);

    private final Cases cases;
    private final Outcomes outcomes;
    private final DirectAnswers answers;
    private final BackToTheHub backToTheHub;
    private final OnScreen screen;

    DecideAdultConcernForm(Cases cases, Outcomes outcomes, DirectAnswers answers, BackToTheHub backToTheHub,
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
                  List<@NotNull @Valid Adult> adults) {

        Fields {
            adults = adults == null ? List.of() : adults;
        }
    }

    /** One adult; nothing of it counts where the hub must rate. */
    record Adult(String subjectId, @Size(max = 1000, message = "at most 1,000 characters") String name,
                 YesNoUnknown needsCareAndSupport, YesNoUnknown experiencingOrAtRisk, YesNoUnknown unableToProtect,
                 @Size(max = 4000, message = "at most 4,000 characters") String adultsWishes,
                 YesNoUnknown capacityForThisDecision, YesNoUnknown advocateNeeded, OutcomeCode outcome,
                 @Size(max = 4000, message = "at most 4,000 characters") String reason) {

        AdultConcern concern() {
            return new AdultConcern(subjectId, needsCareAndSupport, experiencingOrAtRisk, unableToProtect, adultsWishes,
                    capacityForThisDecision, advocateNeeded);
        }
    }

    @Override
    public String formRef() {
        return "decide-adult-concern";
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
        var reference = task.caseReference();
        var subjects = outcomes.toDecide(reference);
        var form = TaskForm.values();
        form.put("adults", screen.rowsToDecide(reference, subjects));
        form.put("people", screen.people(reference, subjects));
        form.put("concerns", screen.concerns(reference, subjects));
        form.put("household", screen.household(reference));
        form.put("outcomeOptions", Outcomes.options(OFFERED));
        return form;
    }

    @Override
    public Codes submit(FormTask task, Fields form, Person person) {
        var reference = task.caseReference();
        if (form.hubMustRate()) {
            Answers.required("whyTheHub", "What is the concern", form.whyTheHub());
            backToTheHub.becauseOfAChild(reference, Optional.ofNullable(form.whoItIs()),
                    form.whyTheHub(), person);
            return Codes.of(ANSWERED, false);
        }
        var subjects = outcomes.toDecide(reference);
        checkNoChild(reference, subjects);
        for (int row = 0; row < form.adults().size(); row++) {
            check(form.adults().get(row), "adults[" + row + "].", "Adults, row " + (row + 1) + ", ");
        }
        outcomes.record(reference, subjects, form.adults().stream()
                .map(adult -> new Decided(adult.subjectId(), adult.outcome(), adult.reason())).toList(),
                DecidedIn.ADULT_CONCERN, person);
        form.adults().forEach(adult -> answers.adultWeighed(reference, adult.concern(), person));
        return Codes.of(ANSWERED, true);
    }

    private void checkNoChild(String caseReference, Set<String> subjects) {
        if (cases.contact(caseReference).subjects().stream().filter(subject -> subjects.contains(subject.id()))
                .anyMatch(subject -> subject.kind() != SubjectKind.ADULT)) {
            throw new Refused("hubMustRate", "A child is on this contact: say that the hub must rate it.");
        }
    }

    private static void check(Adult adult, String field, String row) {
        Answers.required(field + "needsCareAndSupport", row + "needs for care", adult.needsCareAndSupport());
        Answers.required(field + "experiencingOrAtRisk", row + "abuse or neglect", adult.experiencingOrAtRisk());
        Answers.required(field + "unableToProtect", row + "unable to protect", adult.unableToProtect());
        Answers.required(field + "adultsWishes", row + "what the adult wants", adult.adultsWishes());
        Answers.required(field + "capacityForThisDecision", row + "capacity", adult.capacityForThisDecision());
        Answers.required(field + "advocateNeeded", row + "advocate", adult.advocateNeeded());
        if (adult.outcome() == null || !OFFERED.contains(adult.outcome())) {
            throw new Refused(field + "outcome", row + "outcome: choose one of those that are offered.");
        }
        if (adult.outcome() != OutcomeCode.ADULT_MASH && adult.concern().isDutyToEnquire()) {
            throw new Refused(field + "outcome", row + "outcome: all three tests of section 42 are met, so the council "
                    + "must make enquiries. Choose adult safeguarding.");
        }
    }
}
