package org.openmash.outcome.process;

import static org.openmash.platform.ProcessVariables.ANSWERED;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
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
import org.openmash.referral.Intake;
import org.openmash.referral.SubjectKind;
import org.openmash.referral.YesNoUnknown;
import org.openmash.threshold.AdultConcerns;
import org.openmash.threshold.AdultFacts;
import org.openmash.threshold.AdultProposal;
import org.openmash.threshold.AdultRoute;
import org.springframework.stereotype.Component;

/**
 * The adult safeguarding lead decides about each adult: the three tests of the Care Act 2014, section 42(2), self-neglect
 * and coercion, what the adult wants, capacity and consent, and whether an advocate is needed. The table proposes an
 * enquiry or advice. A child in it is the hub's; a child who lives there as well gets a linked referral.
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
    private final AdultConcerns adults;
    private final Intake intake;

    DecideAdultConcernForm(Cases cases, Outcomes outcomes, DirectAnswers answers, BackToTheHub backToTheHub,
            OnScreen screen, AdultConcerns adults, Intake intake) {
        this.adults = adults;
        this.intake = intake;
        this.cases = cases;
        this.outcomes = outcomes;
        this.answers = answers;
        this.backToTheHub = backToTheHub;
        this.screen = screen;
    }

    /**
     * @param hubMustRate what was told is about a child after all, and this contact goes to the hub
     * @param childAtHome a child lives there as well: a referral of its own, linked to this contact
     */
    record Fields(boolean hubMustRate,
                  @Size(max = 1000, message = "at most 1,000 characters") String whoItIs,
                  @Size(max = 1900, message = "at most 1,900 characters") String whyTheHub,
                  YesNoUnknown childAtHome,
                  @Size(max = 1000, message = "at most 1,000 characters") String whichChild,
                  @Size(max = 4000, message = "at most 4,000 characters") String worryAboutChild,
                  List<@NotNull @Valid Adult> adults) {

        Fields {
            adults = adults == null ? List.of() : adults;
        }
    }

    /** One adult; nothing of it counts where the hub must rate. */
    record Adult(String subjectId, @Size(max = 1000, message = "at most 1,000 characters") String name,
                 YesNoUnknown needsCareAndSupport, YesNoUnknown experiencingOrAtRisk, YesNoUnknown unableToProtect,
                 YesNoUnknown selfNeglect, YesNoUnknown coercion,
                 @Size(max = 4000, message = "at most 4,000 characters") String adultsWishes,
                 YesNoUnknown capacityForThisDecision, AdultFacts.Agreement adultAgrees, YesNoUnknown othersAtRisk,
                 YesNoUnknown crimeSuspected, YesNoUnknown advocateNeeded, OutcomeCode outcome,
                 @Size(max = 4000, message = "at most 4,000 characters") String reason) {

        AdultFacts facts() {
            return new AdultFacts(needsCareAndSupport, experiencingOrAtRisk, unableToProtect, selfNeglect, coercion,
                    capacityForThisDecision, adultAgrees, othersAtRisk, crimeSuspected);
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
        form.put("people", screen.people(task, person, subjects));
        form.put("concerns", screen.concerns(reference, subjects));
        form.put("newInformation", screen.newInformation(reference, person));
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
        Answers.required("childAtHome", "Does a child live there", form.childAtHome());
        var weighed = new ArrayList<AdultConcern>();
        for (int row = 0; row < form.adults().size(); row++) {
            weighed.add(check(form, form.adults().get(row), "adults[" + row + "].", "Adults, row " + (row + 1) + ", "));
        }
        outcomes.record(reference, subjects, form.adults().stream()
                .map(adult -> new Decided(adult.subjectId(), adult.outcome(), adult.reason())).toList(),
                DecidedIn.ADULT_CONCERN, person);
        weighed.forEach(concern -> answers.adultWeighed(reference, concern, person));
        if (form.childAtHome() == YesNoUnknown.YES) {
            Answers.required("whichChild", "Which child", form.whichChild());
            Answers.required("worryAboutChild", "The worry about the child", form.worryAboutChild());
            intake.receiveLinked(cases.contact(reference).aboutChildAtHome(form.whichChild(), form.worryAboutChild()),
                    person.id(), reference);
        }
        return Codes.of(ANSWERED, true);
    }

    private void checkNoChild(String caseReference, Set<String> subjects) {
        if (cases.contact(caseReference).subjects().stream().filter(subject -> subjects.contains(subject.id()))
                .anyMatch(subject -> subject.kind() != SubjectKind.ADULT)) {
            throw new Refused("hubMustRate", "A child is on this contact: say that the hub must rate it.");
        }
    }

    private AdultConcern check(Fields form, Adult adult, String field, String row) {
        Answers.required(field + "needsCareAndSupport", row + "needs for care", adult.needsCareAndSupport());
        Answers.required(field + "experiencingOrAtRisk", row + "abuse or neglect", adult.experiencingOrAtRisk());
        Answers.required(field + "unableToProtect", row + "unable to protect", adult.unableToProtect());
        Answers.required(field + "selfNeglect", row + "self-neglect", adult.selfNeglect());
        Answers.required(field + "coercion", row + "coercion", adult.coercion());
        Answers.required(field + "adultsWishes", row + "what the adult wants", adult.adultsWishes());
        Answers.required(field + "capacityForThisDecision", row + "capacity", adult.capacityForThisDecision());
        Answers.required(field + "adultAgrees", row + "agreement", adult.adultAgrees());
        Answers.required(field + "advocateNeeded", row + "advocate", adult.advocateNeeded());
        if (adult.outcome() == null || !OFFERED.contains(adult.outcome())) {
            throw new Refused(field + "outcome", row + "outcome: choose one of those that are offered.");
        }
        var proposal = adults.propose(adult.facts());
        if (proposal.route() == AdultRoute.S42_ENQUIRY && adult.outcome() != OutcomeCode.ADULT_MASH) {
            refuseLess(adult, proposal, field, row);
        }
        return new AdultConcern(adult.subjectId(), adult.facts(), adult.adultsWishes(), adult.advocateNeeded(),
                form.childAtHome(), proposal);
    }

    /** The duty is a duty; where the table is only careful, a person may decide otherwise with a reason. */
    private static void refuseLess(Adult adult, AdultProposal proposal, String field, String row) {
        var why = String.join(" ", proposal.reasons());
        if (adult.facts().isDutyToEnquire()) {
            throw new Refused(field + "outcome", row + "outcome: the council must make enquiries under section 42. " + why
                    + " Choose adult safeguarding.");
        }
        if (adult.reason() == null) {
            throw new Refused(field + "reason", row + "reason: an enquiry is proposed. " + why
                    + " Choose adult safeguarding, or say why not.");
        }
    }
}
