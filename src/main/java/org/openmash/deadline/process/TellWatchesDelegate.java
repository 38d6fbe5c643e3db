package org.openmash.deadline.process;

import static org.openmash.platform.ProcessVariables.CASE_REFERENCE;
import static org.openmash.platform.ProcessVariables.DUE_AT;
import static org.openmash.platform.ProcessVariables.LIMIT_ID;
import static org.openmash.platform.ProcessVariables.NEAR_AT;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.task.Task;
import org.openmash.deadline.Limit;
import org.openmash.deadline.Limits;
import org.openmash.deadline.Watching;
import org.openmash.platform.ActingAsHub;
import org.openmash.platform.CaseJournal;
import org.openmash.platform.FormTask;
import org.openmash.platform.Pathways;
import org.openmash.platform.ProcessVariable;
import org.openmash.platform.ProcessVariables;
import org.openmash.platform.TaskDueDates;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * After a limit of the case was kept, moved or withdrawn: its watch is told, a limit kept late has its explanation asked
 * for, and the open tasks get the dates that hold now. It waits for whoever is changing the case, so that nobody's click
 * meets it.
 */
@Component
class TellWatchesDelegate implements JavaDelegate {

    private final CaseJournal journal;
    private final Limits limits;
    private final Watching watching;
    private final Pathways pathways;
    private final TaskService tasks;
    private final TaskDueDates dates;
    private final ActingAsHub hub;

    TellWatchesDelegate(CaseJournal journal, Limits limits, Watching watching, Pathways pathways,
            @Lazy TaskService tasks, TaskDueDates dates, ActingAsHub hub) {
        this.journal = journal;
        this.limits = limits;
        this.watching = watching;
        this.pathways = pathways;
        this.tasks = tasks;
        this.dates = dates;
        this.hub = hub;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var caseReference = CASE_REFERENCE.get(execution);
        journal.lock(caseReference);
        for (var limit : limits.of(caseReference)) {
            limit.watchId().filter(watch -> isNewsTo(watch, limit))
                    .ifPresent(watch -> pathways.tellInstance(watch, "mash.limitChanged"));
            limit.breachedAt().ifPresent(at -> watching.breached(limit));
            if (!limit.isOpen()) {
                pathways.tell("breachReview", caseReference, LIMIT_ID, limit.limitId(), "mash.limitEnded");
            }
        }
        hub.run(() -> tasks.createTaskQuery().processInstanceBusinessKey(caseReference).list().stream()
                .filter(task -> !dates.keepsItsDates(task.getTaskDefinitionKey()))
                .forEach(task -> redate(task, caseReference)));
    }

    private boolean isNewsTo(String watch, Limit limit) {
        return isOther(watch, DUE_AT, limit.dueAt()) || isOther(watch, NEAR_AT, limit.nearAt())
                || !limit.isOpen() && pathways.code(watch, DUE_AT).isPresent();
    }

    private boolean isOther(String watch, ProcessVariable<Date> variable, Instant at) {
        return pathways.code(watch, variable).filter(known -> !known.toInstant().equals(at)).isPresent();
    }

    private void redate(Task task, String caseReference) {
        var now = dates.of(new FormTask(task.getId(), task.getTaskDefinitionKey(), "", caseReference,
                ProcessVariables.of(tasks.getVariablesTyped(task.getId()))));
        var due = Date.from(now.dueAt());
        if (!due.equals(task.getDueDate())) {
            task.setDueDate(due);
            task.setFollowUpDate(Date.from(now.followUpAt()));
            tasks.saveTask(task);
        }
    }
}
