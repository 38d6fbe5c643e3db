package org.openmash.insight.process;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.task.Task;
import org.openmash.access.RecordAccess;
import org.openmash.deadline.Limits;
import org.openmash.hub.HubSettings;
import org.openmash.information.Requests;
import org.openmash.information.Requests.RequestState;
import org.openmash.platform.ActingAsHub;
import org.openmash.platform.LondonTime;
import org.openmash.platform.Person;
import org.openmash.platform.ProcessVariables;
import org.openmash.referral.Cases;
import org.openmash.referral.Rating;
import org.openmash.referral.Subjects;
import org.openmash.threshold.Ratings;
import org.springframework.stereotype.Component;

/**
 * What stands on the card of a task, read live: the case, its rating, what is waited for, and, for those who work in the
 * hub, the initials, age and area of the child. Only for tasks that the person may see in a queue. Of a restricted record
 * whoever may not open it sees the reference and the time.
 */
@Component
public class Cards {

    private static final String RESTRICTED = "Restricted";
    private static final List<String> CODES = List.of(ProcessVariables.CASE_REFERENCE.name(),
            ProcessVariables.LIMIT_ID.name(), ProcessVariables.REQUEST_ID.name());

    /**
     * @param near when the limit that the task works towards is near; UTC
     * @param due  UTC
     */
    public record Card(String taskId, String caseReference, String rating, String ratingText, String waitingFor,
                       String subject, Instant near, Instant due) {
    }

    private final TaskService tasks;
    private final IdentityService identity;
    private final ActingAsHub hub;
    private final Cases cases;
    private final Ratings ratings;
    private final Requests requests;
    private final Limits limits;
    private final HubSettings settings;
    private final RecordAccess records;
    private final Clock clock;

    Cards(TaskService tasks, IdentityService identity, ActingAsHub hub, Cases cases, Ratings ratings,
            Requests requests, Limits limits, HubSettings settings, RecordAccess records, Clock clock) {
        this.records = records;
        this.tasks = tasks;
        this.identity = identity;
        this.hub = hub;
        this.cases = cases;
        this.ratings = ratings;
        this.requests = requests;
        this.limits = limits;
        this.settings = settings;
        this.clock = clock;
    }

    public List<Card> of(List<String> taskIds, Person person) {
        return visible(taskIds, person).stream().map(task -> card(task, person)).flatMap(Optional::stream).toList();
    }

    /** Asked as the person: the engine leaves out what is not in one of their queues. */
    private List<Task> visible(List<String> taskIds, Person person) {
        var before = identity.getCurrentAuthentication();
        identity.setAuthentication(person.id(), List.copyOf(person.groups()));
        try {
            return taskIds.isEmpty() ? List.of() : tasks.createTaskQuery()
                    .taskIdIn(taskIds.toArray(String[]::new)).listPage(0, 200);
        } finally {
            identity.setAuthentication(before);
        }
    }

    private Optional<Card> card(Task task, Person person) {
        var codes = codes(task);
        return Optional.ofNullable(codes.get(ProcessVariables.CASE_REFERENCE.name())).map(Object::toString)
                .flatMap(cases::find).map(mashCase -> {
                    if (!records.mayOpen(person, mashCase.caseReference())) {
                        return new Card(task.getId(), mashCase.caseReference(), null, RESTRICTED, null, null,
                                near(task), due(task));
                    }
                    var kept = isKept(task, mashCase.caseReference(), codes);
                    var agency = task.getTaskDefinitionKey().equals("UserTask_AnswerRequest");
                    return new Card(task.getId(), mashCase.caseReference(), rating(mashCase.caseReference()).name(),
                            ratingText(mashCase.caseReference()),
                            waitingFor(task, mashCase.caseReference(), codes),
                            agency || !worksInHub(person) ? null : subjects(mashCase.caseReference()),
                            kept ? null : near(task), kept ? null : due(task));
                });
    }

    private static Instant near(Task task) {
        return task.getFollowUpDate() == null ? null : task.getFollowUpDate().toInstant();
    }

    private static Instant due(Task task) {
        return task.getDueDate() == null ? null : task.getDueDate().toInstant();
    }

    /** None for a task that somebody has completed since the queue was read: it has no card any more. */
    private Map<String, Object> codes(Task task) {
        try {
            return hub.call(() -> tasks.getVariables(task.getId(), CODES));
        } catch (NullValueException completed) {
            return Map.of();
        }
    }

    private Rating rating(String reference) {
        return ratings.ofCase(reference);
    }

    private String ratingText(String reference) {
        var rating = rating(reference).name();
        if (!ratings.proposedLowerings(reference).isEmpty()) {
            return rating + ", to be lowered?";
        }
        return ratings.isRated(reference) ? rating : rating + ", provisional";
    }

    private String waitingFor(Task task, String reference, Map<String, Object> codes) {
        var name = task.getName().replace(reference, "").strip() + ofWhichLimit(codes)
                + (isKept(task, reference, codes) ? ": kept for future plans" : reminder(task));
        if (!task.getTaskDefinitionKey().equals("UserTask_WaitForReplies")) {
            return name;
        }
        var open = agencies(reference, RequestState.SENT);
        var silent = agencies(reference, RequestState.NO_REPLY);
        if (open.isEmpty() && silent.isEmpty()) {
            return "Waiting for agencies to be chosen";
        }
        return Stream.of(open.isEmpty() ? "" : "Waiting for " + open, silent.isEmpty() ? "" : "No reply in time: " + silent)
                .filter(part -> !part.isEmpty()).collect(Collectors.joining(". "));
    }

    private String agencies(String reference, RequestState state) {
        return requests.of(reference).stream().filter(request -> request.state() == state)
                .map(request -> settings.agencyName(request.agency())).distinct().collect(Collectors.joining(", "));
    }

    /** The hub has decided, and nobody waits for this answer by a set time. */
    private boolean isKept(Task task, String reference, Map<String, Object> codes) {
        return task.getTaskDefinitionKey().equals("UserTask_AnswerRequest") && requests.of(reference).stream()
                .anyMatch(request -> request.kept() && request.requestId().equals(codes.get(
                        ProcessVariables.REQUEST_ID.name())));
    }

    /** An agency is reminded where it looks: in its queue (domain, 10, case 14). */
    private String reminder(Task task) {
        if (!task.getTaskDefinitionKey().equals("UserTask_AnswerRequest")) {
            return "";
        }
        var now = Date.from(clock.instant());
        return task.getDueDate() != null && !now.before(task.getDueDate()) ? ": overdue"
                : task.getFollowUpDate() != null && !now.before(task.getFollowUpDate()) ? ": reminder"
                : "";
    }

    /** A manager with ten breaches to explain sees which is which. */
    private String ofWhichLimit(Map<String, Object> codes) {
        return Optional.ofNullable(codes.get(ProcessVariables.LIMIT_ID.name()))
                .map(id -> ": " + limits.get(id.toString()).clock().label()).orElse("");
    }

    private static boolean worksInHub(Person person) {
        return person.groups().stream().noneMatch(group -> group.startsWith("agency-"));
    }

    private String subjects(String reference) {
        return Subjects.inShort(cases.contact(reference), LondonTime.today(clock));
    }
}
