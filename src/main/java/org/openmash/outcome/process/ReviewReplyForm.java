package org.openmash.outcome.process;

import static org.openmash.outcome.OnScreen.row;
import static org.openmash.platform.ProcessVariables.RECEIVING_GROUP;
import static org.openmash.platform.ProcessVariables.REPLY_REVIEW_ID;
import static org.openmash.platform.ProcessVariables.REQUEST_ID;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openmash.access.Role;
import org.openmash.information.DocumentRegister;
import org.openmash.information.DocumentRegister.Document;
import org.openmash.information.Replies.Answer;
import org.openmash.information.Requests.RequestState;
import org.openmash.outcome.OnScreen;
import org.openmash.outcome.ReplyReviews;
import org.openmash.outcome.ReplyReviews.Decided;
import org.openmash.outcome.ReplyReviews.Follows;
import org.openmash.platform.Codes;
import org.openmash.platform.FormTask;
import org.openmash.platform.LondonTime;
import org.openmash.platform.Person;
import org.openmash.platform.Persons;
import org.openmash.platform.ProcessVariable;
import org.openmash.platform.TaskForm;
import org.openmash.referral.CaseStatus;
import org.openmash.referral.Cases;
import org.openmash.referral.Change;
import org.springframework.stereotype.Component;

/** An answer that no discussion waits for, or that was recalled since: read what there is, and say what follows. */
@Component
class ReviewReplyForm implements TaskForm<ReviewReplyForm.Fields> {

    enum Choice {
        CHANGES_NOTHING, RATE_AGAIN, TELL_TEAM;

        Follows follows() {
            return Follows.valueOf(name());
        }
    }

    record Fields(
            @NotNull(message = "say what follows") Choice follows,
            Boolean dangerNow,
            @Size(max = 60, message = "at most 60 characters") String team,
            @Size(max = 4000, message = "at most 4,000 characters") String reason,
            @NotBlank(message = "say why nothing changes, what is new, or what the team is told")
            @Size(max = 20000, message = "at most 20,000 characters") String words) {
    }

    private static final String RECALLED = "The answer was about somebody else and has been recalled: nothing of it is left."
            + " Weigh whether what was decided, or how it was rated, stands without it. ";

    private final ReplyReviews reviews;
    private final DocumentRegister documents;
    private final OnScreen screen;
    private final Cases cases;
    private final Persons persons;

    ReviewReplyForm(ReplyReviews reviews, DocumentRegister documents, OnScreen screen, Cases cases, Persons persons) {
        this.reviews = reviews;
        this.documents = documents;
        this.screen = screen;
        this.cases = cases;
        this.persons = persons;
    }

    @Override
    public String formRef() {
        return "review-reply";
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
    public Set<String> watches() {
        return Set.of(Change.AGENCY_REPLIED.name(), Change.REPLY_CORRECTED.name(), Change.DOCUMENT_ATTACHED.name(),
                Change.DOCUMENT_TAKEN_BACK.name(), Change.DOCUMENT_HANDLING_CHANGED.name(),
                Change.OUTCOME_RECORDED.name(), Change.HAND_OVER_ANSWERED.name(), Change.SUSPECT_PLACED.name());
    }

    @Override
    public Map<String, Object> open(FormTask task, Person person) {
        var caseReference = task.caseReference();
        var answer = reviews.answer(caseReference, request(task));
        var values = TaskForm.values();
        values.put("caseReference", caseReference);
        values.put("reply", List.of(reply(answer)));
        values.put("facts", answer.facts());
        values.put("before", reviews.before(caseReference, request(task)).stream().map(this::before).toList());
        var came = documents.cameWith(answer);
        values.put("documents", came.stream().map(ReviewReplyForm::document).toList());
        values.put("documentCame", came.stream().map(Document::attachedAt).max(Comparator.naturalOrder())
                .filter(at -> at.isAfter(answer.request().correctedAt().or(answer.request()::repliedAt).orElse(at)))
                .map(LondonTime::show).orElse(null));
        values.put("outcomes", screen.decisions(caseReference, screen.names(caseReference).keySet()));
        values.put("status", notRead(task) + (answer.request().state() == RequestState.RECALLED ? RECALLED : "")
                + standing(cases.get(caseReference).status()));
        values.put("options", Map.of("teams", reviews.teams(caseReference).stream()
                .map(group -> Map.of("value", group, "label", Role.titleOf(group))).toList()));
        return values;
    }

    /** It is with a manager again because nobody of the team that was told may see the case any more. */
    private static String notRead(FormTask task) {
        return task.code(REPLY_REVIEW_ID).flatMap(told -> task.code(RECEIVING_GROUP)).map(team -> Role.titleOf(team) + ", who"
                + " were told of it, may not see the case any more, and have not said that they read it. Say what follows"
                + " instead. ").orElse("");
    }

    private static String standing(CaseStatus status) {
        return switch (status) {
            case CLOSED -> "The case is closed: rated again, it becomes a new contact that is linked to this one.";
            case DECIDED -> "The case is decided and not closed yet.";
            case RECEIVED, SCREENED, RATED -> "The case is not decided yet. It was rated below AMBER when this came, or"
                    + " fell below it afterwards, so no discussion waits for it, and early intervention reads no agency's answer:"
                    + " what matters is rated again.";
        };
    }

    static String request(FormTask task) {
        return task.code(REQUEST_ID).orElseThrow(() -> new IllegalStateException("The task names no request"));
    }

    private Map<String, Object> before(Answer answer) {
        var row = reply(answer);
        row.put("at", answer.givenAt().map(LondonTime::show).orElse(""));
        row.put("known", String.join("; ", answer.items()));
        row.put("considered", reviews.wasConsidered(answer) ? "Yes: it was decided with this answer" : "No");
        return row;
    }

    private Map<String, Object> reply(Answer answer) {
        var row = answer.row();
        row.put("at", answer.request().repliedAt().map(LondonTime::show).orElse(""));
        row.put("by", answer.request().repliedBy().map(persons::displayName).orElse(""));
        return row;
    }

    private static Map<String, Object> document(Document document) {
        return row("attached", LondonTime.show(document.attachedAt()), "what", document.title() + " ("
                        + document.type().label() + ")", "date", document.dated().map(LondonTime::show).orElse("No date"),
                "why", document.whyRelevant(), "handling", document.handling().label());
    }

    @Override
    public Codes submit(FormTask task, Fields form, Person person) {
        return reviews.review(task.caseReference(), request(task), new Decided(form.follows().follows(), form.words(),
                form.dangerNow(), form.follows() == Choice.TELL_TEAM ? form.team() : null, form.reason()), person);
    }
}
