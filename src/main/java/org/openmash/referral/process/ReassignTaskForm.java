package org.openmash.referral.process;

import static org.openmash.platform.ProcessVariables.STARTED_BY;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openmash.platform.Codes;
import org.openmash.platform.FormTask;
import org.openmash.platform.Person;
import org.openmash.platform.Persons;
import org.openmash.platform.ProcessVariable;
import org.openmash.platform.Refused;
import org.openmash.platform.TaskForm;
import org.openmash.referral.Reassignments;
import org.openmash.referral.process.OpenWork.Piece;
import org.springframework.stereotype.Component;

/** One open task of the case is given to a colleague who may do it, or back to its queue. */
@Component
class ReassignTaskForm implements TaskForm<ReassignTaskForm.Fields> {

    private static final String BETWEEN = "|";
    private static final String NOTHING = "nothing";

    private final OpenWork work;
    private final Reassignments reassignments;
    private final Persons persons;

    ReassignTaskForm(OpenWork work, Reassignments reassignments, Persons persons) {
        this.work = work;
        this.reassignments = reassignments;
        this.persons = persons;
    }

    record Fields(@NotBlank(message = "choose a task and who takes it over")
                  @Size(max = 200, message = "choose one of those that are offered") String handTo) {
    }

    @Override
    public String formRef() {
        return "reassign-task";
    }

    @Override
    public Class<Fields> fields() {
        return Fields.class;
    }

    @Override
    public boolean showsTheRecord() {
        return false;
    }

    @Override
    public Optional<ProcessVariable<?>> scope() {
        return Optional.of(STARTED_BY);
    }

    @Override
    public Map<String, Object> open(FormTask task, Person person) {
        var pieces = work.of(task.caseReference());
        var form = TaskForm.values();
        form.put("openTasks", pieces.stream().map(piece -> Map.of("task", piece.name(), "with",
                piece.held() ? with(piece) + " (held)" : with(piece))).toList());
        form.put("reason", reassignments.reason(task.caseReference(), person).orElse(""));
        var options = new ArrayList<>(pieces.stream().flatMap(piece -> options(piece, task.caseReference()).stream()).toList());
        options.add(Map.of("value", NOTHING, "label", "Leave everything as it is"));
        form.put("handToOptions", options);
        return form;
    }

    private String with(Piece piece) {
        return piece.with().map(persons::displayName).orElse("nobody yet");
    }

    private List<Map<String, String>> options(Piece piece, String caseReference) {
        if (piece.held()) {
            return List.of();
        }
        var options = new ArrayList<Map<String, String>>();
        var task = piece.name() + " (" + with(piece) + ") → ";
        work.colleagues(piece, caseReference).forEach(person -> options.add(Map.of("value", value(piece, person.get("value")), "label",
                task + person.get("label"))));
        if (piece.with().isPresent()) {
            options.add(Map.of("value", value(piece, ""), "label", task + "back to the queue"));
        }
        return options;
    }

    private static String value(Piece piece, String person) {
        return piece.taskId() + BETWEEN + person;
    }

    @Override
    public Codes submit(FormTask task, Fields form, Person person) {
        if (form.handTo().equals(NOTHING)) {
            return Codes.none();
        }
        var piece = work.of(task.caseReference()).stream()
                .filter(open -> form.handTo().startsWith(open.taskId() + BETWEEN)).findFirst()
                .filter(open -> options(open, task.caseReference()).stream().anyMatch(option -> option.get("value").equals(form.handTo())))
                .orElseThrow(() -> new Refused("handTo", "Who takes over which task? That is not offered (any more): "
                        + "the task was completed, or is with somebody else. Open this task again."));
        var to = Optional.of(form.handTo().substring(piece.taskId().length() + BETWEEN.length()))
                .filter(chosen -> !chosen.isEmpty());
        work.give(piece, to);
        reassignments.moved(task.caseReference(), piece.element(), piece.with(), to, person);
        return Codes.none();
    }
}
