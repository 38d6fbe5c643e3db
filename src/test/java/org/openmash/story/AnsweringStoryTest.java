package org.openmash.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openmash.story.InformationStoryTest.asks;
import static org.openmash.story.InformationStoryTest.knows;
import static org.openmash.story.InformationStoryTest.knowsNothing;
import static org.openmash.story.InformationStoryTest.with;
import static org.openmash.story.InformationStoryTest.without;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmash.access.NeedToKnow;
import org.openmash.access.Role;
import org.openmash.information.Chronologies;
import org.openmash.information.Chronology;
import org.openmash.information.Documents;
import org.openmash.information.Incidents;
import org.openmash.information.Recalling;
import org.openmash.information.Replies.Considered;
import org.openmash.information.Reply.Handling;
import org.openmash.information.Requests;
import org.openmash.information.Requests.RequestState;
import org.openmash.insight.CaseView;
import org.openmash.insight.process.Cards;
import org.openmash.platform.NotFound;
import org.openmash.platform.Person;
import org.openmash.platform.forms.TaskForms;
import org.openmash.referral.CaseStatus;
import org.openmash.referral.Cases;
import org.openmash.referral.Category;
import org.openmash.referral.Channel;
import org.openmash.referral.Contact;
import org.openmash.referral.Rating;
import org.openmash.referral.Severity;
import org.openmash.referral.YesNoUnknown;
import org.openmash.response.ResponseRegister;
import org.openmash.threshold.NewInformation;
import org.openmash.threshold.Ratings;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Agencies that are silent or late, and answers that are corrected, told by telephone, or about somebody else. */
@StoryTest
class AnsweringStoryTest {

    /** Wednesday 10 June 2026, 09:00 in London: the hub is open. */
    private static final Instant WEDNESDAY_NINE = Instant.parse("2026-06-10T08:00:00Z");

    @Autowired
    Hub hub;
    @Autowired
    Ratings ratings;
    @Autowired
    Cases cases;
    @Autowired
    Cards cards;
    @Autowired
    ResponseRegister responses;
    @Autowired
    HistoryService history;
    @Autowired
    FilterService filters;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TaskForms forms;
    @Autowired
    Documents documents;
    @Autowired
    Requests requests;
    @Autowired
    Incidents incidents;
    @Autowired
    NeedToKnow matrix;
    @Autowired
    Chronologies chronologies;
    @Autowired
    Recalling recalling;

    @BeforeEach
    void it_is_wednesday_nine_o_clock() {
        ClockUtil.setCurrentTime(Date.from(WEDNESDAY_NINE));
    }

    @AfterEach
    void it_is_now() {
        ClockUtil.reset();
    }

    private Hub.Story asked(Contact contact, String rating, String... agencies) {
        return hub.receives(contact).does("screening", "UserTask_ScreenContact", FrontDoorStoryTest.screened("child-1"))
                .does("social-care-lead", "UserTask_RateContact", FrontDoorStoryTest.rated(rating))
                .does("unit-manager", "UserTask_ChooseAgencies", asks(agencies));
    }

    private Hub.Story answers(Hub.Story mash, String agency, Map<String, Object> reply) {
        return mash.does(agency, mash.task("UserTask_AnswerRequest", "agency-" + agency), reply);
    }

    private String card(String persona, Hub.Story mash, String element) {
        return cards.of(List.of(mash.task(element).getId()), hub.persons.person(persona)).get(0).waitingFor();
    }

    private List<String> ended(Hub.Story mash, String process) {
        return history.createHistoricProcessInstanceQuery().processDefinitionKey(process)
                .processInstanceBusinessKey(mash.caseReference()).finished().list().stream()
                .map(instance -> instance.getEndActivityId()).sorted().toList();
    }

    private static Map<String, Object> chases(String action) {
        return Map.of("action", action, "words", Canary.REASON);
    }

    // the queue

    private List<String> queue(String persona) {
        var person = hub.persons.person(persona);
        hub.identity.setAuthentication(persona, List.copyOf(person.groups()));
        try {
            var queue = filters.createTaskFilterQuery().filterName("My agency's requests").singleResult();
            return filters.<Task, TaskQuery>listPage(queue.getId(), hub.tasks.createTaskQuery().active().orderByDueDate()
                    .asc(), 0, 1_000).stream().map(Task::getId).toList();
        } finally {
            hub.identity.clearAuthentication();
        }
    }

    @Test
    void a_queue_holds_what_the_agency_is_asked_whoever_of_it_has_claimed_it_and_no_more() {
        var mash = asked(Contacts.amber(), "AMBER", "police", "health");
        var police = mash.task("UserTask_AnswerRequest", "agency-police");
        var health = mash.task("UserTask_AnswerRequest", "agency-health");
        assertThat(queue("police")).contains(police.getId()).doesNotContain(health.getId());
        mash.claims("health", health);
        assertThat(queue("health")).contains(health.getId()).doesNotContain(police.getId());
        assertThat(queue("police-lead")).doesNotContain(police.getId());

        mash.timePasses(Duration.ofHours(6));
        assertThat(queue("police-lead")).contains(mash.task("UserTask_AnswerRequest", "agency-police-lead").getId());
    }

    // silent

    @Test
    void an_agency_that_is_silent_at_the_limit_has_not_replied_and_is_never_taken_for_knowing_nothing() {
        var mash = asked(Contacts.amber(), "AMBER", "police", "health");
        answers(mash, "health", knowsNothing());
        assertThat(mash.view().requests()).extracting("state").containsExactly("SENT", "ANSWERED");

        mash.timePasses(Duration.ofHours(4));
        assertThat(card("police", mash, "UserTask_AnswerRequest")).contains("reminder");
        assertThat(mash.besideItWaits()).as("near is no task for AMBER").doesNotContain("UserTask_ChaseReplies");
        mash.timePasses(Duration.ofHours(2));

        assertThat(mash.view().requests()).extracting("state").containsExactly("NO_REPLY", "ANSWERED");
        assertThat(card("police", mash, "UserTask_AnswerRequest")).contains("overdue");
        assertThat(card("unit-manager", mash, "UserTask_WaitForReplies")).isEqualTo("No reply in time: West Midlands Police");
        var seen = mash.opens("unit-manager", "UserTask_WaitForReplies");
        assertThat(seen.get("missing").toString()).startsWith("NO REPLY in time").contains("Police");
        assertThat(seen.get("replies").toString()).contains("NO REPLY in time", "Searched, not known");
        hub.starts("unit-manager", "informationGathering", Map.of("caseReference", mash.caseReference()));
        assertThat(mash.opens("unit-manager", "UserTask_ChooseAgencies").get("earlierRequests").toString())
                .contains("NO REPLY in time");
    }

    @Test
    void at_the_limit_the_agencys_lead_finds_the_request_and_the_manager_has_one_task_for_all_who_are_silent() {
        var mash = asked(Contacts.amber(), "AMBER", "police", "health");
        assertThatThrownBy(() -> mash.opens("police-lead", mash.task("UserTask_AnswerRequest", "agency-police")))
                .isInstanceOf(org.camunda.bpm.engine.AuthorizationException.class);
        mash.timePasses(Duration.ofHours(6));

        assertThat(mash.besideItWaits()).containsOnlyOnce("UserTask_ChaseReplies")
                .doesNotContain("UserTask_ExplainBreach");
        var silent = mash.opens("unit-manager", "UserTask_ChaseReplies").get("silent").toString();
        assertThat(silent).contains("West Midlands Police", "Health", "NO REPLY in time", "Named doctor");
        mash.does("unit-manager", "UserTask_ChaseReplies", chases("CHASED"));
        assertThat(mash.view().limits()).filteredOn(limit -> limit.kind().equals("AGENCY_REPLY")).hasSize(2)
                .allSatisfy(limit -> assertThat(limit.explanation().cause()).isEqualTo("AGENCY_LATE"));

        mash.does("police-lead", mash.task("UserTask_AnswerRequest", "agency-police-lead"), knows());
        assertThat(mash.view().requests()).extracting("state").containsExactly("ANSWERED", "NO_REPLY");
        assertThat(ended(mash, "chaseReplies")).containsExactly("EndEvent_Chased");
    }

    @Test
    void at_the_limit_a_request_that_somebody_of_the_agency_has_claimed_goes_back_with_its_draft_so_that_the_lead_can_answer() {
        var mash = asked(Contacts.amber(), "AMBER", "police", "health");
        var task = mash.task("UserTask_AnswerRequest", "agency-police");
        mash.claims("police", task);
        forms.saveDraft(task.getId(), hub.persons.person("police"), "{\"riskView\":\"half an answer\",\"version\":0}");
        mash.timePasses(Duration.ofHours(6));

        assertThat(mash.opens("police", task)).containsEntry("riskView", "half an answer");
        assertThat(mash.opens("police-lead", task)).containsEntry("riskView", "half an answer");
        assertThat(jdbc.sql("select count(*) from audit_entry where case_reference = ? and detail = 'WORK_RETURNED_TO_TEAM'")
                .param(mash.caseReference()).query(Long.class).single()).isEqualTo(1);
        mash.claims("police", task).puts("police", task);
        mash.does("police-lead", task, knows());
        assertThat(mash.view().requests()).extracting("state").containsExactly("ANSWERED", "NO_REPLY");
    }

    /** Two threads of the job executor take up the two limits at the same moment. */
    @Test
    void agencies_that_fall_silent_at_the_same_moment_are_one_task() throws InterruptedException {
        var stories = IntStream.range(0, 5).mapToObj(n -> asked(Contacts.amber(), "AMBER", "police", "health")).toList();
        stories.forEach(mash -> mash.timePasses(Duration.ofHours(4)));
        ClockUtil.setCurrentTime(Date.from(WEDNESDAY_NINE.plus(Duration.ofHours(26))));
        for (var mash : stories) {
            for (int round = 0; round < 5; round++) {
                atOnce(mash.ours(hub.management.createJobQuery().executable().withRetriesLeft()));
            }
        }

        assertThat(stories).allSatisfy(mash -> assertThat(mash.besideItWaits()).containsOnlyOnce("UserTask_ChaseReplies"));
    }

    private void atOnce(List<Job> jobs) throws InterruptedException {
        var workers = Executors.newFixedThreadPool(Math.max(1, jobs.size()));
        workers.invokeAll(jobs.stream().map(job -> Executors.callable(() -> run(job))).toList());
        workers.shutdown();
    }

    private void run(Job job) {
        try {
            hub.management.executeJob(job.getId());
        } catch (OptimisticLockingException | ConcurrencyFailureException met) {
            // taken up again in the next round
        }
    }

    @Test
    void for_a_red_the_manager_chases_before_the_limit_and_the_task_ends_when_all_have_answered() {
        var mash = asked(Contacts.red(), "RED", "police", "health");
        mash.timePasses(Duration.ofMinutes(70));
        assertThat(mash.besideItWaits()).containsOnlyOnce("UserTask_ChaseReplies");
        assertThat(mash.opens("unit-manager", "UserTask_ChaseReplies").get("silent").toString())
                .contains("NOT ANSWERED").doesNotContain("NO REPLY");

        answers(mash, "police", knows());
        assertThat(mash.besideItWaits()).contains("UserTask_ChaseReplies");
        answers(mash, "health", knowsNothing());

        assertThat(mash.besideItWaits()).doesNotContain("UserTask_ChaseReplies");
        assertThat(ended(mash, "chaseReplies")).containsExactly("EndEvent_NobodyMissing");
    }

