package org.openmash.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openmash.story.FrontDoorStoryTest.rated;
import static org.openmash.story.FrontDoorStoryTest.screened;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.junit.jupiter.api.Test;
import org.openmash.outcome.Outcomes;
import org.openmash.outcome.StrategyRecords;
import org.openmash.referral.Category;
import org.openmash.referral.Contact;
import org.openmash.referral.Indicator;
import org.openmash.referral.Injury;
import org.openmash.referral.Severity;
import org.openmash.referral.Suspects;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Danger now, the strategy discussion and the MASH discussion. */
@StoryTest
class ResponseStoryTest {

    private static final String LONG_AGO = "2026-01-05T09:30+00:00";

    @Autowired
    Suspects suspects;
    @Autowired
    Hub hub;
    @Autowired
    Outcomes outcomes;
    @Autowired
    StrategyRecords records;
    @Autowired
    HistoryService history;
    @Autowired
    Clock clock;
    @Autowired
    JdbcClient jdbc;

    private Hub.Story ratedAs(String rating, Contact contact) {
        var mash = hub.receives(contact);
        mash.does("screening", "UserTask_ScreenContact", screened("child-1"));
        return mash.does("social-care-lead", "UserTask_RateContact", rated(rating));
    }

    private List<String> ended(Hub.Story mash, String process) {
        return history.createHistoricActivityInstanceQuery().activityType("noneEndEvent").list().stream()
                .filter(end -> end.getProcessDefinitionKey().equals(process))
                .filter(end -> isOf(mash, end.getProcessInstanceId()))
                .map(end -> end.getActivityId()).sorted().toList();
    }

    private boolean isOf(Hub.Story mash, String instance) {
        return mash.caseReference().equals(history.createHistoricProcessInstanceQuery().processInstanceId(instance)
                .singleResult().getBusinessKey());
    }

    static Hub.Story goesOn(Hub.Story mash) {
        return mash.does("unit-manager", "UserTask_WaitForReplies", Map.of("whyGoOn", Canary.REASON));
    }

    static List<Map<String, Object>> present() {
        return List.of(Map.of("name", "Una Manager", "agency", "Council", "role", "chair"),
                Map.of("name", "Dan Decision", "agency", "Police"));
    }

    static Map<String, Object> discussed(String ratingDecision) {
        var form = new HashMap<String, Object>();
        form.put("heldAt", LONG_AGO);
        form.put("present", present());
        form.put("worries", Canary.NARRATIVE);
        form.put("missingInformation", "No reply from the police; the child is seen today.");
        form.put("ratingDecision", ratingDecision);
        return form;
    }

    static Map<String, Object> decides(String outcome, String openRequests) {
        var form = discussed("STANDS");
        form.put("outcomes", outcome("child-1", outcome));
        form.put("openRequests", openRequests);
        return form;
    }

    static List<Map<String, Object>> outcome(String subject, String outcome) {
        return List.of(Map.of("subjectId", subject, "name", Canary.NAME, "outcome", outcome, "reason", Canary.REASON));
    }

    static Map<String, Object> strategy(String outcome) {
        var form = new HashMap<String, Object>();
        form.put("heldAt", LONG_AGO);
        form.put("present", present());
        form.put("socialWorkerPresent", true);
        form.put("policePresent", true);
        form.put("healthPresent", true);
        form.put("reasonableCauseDecided", "YES");
        form.put("reasonableCauseFacts", Canary.NARRATIVE);
        form.put("jointOrSingle", "JOINT");
        form.put("medicalNeeded", "YES");
        form.put("whoTellsFamily", "the social worker");
        form.put("whatFamilyIsTold", "that a medical is needed");
        form.put("whenFamilyIsTold", "at the hospital");
        form.put("safetyPlanTonight", "stays in hospital");
        form.put("otherChildren", "none at home");
        form.put("outcomes", outcome("child-1", outcome));
        form.put("openRequests", "KEEP_FOR_FUTURE_PLANS");
        return form;
    }

