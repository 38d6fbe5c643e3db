package org.openmash.deadline.process;

import static org.openmash.platform.ProcessVariables.LIMIT_ID;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.openmash.access.RecordAccess;
import org.openmash.access.Role;
import org.openmash.deadline.Breaches;
import org.openmash.deadline.Limit;
import org.openmash.deadline.Limits;
import org.openmash.deadline.Watching;
import org.openmash.hub.HubSettings;
import org.openmash.platform.ActingAsHub;
import org.openmash.platform.FormTask;
import org.openmash.platform.LondonTime;
import org.openmash.platform.Person;
import org.openmash.platform.Persons;
import org.openmash.platform.Restricted;
import org.openmash.platform.TaskForm;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * A limit, and what stands open on its case, as rows of a form's tables: codes, roles and times, nobody's content.
 * What a colleague wrote is shown to those to whom the record is open.
 */
@Component
class LimitOnScreen {

    private final Limits limits;
    private final Breaches breaches;
    private final TaskService tasks;
    private final ActingAsHub hub;
    private final Persons persons;
    private final RecordAccess records;
    private final HubSettings settings;
    private final Clock clock;

    LimitOnScreen(Limits limits, Breaches breaches, @Lazy TaskService tasks, ActingAsHub hub, Persons persons,
            RecordAccess records, HubSettings settings, Clock clock) {
        this.records = records;
        this.limits = limits;
        this.breaches = breaches;
        this.tasks = tasks;
        this.hub = hub;
        this.persons = persons;
        this.settings = settings;
        this.clock = clock;
    }

    Limit of(FormTask task) {
        return limits.get(task.code(LIMIT_ID).orElseThrow(() ->
                new IllegalStateException("The task names no limit")));
    }

    /** {@code caseReference}, {@code limit}, {@code open}, {@code explanation}. */
    Map<String, Object> values(FormTask task, Person person) {
        var limit = of(task);
        var values = TaskForm.values();
        values.put("caseReference", task.caseReference());
        values.put("limit", List.of(row(limit)));
        values.put("open", open(task));
        var open = records.mayOpen(person, task.caseReference());
        values.put("explanation", breaches.explanation(limit.limitId()).stream().map(why -> explanation(why, open)).toList());
        return values;
    }

    Map<String, Object> row(Limit limit) {
        return Map.of("caseReference", limit.caseReference(), "clock", limit.clock().label(), "rating",
                limit.rating().name(), "startedAt", LondonTime.show(limit.startedAt()), "dueAt",
                LondonTime.show(limit.dueAt()), "time", time(limit),
                "metBy", limit.terms().metBy());
    }

    /** For example "40 min left", "2 h 10 min over". */
    String time(Limit limit) {
        if (limit.breachedAt().isPresent() && limit.metAt().filter(at -> !at.isAfter(limit.dueAt())).isPresent()) {
            return "kept in time, recorded late";
        }
        var left = Duration.between(limit.metAt().orElseGet(clock::instant), limit.dueAt());
        return Watching.inWords(left.abs()) + (left.isNegative() ? " over" : limit.isOpen() ? " left" : " to spare");
    }

    private Map<String, Object> explanation(Breaches.Explanation explanation, boolean open) {
        return Map.of("cause", explanation.cause().label(), "doing", open ? explanation.doing() : Restricted.SENTENCE, "by",
                persons.displayName(explanation.explainedBy()), "at", LondonTime.show(explanation.explainedAt()));
    }

    private List<Map<String, Object>> open(FormTask asked) {
        return hub.call(() -> tasks.createTaskQuery().processInstanceBusinessKey(asked.caseReference())
                        .orderByDueDate().asc().list()).stream()
                .filter(task -> !task.getId().equals(asked.taskId())).map(this::open).toList();
    }

    private Map<String, Object> open(Task task) {
        return Map.of("what", task.getName(), "with", task.getAssignee() == null ? queues(task)
                        : persons.displayName(task.getAssignee()),
                "dueAt", task.getDueDate() == null ? "" : LondonTime.show(task.getDueDate().toInstant()));
    }

    private String queues(Task task) {
        return "nobody yet: " + hub.call(() -> tasks.getIdentityLinksForTask(task.getId())).stream()
                .map(IdentityLink::getGroupId).filter(Objects::nonNull).map(this::team)
                .collect(Collectors.joining(", "));
    }

    private String team(String group) {
        return HubSettings.isOfAnAgency(group) ? settings.agencyName(HubSettings.codeOf(group))
                : Role.titleOf(group);
    }
}