    @Test
    void whoever_chased_in_vain_goes_on_without_and_the_decision_keeps_who_had_not_replied() {
        var mash = asked(Contacts.amber(), "AMBER", "police", "health");
        answers(mash, "health", knowsNothing());
        mash.timePasses(Duration.ofHours(6));
        assertThatThrownBy(() -> mash.does("unit-manager", "UserTask_ChaseReplies", Map.of("words", Canary.REASON)))
                .hasMessageStartingWith("What you do: ");
        mash.does("unit-manager", "UserTask_ChaseReplies", chases("GO_ON_WITHOUT"));

        assertThat(mash.waitsAt()).contains("UserTask_HoldMashDiscussion").doesNotContain("UserTask_WaitForReplies");
        assertThat(mash.opens("unit-manager", "UserTask_HoldMashDiscussion").get("whyGoneOn")).isEqualTo(Canary.REASON);
        mash.does("unit-manager", "UserTask_HoldMashDiscussion",
                ResponseStoryTest.decides("FAMILY_HELP_S17_ASSESSMENT", "KEEP_FOR_FUTURE_PLANS"));

        assertThat(responses.considered(mash.caseReference())).singleElement().satisfies(considered ->
                assertThat(considered).extracting(Considered::agency, Considered::state)
                        .containsExactlyInAnyOrder(org.assertj.core.groups.Tuple.tuple("police", RequestState.NO_REPLY),
                                org.assertj.core.groups.Tuple.tuple("health", RequestState.ANSWERED)));
        assertThat(responses.considered(mash.caseReference()).get(0)).filteredOn(one -> one.agency().equals("health"))
                .extracting(Considered::replyNumber).doesNotContainNull();
    }

    @Test
    void an_agency_that_answers_just_before_the_manager_is_asked_needs_no_chasing() {
        var mash = asked(Contacts.red(), "RED", "police");
        ClockUtil.setCurrentTime(Date.from(WEDNESDAY_NINE.plus(Duration.ofMinutes(70))));
        var timer = hub.management.createJobQuery().timers().list().stream()
                .filter(job -> "AGENCY_REPLY".equals(hub.runtime.getVariable(job.getProcessInstanceId(), "limitClock")))
                .filter(job -> mash.caseReference().equals(hub.runtime.getVariable(job.getProcessInstanceId(),
                        "caseReference"))).findFirst().orElseThrow();
        hub.management.executeJob(timer.getId());
        answers(mash, "police", knows());

        assertThat(ended(mash, "chaseReplies")).containsExactly("EndEvent_NobodyMissing");
    }

    // after the decision

    private Hub.Story decidedWithoutPolice() {
        return decidedWithoutPolice(Contacts.amber());
    }

    private Hub.Story decidedWithoutPolice(Contact contact) {
        var mash = ResponseStoryTest.goesOn(asked(contact, "AMBER", "police"));
        mash.does("unit-manager", "UserTask_HoldMashDiscussion",
                ResponseStoryTest.decides("FAMILY_HELP_S17_ASSESSMENT", "KEEP_FOR_FUTURE_PLANS"));
        return mash;
    }

    @Test
    void a_request_that_is_kept_for_future_plans_says_so_and_nobody_waits_for_it_by_a_set_time() {
        var before = asked(Contacts.amber(), "AMBER", "police");
        assertThat(before.opens("police", "UserTask_AnswerRequest").get("neededBy").toString()).contains("10 June 2026");
        var mash = decidedWithoutPolice();

        var seen = mash.opens("police", "UserTask_AnswerRequest");
        assertThat(seen.get("kept")).isEqualTo(true);
        assertThat((List<?>) seen.get("neededBy")).isEmpty();
        mash.timePasses(Duration.ofHours(6));
        assertThat(cards.of(List.of(mash.task("UserTask_AnswerRequest").getId()), hub.persons.person("police")))
                .singleElement().satisfies(card -> {
                    assertThat(card.waitingFor()).isEqualTo("Answer the request: kept for future plans");
                    assertThat(card.due()).isNull();
                });
    }

    private Hub.Story keptFromItsFirstMoment() {
        var mash = hub.receives(Contacts.amber()).does("screening", "UserTask_ScreenContact",
                FrontDoorStoryTest.screened("child-1")).does("social-care-lead", "UserTask_RateContact",
                FrontDoorStoryTest.rated("AMBER"));
        ResponseStoryTest.goesOn(mash).does("unit-manager", "UserTask_HoldMashDiscussion",
                ResponseStoryTest.decides("FAMILY_HELP_S17_ASSESSMENT", "KEEP_FOR_FUTURE_PLANS"));
        return mash.does("unit-manager", "UserTask_ChooseAgencies", asks("police"));
    }

    @Test
    void what_is_asked_by_a_choice_that_was_kept_is_kept_too_and_outlasts_the_case() {
        var mash = keptFromItsFirstMoment();

        assertThat(mash.opens("police", "UserTask_AnswerRequest")).containsEntry("kept", true);
        assertThat(mash.view().limits()).filteredOn(limit -> limit.kind().equals("AGENCY_REPLY"))
                .extracting(CaseView.LimitView::state).doesNotContain("RUNNING", "NEAR", "BREACHED");
        isClosed(mash);
        assertThat(mash.view().requests()).extracting("state").containsExactly("SENT");
    }

    @Test
    void what_was_kept_from_its_first_moment_is_owed_from_when_the_decision_is_open_again() {
        var mash = keptFromItsFirstMoment();
        mash.timePasses(Duration.ofHours(24));
        mash.does("team-manager", "UserTask_AcceptHandOver", Map.of("answer", "RETURNED", "reason", Canary.REASON));
        mash.does("unit-manager", "UserTask_DecideReturned", Map.of("decision", "REOPEN", "reason", Canary.REASON));

        assertThat(mash.limit("AGENCY_REPLY").state()).isEqualTo("RUNNING");
        assertThat(mash.view().requests()).extracting("state").containsExactly("SENT");
    }

    private static List<CaseView.LimitView> replyLimits(Hub.Story mash) {
        return mash.view().limits().stream().filter(limit -> limit.kind().equals("AGENCY_REPLY")).toList();
    }

    @Test
    void what_is_answered_while_it_was_kept_from_its_first_moment_is_late_for_nobody() {
        var mash = keptFromItsFirstMoment().timePasses(Duration.ofDays(3));
        answers(mash, "police", knows());
        assertThat(replyLimits(mash)).as("nobody waited for it").isEmpty();
        mash.does("team-manager", "UserTask_AcceptHandOver", Map.of("answer", "RETURNED", "reason", Canary.REASON));
        mash.does("unit-manager", "UserTask_DecideReturned", Map.of("decision", "REOPEN", "reason", Canary.REASON));
        assertThat(replyLimits(mash)).as("it is answered already").isEmpty();

        recalls(mash).does("unit-manager", "UserTask_RecallRequest", recall(mash));
        assertThat(replyLimits(mash)).as("it was answered").isEmpty();
    }

    @Test
    void what_is_asked_by_hand_after_the_decision_ends_with_the_case() {
        var mash = decidedWithoutPolice();
        hub.starts("unit-manager", "informationGathering", Map.of("caseReference", mash.caseReference()));
        mash.does("unit-manager", "UserTask_ChooseAgencies", asks("health"));
        isClosed(mash);

        assertThat(mash.view().requests()).extracting("state").containsExactly("SENT", "WITHDRAWN");
        assertThat(jdbc.sql("select why from disclosure where case_reference = ? and kind = 'WITHDRAWN'")
                .param(mash.caseReference()).query(String.class).list()).containsExactly("Withdrawn when the case was closed");
    }

    private static void isClosed(Hub.Story mash) {
        mash.does("team-manager", "UserTask_AcceptHandOver", Map.of("answer", "ACCEPTED", "takenBy", Canary.NAME,
                "whatHappensNext", Canary.REPLY))
                .does("screening", "UserTask_TellReferrer", OutcomeStoryTest.told());
        assertThat(mash.isClosed()).isTrue();
    }

    @Test
    void what_was_kept_stands_last_in_the_queue_and_is_waited_for_again_once_the_decision_is_open_again() {
        var mash = decidedWithoutPolice();
        var later = asked(Contacts.amber(), "AMBER", "police");
        var kept = mash.task("UserTask_AnswerRequest").getId();
        assertThat(queue("police")).containsSubsequence(later.task("UserTask_AnswerRequest").getId(), kept);
        mash.timePasses(Duration.ofHours(24));
        mash.does("team-manager", "UserTask_AcceptHandOver", Map.of("answer", "RETURNED", "reason", Canary.REASON));
        mash.does("unit-manager", "UserTask_DecideReturned", Map.of("decision", "REOPEN", "reason", Canary.REASON));

        assertThat(mash.opens("police", "UserTask_AnswerRequest")).containsEntry("kept", false);
        assertThat(mash.limit("AGENCY_REPLY").state()).isEqualTo("RUNNING");
        assertThat(mash.task("UserTask_AnswerRequest").getDueDate().toInstant())
                .isEqualTo(mash.limit("AGENCY_REPLY").dueAt().toInstant());
        assertThat(mash.view().requests()).extracting("state").containsExactly("SENT");
        mash.timePasses(Duration.ofHours(6));
        assertThat(mash.view().requests()).extracting("state").containsExactly("NO_REPLY");
        assertThat(mash.besideItWaits()).contains("UserTask_ChaseReplies");
        assertThat(queue("police-lead")).contains(kept);
    }

    private static Map<String, Object> follows(String what) {
        return new HashMap<>(Map.of("follows", what, "words", Canary.REASON));
    }

    @Test
    void an_answer_after_the_decision_is_looked_at_and_nothing_is_preselected() {
        var mash = answers(decidedWithoutPolice(), "police", knows());

        var seen = mash.opens("unit-manager", "UserTask_ReviewReply");
        assertThat(seen).doesNotContainKey("follows");
        assertThat(seen.toString()).contains(Canary.REPLY, "West Midlands Police", "Family help");
        assertThatThrownBy(() -> mash.does("unit-manager", "UserTask_ReviewReply", without(follows("CHANGES_NOTHING"),
                "words"))).hasMessageStartingWith("Why nothing changes, what is new, or what the team is told: ");
        mash.does("unit-manager", "UserTask_ReviewReply", follows("CHANGES_NOTHING"));

        assertThat(ended(mash, "replyReview")).containsExactly("EndEvent_Reviewed");
        assertThat(jdbc.sql("select follows, words from reply_review where case_reference = ?")
                .param(mash.caseReference()).query().singleRow()).containsEntry("follows", "CHANGES_NOTHING")
                .containsEntry("words", Canary.REASON);
    }