    @Test
    void danger_now_is_not_over_until_999_is_called_and_a_social_worker_has_accepted() {
        var mash = hub.receives(Contacts.aContact().about(Contacts.child("child-1", 36)).dangerNow()
                .with(Contacts.concern(Category.PHYSICAL).injury(Injury.SERIOUS)).made());
        assertThat(mash.waitsAt()).containsExactly("UserTask_AskSocialWorker", "UserTask_RecordEmergencyCall",
                "UserTask_ScreenContact");
        assertThat(mash.opens("unit-manager", "UserTask_RecordEmergencyCall").toString())
                .contains(Canary.NARRATIVE, Canary.STREET, "01902 000000", mash.caseReference());

        assertThatThrownBy(() -> mash.does("screening", "UserTask_RecordEmergencyCall",
                Map.of("calledBy", "Sam", "calledAt", "2999-01-01T00:00Z")))
                .hasMessage("Called at: must not be in the future.");
        mash.does("screening", "UserTask_RecordEmergencyCall",
                Map.of("calledBy", "Sam", "calledAt", LONG_AGO, "logNumber", "LOG-7"));
        mash.does("unit-manager", "UserTask_AskSocialWorker",
                Map.of("whoWasAsked", "Ida Immediate", "askedAt", LONG_AGO, "phone", "01902 1"));
        assertThat(mash.opens("unit-manager", "UserTask_RecordAcceptance").get("asked").toString())
                .contains("Ida Immediate");
        mash.does("unit-manager", "UserTask_RecordAcceptance", Map.of("answer", "NOT_ACCEPTED", "answeredBy",
                "Ida Immediate", "answeredAt", LONG_AGO));
        mash.does("emergency-duty", "UserTask_AskSocialWorker", Map.of("whoWasAsked", "Ed", "askedAt", LONG_AGO));
        mash.does("emergency-duty", "UserTask_RecordAcceptance", Map.of("answer", "ACCEPTED", "answeredBy", "Ed",
                "answeredAt", LONG_AGO, "expectedArrival", "in 20 minutes"));

        assertThat(ended(mash, "immediateResponse")).containsExactly("EndEvent_ImmediateResponseBegun");
        assertThat(mash.waitsAt()).containsExactly("UserTask_ScreenContact");
    }

    @Test
    void a_999_call_that_was_recorded_with_the_contact_is_not_asked_for_again() {
        var mash = hub.receives(Contacts.aContact().about(Contacts.child("child-1", 36)).dangerNow()
                .emergencyCalled(clock.instant()).with(Contacts.concern(Category.PHYSICAL)).made());

        assertThat(mash.waitsAt()).containsExactly("UserTask_AskSocialWorker", "UserTask_ScreenContact");
    }

    @Test
    void a_red_case_is_discussed_while_agencies_and_the_police_are_asked_beside_it() {
        var mash = ratedAs("RED", Contacts.red());
        assertThat(mash.waitsAt()).containsExactly("UserTask_BringPoliceInformation", "UserTask_ChooseAgencies",
                "UserTask_HoldStrategyDiscussion");
        mash.does("police-decision-maker", "UserTask_BringPoliceInformation", Map.of("attending", "YES",
                "whoAttends", "Dan Decision", "information", Canary.REPLY, "handling", "HUB_ONLY"));
        assertThat(mash.opens("unit-manager", "UserTask_HoldStrategyDiscussion").get("police").toString())
                .contains(Canary.REPLY, "Dan Decision");

        mash.does("unit-manager", "UserTask_HoldStrategyDiscussion", strategy("STRATEGY_S47"));

        assertThat(outcomes.of(mash.caseReference())).singleElement()
                .satisfies(one -> assertThat(one.decidedIn()).isEqualTo("STRATEGY_DISCUSSION"));
        assertThat(ended(mash, "strategyDiscussion")).contains("EndEvent_GatheringBegun",
                "EndEvent_PoliceInformationIn");
        assertThat(mash.waitsAt()).contains("UserTask_ChooseAgencies", "UserTask_FinishStrategyRecord")
                .doesNotContain("UserTask_BringPoliceInformation");
    }

