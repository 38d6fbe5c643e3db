package org.openmash.response.process;

import static org.openmash.platform.ProcessVariables.OUTCOME_RECORDED;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
import org.openmash.referral.Rating;
import org.openmash.response.Families;
import org.openmash.threshold.Ratings;
import org.springframework.stereotype.Component;

/**
 * The family has not agreed, is not to be asked first, or has agreed though nothing may be passed on: a social worker decides,
 * with a reason, whether that changes the risk.
 */
@Component
class WeighRefusalForm implements TaskForm<WeighRefusalForm.Fields> {

    private static final Set<OutcomeCode> OFFERED = EnumSet.of(OutcomeCode.NFA_ADVICE, OutcomeCode.SIGNPOST_UNIVERSAL,
            OutcomeCode.RETURNED_FOR_CONSENT);
    private static final Set<OutcomeCode> WITHOUT_ASKING = EnumSet.of(OutcomeCode.NFA_ADVICE, OutcomeCode.SIGNPOST_UNIVERSAL);

    private final Families families;
    private final FamilyAgreement agreement;
    private final EarlyHelpNotice notice;
    private final Outcomes outcomes;
    private final Ratings ratings;
    private final FamilyOnScreen screen;

    WeighRefusalForm(Families families, FamilyAgreement agreement, EarlyHelpNotice notice, Outcomes outcomes, Ratings ratings,
            FamilyOnScreen screen) {
        this.notice = notice;
        this.agreement = agreement;
        this.families = families;
        this.outcomes = outcomes;
        this.ratings = ratings;
        this.screen = screen;
    }

    enum YesOrNo { YES, NO }

    record Fields(@NotNull(message = "say whether it changes the risk") YesOrNo riskChanged,
                  @NotBlank(message = "give the reason")
                  @Size(max = 4000, message = "at most 4,000 characters") String reason,
                  List<@NotNull @Valid Row> outcomes) {

        Fields {
            outcomes = outcomes == null ? List.of() : outcomes;
        }
    }

    /** Nothing of it counts where the risk has changed. */
    record Row(String subjectId, @Size(max = 1000, message = "at most 1,000 characters") String name,
               OutcomeCode outcome,
               @Size(max = 4000, message = "at most 4,000 characters") String reason) {
    }

    @Override
    public String formRef() {
        return "weigh-refusal";
    }

    @Override
    public Class<Fields> fields() {
        return Fields.class;
    }

    @Override
    public Set<String> watches() {
        return Set.of(Change.CONTACT_COMPLETED.name(), Change.INFORMATION_ADDED.name(), Change.RATED.name(),
                Change.FAMILY_ASKED.name(), Change.ROUTED.name(), Change.OUTCOME_RECORDED.name(),
                Change.AGENCY_REPLIED.name(), Change.REPLY_CORRECTED.name());
    }

    @Override
    public Map<String, Object> open(FormTask task, Person person) {
        var form = TaskForm.values();
        form.put("caseReference", task.caseReference());
        form.put("outcomes", screen.rowsToDecide(task.caseReference()));
        screen.putPeople(task, person, form);
        screen.putRatingsAndConcerns(task.caseReference(), person, form);
        form.put("askedBefore", screen.askedBefore(task.caseReference()));
        form.put("notToBeAsked", isNotToBeAsked(task.caseReference()));
        form.put("heldBackThoughAgreed", hasAgreed(task.caseReference()) && notice.heldBack(task.caseReference()).isPresent());
        form.put("neverFirst", screen.neverAskedFirst(task.caseReference()));
        form.put("outcomeOptions", Outcomes.options(offered(task.caseReference())));
        return form;
    }

    private boolean isNotToBeAsked(String caseReference) {
        return screen.neverAskedFirst(caseReference) != null
                || agreement.of(caseReference).answer() == FamilyAgreement.Answer.NOT_TO_BE_ASKED;
    }

    private boolean hasAgreed(String caseReference) {
        return agreement.of(caseReference).answer().isYes();
    }

    /** A referrer is not sent to ask whom nobody is to ask, or who has agreed. */
    private Set<OutcomeCode> offered(String caseReference) {
        return isNotToBeAsked(caseReference) || hasAgreed(caseReference) ? WITHOUT_ASKING : OFFERED;
    }

    @Override
    public Codes submit(FormTask task, Fields form, Person person) {
        var reference = task.caseReference();
        var riskChanged = form.riskChanged() == YesOrNo.YES;
        families.refusalWeighed(reference, riskChanged, form.reason(), person);
        if (riskChanged) {
            ratings.stepBackUp(reference, form.reason(), person);
            return Codes.of(OUTCOME_RECORDED, false);
        }
        var subjects = outcomes.toDecide(reference);
        checkNobodyIsAmberOrRed(reference, subjects);
        outcomes.record(reference, subjects, decided(form, offered(reference)), DecidedIn.FAMILY_REFUSAL, person);
        return Codes.of(OUTCOME_RECORDED, true);
    }

    private void checkNobodyIsAmberOrRed(String caseReference, Set<String> subjects) {
        if (ratings.ofTheHub(caseReference).stream().filter(one -> subjects.contains(one.subjectId()))
                .anyMatch(one -> one.standing().atLeast(Rating.AMBER))) {
            throw new Refused("riskChanged", "Does it change the risk? Somebody on this contact is rated RED "
                    + "or AMBER, so it is not closed without agreement.");
        }
    }

    private static List<Decided> decided(Fields form, Set<OutcomeCode> offered) {
        for (int row = 0; row < form.outcomes().size(); row++) {
            if (form.outcomes().get(row).outcome() == null || !offered.contains(form.outcomes().get(row).outcome())) {
                throw new Refused("outcomes[" + row + "].outcome", "Outcomes, row " + (row + 1)
                        + ": choose one of " + offered.stream().map(OutcomeCode::label).collect(Collectors.joining(", ")) + ".");
            }
        }
        return form.outcomes().stream().map(row -> new Decided(row.subjectId(), row.outcome(), row.reason())).toList();
    }
}