    @Test
    void who_looks_at_a_late_answer_reads_all_of_it_and_why_an_agency_says_no_more() {
        var told = with(with(knows(), "strengths", "the aunt helps"), "riskView", "it is getting worse");
        assertThat(answers(decidedWithoutPolice(), "police", told).opens("unit-manager", "UserTask_ReviewReply").get("reply")
                .toString()).contains("the aunt helps", "it is getting worse", "the case system, as of 1 June 2026",
                        ": certain (name and date of birth)");
        assertThat(answers(decidedWithoutPolice(), "police", InformationStoryTest.declines())
                .opens("unit-manager", "UserTask_ReviewReply").get("reply").toString())
                .contains("Disclosing is more detrimental to the child than not disclosing: " + Canary.REPLY);
        assertThat(answers(decidedWithoutPolice(), "police", Map.of("state", "UNABLE_TO_SEARCH", "unableReason", Canary.REASON))
                .opens("unit-manager", "UserTask_ReviewReply").get("reply").toString())
                .contains("Unable to search", Canary.REASON);
    }

    @Test
    void a_late_answer_that_matters_is_rated_again_in_the_way_of_all_new_information() {
        var mash = answers(decidedWithoutPolice(), "police", knows());
        var again = follows("RATE_AGAIN");
        assertThatThrownBy(() -> mash.does("unit-manager", "UserTask_ReviewReply", again))
                .hasMessageStartingWith("Is anyone in danger now: ");
        again.put("dangerNow", "false");
        mash.does("unit-manager", "UserTask_ReviewReply", again);

        assertThat(mash.opens("unit-manager", "UserTask_ReviewRating").toString())
                .contains("West Midlands Police: " + Canary.REASON);
    }

    @Test
    void the_team_that_has_the_case_reads_what_the_manager_releases_and_not_the_answer() {
        var mash = answers(decidedWithoutPolice(), "police", knows());
        var tells = follows("TELL_TEAM");
        tells.put("team", "lead-early-intervention");
        assertThatThrownBy(() -> mash.does("unit-manager", "UserTask_ReviewReply", tells))
                .hasMessageStartingWith("Team that is told: ");
        tells.put("team", "team-manager");
        mash.does("unit-manager", "UserTask_ReviewReply", tells);

        var seen = mash.opens("team-manager", "UserTask_ReadLateReply");
        assertThat(seen.get("told")).isEqualTo(Canary.REASON);
        assertThat(seen.toString()).doesNotContain(Canary.REPLY, "Police");
        mash.does("team-manager", "UserTask_ReadLateReply", Map.of("words", "the worker rings the school"));
        assertThat(ended(mash, "replyReview")).containsExactly("EndEvent_TeamTold");
        assertThat(jdbc.sql("select recipient from disclosure where case_reference = ? and kind = 'RELEASED'")
                .param(mash.caseReference()).query(String.class).list()).contains("The social work team that takes over");
    }

    private Hub.Story decidedWithoutPolice(Contact contact, Map<String, Object> asking) {
        var mash = hub.receives(contact).does("screening", "UserTask_ScreenContact", FrontDoorStoryTest.screened("child-1"))
                .does("social-care-lead", "UserTask_RateContact", FrontDoorStoryTest.rated("AMBER"))
                .does("unit-manager", "UserTask_ChooseAgencies", asking);
        ResponseStoryTest.goesOn(mash).does("unit-manager", "UserTask_HoldMashDiscussion",
                ResponseStoryTest.decides("FAMILY_HELP_S17_ASSESSMENT", "KEEP_FOR_FUTURE_PLANS"));
        return answers(mash, "police", with(knows(), "people", ((List<?>) asking.get("subjectIds")).stream()
                .map(person -> Map.of("subjectId", person, "match", "CERTAIN", "matchedBy", "name")).toList()));
    }

    @Test
    void what_a_team_is_told_of_a_late_answer_has_its_lawful_basis_and_a_row_for_everybody_who_was_searched() {
        var asking = with(with(with(with(asks("police"), "consentNow", "REFUSED"), "consentFrom", Canary.CALLER),
                "sharingReason", Canary.REASON), "subjectIds", List.of("child-1", "household-1"));
        var mash = decidedWithoutPolice(Contacts.aContact().about(Contacts.child("child-1", 120))
                .with(Contacts.concern(Category.DOMESTIC_ABUSE).severity(Severity.SERIOUS).scale(3))
                .atHome("Mother " + Canary.FAMILY, null).made(), asking);
        var tells = follows("TELL_TEAM");
        tells.put("team", "team-manager");

        assertThatThrownBy(() -> mash.does("unit-manager", "UserTask_ReviewReply", tells))
                .hasMessageStartingWith("Why the team is told: ").hasMessageEndingWith("Write down why it goes all the same.");
        tells.put("reason", "The team sees the child today.");
        mash.does("unit-manager", "UserTask_ReviewReply", tells);

        var told = jdbc.sql("select * from disclosure where case_reference = ? and recipient = ? and kind = 'RELEASED'")
                .params(mash.caseReference(), "The social work team that takes over").query().listOfRows();
        assertThat(told).extracting(row -> row.get("subject_id")).containsExactlyInAnyOrder("child-1", "household-1");
        assertThat(told).allSatisfy(row -> {
            assertThat(row).containsEntry("approver_said", "The team sees the child today.").containsEntry("rating", "AMBER");
            assertThat(row.get("article6").toString()).startsWith("6(1)");
            assertThat(row.get("consent").toString()).startsWith("REFUSED");
            assertThat(row.get("withheld").toString()).contains("of its items, 1 may not go there");
        });
    }

    @Test
    void a_team_is_told_nothing_of_a_late_answer_where_the_family_has_to_be_asked_first() {
        var mash = decidedWithoutPolice(Contacts.amber(), with(with(with(with(asks("police"), "significantHarm", "NO"),
                "sharingReason", Canary.REASON), "consentNow", "NOT_SOUGHT"), "whyNotSought", "DELAY"));
        ratings.decide(mash.caseReference(), "child-1", Rating.GREEN, Canary.REASON, hub.persons.person("unit-manager"));
        var tells = follows("TELL_TEAM");
        tells.put("team", "team-manager");
        tells.put("reason", Canary.REASON);

        assertThatThrownBy(() -> mash.does("unit-manager", "UserTask_ReviewReply", tells))
                .hasMessageStartingWith("Team that is told: ");
    }

    @Test
    void each_time_a_team_is_told_it_reads_what_it_was_told_then_and_keeps_a_draft_of_its_own() {
        var mash = answers(decidedWithoutPolice(), "police", knows());
        mash.does("unit-manager", "UserTask_ReviewReply", with(with(follows("TELL_TEAM"), "team", "team-manager"), "words",
                "told first"));
        var first = mash.task("UserTask_ReadLateReply");
        mash.claims("team-manager", first);
        forms.saveDraft(first.getId(), hub.persons.person("team-manager"), "{\"words\":\"begun\"}");
        corrects("police", mash).does("police", "UserTask_CorrectAnswer", corrected(knows()));
        mash.does("unit-manager", "UserTask_ReviewReply", with(with(follows("TELL_TEAM"), "team", "team-manager"), "words",
                "told later"));
        var second = mash.openTasks().stream().filter(task -> task.getTaskDefinitionKey().equals("UserTask_ReadLateReply"))
                .filter(task -> !task.getId().equals(first.getId())).findFirst().orElseThrow();

        assertThat(mash.opens("team-manager", first)).containsEntry("told", "told first").containsEntry("words", "begun");
        assertThat(mash.opens("team-manager", second)).containsEntry("told", "told later").doesNotContainKey("words");
        hub.runtime.removeVariable(first.getProcessInstanceId(), "replyReviewId");
        assertThat(mash.opens("team-manager", first)).as("begun by an earlier release").containsEntry("told", "told later");

        recalls(mash).does("unit-manager", "UserTask_RecallRequest", recall(mash));
        assertThat(jdbc.sql("select count(*) from form_draft where subject = ? and form_ref = 'read-late-reply'")
                .param(mash.caseReference()).query(Long.class).single()).isZero();
    }

    @Test
    void an_answer_after_the_case_was_closed_is_looked_at_as_well() {
        var mash = decidedWithoutPolice();
        cases.moveTo(mash.caseReference(), CaseStatus.CLOSED);
        answers(mash, "police", knows());

        assertThat(mash.opens("unit-manager", "UserTask_ReviewReply").get("status").toString()).contains("closed");
    }

    // before the decision, where no discussion waits

    private Hub.Story asksBelowAmber(Contact contact, String rating, String agency) {
        var mash = hub.receives(contact).does("screening", "UserTask_ScreenContact", FrontDoorStoryTest.screened("child-1"))
                .does("social-care-lead", "UserTask_RateContact", FrontDoorStoryTest.rated(rating));
        hub.starts("unit-manager", "informationGathering", Map.of("caseReference", mash.caseReference()));
        return mash.does("unit-manager", "UserTask_ChooseAgencies", with(with(asks(agency), "significantHarm", "NO"),
                "sharingReason", Canary.REASON));
    }

    @Test
    void what_an_agency_answers_below_amber_is_looked_at_by_a_manager_before_early_help_takes_the_family() {
        var mash = answers(asksBelowAmber(Contacts.green(), "GREEN", "health"), "health", knows());

        assertThat(mash.waitsAt()).containsExactly("UserTask_AcceptEarlyIntervention");
        var seen = mash.opens("unit-manager", "UserTask_ReviewReply");
        assertThat(seen.toString()).contains(Canary.REPLY);
        assertThat(seen.get("status").toString()).startsWith("The case is not decided yet. It was rated below AMBER");
        corrects("health", mash).does("health", "UserTask_CorrectAnswer", corrected(knows()));
        assertThat(mash.besideItWaits()).as("one look at both").containsOnlyOnce("UserTask_ReviewReply");
        mash.does("unit-manager", "UserTask_ReviewReply", with(follows("RATE_AGAIN"), "dangerNow", "false"));
        assertThat(mash.opens("unit-manager", "UserTask_ReviewRating").toString()).contains(Canary.REASON);
        assertThat(mash.view().outcomes()).isEmpty();
    }

    @Test
    void what_was_answered_for_a_discussion_that_no_longer_comes_is_looked_at_once() {
        var mash = answers(answers(asked(Contacts.amber(), "AMBER", "police", "health"), "police", knows()), "health", knows());
        assertThat(mash.besideItWaits()).doesNotContain("UserTask_ReviewReply");
        isRated(mash, Rating.GREEN);
        isRated(mash, Rating.GREEN);

        var looks = mash.openTasks().stream().filter(task -> task.getTaskDefinitionKey().equals("UserTask_ReviewReply"))
                .toList();
        assertThat(looks).as("one for each answer").hasSize(2);
        var seen = mash.opens("unit-manager", looks.get(0));
        assertThat(seen.toString()).contains(Canary.REPLY);
        assertThat(seen.get("status").toString()).contains("or fell below it afterwards");
        looks.forEach(look -> mash.does("unit-manager", look, follows("CHANGES_NOTHING")));
        isRated(mash, Rating.GREEN);
        assertThat(mash.besideItWaits()).doesNotContain("UserTask_ReviewReply");
    }

