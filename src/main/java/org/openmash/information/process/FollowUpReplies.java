package org.openmash.information.process;

import static org.openmash.platform.ProcessVariables.CASE_REFERENCE;
import static org.openmash.platform.ProcessVariables.REVIEW_GROUP;
import static org.openmash.platform.ProcessVariables.SENDING_ID;

import org.camunda.bpm.engine.TaskService;
import org.openmash.access.WaitingWork;
import org.openmash.deadline.FollowUps;
import org.openmash.deadline.Limit;
import org.openmash.deadline.LimitEvent;
import org.openmash.hub.HubSettings;
import org.openmash.hub.HubSettings.Agency;
import org.openmash.information.Chasing;
import org.openmash.information.Requests.AgencyRequest;
import org.openmash.platform.ActingAsHub;
import org.openmash.platform.CaseJournal;
import org.openmash.platform.Codes;
import org.openmash.platform.Pathways;
import org.openmash.platform.ProcessVariables;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * An agency is silent: once the limit has passed, its named lead finds the request in the queue as well, whoever of the
 * agency has claimed it; and whom the table names has one task for the whole sending, however many are silent (domain, 0a, Not
 * too many alarms; 10, case 14).
 */
@Component
class FollowUpReplies implements FollowUps {

    private static final String PROCESS = "chaseReplies";

    private final Chasing chasing;
    private final HubSettings settings;
    private final CaseJournal journal;
    private final Pathways pathways;
    private final TaskService tasks;
    private final ActingAsHub hub;
    private final WaitingWork work;

    FollowUpReplies(Chasing chasing, HubSettings settings, CaseJournal journal, Pathways pathways,
            @Lazy TaskService tasks, ActingAsHub hub, WaitingWork work) {
        this.work = work;
        this.chasing = chasing;
        this.settings = settings;
        this.journal = journal;
        this.pathways = pathways;
        this.tasks = tasks;
        this.hub = hub;
    }

    @Override
    public boolean takesUp(Limit limit, LimitEvent event, String group) {
        var silent = chasing.waitedFor(limit);
        silent.ifPresent(request -> {
            if (event == LimitEvent.BREACHED) {
                tellLead(request);
            }
            askToChase(request, group);
        });
        return silent.isPresent();
    }

    private void tellLead(AgencyRequest request) {
        settings.agency(request.agency()).filter(Agency::hasLead).ifPresent(agency -> hub.call(() ->
                tasks.createTaskQuery().processVariableValueEquals(ProcessVariables.REQUEST_ID.name(), request.requestId())
                        .taskDefinitionKey("UserTask_AnswerRequest").list())
                .forEach(task -> work.offerTo(agency.leadGroup(), task.getId())));
    }

    /** Under the lock of the case: two agencies of one sending fall silent at the same moment. */
    private void askToChase(AgencyRequest request, String group) {
        journal.lock(request.caseReference());
        if (!pathways.isRunning(PROCESS, request.caseReference(), SENDING_ID, request.sendingId())) {
            pathways.start(PROCESS, request.caseReference(), Codes.of(CASE_REFERENCE, request.caseReference())
                    .and(SENDING_ID, request.sendingId()).and(REVIEW_GROUP, group));
        }
    }
}