    @Test
    void without_its_floor_a_strategy_discussion_is_an_emergency_that_is_followed_up() {
        var mash = ratedAs("RED", Contacts.red());
        var form = strategy("STRATEGY_S47");
        form.put("healthPresent", false);
        assertThatThrownBy(() -> mash.does("unit-manager", "UserTask_HoldStrategyDiscussion", form))
                .hasMessageStartingWith("Why it could not wait: ").hasMessageContaining("health practitioner");
        form.put("emergencyReason", Canary.REASON);
        assertThatThrownBy(() -> mash.does("unit-manager", "UserTask_HoldStrategyDiscussion", form))
                .hasMessageStartingWith("Whoever was missing is reached at: ");
        form.put("followUpAt", clock.instant().plus(Duration.ofHours(2)).truncatedTo(ChronoUnit.SECONDS).toString());
        mash.does("unit-manager", "UserTask_HoldStrategyDiscussion", form);

        assertThat(records.isFinishDue(mash.caseReference())).isTrue();
        assertThat(mash.opens("unit-manager", "UserTask_FinishStrategyRecord").get("missing"))
                .isEqualTo("Held without: health practitioner.");
        var minutes = new HashMap<String, Object>(Map.of("minutesSentAt", LONG_AGO, "minutesSentTo", "all"));
        assertThatThrownBy(() -> mash.does("unit-manager", "UserTask_FinishStrategyRecord", minutes))
                .hasMessageStartingWith("Who was missing and has been reached: ");
        minutes.put("missingFollowedUp", "Health, at noon; agrees.");
        mash.does("unit-manager", "UserTask_FinishStrategyRecord", minutes);
        assertThat(records.isFinishDue(mash.caseReference())).isFalse();
    }

    @Test
    void section_47_follows_only_from_reasonable_cause_and_nothing_is_preselected() {
        var mash = ratedAs("RED", Contacts.red());
        assertThat(mash.opens("unit-manager", "UserTask_HoldStrategyDiscussion").get("outcomes").toString())
                .doesNotContain("outcome=");
        var form = strategy("STRATEGY_S47");
        form.put("reasonableCauseDecided", "NO");
        assertThatThrownBy(() -> mash.does("unit-manager", "UserTask_HoldStrategyDiscussion", form))
                .hasMessageStartingWith("Reasonable cause to suspect significant harm: ");
        var undecided = strategy("STRATEGY_S47");
        undecided.put("outcomes", List.of());
        assertThatThrownBy(() -> mash.does("unit-manager", "UserTask_HoldStrategyDiscussion", undecided))
                .hasMessageContaining("utcome");
        var silent = strategy("STRATEGY_S47");
        silent.remove("openRequests");
        assertThatThrownBy(() -> mash.does("unit-manager", "UserTask_HoldStrategyDiscussion", silent))
                .hasMessageStartingWith("Requests that are still open: ");
        assertThat(mash.waitsAt()).contains("UserTask_HoldStrategyDiscussion");
        assertThat(outcomes.of(mash.caseReference())).isEmpty();
    }