    @Test
    void what_a_discussion_had_in_front_of_it_is_not_looked_at_again_when_the_case_falls_below_amber() {
        var mash = answers(asked(Contacts.amber(), "AMBER", "police"), "police", knows())
                .does("unit-manager", "UserTask_HoldMashDiscussion", ResponseStoryTest.decides("FAMILY_HELP_S17_ASSESSMENT",
                        "KEEP_FOR_FUTURE_PLANS"));
        cases.moveTo(mash.caseReference(), CaseStatus.RATED);
        isRated(mash, Rating.GREEN);

        assertThat(mash.besideItWaits()).doesNotContain("UserTask_ReviewReply");
    }

    private void isRated(Hub.Story mash, Rating rating) {
        ratings.decide(mash.caseReference(), "child-1", rating, Canary.REASON, hub.persons.person("unit-manager"));
        mash.jobsRun();
    }

    @Test
    void who_gives_advice_does_not_send_it_past_an_answer_that_came_while_they_wrote() {
        var mash = asksBelowAmber(Contacts.aContact().about(Contacts.child("child-1", 120)).with(Contacts.concern(
                Category.NO_CONCERN).severity(Severity.LOW)).consent(Contact.ConsentState.GIVEN, YesNoUnknown.YES).made(),
                "NONE", "health");
        var task = mash.task("UserTask_GiveAdvice");
        var seen = mash.claims("unit-manager", task).opens("unit-manager", task);
        answers(mash, "health", knows());

        assertThatThrownBy(() -> mash.sends("unit-manager", task, Map.of("version", seen.get("version"), "outcomes", List.of(
                Map.of("subjectId", "child-1", "outcome", "NFA", "reason", Canary.REASON)))))
                .hasMessageContaining("recorded an agency's reply");
        assertThat(mash.besideItWaits()).contains("UserTask_ReviewReply");
    }

    @Test
    void an_answer_for_which_a_discussion_waits_is_read_there_and_nowhere_else() {
        var mash = answers(asked(Contacts.amber(), "AMBER", "police", "health"), "police", knows());

        assertThat(mash.besideItWaits()).doesNotContain("UserTask_ReviewReply");
    }

    // rated again, and read by those who decide

    private static final String KEPT_BACK = "An agency's answer has come that no discussion waited for. Those who decide read it.";

    private Hub.Story ratesAgain(Hub.Story mash, String words, boolean danger) {
        return mash.does("unit-manager", "UserTask_ReviewReply", Map.of("follows", "RATE_AGAIN", "words", words,
                "dangerNow", String.valueOf(danger)));
    }

    private Hub.Story linkedTo(Hub.Story mash) {
        return hub.existing(jdbc.sql("select case_reference from mash_case where linked_to = ?")
                .param(mash.caseReference()).query(String.class).single()).jobsRun();
    }

    private Hub.Story closedAndRatedAgain(String words, boolean danger) {
        var mash = decidedWithoutPolice();
        cases.moveTo(mash.caseReference(), CaseStatus.CLOSED);
        return linkedTo(ratesAgain(answers(mash, "police", knows()), words, danger));
    }

    @Test
    void what_follows_a_late_answer_is_nobodys_referral_and_the_hub_tells_and_asks_nobody() {
        var mash = decidedWithoutPolice(Contacts.aContact().by(Channel.PHONE).about(Contacts.child("child-1", 120))
                .with(Contacts.concern(Category.DOMESTIC_ABUSE).severity(Severity.SERIOUS).scale(3)).made());
        assertThat(mash.view().limits()).extracting(CaseView.LimitView::kind).contains("WRITTEN_CONFIRMATION");
        cases.moveTo(mash.caseReference(), CaseStatus.CLOSED);
        var linked = linkedTo(ratesAgain(answers(mash, "police", knows()), Canary.REASON, false));

        assertThat(cases.contact(linked.caseReference()).referrer()).isEqualTo(Contact.Referrer.THE_HUB);
        assertThat(Contact.Referrer.THE_HUB.canBeReached()).isFalse();
        assertThat(linked.view().limits()).extracting(CaseView.LimitView::kind).contains("FIRST_LOOK")
                .doesNotContain("WRITTEN_CONFIRMATION");
    }

    @Test
    void what_a_manager_writes_of_a_late_answer_is_read_by_those_to_whom_reasons_are_shown() {
        var mash = ratesAgain(answers(decidedWithoutPolice(), "police", knows()), Canary.REASON, false);
        mash.learns(new NewInformation.Told(null, Canary.CALLER, Canary.NARRATIVE, true, null, List.of()));

        for (var role : Role.values()) {
            var read = hub.information.readBy(mash.caseReference(), new Person("somebody", Set.of(role.group())));
            assertThat(read).as(role.group()).extracting(NewInformation.Read::words).containsExactly(
                    matrix.isShown(NeedToKnow.REASONS, role.group()) ? "West Midlands Police: " + Canary.REASON : KEPT_BACK,
                    Canary.CALLER + ": " + Canary.NARRATIVE);
        }
        assertThat(mash.opens("unit-manager", "UserTask_RecordEmergencyCall").toString())
                .contains("West Midlands Police: " + Canary.REASON);
        assertThat(mash.opens("screening", "UserTask_RecordEmergencyCall").toString())
                .contains(KEPT_BACK, Canary.NARRATIVE).doesNotContain(Canary.REASON, "Police");
        assertThat(chronologies.of(mash.caseReference(), hub.persons.person("unit-manager")).toString())
                .contains(Canary.REASON).doesNotContain(KEPT_BACK);
        assertThat(chronologies.of(mash.caseReference(), hub.persons.person("screening")).items().stream()
                .filter(item -> item.source().equals("New information")).toList().toString())
                .contains(KEPT_BACK).doesNotContain(Canary.REASON, "Police");
    }

    @Test
    void whoever_acts_on_danger_in_a_late_answer_reads_what_it_is_and_not_who_said_so() {
        var mash = ratesAgain(answers(decidedWithoutPolice(), "police", knows()), Canary.REASON, true);

        assertThat(mash.opens("screening", "UserTask_RecordEmergencyCall").get("whatHappened").toString())
                .contains(Canary.REASON).doesNotContain("Police");
    }

    @Test
    void a_late_answer_about_a_closed_case_is_a_contact_that_says_so_and_is_rated_by_those_who_read_it() {
        var linked = closedAndRatedAgain(Canary.REASON, false);

        assertThat(linked.opens("screening", "UserTask_ScreenContact").toString())
                .contains("came after the case was closed", "ask the duty manager", KEPT_BACK)
                .doesNotContain(Canary.REASON, "Police");
        linked.does("screening", "UserTask_ScreenContact", FrontDoorStoryTest.screened("child-1"));
        assertThat(linked.opens("early-help-lead", "UserTask_RateContact").toString()).contains(KEPT_BACK)
                .doesNotContain(Canary.REASON, "Police");
        assertThatThrownBy(() -> linked.does("early-help-lead", "UserTask_RateContact", FrontDoorStoryTest.rated("AMBER")))
                .hasMessageStartingWith("Ratings: an agency's late answer is part of this contact");
        assertThat(linked.view().ratings()).isEmpty();
        linked.puts("early-help-lead", "UserTask_RateContact");
        assertThat(linked.opens("social-care-lead", "UserTask_RateContact").toString())
                .contains("West Midlands Police: " + Canary.REASON);
        linked.does("social-care-lead", "UserTask_RateContact", FrontDoorStoryTest.rated("AMBER"));
        assertThat(linked.waitsAt()).contains("UserTask_ChooseAgencies");
    }

    @Test
    void danger_in_a_late_answer_about_a_closed_case_is_acted_on_once() {
        var danger = closedAndRatedAgain(Canary.REASON, true);
        assertThat(danger.opens("screening", "UserTask_RecordEmergencyCall").get("whatHappened").toString())
                .contains(Canary.REASON).doesNotContain("Police");
        assertThat(danger.view().limits()).filteredOn(limit -> limit.kind().equals("IMMEDIATE_RESPONSE")).hasSize(1);
    }

    // corrected

    private Hub.Story corrects(String agency, Hub.Story mash) {
        return hub.starts(agency, "correctReply", Map.of("caseReference", mash.caseReference()));
    }

    private static Map<String, Object> corrected(Map<String, Object> reply) {
        return new HashMap<>(Map.of("checked", "CORRECTED", "reply", reply, "whyCorrected", "found under another spelling"));
    }

    private List<String> versions(Hub.Story mash) {
        return jdbc.sql("select state from agency_reply where request_id in"
                        + " (select id from agency_request where case_reference = ?) order by id")
                .param(mash.caseReference()).query(String.class).list();
    }

    @Test
    void an_agency_that_was_asked_twice_says_which_answer_it_corrects() {
        var mash = answers(asked(Contacts.amber(), "AMBER", "police"), "police", knows());
        hub.starts("unit-manager", "informationGathering", Map.of("caseReference", mash.caseReference()));
        mash.does("unit-manager", "UserTask_ChooseAgencies", InformationStoryTest.asks("police"));
        answers(mash, "police", knowsNothing());

        assertThatThrownBy(() -> corrects("police", mash)).hasMessageStartingWith("Which answer: your agency has answered 2")
                .hasMessageContaining("1: asked").hasMessageEndingWith("Give the number.");
        assertThatThrownBy(() -> corrects("health", mash)).hasMessageStartingWith("Case reference: ");
        hub.starts("police", "correctReply", Map.of("caseReference", mash.caseReference(), "which", 1));
        assertThat(mash.opens("police", "UserTask_CorrectAnswer").get("reply").toString()).contains(Canary.REPLY);
    }

    @Test
    void an_agency_corrects_its_own_answer_and_the_old_one_is_kept() {
        var mash = answers(asked(Contacts.amber(), "AMBER", "police"), "police", knowsNothing());
        corrects("police", mash);
        assertThat(mash.task("UserTask_CorrectAnswer").getAssignee()).isEqualTo("police");
        assertThat(mash.opens("police", "UserTask_CorrectAnswer").get("reply").toString())
                .contains("NOT_KNOWN", "NOT_FOUND", "the case system", Canary.NAME);
        assertThatThrownBy(() -> mash.does("police", "UserTask_CorrectAnswer", without(corrected(knows()),
                "whyCorrected"))).hasMessageStartingWith("Why it is corrected: ");
        assertThatThrownBy(() -> mash.does("police", "UserTask_CorrectAnswer", corrected(without(knows(), "people"))))
                .hasMessageStartingWith("Who was found, and how surely: ");
        assertThatThrownBy(() -> corrects("police", mash)).hasMessageContaining("begun already");
        mash.timePasses(Duration.ofMinutes(10)).does("police", "UserTask_CorrectAnswer", corrected(knows()));

        assertThat(versions(mash)).containsExactly("NOT_KNOWN", "KNOWN");
        var seen = mash.opens("unit-manager", "UserTask_HoldMashDiscussion");
        assertThat(seen.toString()).contains(Canary.REPLY);
        assertThat(seen.get("replies").toString()).contains("Known", "Corrected on 10 June 2026, 09:10",
                "another spelling").doesNotContain("not known");
        assertThat(mash.view().requests()).singleElement().satisfies(request -> {
            assertThat(request.repliedAt()).isEqualTo(WEDNESDAY_NINE);
            assertThat(request.correctedAt()).isEqualTo(WEDNESDAY_NINE.plus(Duration.ofMinutes(10)));
        });
        assertThat(mash.limit("AGENCY_REPLY").state()).isEqualTo("MET");
        assertThat(jdbc.sql("select why from disclosure where case_reference = ? and kind = 'REPLY_CORRECTED'")
                .param(mash.caseReference()).query(String.class).single()).isEqualTo("Correction");
        assertThat(ended(mash, "correctReply")).containsExactly("EndEvent_Corrected");
    }

