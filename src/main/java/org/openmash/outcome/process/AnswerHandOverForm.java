package org.openmash.outcome.process;

import static org.openmash.platform.ProcessVariables.HAND_OVER_ACCEPTED;
import static org.openmash.platform.ProcessVariables.HAND_OVER_ANSWERED;
import static org.openmash.platform.ProcessVariables.HAND_OVER_ID;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openmash.access.Role;
import org.openmash.information.Passing;
import org.openmash.outcome.HandOver;
import org.openmash.outcome.HandOver.Answer;
import org.openmash.outcome.HandOvers;
import org.openmash.outcome.OnScreen;
import org.openmash.outcome.WorkerHandOvers;
import org.openmash.platform.Codes;
import org.openmash.platform.FormTask;
import org.openmash.platform.Person;
import org.openmash.platform.ProcessVariable;
import org.openmash.platform.Refused;
import org.openmash.platform.TaskForm;
import org.openmash.referral.Cases;
import org.openmash.referral.Change;
import org.springframework.stereotype.Component;

/**
 * The child's own worker, or the manager of that team, accepts in writing or returns the child. Wolverhampton: an open
 * case, or one closed within the last 28 days, goes straight to the allocated worker.
 */
@Component
class AnswerHandOverForm implements TaskForm<AnswerHandOverForm.Fields> {

    private static final String BY_THE_WORKER = "UserTask_AnswerHandOver";

    private final HandOvers handOvers;
    private final WorkerHandOvers workers;
    private final Cases cases;
    private final OnScreen screen;
    private final HandOverRows rows;
    private final Passing passing;

    AnswerHandOverForm(HandOvers handOvers, WorkerHandOvers workers, Cases cases, OnScreen screen, HandOverRows rows,
            Passing passing) {
        this.handOvers = handOvers;
        this.workers = workers;
        this.cases = cases;
        this.screen = screen;
        this.rows = rows;
        this.passing = passing;
    }

    record Fields(@NotNull(message = "choose an answer") Answer answer,
                  @Size(max = 4000, message = "at most 4,000 characters") String acceptedInWriting,
                  @Size(max = 1900, message = "at most 1,900 characters") String reason) {
    }

    @Override
    public String formRef() {
        return "answer-hand-over";
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
        return Set.of(Change.CONTACT_COMPLETED.name(), Change.INFORMATION_ADDED.name(), Change.RATED.name(), Change.PASSED_ON.name());
    }

    @Override
    public Map<String, Object> open(FormTask task, Person person) {
        var handOver = handOver(task);
        var reference = task.caseReference();
        var form = TaskForm.values();
        form.put("question", question(handOver.kind()));
        form.put("people", screen.people(task, person, handOver.subjects()));
        form.put("ratings", screen.ratings(reference, handOver.subjects()));
        form.put("concerns", screen.concerns(reference, handOver.subjects()));
        form.put("newInformation", screen.newInformation(reference, person));
        form.put("household", screen.household(reference));
        form.put("whereNow", List.of(screen.whereNow(task, person, "goingHome", cases.contact(reference).goingHome())));
        var reader = task.element().equals(BY_THE_WORKER) ? Role.ALLOCATED_WORKER.group() : Role.TEAM_MANAGER.group();
        form.put("caseReference", reference);
        form.put("fromAgencies", passing.readBy(reference, reader));
        form.put("hasDocument", passing.hasDocument(reference, reader));
        form.put("earlier", rows.answers(handOver));
        form.put("answerOptions", options(handOver.kind(), task.element()));
        return form;
    }

    private HandOver handOver(FormTask task) {
        return handOvers.get(task.code(HAND_OVER_ID).orElseThrow());
    }

    private static String question(HandOver.Kind kind) {
        return switch (kind) {
            case TOLD -> "You are told because the child's case is open with you. The hub rates this contact and keeps "
                    + "it: say what you will do.";
            case INVITED -> "The hub rates this contact. You know the child: say what you will do, or why you cannot.";
            default -> "The child is yours, so this comes straight to you. Accept it in writing, or return it to the "
                    + "hub with a reason.";
        };
    }

    private static List<Map<String, String>> options(HandOver.Kind kind, String element) {
        var options = new ArrayList<Map<String, String>>();
        var takesOver = kind == HandOver.Kind.TAKE_OVER;
        options.add(option(Answer.ACCEPTED, takesOver ? "Accepted: the child is ours" : "Seen: we will do our part"));
        options.add(option(Answer.RETURNED, takesOver ? "Returned to the hub" : "We cannot take part"));
        if (element.equals(BY_THE_WORKER)) {
            options.add(option(Answer.WORKER_ABSENT, "The worker is absent or gone: the team's manager answers"));
        }
        return options;
    }

    private static Map<String, String> option(Answer answer, String label) {
        return Map.of("value", answer.name(), "label", label);
    }

    @Override
    public Codes submit(FormTask task, Fields form, Person person) {
        var answer = form.answer();
        if (answer == Answer.WORKER_ABSENT && !task.element().equals(BY_THE_WORKER)) {
            throw new Refused("answer", "Answer: you answer for the team, so accept or return.");
        }
        if (answer == Answer.ACCEPTED) {
            Answers.required("acceptedInWriting", "What you will do and when", form.acceptedInWriting());
        }
        if (answer == Answer.RETURNED) {
            Answers.required("reason", "Reason", form.reason());
        }
        workers.answer(handOver(task), answer, answer == Answer.ACCEPTED ? form.acceptedInWriting() : form.reason(),
                person);
        return Codes.of(HAND_OVER_ANSWERED, answer != Answer.WORKER_ABSENT)
                .and(HAND_OVER_ACCEPTED, answer == Answer.ACCEPTED);
    }
}