    @Test
    void a_mash_discussion_goes_on_without_a_reply_and_says_why() {
        var mash = ratedAs("AMBER", Contacts.amber());
        mash.does("unit-manager", "UserTask_ChooseAgencies", InformationStoryTest.asks("police"));
        goesOn(mash);
        var seen = mash.opens("unit-manager", "UserTask_HoldMashDiscussion");
        assertThat(seen.get("whyGoneOn")).isEqualTo(Canary.REASON);
        assertThat(seen.get("replies").toString()).contains("NOT ANSWERED");

        var form = decides("FAMILY_HELP_S17_ASSESSMENT", "KEEP_FOR_FUTURE_PLANS");
        form.remove("missingInformation");
        assertThatThrownBy(() -> mash.does("unit-manager", "UserTask_HoldMashDiscussion", form))
                .hasMessageStartingWith("What is missing, and why the decision goes on: ");
        assertThatThrownBy(() -> mash.does("unit-manager", "UserTask_HoldMashDiscussion",
                decides("STRATEGY_S47", "WITHDRAW"))).hasMessageStartingWith("Outcomes, row 1, Outcome: ");
        mash.does("unit-manager", "UserTask_HoldMashDiscussion",
                decides("FAMILY_HELP_S17_ASSESSMENT", "KEEP_FOR_FUTURE_PLANS"));

        assertThat(ended(mash, "mashDiscussion")).containsExactly("EndEvent_DecidedTogether");
        assertThat(outcomes.of(mash.caseReference())).singleElement()
                .satisfies(one -> assertThat(one.decidedIn()).isEqualTo("MASH_DISCUSSION"));
    }

    @Test
    void an_amber_case_that_turns_red_in_the_discussion_keeps_its_police_request() {
        var mash = ratedAs("AMBER", Contacts.amber());
        mash.does("unit-manager", "UserTask_ChooseAgencies", InformationStoryTest.asks("police"));
        goesOn(mash);
        var form = discussed("RAISED_TO_RED");
        assertThatThrownBy(() -> mash.does("unit-manager", "UserTask_HoldMashDiscussion", form))
                .hasMessageStartingWith("Who is RED now: ");
        form.put("raisedSubjectIds", List.of("child-1"));
        form.put("raisedReason", Canary.REASON);
        mash.does("unit-manager", "UserTask_HoldMashDiscussion", form);

        assertThat(ended(mash, "mashDiscussion")).containsExactly("EndEvent_RatingRaised");
        assertThat(mash.waitsAt()).containsExactly("UserTask_AnswerRequest", "UserTask_BringPoliceInformation",
                "UserTask_HoldStrategyDiscussion");
        assertThat(mash.opens("unit-manager", "UserTask_HoldStrategyDiscussion").get("discussed").toString())
                .contains("MASH discussion, ", "question=Worries, answer=" + Canary.NARRATIVE);
    }

    @Test
    void who_goes_on_with_the_child_reads_what_a_strategy_discussion_recorded() {
        var mash = ratedAs("RED", Contacts.red());
        assertThat(mash.opens("unit-manager", "UserTask_HoldStrategyDiscussion").get("discussed")).isEqualTo(List.of());
        mash.does("unit-manager", "UserTask_HoldStrategyDiscussion", strategy("STRATEGY_S47"));

        assertThat(mash.opens("team-manager", "UserTask_AcceptHandOver").get("discussed").toString())
                .contains("question=Safety plan for tonight, answer=stays in hospital",
                        "question=When the family is told; until then nobody contacts them, answer=at the hospital",
                        "question=On which facts, answer=" + Canary.NARRATIVE)
                .doesNotContain("Police crime number", "Held without");
        assertThat(mash.opens("unit-manager", "UserTask_FinishStrategyRecord").get("discussed").toString())
                .contains("stays in hospital", "that a medical is needed");
        assertThat(mash.opens("social-care-lead", "UserTask_WriteToFamily").get("discussed").toString())
                .contains("at the hospital", "that a medical is needed").doesNotContain("stays in hospital", Canary.NARRATIVE);
    }

    @Test
    void the_team_that_is_asked_next_reads_why_the_one_before_returned_the_child() {
        var mash = ratedAs("RED", Contacts.red());
        mash.does("unit-manager", "UserTask_HoldStrategyDiscussion", strategy("STRATEGY_S47"));
        assertThat(mash.opens("team-manager", "UserTask_AcceptHandOver").get("earlier")).isEqualTo(List.of());
        mash.does("team-manager", "UserTask_AcceptHandOver", Map.of("answer", "RETURNED", "reason", Canary.REASON))
                .does("unit-manager", "UserTask_DecideReturned", Map.of("decision", "SEND_TO", "receivingGroup",
                        "allocated-worker", "reason", "the worker knows the child"));

        assertThat(mash.opens("allocated-worker", "UserTask_AcceptHandOver").get("earlier").toString())
                .contains("answer=Returned", "words=" + Canary.REASON);
    }