    @Test
    void to_correct_somebody_elses_answer_is_like_correcting_none() {
        var mash = answers(asked(Contacts.amber(), "AMBER", "police", "health"), "police", knows());
        var missing = "Case reference: your agency has given no answer to such a case.";

        assertThatThrownBy(() -> hub.starts("police", "correctReply", Map.of("caseReference", "MASH-2020-999999")))
                .hasMessage(missing);
        assertThatThrownBy(() -> corrects("education", mash)).hasMessage(missing);
        assertThatThrownBy(() -> corrects("health", mash)).as("asked, and not answered yet").hasMessage(missing);
        assertThatThrownBy(() -> corrects("unit-manager", mash)).hasMessage("You may not start this process.");
    }

    @Test
    void a_correction_after_the_decision_is_looked_at() {
        var mash = answers(asked(Contacts.amber(), "AMBER", "police"), "police", knowsNothing());
        mash.does("unit-manager", "UserTask_HoldMashDiscussion",
                ResponseStoryTest.decides("FAMILY_HELP_S17_ASSESSMENT", "WITHDRAW"));
        assertThat(mash.besideItWaits()).doesNotContain("UserTask_ReviewReply");
        corrects("police", mash).does("police", "UserTask_CorrectAnswer", corrected(knows()));

        assertThat(mash.opens("unit-manager", "UserTask_ReviewReply").toString()).contains(Canary.REPLY, "Corrected on");
    }

    @Test
    void what_an_agency_answered_first_is_read_beside_its_correction_with_which_of_them_the_decision_had() {
        var mash = answers(asked(Contacts.amber(), "AMBER", "police"), "police", with(knows(), "riskView", "no risk at all"));
        corrects("police", mash).does("police", "UserTask_CorrectAnswer", corrected(with(knowsNothing(), "riskView", "a little")));
        mash.does("unit-manager", "UserTask_HoldMashDiscussion",
                ResponseStoryTest.decides("FAMILY_HELP_S17_ASSESSMENT", "WITHDRAW"));
        corrects("police", mash).does("police", "UserTask_CorrectAnswer", corrected(with(knows(), "riskView", "a great risk")));

        var seen = mash.opens("unit-manager", "UserTask_ReviewReply");
        assertThat((List<?>) seen.get("before")).satisfiesExactly(
                first -> assertThat(first.toString()).contains("no risk at all", Canary.REPLY, "For the hub only", "considered=No"),
                second -> assertThat(second.toString()).contains("a little", "found under another spelling", "considered=Yes"));
        assertThat(seen.get("reply").toString()).contains("a great risk").doesNotContain("no risk at all");
        var chronology = chronologies.of(mash.caseReference(), hub.persons.person("unit-manager"));
        assertThat(chronology.before()).extracting(Chronology.Before::words).satisfiesExactly(
                first -> assertThat(first).startsWith("Known. the case system").contains("no risk at all"),
                second -> assertThat(second).startsWith("Searched, not known. "));
        assertThat(chronology.items()).filteredOn(item -> item.what().equals(Canary.REPLY)).as("each item once").hasSize(1);

        recalls(mash).does("unit-manager", "UserTask_RecallRequest", recall(mash));
        assertThat(mash.opens("unit-manager", "UserTask_ReviewReply").toString()).doesNotContain("risk at all", Canary.REPLY);
        assertThat(chronologies.of(mash.caseReference(), hub.persons.person("unit-manager")).before()).isEmpty();
    }

    @Test
    void an_answer_that_is_right_as_it_stands_is_put_away_uncorrected_and_can_be_corrected_another_time() {
        var mash = corrects("police", answers(asked(Contacts.amber(), "AMBER", "police"), "police", knows()));
        assertThatThrownBy(() -> mash.does("police", "UserTask_CorrectAnswer", Map.of("checked", "CORRECTED")))
                .hasMessageStartingWith("Answer: ");
        mash.does("police", "UserTask_CorrectAnswer", Map.of("checked", "RIGHT"));

        assertThat(versions(mash)).containsExactly("KNOWN");
        assertThat(corrects("police", mash).besideItWaits()).contains("UserTask_CorrectAnswer");
    }

    // told by telephone

    @Test
    void whoever_finds_that_there_is_nothing_to_record_puts_the_task_away() {
        var mash = asked(Contacts.amber(), "AMBER", "police");
        hub.starts("screening", "recordReply", Map.of("caseReference", mash.caseReference()));
        answers(mash, "police", knows());
        assertThat(mash.opens("screening", "UserTask_ChooseRequest").get("options").toString()).contains("nothing to record");
        mash.does("screening", "UserTask_ChooseRequest", Map.of("requestId", "NOTHING"));

        assertThat(ended(mash, "recordReply")).containsExactly("EndEvent_NothingToRecord");
        assertThat(versions(mash)).containsExactly("KNOWN");
    }

    private Hub.Story records(String persona, Hub.Story mash) {
        hub.starts(persona, "recordReply", Map.of("caseReference", mash.caseReference()));
        var request = jdbc.sql("select id from agency_request where case_reference = ? order by number limit 1")
                .param(mash.caseReference()).query(String.class).single();
        return mash.does(persona, "UserTask_ChooseRequest", Map.of("requestId", request));
    }

    private static Map<String, Object> told(Map<String, Object> reply) {
        var form = new HashMap<String, Object>();
        form.put("action", "RECORD");
        form.put("source", "TELEPHONE");
        form.put("saidBy", Canary.CALLER);
        form.put("saidByRole", "detective constable");
        form.put("saidAt", WEDNESDAY_NINE.minus(Duration.ofMinutes(5)).toString());
        form.put("reply", reply);
        return form;
    }

    @Test
    void an_answer_told_by_telephone_is_recorded_with_its_source_and_the_agency_confirms_it() {
        var mash = records("screening", asked(Contacts.amber(), "AMBER", "police"));
        for (var missing : Map.of("source", "How you were told: ", "saidBy", "Who said so: ", "saidByRole",
                "Their role: ", "saidAt", "Said at: ", "reply", "Answer: ").entrySet()) {
            assertThatThrownBy(() -> mash.does("screening", "UserTask_RecordAnswer", without(told(knows()),
                    missing.getKey()))).hasMessageStartingWith(missing.getValue());
        }
        mash.does("screening", "UserTask_RecordAnswer", told(knows()));

        assertThat(mash.waitsAt()).containsExactly("UserTask_HoldMashDiscussion");
        assertThat(ended(mash, "agencyRequest")).containsExactly("EndEvent_AnsweredForAgency");
        assertThat(mash.opens("unit-manager", "UserTask_HoldMashDiscussion").get("replies").toString())
                .contains("told by telephone by " + Canary.CALLER + ", detective constable", "has not confirmed it");
        assertThat(mash.opens("police", "UserTask_CheckAnswer").toString()).contains(Canary.REPLY, Canary.CALLER);
        mash.does("police", "UserTask_CheckAnswer", Map.of("checked", "RIGHT"));

        assertThat(mash.opens("unit-manager", "UserTask_HoldMashDiscussion").get("replies").toString())
                .contains("the agency confirmed it on 10 June 2026");
        assertThat(ended(mash, "checkReply")).containsExactly("EndEvent_Checked");
        assertThat(ended(mash, "recordReply")).containsExactly("EndEvent_Recorded");
    }

    @Test
    void an_agency_that_said_its_answer_in_time_has_kept_its_limit_and_that_it_was_written_down_late_is_the_hubs() {
        var mash = asked(Contacts.amber(), "AMBER", "police", "health");
        mash.timePasses(Duration.ofHours(7));
        records("screening", mash);
        assertThatThrownBy(() -> mash.does("screening", "UserTask_RecordAnswer", with(told(knows()), "saidAt",
                WEDNESDAY_NINE.minus(Duration.ofMinutes(10)).toString()))).hasMessageStartingWith("Said at: the agency was asked");
        var said = WEDNESDAY_NINE.plus(Duration.ofHours(1));
        mash.does("screening", "UserTask_RecordAnswer", with(told(knows()), "saidAt", said.toString()));
        mash.does("unit-manager", "UserTask_ChaseReplies", chases("CHASED"));

        var police = mash.view().requests().get(0).requestId();
        assertThat(mash.view().limits()).filteredOn(limit -> limit.kind().equals("AGENCY_REPLY")).extracting(
                limit -> limit.explanation().cause()).containsExactlyInAnyOrder("RECORDED_LATE", "AGENCY_LATE");
        assertThat(jdbc.sql("select met_at from case_limit where about = ?").param(police).query(Timestamp.class).single()
                .toInstant()).isEqualTo(said);
    }

    @Test
    void what_a_manager_has_written_about_a_late_answer_stays_although_it_was_said_in_time() {
        var mash = asked(Contacts.amber(), "AMBER", "police");
        mash.timePasses(Duration.ofHours(7));
        mash.does("unit-manager", "UserTask_ChaseReplies", chases("CHASED"));
        var said = WEDNESDAY_NINE.plus(Duration.ofHours(1));
        records("screening", mash).does("screening", "UserTask_RecordAnswer", with(told(knows()), "saidAt", said.toString()));

        assertThat(mash.view().limits()).filteredOn(limit -> limit.kind().equals("AGENCY_REPLY")).singleElement()
                .satisfies(limit -> assertThat(limit.explanation().cause()).isEqualTo("AGENCY_LATE"));
        assertThat(jdbc.sql("select met_at from case_limit where about = ?").param(mash.view().requests().get(0).requestId())
                .query(Timestamp.class).single().toInstant()).isEqualTo(said);
    }

    @Test
    void what_was_recorded_is_right_whatever_the_agency_had_begun_to_write_itself() {
        var mash = asked(Contacts.amber(), "AMBER", "police");
        var task = mash.task("UserTask_AnswerRequest", "agency-police");
        mash.claims("police", task);
        forms.saveDraft(task.getId(), hub.persons.person("police"), "{\"state\":\"NOT_KNOWN\",\"version\":0}");
        records("unit-manager", mash).does("unit-manager", "UserTask_RecordAnswer", told(knows()));
        mash.does("police", "UserTask_CheckAnswer", Map.of("checked", "RIGHT", "reply", knowsNothing()));

        assertThat(versions(mash)).containsExactly("KNOWN");
        assertThat(mash.opens("unit-manager", "UserTask_HoldMashDiscussion").get("replies").toString())
                .contains("the agency confirmed it on 10 June 2026");
    }

