package org.openmash.access;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.openmash.platform.ActingAsHub;
import org.springframework.stereotype.Component;

/** The queues that each role finds in Tasklist, in that role's words, the most urgent first. */
@Component
class Queues {

    private static final String[] DANGER = {"UserTask_RecordEmergencyCall", "UserTask_AskSocialWorker",
        "UserTask_RecordAcceptance", "UserTask_HoldStrategyDiscussion", "UserTask_ConfirmLowering",
        "UserTask_ActBeforeLimit"};

    private final FilterService filters;
    private final TaskService tasks;
    private final Grants grants;
    private final ActingAsHub hub;

    Queues(FilterService filters, TaskService tasks, Grants grants, ActingAsHub hub) {
        this.filters = filters;
        this.tasks = tasks;
        this.grants = grants;
        this.hub = hub;
    }

    void makeAll() {
        hub.run(this::make);
    }

    private void make() {
        var mine = "My tasks";
        queue(mine, 90, "What is assigned to you", tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}"),
                grants.groupsInTasklist());
        queue("Red now", 10, "Danger now, and everything rated or proposed RED", redNow(), groups(
                Role.SCREENING_OFFICER, Role.LEAD_SOCIAL_CARE, Role.UNIT_MANAGER, Role.SERVICE_MANAGER,
                Role.EMERGENCY_DUTY, Role.POLICE_DECISION_MAKER));
        queue("To accept now", 5, "What stands open while the hub is closed, for emergency duty",
                element("UserTask_AcceptForDuty"),
                groups(Role.EMERGENCY_DUTY, Role.UNIT_MANAGER, Role.SERVICE_MANAGER));
        queue("Closing list", 15, "What is open and due while the hub is closed: go through it before closing",
                element("UserTask_GoThroughClosingList"), groups(Role.UNIT_MANAGER));
        queue("To take back", 15, "What emergency duty had while the hub was closed", element("UserTask_TakeBack"),
                groups(Role.UNIT_MANAGER, Role.SCREENING_OFFICER));
        queue("Limits", 15, "Limits to act on before they pass, agencies to chase, breaches to explain, and what stays unkept",
                element("UserTask_ActBeforeLimit", "UserTask_ChaseReplies", "UserTask_ExplainBreach",
                        "UserTask_AnswerEscalation"),
                groups(Role.UNIT_MANAGER, Role.SERVICE_MANAGER));
        queue("Operations to agree", 17, "What an operator asks for past the diagram of a case",
                element("UserTask_AgreeToOperation"), groups(Role.SERVICE_MANAGER));
        queue("To screen", 20, "Contacts nobody has screened", element("UserTask_ScreenContact"),
                groups(Role.SCREENING_OFFICER));
        queue("To complete", 30, "Contacts whose particulars are still to be written down",
                element("UserTask_CompleteContact"), groups(Role.SCREENING_OFFICER));
        queue("To answer or to tell", 40, "Families to ask, referrers to tell or to remind, enquiries and transfers",
                element("UserTask_AskFamily", "UserTask_TellReferrer", "UserTask_AnswerEnquiry",
                        "UserTask_TransferToOtherCouncil", "UserTask_AskForConfirmation"),
                groups(Role.SCREENING_OFFICER));
        queue("To rate", 20, "Contacts that wait for a rating", element("UserTask_RateContact"),
                groups(Role.LEAD_SOCIAL_CARE, Role.LEAD_EARLY_INTERVENTION, Role.UNIT_MANAGER));
        queue("To decide", 30, "Advice to give, refusals to weigh, first contacts to make, and what came back",
                element("UserTask_GiveAdvice", "UserTask_WeighRefusal", "UserTask_MakeFirstContact",
                        "UserTask_DecideReturned", "UserTask_FinishStrategyRecord"),
                groups(Role.LEAD_SOCIAL_CARE, Role.UNIT_MANAGER));
        queue("Letters to families", 60, "To write, to hold, or not to be written", element("UserTask_WriteToFamily"),
                groups(Role.LEAD_SOCIAL_CARE, Role.UNIT_MANAGER));
        queue("Early intervention", 30, "Families to accept, or to step back up",
                element("UserTask_AcceptEarlyIntervention"), groups(Role.LEAD_EARLY_INTERVENTION));
        queue("Ratings to review", 30, "New information, answers after a decision, and REDs that somebody wants lowered",
                element("UserTask_ReviewRating", "UserTask_ReviewReply", "UserTask_ConfirmLowering"),
                groups(Role.UNIT_MANAGER, Role.SERVICE_MANAGER));
        queue("Openings to review", 35, "Restricted records that somebody opened with a reason",
                element("UserTask_ReviewOpening"), groups(Role.SERVICE_MANAGER));
        queue("Agencies to choose", 40, "Whom to ask, for what, and which requests end",
                element("UserTask_ChooseAgencies", "UserTask_RecallRequest"),
                groups(Role.UNIT_MANAGER));
        queue("Discussions today", 50, "Strategy and MASH discussions, with what they wait for",
                element("UserTask_HoldStrategyDiscussion", "UserTask_HoldMashDiscussion", "UserTask_WaitForReplies",
                        "UserTask_BringPoliceInformation"),
                groups(Role.UNIT_MANAGER, Role.POLICE_DECISION_MAKER));
        queue("To accept", 20, "Children and adults handed over to you",
                element("UserTask_AnswerHandOver", "UserTask_AnswerForTeam", "UserTask_AcceptHandOver",
                        "UserTask_DecideAdultConcern"),
                groups(Role.ALLOCATED_WORKER, Role.TEAM_MANAGER, Role.ADULT_SAFEGUARDING_LEAD,
                        Role.LEAD_EARLY_INTERVENTION, Role.POLICE_DECISION_MAKER, Role.UNIT_MANAGER,
                        Role.SCREENING_OFFICER));
        queue("To read", 25, "What agencies said, passed on to you, and what the hub has learned since",
                element("UserTask_ReadReleased", "UserTask_ReadLateReply"),
                groups(Role.ALLOCATED_WORKER, Role.TEAM_MANAGER, Role.ADULT_SAFEGUARDING_LEAD,
                        Role.POLICE_DECISION_MAKER, Role.UNIT_MANAGER));
        queue("My agency's requests", 10, "What the hub asks your agency or passes on to it, and answers to correct or to check",
                offered("UserTask_AnswerRequest", "UserTask_CorrectAnswer", "UserTask_CheckAnswer",
                        "UserTask_ConfirmDeletion", "UserTask_AnswerOriginator", "UserTask_ReadReleased"),
                grants.groupsOfAgencies());
        queue("What you said may go on", 70, "A yes that you may take back until the item has gone",
                element("UserTask_TakeBackYes"), grants.groupsOfAgencies());
        queue("Everything in my team", 80, "All that waits for your team, whoever has it",
                offered(),
                grants.groupsInTasklist());
    }

    private TaskQuery redNow() {
        return tasks.createTaskQuery().or().processVariableValueEquals("rating", "RED")
                .processVariableValueEquals("proposedRating", "RED").processVariableValueEquals("dangerNow", true)
                .taskDefinitionKeyIn(DANGER).endOr();
    }

    private TaskQuery element(String... ids) {
        return tasks.createTaskQuery().taskDefinitionKeyIn(ids);
    }

    /** What is offered to one of the person's groups, whoever has claimed it; a long queue, whose pages come first. */
    private TaskQuery offered(String... ids) {
        return (ids.length == 0 ? tasks.createTaskQuery() : element(ids))
                .taskCandidateGroupInExpression("${currentUserGroups()}").includeAssignedTasks();
    }

    private static List<String> groups(Role... roles) {
        return Stream.of(roles).map(Role::group).toList();
    }

    private void queue(String name, int position, String description, TaskQuery query, List<String> groups) {
        var found = filters.createFilterQuery().filterName(name).singleResult();
        Filter filter = found != null ? found : filters.newTaskFilter(name);
        filter.setQuery(query.orderByDueDate().asc());
        filter.setProperties(Map.of("priority", position, "description", description, "refresh", true,
                "showUndefinedVariable", false, "color", "#3d4f5d"));
        var saved = filters.saveFilter(filter);
        groups.forEach(group -> grants.grant(group, Resources.FILTER, saved.getId(), Permissions.READ));
    }
}