    @Test
    void who_takes_over_an_adult_does_not_read_what_was_discussed_of_the_children() {
        var mash = ratedAs("RED", Contacts.red());
        mash.does("unit-manager", "UserTask_HoldStrategyDiscussion", strategy("ADULT_MASH"));

        assertThat(mash.opens("adult-safeguarding-lead", "UserTask_AcceptHandOver").get("discussed")).isEqualTo(List.of());
    }

    // what leaves with a response

    private List<Map<String, Object>> disclosed(Hub.Story mash, String kind, String recipient) {
        return jdbc.sql("select * from disclosure where case_reference = ? and kind = ? and recipient = ? order by id")
                .params(mash.caseReference(), kind, recipient).query().listOfRows();
    }

    private static Contacts redWithMother() {
        return Contacts.aContact().about(Contacts.child("child-1", 36)).with(Contacts.concern(Category.PHYSICAL)
                .injury(Injury.SERIOUS)).atHome("Mother " + Canary.FAMILY, null);
    }

    @Test
    void the_minutes_are_a_row_for_each_child_with_their_basis_and_how_much_of_the_agencies_was_left_out() {
        var mash = ratedAs("RED", Contacts.red());
        mash.does("unit-manager", "UserTask_ChooseAgencies", InformationStoryTest.asks("police"));
        mash.does("police", mash.task("UserTask_AnswerRequest", "agency-police"), InformationStoryTest.knows());
        mash.does("unit-manager", "UserTask_HoldStrategyDiscussion", strategy("STRATEGY_S47"));
        mash.does("unit-manager", "UserTask_FinishStrategyRecord", Map.of("minutesSentAt", LONG_AGO, "minutesSentTo",
                "Dan Decision and the named doctor"));

        assertThat(disclosed(mash, "RELEASED", "Those to whom the minutes were sent")).singleElement().satisfies(row -> {
            assertThat(row).containsEntry("subject_id", "child-1").containsEntry("statute", "Children Act 1989 s47")
                    .containsEntry("withheld", "Items of agencies' answers that were left out: 1")
                    .containsEntry("done_by", "unit-manager");
            assertThat(row.get("what").toString()).startsWith("Minutes of the strategy discussion, sent 5 January 2026")
                    .contains("Sent to: Dan Decision and the named doctor");
        });
    }

    @Test
    void minutes_without_a_decision_on_reasonable_cause_do_not_name_section_47() {
        var mash = ratedAs("RED", Contacts.red());
        var form = strategy("FAMILY_HELP_S17_ASSESSMENT");
        form.put("reasonableCauseDecided", "NO");
        form.put("jointOrSingle", "NONE");
        mash.does("unit-manager", "UserTask_HoldStrategyDiscussion", form);
        mash.does("unit-manager", "UserTask_FinishStrategyRecord", Map.of("minutesSentAt", LONG_AGO, "minutesSentTo", "all"));

        assertThat(disclosed(mash, "RELEASED", "Those to whom the minutes were sent")).singleElement().satisfies(row ->
                assertThat(row.get("statute").toString()).startsWith("Children Act 1989 s17"));
    }