    @Test
    void what_the_agency_had_begun_to_write_goes_on_where_it_checks_what_was_recorded() {
        var mash = asked(Contacts.amber(), "AMBER", "police");
        var task = mash.task("UserTask_AnswerRequest", "agency-police");
        mash.claims("police", task);
        forms.saveDraft(task.getId(), hub.persons.person("police"), "{\"riskView\":\"" + Canary.NARRATIVE
                + "\",\"version\":0}");
        records("unit-manager", mash).does("unit-manager", "UserTask_RecordAnswer", told(knows()));

        var seen = mash.opens("police", "UserTask_CheckAnswer");
        assertThat(seen.get("reply").toString()).contains(Canary.NARRATIVE);
        assertThat(seen.get("draftNotice").toString()).startsWith("Draft saved by");
        assertThat(seen.get("recorded").toString()).as("beside the fields").contains("Known");
        assertThat(seen.get("facts").toString()).contains(Canary.REPLY);
        mash.does("police", "UserTask_CheckAnswer", corrected(knowsNothing()));
        assertThat(versions(mash)).containsExactly("KNOWN", "NOT_KNOWN");
        assertThat(mash.opens("unit-manager", "UserTask_HoldMashDiscussion").get("replies").toString())
                .contains("Corrected on").doesNotContain("told by telephone");
    }

    @Test
    void whoever_is_searched_for_stands_in_the_form_also_where_a_draft_was_saved_before_anybody_was_chosen() {
        var mash = records("screening", asked(Contacts.amber(), "AMBER", "police"));
        var task = mash.task("UserTask_RecordAnswer");
        mash.claims("screening", task);
        var by = hub.persons.person("screening");
        forms.saveDraft(task.getId(), by, "{\"action\":\"RECORD\",\"reply\":{\"state\":null}}");
        assertThat(mash.opens("screening", task).get("reply").toString()).contains("subjectId=child-1", Canary.NAME);
        forms.saveDraft(task.getId(), by, "{\"action\":\"RECORD\",\"reply\":{\"state\":\"KNOWN\",\"people\":[{\"subjectId\":"
                + "\"child-1\",\"match\":\"PROBABLE\"}]}}");

        assertThat(mash.opens("screening", task).get("reply").toString()).contains("KNOWN", Canary.NAME, "PROBABLE");
        mash.does("screening", "UserTask_RecordAnswer", told(knows()));
        var check = mash.task("UserTask_CheckAnswer");
        mash.claims("police", check);
        forms.saveDraft(check.getId(), hub.persons.person("police"), "{\"checked\":\"CORRECTED\",\"reply\":{\"state\":null}}");
        assertThat(mash.opens("police", check).get("reply").toString()).contains("subjectId=child-1", Canary.NAME);
    }

    @Test
    void an_answer_that_the_agency_is_asked_to_check_is_corrected_there_so_that_no_form_overwrites_another() {
        var mash = records("screening", asked(Contacts.amber(), "AMBER", "police"))
                .does("screening", "UserTask_RecordAnswer", told(knowsNothing()));
        assertThatThrownBy(() -> corrects("police", mash)).hasMessageStartingWith(
                "Case reference: your agency is asked to check what the hub recorded");
        mash.does("police", "UserTask_CheckAnswer", corrected(knows()));
        corrects("police", mash).does("police", "UserTask_CorrectAnswer", corrected(knowsNothing()));

        assertThat(versions(mash)).containsExactly("NOT_KNOWN", "KNOWN", "NOT_KNOWN");
        assertThat(mash.opens("unit-manager", "UserTask_HoldMashDiscussion").get("replies").toString())
                .contains("Corrected on").doesNotContain("has not confirmed it");
    }

    @Test
    void a_request_that_is_recalled_at_once_after_its_answer_was_recorded_leaves_nothing_to_check() {
        var mash = records("screening", asked(Contacts.amber(), "AMBER", "police"));
        mash.doesOnly("screening", "UserTask_RecordAnswer", told(knows()));
        hub.as("unit-manager", () -> recalling.recall(mash.caseReference(), mash.view().requests().get(0).requestId(),
                List.of("child-1"), Canary.REASON, hub.persons.person("unit-manager")));
        mash.jobsRun();

        assertThat(mash.besideItWaits()).doesNotContain("UserTask_CheckAnswer");
    }

    @Test
    void an_agency_that_corrects_its_answer_leaves_what_a_manager_has_half_written_about_it() {
        var mash = answers(decidedWithoutPolice(), "police", knowsNothing());
        var review = mash.task("UserTask_ReviewReply");
        mash.claims("unit-manager", review);
        forms.saveDraft(review.getId(), hub.persons.person("unit-manager"), "{\"words\":\"half a review\"}");
        corrects("police", mash).does("police", "UserTask_CorrectAnswer", corrected(knows()));

        assertThat(mash.opens("unit-manager", review)).containsEntry("words", "half a review");
    }

    @Test
    void an_agency_that_answers_itself_meanwhile_is_not_written_over() {
        var mash = records("screening", asked(Contacts.amber(), "AMBER", "police"));
        answers(mash, "police", knowsNothing());

        assertThatThrownBy(() -> mash.does("screening", "UserTask_RecordAnswer", told(knows())))
                .hasMessageStartingWith("The agency has answered this request itself");
        assertThat(versions(mash)).containsExactly("NOT_KNOWN");
        mash.does("screening", "UserTask_RecordAnswer", Map.of("action", "NOTHING"));
        assertThat(versions(mash)).containsExactly("NOT_KNOWN");
        assertThatThrownBy(() -> records("screening", mash)).hasMessage(
                "Case reference: no agency's answer is missing on this case.");
        assertThatThrownBy(() -> hub.starts("screening", "recordReply", Map.of("caseReference", "MASH-2020-999999")))
                .hasMessage("Case reference: there is no such case.");
    }

    // a conflict of interest

    @Test
    void whoever_corrects_or_checks_an_answer_and_has_a_conflict_of_interest_leaves_it_to_a_colleague() {
        var conflict = corrected(Map.of("state", "CONFLICT_OF_INTEREST"));
        var mash = answers(asked(Contacts.amber(), "AMBER", "police"), "police", knows());
        assertThat(corrects("police", mash).opens("police", "UserTask_CorrectAnswer").get("options").toString())
                .doesNotContain("CONFLICT_OF_INTEREST");
        assertThatThrownBy(() -> mash.does("police", "UserTask_CorrectAnswer", conflict))
                .hasMessageStartingWith("Answer: a conflict of interest does not take the place of an answer.");
        var told = records("screening", asked(Contacts.amber(), "AMBER", "police"))
                .does("screening", "UserTask_RecordAnswer", told(knows()));
        assertThatThrownBy(() -> told.does("police", "UserTask_CheckAnswer", conflict))
                .hasMessageStartingWith("Answer: a conflict of interest does not take the place of an answer.");

        assertThat(versions(mash)).containsExactly("KNOWN");
        assertThat(versions(told)).containsExactly("KNOWN");
    }

    @Test
    void whoever_has_a_conflict_of_interest_hands_the_request_to_the_named_lead_who_alone_answers() {
        var mash = asked(Contacts.amber(), "AMBER", "health");
        answers(mash, "health", Map.of("state", "CONFLICT_OF_INTEREST"));

        assertThat(mash.view().requests()).extracting("state").containsExactly("SENT");
        assertThat(mash.view().limits()).filteredOn(limit -> limit.kind().equals("AGENCY_REPLY")).extracting("state")
                .containsExactly("RUNNING");
        assertThat(mash.waitsAt()).as("it is waited for").contains("UserTask_AnswerRequest", "UserTask_WaitForReplies");
        var task = mash.task("UserTask_AnswerRequest", "agency-health-lead");
        assertThatThrownBy(() -> mash.opens("health", task)).isInstanceOf(AuthorizationException.class);
        assertThat(mash.opens("health-lead", task).get("basis").toString()).contains("Named doctor", "alone");
        mash.does("health-lead", task, knows());

        assertThat(mash.waitsAt()).containsExactly("UserTask_HoldMashDiscussion");
        assertThat(jdbc.sql("select kind from disclosure where case_reference = ? order by id").param(mash.caseReference())
                .query(String.class).list()).containsSubsequence("ASKED", "REPLY_DECLINED", "REPLY_RECEIVED");
    }

    @Test
    void a_conflict_that_is_told_by_telephone_or_by_a_lead_who_came_in_late_takes_nothing_from_the_staff() {
        var mash = records("screening", asked(Contacts.amber(), "AMBER", "health"));
        assertThatThrownBy(() -> mash.does("screening", "UserTask_RecordAnswer", told(new HashMap<>(Map.of("state",
                "CONFLICT_OF_INTEREST"))))).hasMessageStartingWith("Answer: its named lead answers instead.");
        mash.does("screening", "UserTask_RecordAnswer", Map.of("action", "NOTHING"));
        var task = mash.task("UserTask_AnswerRequest", "agency-health");
        hub.tasks.addCandidateGroup(task.getId(), "agency-health-lead");
        assertThatThrownBy(() -> mash.does("health-lead", task, Map.of("state", "CONFLICT_OF_INTEREST")))
                .hasMessageStartingWith("Answer: put this task back; your agency's staff can still answer it.");
        hub.tasks.setAssignee(task.getId(), null);
        assertThatThrownBy(() -> mash.does("health", mash.task("UserTask_AnswerRequest", "agency-health"), with(knows(), "state",
                "CONFLICT_OF_INTEREST"))).hasMessageStartingWith("Answer: facts are listed");
    }

    @Test
    void where_the_lead_has_the_conflict_too_nobody_has_looked_and_whoever_decides_says_why_it_goes_on() {
        var mash = asked(Contacts.amber(), "AMBER", "health");
        answers(mash, "health", Map.of("state", "CONFLICT_OF_INTEREST"));
        mash.does("health-lead", mash.task("UserTask_AnswerRequest", "agency-health-lead"),
                Map.of("state", "CONFLICT_OF_INTEREST"));

        assertThat(mash.opens("unit-manager", "UserTask_HoldMashDiscussion").get("missing")).asString()
                .isEqualTo("Nobody without a conflict of interest has looked at: Health.");
        var decides = without(ResponseStoryTest.decides("NFA_ADVICE", "WITHDRAW"), "missingInformation");
        assertThatThrownBy(() -> mash.does("unit-manager", "UserTask_HoldMashDiscussion", decides))
                .hasMessageStartingWith("What is missing, and why the decision goes on: ");
        mash.does("unit-manager", "UserTask_HoldMashDiscussion", with(decides, "missingInformation", Canary.REASON));
    }

    // the wrong person

    private Hub.Story recalls(Hub.Story mash) {
        return hub.starts("unit-manager", "recallRequest", Map.of("caseReference", mash.caseReference()));
    }

    private Map<String, Object> recall(Hub.Story mash) {
        return new HashMap<>(Map.of("requestId", jdbc.sql("select id from agency_request where case_reference = ?"
                        + " order by number limit 1").param(mash.caseReference()).query(String.class).single(),
                "what", "WRONG_PERSON", "people", List.of("child-1"), "why", Canary.REASON));
    }

    private List<String> contents(Hub.Story mash) {
        return jdbc.sql("select content from agency_reply where request_id in"
                        + " (select id from agency_request where case_reference = ?) order by id")
                .param(mash.caseReference()).query(String.class).list();
    }

