package org.openmash.outcome.process;

import static org.openmash.platform.ProcessVariables.HAND_OVER_ACCEPTED;
import static org.openmash.platform.ProcessVariables.HAND_OVER_ID;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openmash.access.Role;
import org.openmash.information.Passing;
import org.openmash.outcome.DiscussionRecords;
import org.openmash.outcome.EarlyHelpNotice;
import org.openmash.outcome.FamilyAgreement;
import org.openmash.outcome.HandOver;
import org.openmash.outcome.HandOver.Answer;
import org.openmash.outcome.HandOvers;
import org.openmash.outcome.OnScreen;
import org.openmash.platform.Codes;
import org.openmash.platform.FormTask;
import org.openmash.platform.Person;
import org.openmash.platform.ProcessVariable;
import org.openmash.platform.Refused;
import org.openmash.platform.TaskForm;
import org.openmash.referral.Cases;
import org.openmash.referral.Change;
import org.openmash.referral.ContactKind;
import org.springframework.stereotype.Component;

/**
 * A receiving team accepts in writing or returns. It sees what it needs to take over; a service of early help sees four
 * fields and no more.
 */
@Component
class AcceptHandOverForm implements TaskForm<AcceptHandOverForm.Fields> {

    /** Who goes on with a child of whom was spoken; whoever takes over an adult, or a family for early help, does not. */
    private static final Set<String> GO_ON_WITH_A_CHILD = Stream.of(Role.TEAM_MANAGER, Role.ALLOCATED_WORKER,
            Role.UNIT_MANAGER, Role.POLICE_DECISION_MAKER).map(Role::group).collect(Collectors.toUnmodifiableSet());

    private final Cases cases;
    private final HandOvers handOvers;
    private final EarlyHelpNotice notice;
    private final FamilyAgreement agreement;
    private final OnScreen screen;
    private final HandOverRows rows;
    private final Passing passing;
    private final DiscussionRecords discussions;

    AcceptHandOverForm(Cases cases, HandOvers handOvers, EarlyHelpNotice notice, FamilyAgreement agreement,
            OnScreen screen, HandOverRows rows, Passing passing, DiscussionRecords discussions) {
        this.cases = cases;
        this.handOvers = handOvers;
        this.notice = notice;
        this.agreement = agreement;
        this.screen = screen;
        this.rows = rows;
        this.passing = passing;
        this.discussions = discussions;
    }

    enum Choice { ACCEPTED, RETURNED }

    record Fields(@NotNull(message = "accept or return") Choice answer,
                  @Size(max = 200, message = "at most 200 characters") String takenBy,
                  @Size(max = 4000, message = "at most 4,000 characters") String whatHappensNext,
                  @Size(max = 4000, message = "at most 4,000 characters") String reason) {
    }

    @Override
    public String formRef() {
        return "accept-hand-over";
    }

    @Override
    public Class<Fields> fields() {
        return Fields.class;
    }

    @Override
    public Optional<ProcessVariable<?>> scope() {
        return Optional.of(HAND_OVER_ID);
    }

    @Override
    public Set<String> watches() {
        return Set.of(Change.INFORMATION_ADDED.name(), Change.RATED.name(), Change.OUTCOME_RECORDED.name(),
                Change.FAMILY_ASKED.name(), Change.PASSED_ON.name());
    }

    @Override
    public Map<String, Object> open(FormTask task, Person person) {
        var handOver = handOver(task);
        var form = TaskForm.values();
        if (handOver.isForEarlyHelp()) {
            form.put("fourFields", notice.of(task.caseReference(), handOver.subjects()));
            form.put("agreement", words(agreement.of(task.caseReference()).answer()));
        } else {
            form.put("people", screen.people(task, person, handOver.subjects()));
            form.put("decisions", screen.decisions(task.caseReference(), handOver.subjects()));
            form.put("earlier", rows.answers(handOver));
            form.put("concerns", screen.concerns(task.caseReference(), handOver.subjects()));
            form.put("household", screen.household(task.caseReference()));
            form.put("newInformation", readsAll(handOver) ? screen.newInformation(task.caseReference(), person) : List.of());
            form.put("discussed", goesOnWithAChild(handOver) ? discussions.all(task.caseReference()) : List.of());
            form.put("fromAgencies", handOver.receivingGroup()
                    .map(group -> passing.readBy(task.caseReference(), group)).orElse(List.of()));
            form.put("caseReference", task.caseReference());
            form.put("hasDocument", handOver.receivingGroup()
                    .filter(group -> passing.hasDocument(task.caseReference(), group)).isPresent());
        }
        return form;
    }

    private HandOver handOver(FormTask task) {
        return handOvers.get(task.code(HAND_OVER_ID).orElseThrow());
    }

    private static boolean goesOnWithAChild(HandOver handOver) {
        return handOver.receivingGroup().filter(GO_ON_WITH_A_CHILD::contains).isPresent();
    }

    /** New information tells of everybody in the case; whoever takes over an adult of a child's case does not go on with it. */
    private boolean readsAll(HandOver handOver) {
        return goesOnWithAChild(handOver)
                || cases.contact(handOver.caseReference()).kind() == ContactKind.ADULT_AT_RISK;
    }

    private static String words(FamilyAgreement.Answer answer) {
        return switch (answer) {
            case AGREED -> "given";
            case AGREED_UNSAFE -> "given; the address is not known to be safe";
            case NOT_AGREED -> "not given";
            case NOT_ASKED -> "nobody has asked";
            case NOT_TO_BE_ASKED -> "nobody has asked, and nobody is to ask first";
        };
    }

    @Override
    public Codes submit(FormTask task, Fields form, Person person) {
        var handOver = handOver(task);
        var accepted = form.answer() == Choice.ACCEPTED;
        if (accepted) {
            Answers.required("takenBy", "Who takes it on", form.takenBy());
            Answers.required("whatHappensNext", "What happens next, and when", form.whatHappensNext());
            checkAgreed(handOver);
        } else {
            Answers.required("reason", "Reason", form.reason());
        }
        handOvers.answer(handOver.handOverId(), accepted ? Answer.ACCEPTED : Answer.RETURNED,
                accepted ? Optional.of(form.takenBy()) : Optional.empty(),
                accepted ? form.whatHappensNext() : form.reason(), person);
        return Codes.of(HAND_OVER_ACCEPTED, accepted);
    }

    private void checkAgreed(HandOver handOver) {
        notice.heldBack(handOver.caseReference()).filter(why -> handOver.isForEarlyHelp()).ifPresent(why -> {
            throw new Refused("answer", switch (agreement.of(handOver.caseReference()).answer()) {
                case NOT_ASKED -> "Answer: nobody has asked the family yet, so early help cannot take this on. Return it to the"
                        + " hub, where a screening officer asks the family before it is sent to you again.";
                case NOT_AGREED, NOT_TO_BE_ASKED -> "Answer: the family has not agreed, or is not to be asked first, so early"
                        + " help cannot take this on. Return it to the hub.";
                case AGREED, AGREED_UNSAFE -> "Answer: early help cannot take this on. " + why + ". Return it to the hub.";
            });
        });
    }
}
