package org.openmash.information.process;

import static org.openmash.platform.ProcessVariables.REQUEST_ID;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openmash.information.Answering;
import org.openmash.information.Replies;
import org.openmash.information.Reply;
import org.openmash.information.RequestRegister;
import org.openmash.platform.FormTask;
import org.openmash.platform.LondonTime;
import org.openmash.platform.Person;
import org.openmash.platform.ProcessVariable;
import org.openmash.platform.Refused;
import org.openmash.platform.TaskForm;

/** What the forms share in which an agency looks at its own answer again: the newest one stands in the fields. */
abstract class AnsweredForm<F extends Record> implements TaskForm<F> {

    enum Checked { RIGHT, CORRECTED }

    final Answering answering;
    private final ReplyOnScreen screen;
    private final RequestRegister register;
    private final Replies replies;

    AnsweredForm(Answering answering, ReplyOnScreen screen, RequestRegister register, Replies replies) {
        this.answering = answering;
        this.screen = screen;
        this.register = register;
        this.replies = replies;
    }

    @Override
    public Optional<ProcessVariable<?>> scope() {
        return Optional.of(REQUEST_ID);
    }

    @Override
    public Map<String, Object> open(FormTask task, Person person) {
        var requestId = request(task);
        var minimum = register.minimum(requestId);
        var newest = newest(requestId);
        var values = TaskForm.values();
        values.put("caseReference", task.caseReference());
        values.put("taskId", task.taskId());
        values.put("given", List.of(Map.of("at", register.find(requestId).flatMap(one -> one.repliedAt())
                .map(LondonTime::show).orElse(""), "source", answer(task).map(Replies.Answer::source).orElse(""))));
        values.put("searchedFor", minimum.people().stream().map(ReplyOnScreen::person).toList());
        values.put("reply", screen.filled(newest, minimum));
        values.put("options", screen.optionsToCorrect(newest.state()));
        return values;
    }

    /** @throws Refused where the answer as it should be is not given, or does not say what it must */
    void correct(FormTask task, ReplyFields reply, String why, Person person) {
        if (reply == null) {
            throw new Refused("reply.state", "Answer: give the answer as it should be.");
        }
        answering.correct(request(task), screen.reply(reply, register.minimum(request(task))), why, person);
    }

    Optional<Replies.Answer> answer(FormTask task) {
        return replies.answers(task.caseReference()).stream()
                .filter(answer -> answer.request().requestId().equals(request(task))).findFirst();
    }

    private Reply newest(String requestId) {
        return register.newestReply(requestId)
                .orElseThrow(() -> new Refused("This answer is no longer there. Nothing was saved."));
    }

    static String request(FormTask task) {
        return task.code(REQUEST_ID).orElseThrow(() -> new IllegalStateException("The task names no request"));
    }
}