    @Test
    void an_open_request_about_the_wrong_person_ends_and_the_agency_says_what_became_of_it() {
        var mash = asked(Contacts.amber(), "AMBER", "police", "health");
        recalls(mash);
        assertThatThrownBy(() -> mash.does("unit-manager", "UserTask_RecallRequest", with(recall(mash), "people",
                List.of("child-9")))).hasMessageStartingWith("Wrong person: ");
        assertThatThrownBy(() -> mash.does("unit-manager", "UserTask_RecallRequest", with(recall(mash), "requestId",
                "another"))).hasMessageStartingWith("Request: ");
        mash.does("unit-manager", "UserTask_RecallRequest", recall(mash));

        assertThat(mash.view().requests()).extracting("state").containsExactly("RECALLED", "SENT");
        assertThat(ended(mash, "agencyRequest")).containsExactly("EndEvent_Withdrawn");
        assertThat(mash.view().limits()).filteredOn(limit -> limit.kind().equals("AGENCY_REPLY"))
                .extracting("state").containsExactlyInAnyOrder("WITHDRAWN", "RUNNING");
        assertThat(mash.opens("police", "UserTask_ConfirmDeletion").get("people").toString()).contains(Canary.NAME);
        assertThatThrownBy(() -> mash.does("police", "UserTask_ConfirmDeletion", Map.of("deletion", "KEPT")))
                .hasMessageStartingWith("What is kept, and why: ");
        mash.does("police", "UserTask_ConfirmDeletion", Map.of("deletion", "DELETED"));

        assertThat(ended(mash, "recallRequest")).containsExactly("EndEvent_DeletionConfirmed");
        assertThat(jdbc.sql("select kind from incident_record where case_reference = ? order by id")
                .param(mash.caseReference()).query(String.class).list())
                .containsExactly("WRONG_PERSON_SEARCHED", "DELETION_CONFIRMED");
        assertThat(jdbc.sql("select kind from disclosure where case_reference = ? order by id")
                .param(mash.caseReference()).query(String.class).list())
                .containsSubsequence("ASKED", "RECALLED", "DELETION_CONFIRMED");
        assertThat(jdbc.sql("select detail from audit_entry where case_reference = ? and action = 'CHANGED'")
                .param(mash.caseReference()).query(String.class).list())
                .contains("REQUEST_RECALLED", "DELETION_CONFIRMED");
    }

    @Test
    void a_request_that_nobody_may_ask_any_more_ends_alone_and_what_was_answered_stays() {
        var mash = asked(Contacts.amber(), "AMBER", "police", "health");
        var task = mash.task("UserTask_AnswerRequest", "agency-police");
        mash.claims("police", task);
        forms.saveDraft(task.getId(), hub.persons.person("police"), "{\"riskView\":\"half an answer\"}");
        var withdraws = with(without(recall(mash), "people"), "what", "NO_LONGER_ASKED");
        recalls(mash).does("unit-manager", "UserTask_RecallRequest", withdraws);

        assertThat(mash.view().requests()).extracting("state").containsExactly("WITHDRAWN", "SENT");
        assertThat(ended(mash, "recallRequest")).containsExactly("EndEvent_NoLongerAsked");
        assertThat(ended(mash, "agencyRequest")).containsExactly("EndEvent_Withdrawn");
        assertThat(jdbc.sql("select count(*) from incident_record where case_reference = ?").param(mash.caseReference())
                .query(Long.class).single()).isZero();
        assertThat(jdbc.sql("select why from disclosure where case_reference = ? and kind = 'WITHDRAWN'")
                .param(mash.caseReference()).query(String.class).list()).containsExactly(Canary.REASON);
        assertThat(jdbc.sql("select count(*) from form_draft where subject = ? and form_ref = 'answer-request'")
                .param(mash.caseReference()).query(Long.class).single()).as("half an answer").isZero();
        answers(mash, "health", knows());
        assertThat(mash.waitsAt()).as("nobody is waited for").containsExactly("UserTask_HoldMashDiscussion");
        recalls(mash);
        assertThatThrownBy(() -> mash.does("unit-manager", "UserTask_RecallRequest", with(withdraws, "requestId",
                mash.view().requests().get(1).requestId()))).hasMessageStartingWith(
                "Request: only one that waits for its answer");
        assertThat(contents(mash)).singleElement().asString().contains(Canary.REPLY);
    }

    @Test
    void an_answer_about_the_wrong_person_is_purged_wherever_it_could_be_read() {
        var mash = asked(Contacts.amber(), "AMBER", "police");
        records("screening", mash).does("screening", "UserTask_RecordAnswer", told(knows()));
        mash.claims("police", mash.task("UserTask_CheckAnswer"));
        forms.saveDraft(mash.task("UserTask_CheckAnswer").getId(), hub.persons.person("police"),
                "{\"whyCorrected\":\"" + Canary.REPLY + "\"}");
        assertThat(contents(mash)).singleElement().asString().contains(Canary.REPLY);
        var police = hub.persons.person("police");
        var asked = documents.request("", mash.view().requests().get(0).requestId(), police);
        var document = documents.attach(asked, new Documents.Upload(Canary.REPLY, "record.txt",
                Canary.REPLY.getBytes(StandardCharsets.UTF_8), LocalDate.of(2026, 5, 1), Canary.REPLY, Handling.HUB_ONLY), police)
                .documentId();
        assertThat(documents.read(document, hub.persons.person("unit-manager")).bytes()).isNotEmpty();
        recalls(mash).does("unit-manager", "UserTask_RecallRequest", recall(mash));

        assertThat(contents(mash)).containsExactly("{}");
        assertThat(versions(mash)).containsExactly("PURGED");
        assertThat(jdbc.sql("select title || filename || why_relevant as words, octet_length(content) as bytes from agency_document"
                + " where id = ? and dated is null and purged_at is not null").param(document)
                .query((row, n) -> row.getString(1) + row.getLong(2)).single()).isEqualTo("0");
        for (var reader : List.of("unit-manager", "police", "screening")) {
            assertThatThrownBy(() -> documents.read(document, hub.persons.person(reader))).isInstanceOf(NotFound.class);
        }
        assertThat(jdbc.sql("select count(*) from form_draft where subject = ? and form_ref = 'check-answer'")
                .param(mash.caseReference()).query(Long.class).single()).isZero();
        assertThat(mash.besideItWaits()).doesNotContain("UserTask_CheckAnswer");
        var seen = mash.opens("unit-manager", "UserTask_HoldMashDiscussion");
        assertThat(seen.toString()).contains("Recalled: the wrong person was searched").doesNotContain(Canary.REPLY);
        assertThat(mash.view().requests()).singleElement().satisfies(request -> {
            assertThat(request.reply()).isNull();
            assertThat(request.repliedAt()).as("that there was an answer stays").isNotNull();
        });
        assertThatThrownBy(() -> corrects("police", mash)).hasMessageStartingWith("Case reference: your agency has given");
        assertThatThrownBy(() -> recalls(mash)).hasMessageContaining("no request that could be recalled");
        assertThat(ended(mash, "checkReply")).containsExactly("EndEvent_Recalled");
    }

    private String logged(Hub.Story mash) {
        return jdbc.sql("select what, why, withheld from disclosure where case_reference = ?").param(mash.caseReference())
                .query().listOfRows().toString();
    }

    @Test
    void an_agencys_words_stand_in_its_answer_and_not_in_the_log_so_that_nothing_of_them_outlives_a_recall() {
        var mash = answers(asked(Contacts.amber(), "AMBER", "police", "health"), "police", InformationStoryTest.declines());
        answers(mash, "health", Map.of("state", "UNABLE_TO_SEARCH", "unableReason", Canary.REPLY));
        corrects("police", mash).does("police", "UserTask_CorrectAnswer", with(corrected(knows()), "whyCorrected", Canary.REPLY));
        assertThat(logged(mash)).contains("Declined: Disclosing is more detrimental", "Unable to search", "Correction",
                "The agency's reason in words stands in its answer.").doesNotContain(Canary.REPLY);
        recalls(mash).does("unit-manager", "UserTask_RecallRequest", recall(mash));

        assertThat(contents(mash).subList(0, 2)).as("both versions of the answer").doesNotContain(Canary.REPLY);
    }

    @Test
    void a_request_about_the_wrong_person_is_recalled_also_if_it_was_withdrawn_since() {
        var mash = ResponseStoryTest.goesOn(asked(Contacts.amber(), "AMBER", "police"));
        mash.does("unit-manager", "UserTask_HoldMashDiscussion", ResponseStoryTest.decides("EARLY_HELP", "WITHDRAW"));
        assertThat(mash.view().requests()).extracting("state").containsExactly("WITHDRAWN");
        recalls(mash);
        assertThat(mash.opens("unit-manager", "UserTask_RecallRequest").get("requests").toString()).contains("Withdrawn");
        mash.does("unit-manager", "UserTask_RecallRequest", recall(mash));

        assertThat(mash.view().requests()).extracting("state").containsExactly("RECALLED");
        mash.does("police", "UserTask_ConfirmDeletion", Map.of("deletion", "DELETED"));
        assertThat(ended(mash, "recallRequest")).containsExactly("EndEvent_DeletionConfirmed");
        assertThatThrownBy(() -> recalls(mash)).hasMessageContaining("no request that could be recalled");
    }

    @Test
    void an_agency_whose_request_was_recalled_is_missing_until_it_is_asked_anew_about_the_right_person() {
        var mash = asked(Contacts.amber(), "AMBER", "police", "health");
        answers(mash, "health", knowsNothing());
        recalls(mash).does("unit-manager", "UserTask_RecallRequest", recall(mash));
        assertThat(mash.waitsAt()).contains("UserTask_WaitForReplies").doesNotContain("UserTask_HoldMashDiscussion");
        assertThat(mash.opens("unit-manager", "UserTask_WaitForReplies").get("missing"))
                .isEqualTo("The wrong person was searched, and nobody has asked anew about the right people:"
                        + " West Midlands Police.");
        ResponseStoryTest.goesOn(mash);
        var seen = mash.opens("unit-manager", "UserTask_HoldMashDiscussion");
        assertThat(seen).containsEntry("requestsOpen", false);
        assertThat(seen.get("chronology").toString()).doesNotContain("has not been chosen yet");
        var decides = ResponseStoryTest.decides("EARLY_HELP", null);
        assertThatThrownBy(() -> mash.does("unit-manager", "UserTask_HoldMashDiscussion", without(decides,
                "missingInformation"))).hasMessageStartingWith("What is missing, and why the decision goes on: ");

        hub.starts("unit-manager", "informationGathering", Map.of("caseReference", mash.caseReference()));
        assertThat((List<?>) mash.opens("unit-manager", "UserTask_ChooseAgencies").get("agencies")).asList().contains("police")
                .doesNotContain("health");
        mash.does("unit-manager", "UserTask_ChooseAgencies", asks("police"));
        answers(mash, "police", knows());
        assertThat(mash.opens("unit-manager", "UserTask_HoldMashDiscussion").get("missing")).isNull();
        mash.does("unit-manager", "UserTask_HoldMashDiscussion", without(decides, "missingInformation"));
        assertThat(mash.view().outcomes()).isNotEmpty();
    }

