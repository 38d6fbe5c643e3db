package org.openmash.insight.process;

import static org.openmash.platform.ProcessVariables.CASE_REFERENCE;
import static org.openmash.platform.ProcessVariables.LIMIT_ID;
import static org.openmash.platform.ProcessVariables.REQUEST_ID;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.openmash.access.RecordAccess;
import org.openmash.deadline.Limits;
import org.openmash.hub.HubSettings;
import org.openmash.information.Requests;
import org.openmash.information.Requests.RequestState;
import org.openmash.platform.ActingAsHub;
import org.openmash.platform.LondonTime;
import org.openmash.platform.Person;
import org.openmash.referral.Cases;
import org.openmash.referral.Subjects;
import org.openmash.threshold.Ratings;
import org.openmash.threshold.Ratings.CaseRating;
import org.springframework.stereotype.Component;

/**
 * What stands on the card of a task, read live: the case, its rating, what is waited for, and, for those who work in the
 * hub, the initials, age and area of the child. Only for tasks that the person may see in a queue. Of a restricted record
 * whoever may not open it sees the reference and the time.
 */
@Component
public class Cards {

    private static final String RESTRICTED = "Restricted";

    /**
     * @param near when the limit that the task works towards is near; UTC
     * @param due  UTC
     */
    public record Card(String taskId, String caseReference, String rating, String ratingText, String waitingFor,
                       String subject, Instant near, Instant due) {
    }

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final IdentityService identity;
    private final ActingAsHub hub;
    private final Cases cases;
    private final Ratings ratings;
    private final Requests requests;
    private final Limits limits;
    private final HubSettings settings;
    private final RecordAccess records;
    private final Clock clock;

    Cards(TaskService tasks, RuntimeService runtime, IdentityService identity, ActingAsHub hub, Cases cases, Ratings ratings,
            Requests requests, Limits limits, HubSettings settings, RecordAccess records, Clock clock) {
        this.records = records;
        this.tasks = tasks;
        this.runtime = runtime;
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
        var visible = visible(taskIds, person);
        var codes = codes(visible);
        var references = codes.values().stream().map(of -> of.get(CASE_REFERENCE.name())).filter(Objects::nonNull)
                .collect(Collectors.toSet());
        var open = records.mayOpen(person, references);
        var standing = ratings.inShort(open);
        var kept = requests.kept(codes.values().stream().map(of -> of.get(REQUEST_ID.name())).filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        return visible.stream().flatMap(task -> {
            var ofTask = codes.getOrDefault(task.getProcessInstanceId(), Map.of());
            var reference = ofTask.get(CASE_REFERENCE.name());
            return reference != null && !open.contains(reference) ? Stream.of(restricted(task, reference))
                    : Optional.ofNullable(reference).map(standing::get)
                            .map(rating -> card(task, person, ofTask, rating, isKept(task, ofTask, kept))).stream();
        }).toList();
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

    private Card card(Task task, Person person, Map<String, String> codes, CaseRating rating, boolean kept) {
        var reference = codes.get(CASE_REFERENCE.name());
        return new Card(task.getId(), reference, rating.rating().name(), ratingText(rating),
                waitingFor(task, reference, codes, kept),
                asksAgency(task) || !worksInHub(person) ? null : subjects(reference),
                kept ? null : near(task), kept ? null : due(task));
    }

    private static boolean asksAgency(Task task) {
        return task.getTaskDefinitionKey().equals("UserTask_AnswerRequest");
    }

    /** Nobody waits for the answer any more. */
    private static boolean isKept(Task task, Map<String, String> codes, Set<String> kept) {
        return asksAgency(task) && kept.contains(Objects.requireNonNullElse(codes.get(REQUEST_ID.name()), ""));
    }

    private static Card restricted(Task task, String reference) {
        return new Card(task.getId(), reference, null, RESTRICTED, null, null, near(task), due(task));
    }

    private static Instant near(Task task) {
        return task.getFollowUpDate() == null ? null : task.getFollowUpDate().toInstant();
    }

    private static Instant due(Task task) {
        return task.getDueDate() == null ? null : task.getDueDate().toInstant();
    }

    /** By process instance. None for a task that somebody has completed since the queue was read: it has no card any more. */
    private Map<String, Map<String, String>> codes(List<Task> visible) {
        if (visible.isEmpty()) {
            return Map.of();
        }
        var instances = visible.stream().map(Task::getProcessInstanceId).filter(Objects::nonNull).distinct()
                .toArray(String[]::new);
        var codes = new HashMap<String, Map<String, String>>();
        hub.call(() -> runtime.createVariableInstanceQuery().processInstanceIdIn(instances)
                .variableNameIn(CASE_REFERENCE.name(), LIMIT_ID.name(), REQUEST_ID.name()).list()).stream()
                .filter(code -> code.getValue() != null).forEach(code -> codes
                        .computeIfAbsent(code.getProcessInstanceId(), instance -> new HashMap<>())
                        .put(code.getName(), code.getValue().toString()));
        return codes;
    }

    private static String ratingText(CaseRating rating) {
        return rating.rating().name() + (rating.toBeLowered() ? ", to be lowered?" : rating.rated() ? "" : ", provisional");
    }

    private String waitingFor(Task task, String reference, Map<String, String> codes, boolean kept) {
        var name = task.getName().replace(reference, "").strip() + ofWhichLimit(codes)
                + (kept ? ": kept for future plans" : reminder(task));
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

    /** An agency is reminded where it looks: in its queue (domain, 10, case 14). */
    private String reminder(Task task) {
        if (!asksAgency(task)) {
            return "";
        }
        var now = Date.from(clock.instant());
        return task.getDueDate() != null && !now.before(task.getDueDate()) ? ": overdue"
                : task.getFollowUpDate() != null && !now.before(task.getFollowUpDate()) ? ": reminder"
                : "";
    }

    /** A manager with ten breaches to explain sees which is which. */
    private String ofWhichLimit(Map<String, String> codes) {
        return Optional.ofNullable(codes.get(LIMIT_ID.name()))
                .map(id -> ": " + limits.get(id).clock().label()).orElse("");
    }

    private static boolean worksInHub(Person person) {
        return person.groups().stream().noneMatch(HubSettings::isOfAnAgency);
    }

    private String subjects(String reference) {
        return Subjects.inShort(cases.contact(reference), LondonTime.today(clock));
    }
}