    @Test
    void a_call_to_999_is_a_row_that_stands_on_vital_interests() {
        var mash = hub.receives(Contacts.aContact().about(Contacts.child("child-1", 36)).dangerNow()
                .with(Contacts.concern(Category.PHYSICAL).injury(Injury.SERIOUS)).made());
        mash.does("screening", "UserTask_RecordEmergencyCall", Map.of("calledBy", "Sam", "calledAt", LONG_AGO));

        assertThat(disclosed(mash, "RELEASED", "Emergency services")).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("subject_id", "child-1").containsEntry("article6", "6(1)(d) vital interests")
                .containsEntry("article9", "9(2)(c) vital interests")
                .containsEntry("what", "What the danger is, where the person is"));
    }

    @Test
    void what_the_police_may_open_for_the_discussion_and_what_they_bring_are_rows_for_everybody_concerned() {
        var mash = ratedAs("RED", redWithMother().made());
        assertThat(disclosed(mash, "RELEASED", "Police decision makers")).extracting(row -> row.get("subject_id"))
                .containsExactly("child-1", "household-1");
        assertThat(disclosed(mash, "RELEASED", "Police decision makers").get(0)).containsEntry("done_by", "The hub");
        mash.does("police-decision-maker", "UserTask_BringPoliceInformation", Map.of("attending", "NO", "information",
                Canary.REPLY, "handling", "HUB_ONLY"));

        assertThat(jdbc.sql("select what from disclosure where case_reference = ? and kind = 'REPLY_RECEIVED' and sender ="
                + " 'Police decision makers'").param(mash.caseReference()).query(String.class).list()).singleElement()
                .satisfies(what -> assertThat(what).startsWith("What the police know").doesNotContain(Canary.REPLY));
    }

    @Test
    void where_that_is_learned_later_the_police_lose_the_task_that_they_have() {
        var mash = ratedAs("RED", redWithMother().made());
        mash.claims("police-decision-maker", mash.task("UserTask_BringPoliceInformation"));
        suspects.workFor(mash.caseReference(), List.of("police"), hub.persons.person("unit-manager"));
        mash.jobsRun();

        assertThat(mash.waitsAt()).doesNotContain("UserTask_BringPoliceInformation").contains("UserTask_HoldStrategyDiscussion");
        assertThat(disclosed(mash, "HELD_BACK", "Police decision makers")).isNotEmpty();
    }

    @Test
    void where_somebody_suspected_works_for_the_police_they_are_asked_by_a_request_alone() {
        var mash = ratedAs("RED", redWithMother().suspectedAtHome("police").made());

        assertThat(mash.waitsAt()).containsExactly("UserTask_ChooseAgencies", "UserTask_HoldStrategyDiscussion");
        assertThat(ended(mash, "strategyDiscussion")).contains("EndEvent_KeptFromPolice");
        assertThat(disclosed(mash, "RELEASED", "Police decision makers")).isEmpty();
        assertThat(disclosed(mash, "HELD_BACK", "Police decision makers")).singleElement().satisfies(row ->
                assertThat(row.get("why").toString()).contains("named lead alone"));
    }

    @Test
    void while_a_rule_holds_the_police_back_they_do_not_open_the_contact() {
        var mash = ratedAs("RED", Contacts.aContact().about(Contacts.child("child-1", 36)).with(Contacts.concern(Category.FII)
                .severity(Severity.SEVERE).indicators(Indicator.ACUTE_ILLNESS_INDUCED)).made());

        assertThat(mash.waitsAt()).doesNotContain("UserTask_BringPoliceInformation");
        assertThat(disclosed(mash, "HELD_BACK", "Police decision makers")).hasSize(1);
    }

    @Test
    void where_another_rule_that_restricts_asks_the_police_first_they_open_the_contact() {
        var mash = ratedAs("RED", Contacts.aContact().about(Contacts.child("child-1", 36)).with(Contacts.concern(Category.FII)
                .severity(Severity.SEVERE).indicators(Indicator.ACUTE_ILLNESS_INDUCED, Indicator.WORKS_WITH_CHILDREN)).made());

        assertThat(mash.waitsAt()).contains("UserTask_BringPoliceInformation");
        assertThat(disclosed(mash, "HELD_BACK", "Police decision makers")).isEmpty();
    }
}