    @Test
    void what_an_agency_is_asked_beside_a_request_does_not_fill_the_gap_that_its_recall_leaves() {
        var mash = asked(Contacts.amber(), "AMBER", "police");
        hub.starts("unit-manager", "informationGathering", Map.of("caseReference", mash.caseReference()));
        mash.does("unit-manager", "UserTask_ChooseAgencies", asks("police"));
        mash.timePasses(Duration.ofMinutes(1));
        recalls(mash).does("unit-manager", "UserTask_RecallRequest", recall(mash));
        assertThat(requests.toAskAnew(mash.caseReference())).extracting("agency").containsExactly("police");

        hub.starts("unit-manager", "informationGathering", Map.of("caseReference", mash.caseReference()));
        assertThat((List<?>) mash.opens("unit-manager", "UserTask_ChooseAgencies").get("agencies")).asList().contains("police");
        mash.does("unit-manager", "UserTask_ChooseAgencies", asks("police"));
        assertThat(requests.toAskAnew(mash.caseReference())).isEmpty();
    }

    private Hub.Story asksToo(Hub.Story mash, Map<String, Object> asking) {
        hub.starts("unit-manager", "informationGathering", Map.of("caseReference", mash.caseReference()));
        mash.does("unit-manager", "UserTask_ChooseAgencies", asking);
        return mash.timePasses(Duration.ofMinutes(1));
    }

    private Hub.Story isWithdrawn(Hub.Story mash) {
        recalls(mash).does("unit-manager", "UserTask_RecallRequest", with(without(recall(mash), "people"), "what",
                "NO_LONGER_ASKED"));
        return mash.timePasses(Duration.ofMinutes(1));
    }

    @Test
    void an_agency_that_was_asked_anew_after_a_withdrawal_is_not_asked_a_third_time_for_what_is_recalled_of_it() {
        var mash = asksToo(isWithdrawn(asked(Contacts.amber(), "AMBER", "police", "health")), asks("police"));
        answers(mash, "health", knowsNothing());
        recalls(mash).does("unit-manager", "UserTask_RecallRequest", recall(mash));

        assertThat(requests.toAskAnew(mash.caseReference())).isEmpty();
        assertThat(mash.opens("unit-manager", "UserTask_WaitForReplies").get("missing"))
                .isEqualTo("Not answered yet: West Midlands Police.");
        answers(mash, "police", knows());
        assertThat(mash.waitsAt()).contains("UserTask_HoldMashDiscussion");
    }

    private static Map<String, Object> knowsOf(String... people) {
        return with(knows(), "people", Stream.of(people).map(person ->
                Map.of("subjectId", person, "match", "CERTAIN", "matchedBy", "name")).toList());
    }

    private static Map<String, Object> asksPoliceAbout(String... people) {
        return with(asks("police"), "subjectIds", List.of(people));
    }

    private Hub.Story policeAskedAboutAChildAndAMan() {
        return policeAskedAbout("child-1", "household-1");
    }

    private Hub.Story policeAskedAbout(String... people) {
        return hub.receives(Contacts.aContact().about(Contacts.child("child-1", 120))
                        .with(Contacts.concern(Category.DOMESTIC_ABUSE).severity(Severity.SERIOUS).scale(3))
                        .atHome("Man " + Canary.FAMILY, null).atHome("Other " + Canary.FAMILY, null).made())
                .does("screening", "UserTask_ScreenContact", FrontDoorStoryTest.screened("child-1"))
                .does("social-care-lead", "UserTask_RateContact", FrontDoorStoryTest.rated("AMBER"))
                .does("unit-manager", "UserTask_ChooseAgencies", asksPoliceAbout(people));
    }

    private Hub.Story theManWasWrong(Hub.Story mash) {
        recalls(mash).does("unit-manager", "UserTask_RecallRequest", with(recall(mash), "people", List.of("household-1")));
        return mash.timePasses(Duration.ofMinutes(1));
    }

    @Test
    void an_agency_that_was_asked_about_the_right_people_before_the_recall_is_asked_anew_and_about_the_wrong_one_too_is_not() {
        var right = asksToo(policeAskedAboutAChildAndAMan(), asksPoliceAbout("child-1", "household-2"));
        right.does("police", hub.tasks.createTaskQuery().taskDefinitionKey("UserTask_AnswerRequest").processVariableValueEquals(
                "requestId", right.view().requests().get(1).requestId()).singleResult(), knowsOf("child-1", "household-2"));
        assertThat(right.waitsAt()).contains("UserTask_WaitForReplies");
        theManWasWrong(right);
        assertThat(requests.toAskAnew(right.caseReference())).isEmpty();
        assertThat(right.waitsAt()).as("nobody is waited for").contains("UserTask_HoldMashDiscussion");

        var wrong = policeAskedAboutAChildAndAMan();
        answers(wrong, "police", knowsOf("child-1", "household-1"));
        theManWasWrong(asksToo(wrong, asksPoliceAbout("child-1", "household-1")));
        assertThat(requests.toAskAnew(wrong.caseReference())).extracting("agency").containsExactly("police");
    }

    @Test
    void what_an_agency_was_asked_about_others_before_a_recall_that_leaves_nobody_does_not_fill_its_place() {
        var mash = asksToo(policeAskedAbout("child-1"), asksPoliceAbout("household-1"));
        recalls(mash).does("unit-manager", "UserTask_RecallRequest", recall(mash));
        mash.timePasses(Duration.ofMinutes(1));
        answers(mash, "police", knowsOf("household-1"));

        assertThat(requests.toAskAnew(mash.caseReference())).extracting("agency").containsExactly("police");
        assertThat(mash.waitsAt()).as("the child's answer is missing").doesNotContain("UserTask_HoldMashDiscussion");
        hub.starts("unit-manager", "informationGathering", Map.of("caseReference", mash.caseReference()));
        assertThat((List<?>) mash.opens("unit-manager", "UserTask_ChooseAgencies").get("agencies")).asList().contains("police");
        mash.does("unit-manager", "UserTask_ChooseAgencies", asksPoliceAbout("child-1"));
        assertThat(requests.toAskAnew(mash.caseReference())).isEmpty();
    }

    private List<String> gaps(Hub.Story mash) {
        return chronologies.of(mash.caseReference(), hub.persons.person("unit-manager")).gaps().stream()
                .map(Chronology.Asked::words).toList();
    }

    @Test
    void what_is_asked_later_fills_the_place_of_what_ended_once_everybody_of_it_but_the_wrong_one_was_asked_about() {
        var recalled = asksToo(theManWasWrong(policeAskedAboutAChildAndAMan()), asksPoliceAbout("household-2"));
        assertThat(requests.toAskAnew(recalled.caseReference())).extracting("agency").containsExactly("police");
        assertThat(gaps(recalled)).hasSize(2).first().asString().startsWith("Recalled: the wrong person was searched");
        asksToo(recalled, asksPoliceAbout("child-1"));
        assertThat(requests.toAskAnew(recalled.caseReference())).isEmpty();
        assertThat(gaps(recalled)).hasSize(2).allSatisfy(gap -> assertThat(gap).startsWith("NOT ANSWERED"));

        var withdrawn = asksToo(isWithdrawn(policeAskedAboutAChildAndAMan()), asksPoliceAbout("household-1"));
        assertThat(gaps(withdrawn)).hasSize(2).first().asString().startsWith("Withdrawn by the hub");
        asksToo(withdrawn, asksPoliceAbout("child-1"));
        assertThat(gaps(withdrawn)).hasSize(2).allSatisfy(gap -> assertThat(gap).startsWith("NOT ANSWERED"));
    }

    @Test
    void what_a_manager_wrote_of_a_recalled_answer_goes_on_every_case_and_a_manager_weighs_whether_the_decision_stands() {
        var mash = decidedWithoutPolice();
        cases.moveTo(mash.caseReference(), CaseStatus.CLOSED);
        var linked = linkedTo(ratesAgain(answers(mash, "police", knows()), Canary.REASON, false));
        recalls(mash).does("unit-manager", "UserTask_RecallRequest", with(recall(mash), "why", "the wrong child was named"));

        for (var one : List.of(mash, linked)) {
            assertThat(hub.information.readBy(one.caseReference(), hub.persons.person("unit-manager"))).singleElement()
                    .satisfies(read -> assertThat(read.words()).endsWith("has been recalled: nothing of it is left."));
        }
        assertThat(jdbc.sql("select content from new_information where case_reference in (?, ?)")
                .params(mash.caseReference(), linked.caseReference()).query(String.class).list().toString())
                .doesNotContain(Canary.REASON, "West Midlands Police");
        var seen = mash.opens("unit-manager", "UserTask_ReviewReply");
        assertThat(seen.get("status").toString()).startsWith("The answer was about somebody else and has been recalled");
        assertThat(seen.toString()).contains("Recalled: the wrong person was searched").doesNotContain(Canary.REPLY);
        mash.does("unit-manager", "UserTask_ReviewReply", follows("CHANGES_NOTHING"));
        assertThat(ended(mash, "replyReview")).containsExactly("EndEvent_Reviewed", "EndEvent_Reviewed");
    }

    @Test
    void whoever_is_writing_it_down_or_looking_at_it_after_the_decision_loses_it_too() {
        var written = records("screening", asked(Contacts.amber(), "AMBER", "police"));
        recalls(written).does("unit-manager", "UserTask_RecallRequest", recall(written));
        assertThat(ended(written, "recordReply")).containsExactly("EndEvent_Recalled");

        var corrected = corrects("police", answers(asked(Contacts.amber(), "AMBER", "police"), "police", knows()));
        forms.saveDraft(corrected.task("UserTask_CorrectAnswer").getId(), hub.persons.person("police"),
                "{\"whyCorrected\":\"" + Canary.REPLY + "\"}");
        recalls(corrected).does("unit-manager", "UserTask_RecallRequest", recall(corrected));
        assertThat(ended(corrected, "correctReply")).containsExactly("EndEvent_Recalled");
        assertThat(jdbc.sql("select count(*) from form_draft where subject = ? and form_ref = 'correct-answer'")
                .param(corrected.caseReference()).query(Long.class).single()).isZero();

        var looked = answers(decidedWithoutPolice(), "police", knows());
        recalls(looked).does("unit-manager", "UserTask_RecallRequest", recall(looked));
        assertThat(ended(looked, "replyReview")).containsExactly("EndEvent_Recalled");
        assertThat(looked.opens("unit-manager", "UserTask_ReviewReply").toString()).doesNotContain(Canary.REPLY);

        var told = answers(decidedWithoutPolice(), "police", knows());
        var tells = follows("TELL_TEAM");
        tells.put("team", "team-manager");
        told.does("unit-manager", "UserTask_ReviewReply", tells);
        recalls(told).does("unit-manager", "UserTask_RecallRequest", recall(told));
        assertThat(told.besideItWaits()).doesNotContain("UserTask_ReadLateReply");
        assertThat(incidents.between(java.time.LocalDate.of(2026, 6, 10), java.time.LocalDate.of(2026, 6, 10)))
                .filteredOn(one -> one.incident().caseReference().equals(told.caseReference())).singleElement()
                .satisfies(one -> {
                    assertThat(one.incident().wasDecided()).isTrue();
                    assertThat(one.incident().wasAnswered()).isTrue();
                    assertThat(one.incident().people()).containsExactly("child-1");
                });
    }
}
