package org.openmash.information.process;

import static org.openmash.information.process.AnsweredForm.request;
import static org.openmash.platform.ProcessVariables.REQUEST_ID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.openmash.hub.HubSettings;
import org.openmash.information.Answering;
import org.openmash.information.Documents;
import org.openmash.information.Reply.Source;
import org.openmash.information.Reply.Told;
import org.openmash.information.RequestRegister;
import org.openmash.platform.Codes;
import org.openmash.platform.FormTask;
import org.openmash.platform.Person;
import org.openmash.platform.ProcessVariable;
import org.openmash.platform.Refused;
import org.openmash.platform.TaskForm;
import org.springframework.stereotype.Component;

/** Somebody in the hub writes down what an agency told, and who told it. */
@Component
class RecordAnswerForm implements TaskForm<RecordAnswerForm.Fields> {

    enum Action { RECORD, NOTHING }

    record Fields(
            @NotNull(message = "say whether there is an answer to record") Action action,
            Source source,
            @Size(max = 200, message = "at most 200 characters") String saidBy,
            @Size(max = 200, message = "at most 200 characters") String saidByRole,
            @PastOrPresent(message = "must not be in the future") OffsetDateTime saidAt,
            @Valid ReplyFields reply) {
    }

    private final Answering answering;
    private final ReplyOnScreen screen;
    private final RequestRegister register;
    private final Documents documents;
    private final HubSettings hub;

    RecordAnswerForm(Answering answering, ReplyOnScreen screen, RequestRegister register, Documents documents,
            HubSettings hub) {
        this.documents = documents;
        this.answering = answering;
        this.screen = screen;
        this.register = register;
        this.hub = hub;
    }

    @Override
    public String formRef() {
        return "record-answer";
    }

    @Override
    public Class<Fields> fields() {
        return Fields.class;
    }

    @Override
    public Optional<ProcessVariable<?>> scope() {
        return Optional.of(REQUEST_ID);
    }

    @Override
    public Map<String, Object> open(FormTask task, Person person) {
        var minimum = register.minimum(request(task));
        var values = TaskForm.values();
        values.put("caseReference", task.caseReference());
        values.put("taskId", task.taskId());
        values.put("request", register.find(request(task)).stream().map(one -> Map.of("agency",
                hub.agencyName(one.agency()), "asked", minimum.asked())).toList());
        values.put("searchedFor", minimum.people().stream().map(ReplyOnScreen::person).toList());
        values.put("reply", screen.empty(minimum));
        values.put("options", screen.options());
        return values;
    }

    @Override
    public Codes submit(FormTask task, Fields form, Person person) {
        if (form.action() == Action.NOTHING) {
            documents.settle(request(task), person, false);
            return Codes.none();
        }
        require(form.source(), "source", "How you were told: choose one.");
        require(form.saidBy(), "saidBy", "Who said so: give the name.");
        require(form.saidByRole(), "saidByRole", "Their role: say what they do at the agency.");
        require(form.saidAt(), "saidAt", "Said at: say when.");
        require(form.reply(), "reply.state", "Answer: say what the agency answered.");
        answering.recordFor(request(task), screen.reply(form.reply(), register.minimum(request(task))),
                new Told(form.source(), form.saidBy(), form.saidByRole(), form.saidAt().toInstant()), person);
        documents.settle(request(task), person, true);
        return Codes.none();
    }

    private static void require(Object answer, String field, String sentence) {
        if (answer == null) {
            throw new Refused(field, sentence);
        }
    }
}
