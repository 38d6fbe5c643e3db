package org.openmash.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openmash.access.Caller;
import org.openmash.platform.LondonTime;
import org.openmash.platform.forms.TaskForms;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What goes past the diagram of a case takes an operator, a service manager, and the hub. */
@StoryTest
class CaseOperationStoryTest {

    @Autowired
    Hub hub;
    @Autowired
    RuntimeService runtime;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TaskForms forms;
    @Autowired
    Clock clock;
    @LocalServerPort
    int port;

    @AfterEach
    void everybody_is_in_date_again() {
        vetted("screening-2", 300);
    }

    private Caller as(String persona) {
        return Caller.basic(port, persona);
    }

    private void vetted(String person, int days) {
        var until = LondonTime.today(clock).plusDays(days);
        assertThat(as("governance").call("PUT", "/api/staff/" + person + "/clearances", "{\"vetting\":\"" + until
                + "\",\"dataProtection\":\"2999-12-31\",\"safeguarding\":\"2999-12-31\"}").status()).isEqualTo(204);
    }

    private Hub.Story claimedAndHeld() {
        var mash = hub.receives(NeedToKnowStoryTest.about(NeedToKnowStoryTest.somebodyNew()));
        mash.claims("screening-2", mash.task("UserTask_ScreenContact"));
        operated(mash, "SUSPEND");
        return mash;
    }

    private void operated(Hub.Story mash, String kind) {
        asks(mash, kind);
        mash.does("service-manager", "UserTask_AgreeToOperation", agreed());
    }

    private long returned(Hub.Story mash) {
        return jdbc.sql("select count(*) from audit_entry where case_reference = ? and detail = 'WORK_RETURNED_TO_TEAM'")
                .param(mash.caseReference()).query(Long.class).single();
    }

    private static String with(Hub.Story mash) {
        return mash.task("UserTask_ScreenContact").getAssignee();
    }

    private Hub.Story amber() {
        return hub.receives(Contacts.amber()).does("screening", "UserTask_ScreenContact",
                FrontDoorStoryTest.screened("child-1"));
    }

    private String pathway(Hub.Story mash) {
        return runtime.createProcessInstanceQuery().processDefinitionKey("referralPathway")
                .processInstanceBusinessKey(mash.caseReference()).singleResult().getId();
    }

    private void asks(Hub.Story mash, String kind, String... more) {
        var form = new HashMap<String, Object>(Map.of("kind", kind, "processInstanceId", pathway(mash), "reason",
                Canary.REASON));
        for (int i = 0; i < more.length; i += 2) {
            form.put(more[i], more[i + 1]);
        }
        hub.starts("operator", "caseOperation", form);
    }

    private static Map<String, Object> agreed(String... more) {
        var form = new HashMap<String, Object>(Map.of("decision", "AGREED", "reason", Canary.REASON));
        for (int i = 0; i < more.length; i += 2) {
            form.put(more[i], more[i + 1]);
        }
        return form;
    }

    private List<String> journal(Hub.Story mash) {
        return mash.view().changes().stream().map(change -> change.change() + " " + change.by())
                .filter(change -> change.startsWith("OPERATION") || change.startsWith("CANCELLED")).toList();
    }

    /** Both are about what people did, and no less owed when the case goes. */
    @Test
    void a_cancelled_case_leaves_the_review_of_an_opening_and_what_an_agency_must_delete() {
        var mash = hub.receives(NeedToKnowStoryTest.about(NeedToKnowStoryTest.somebodyNew()))
                .does("screening", "UserTask_ScreenContact", FrontDoorStoryTest.screened("child-1"))
                .does("social-care-lead", "UserTask_RateContact", FrontDoorStoryTest.rated("AMBER"))
                .does("unit-manager", "UserTask_ChooseAgencies", InformationStoryTest.asks("police", "health"));
        var searched = jdbc.sql("select id from agency_request where case_reference = ? order by number limit 1")
                .param(mash.caseReference()).query(String.class).single();
        var recalls = Map.of("caseReference", mash.caseReference());
        hub.starts("unit-manager", "recallRequest", recalls).does("unit-manager", "UserTask_RecallRequest", Map.of("what",
                "WRONG_PERSON", "requestId", searched, "people", List.of("child-1"), "why", Canary.REASON));
        hub.starts("unit-manager-2", "recallRequest", recalls);
        as("service-manager").post("/api/restrictions", "{\"caseReference\":\"" + mash.caseReference() + "\",\"kind\":"
                + "\"COUNCILLOR\",\"reason\":\"" + Canary.REASON + "\","
                + "\"people\":[\"unit-manager\",\"unit-manager-2\",\"police\"]}");
        hub.starts("screening-2", "restrictedOpening", Map.of("caseReference", mash.caseReference(), "reason", Canary.REASON));
        asks(mash, "CANCEL");
        mash.does("service-manager", "UserTask_AgreeToOperation", agreed("replacedBy",
                hub.receives(Contacts.amber()).caseReference()));

        assertThat(mash.isClosed()).isTrue();
        assertThat(mash.besideItWaits()).containsExactly("UserTask_ConfirmDeletion", "UserTask_RecallRequest",
                "UserTask_ReviewOpening");
        mash.does("police", "UserTask_ConfirmDeletion", Map.of("deletion", "DELETED"))
                .does("unit-manager-2", "UserTask_RecallRequest", Map.of("what", "NOTHING_ENDS", "why", Canary.REASON))
                .does("service-manager", "UserTask_ReviewOpening", Map.of("justified", "true", "reason", Canary.REASON));
        assertThat(mash.openTasks()).isEmpty();
    }

    @Test
    void a_cancelled_case_leaves_nothing_owed_and_says_which_case_takes_its_place() {
        var mash = amber();
        var other = hub.receives(Contacts.amber());
        mash.does("social-care-lead", "UserTask_RateContact", FrontDoorStoryTest.rated("AMBER"))
                .does("unit-manager", "UserTask_ChooseAgencies", Map.of("agencies", List.of("police"), "subjectIds",
                        List.of("child-1"), "periodMonths", 12, "reason", Canary.REASON, "significantHarm", "YES",
                        "significantHarmFacts", Canary.REASON));
        asks(mash, "CANCEL");

        var seen = mash.opens("service-manager", "UserTask_AgreeToOperation");
        assertThat(seen.get("asked")).asString().contains("Cancel the whole case", Canary.REASON);
        assertThat(seen.get("owed")).asList().isNotEmpty();
        for (var wrong : List.of(agreed(), agreed("replacedBy", "MASH-2026-999999"),
                agreed("replacedBy", mash.caseReference()))) {
            assertThatThrownBy(() -> mash.does("service-manager", "UserTask_AgreeToOperation", wrong))
                    .hasMessageStartingWith("Reference of the open case that takes its place: ")
                    .hasMessageNotContaining("MASH-");
        }
        mash.does("service-manager", "UserTask_AgreeToOperation", agreed("replacedBy", other.caseReference()));

        assertThat(mash.isClosed()).isTrue();
        assertThat(mash.openTasks()).isEmpty();
        assertThat(mash.watches()).isEmpty();
        assertThat(mash.view().limits()).extracting("state").doesNotContain("RUNNING", "NEAR");
        assertThat(mash.view().requests()).extracting("state").containsOnly("WITHDRAWN");
        assertThat(journal(mash)).containsExactly("OPERATION_ASKED operator", "OPERATION_AGREED service-manager",
                "CANCELLED service-manager", "OPERATION_CARRIED_OUT hub");
        assertThat(jdbc.sql("select replaced_by from case_operation_answer a join case_operation o on"
                + " o.operation_id = a.operation_id where case_reference = ?").param(mash.caseReference())
                .query(String.class).single()).isEqualTo(other.caseReference());
        assertThat(other.waitsAt()).containsExactly("UserTask_ScreenContact");
    }

    @Test
    void what_is_not_agreed_is_not_done() {
        var mash = amber();
        asks(mash, "CANCEL");
        mash.does("service-manager", "UserTask_AgreeToOperation", Map.of("decision", "NOT_AGREED", "reason",
                Canary.REASON));

        assertThat(mash.waitsAt()).containsExactly("UserTask_RateContact");
        assertThat(journal(mash)).containsExactly("OPERATION_ASKED operator", "OPERATION_NOT_AGREED service-manager");
    }

    @Test
    void a_case_is_held_and_goes_on() {
        var mash = amber();
        asks(mash, "SUSPEND");
        mash.does("service-manager", "UserTask_AgreeToOperation", agreed());
        var task = mash.task("UserTask_RateContact");
        assertThat(task.isSuspended()).isTrue();
        assertThat(mash.opens("social-care-lead", task).get("draftNotice").toString()).startsWith("This work is held: ");
        assertThatThrownBy(() -> mash.claims("social-care-lead", task)).isInstanceOf(BadUserRequestException.class)
                .hasMessageStartingWith("This work is held: ").hasMessageEndingWith("ask the service manager.");

        asks(mash, "ACTIVATE");
        mash.does("service-manager", "UserTask_AgreeToOperation", agreed());
        mash.does("social-care-lead", "UserTask_RateContact", FrontDoorStoryTest.rated("AMBER"));
    }

    @Test
    void whoever_had_begun_a_task_when_its_case_was_held_keeps_what_they_typed() {
        var mash = amber();
        var task = mash.task("UserTask_RateContact");
        mash.claims("social-care-lead", task);
        asks(mash, "SUSPEND");
        mash.does("service-manager", "UserTask_AgreeToOperation", agreed());

        assertThatThrownBy(() -> mash.does("social-care-lead", task, FrontDoorStoryTest.rated("AMBER")))
                .hasMessageStartingWith("This work is held: ").hasMessageContaining("Save draft")
                .hasMessageNotContaining(mash.caseReference());
        forms.saveDraft(task.getId(), hub.persons.person("social-care-lead"), "{\"ratings\":[{\"subjectId\":\"child-1\",\"reason\":\""
                + Canary.REASON + "\"}]}");
        assertThat(mash.opens("social-care-lead", task)).satisfies(seen -> {
            assertThat(seen.get("ratings").toString()).contains(Canary.REASON);
            assertThat(seen.get("draftNotice").toString()).contains("This work is held: ", "Draft saved by ");
        });
    }

    @Test
    void an_answer_that_comes_while_its_case_is_held_counts_when_it_goes_on() {
        var mash = amber().does("social-care-lead", "UserTask_RateContact", FrontDoorStoryTest.rated("AMBER"))
                .does("unit-manager", "UserTask_ChooseAgencies", InformationStoryTest.asks("police"));
        operated(mash, "SUSPEND");
        assertThatThrownBy(() -> mash.does("police", "UserTask_AnswerRequest", InformationStoryTest.knows()))
                .isInstanceOf(ProcessEngineException.class);
        assertThat(mash.view().requests()).extracting("state").containsExactly("ANSWERED");
        mash.ours(hub.management.createJobQuery().messages().withRetriesLeft())
                .forEach(job -> hub.management.setJobRetries(job.getId(), 0));

        operated(mash, "ACTIVATE");
        assertThat(mash.waitsAt()).contains("UserTask_HoldMashDiscussion").doesNotContain("UserTask_WaitForReplies");
    }

    @Test
    void what_has_to_be_told_to_a_held_case_is_refused_in_words() {
        var mash = hub.receives(Contacts.red()).does("screening", "UserTask_ScreenContact",
                FrontDoorStoryTest.screened("child-1")).does("social-care-lead", "UserTask_RateContact",
                FrontDoorStoryTest.rated("RED"));
        hub.starts("screening", "newInformation", Map.of("caseReference", mash.caseReference(), "toldBy", Canary.CALLER,
                "whatIsNew", Canary.NARRATIVE, "dangerNow", "false"));
        operated(mash, "SUSPEND");

        assertThatThrownBy(() -> mash.does("unit-manager", "UserTask_ReviewRating", Map.of("decision", "STANDS", "reason",
                Canary.REASON, "suspectedAt", List.of("police")))).hasMessageStartingWith("This work is held: ")
                .hasMessageEndingWith("Nothing was saved.");
        operated(mash, "ACTIVATE");
        mash.does("unit-manager", "UserTask_ReviewRating", Map.of("decision", "STANDS", "reason", Canary.REASON, "suspectedAt",
                List.of("police")));
        assertThat(mash.waitsAt()).doesNotContain("UserTask_BringPoliceInformation");
    }

    @Test
    void a_held_case_is_restricted_at_once_and_what_others_have_of_it_goes_back_when_it_goes_on() throws Exception {
        var mash = claimedAndHeld();
        var restricted = as("service-manager").post("/api/restrictions", "{\"caseReference\":\"" + mash.caseReference()
                + "\",\"kind\":\"STAFF\",\"reason\":\"x\",\"people\":[\"unit-manager\"]}");
        assertThat(restricted.status()).as(restricted.body()).isEqualTo(200);
        assertThat(restricted.body()).as("nobody on the list may do what is held").contains("Screening officers");
        assertThat(with(mash)).isEqualTo("screening-2");
        assertThat(mash.opens("screening-2", "UserTask_ScreenContact")).containsOnlyKeys("restricted", "caseReference");
        var task = mash.task("UserTask_ScreenContact").getId();
        assertThat(as("screening-2").call("PUT", "/api/drafts/" + task, "{\"otherCouncil\":\"x\"}").status()).isEqualTo(403);

        assertThat(returned(mash)).isZero();

        operated(mash, "ACTIVATE");
        assertThat(with(mash)).isNull();
        assertThat(returned(mash)).isOne();
    }

    @Test
    void an_interest_in_a_held_case_is_declared_and_the_work_is_handed_on_when_it_goes_on() {
        var mash = claimedAndHeld();
        assertThat(as("screening-2").post("/api/cases/" + mash.caseReference() + "/interest",
                "{\"interest\":\"NEIGHBOUR\"}").status()).isEqualTo(204);
        assertThat(mash.opens("screening-2", "UserTask_ScreenContact")).containsOnlyKeys("restricted", "caseReference");

        operated(mash, "ACTIVATE");
        assertThat(with(mash)).isNull();
        mash.does("screening", "UserTask_ScreenContact", FrontDoorStoryTest.screened("child-1"));
    }

    @Test
    void held_work_of_somebody_out_of_vetting_goes_back_when_it_goes_on_and_holds_up_nothing_else() {
        var other = hub.receives(Contacts.amber());
        var held = claimedAndHeld();
        var later = hub.receives(Contacts.amber());
        List.of(other, later).forEach(mash -> mash.claims("screening-2", mash.task("UserTask_ScreenContact")));
        vetted("screening-2", -1);

        Caller.signedIn(port, "screening-2");
        assertThat(List.of(other, later)).extracting(CaseOperationStoryTest::with).containsOnlyNulls();
        assertThat(with(held)).isEqualTo("screening-2");
        assertThat(held.opens("screening-2", "UserTask_ScreenContact").get("restricted")).asString()
                .startsWith("Your vetting ran out on ");

        operated(held, "ACTIVATE");
        assertThat(with(held)).isNull();
    }

    @Test
    void held_work_is_not_given_to_a_colleague() {
        var mash = claimedAndHeld();
        hub.starts("unit-manager", "reassignWork", Map.of("caseReference", mash.caseReference(), "reason", Canary.REASON));
        var seen = mash.opens("unit-manager", "UserTask_ReassignTask");
        assertThat(seen.get("openTasks").toString()).contains(" (held)");
        var task = mash.task("UserTask_ScreenContact").getId();
        assertThat(seen.get("handToOptions").toString()).doesNotContain(task).contains("Leave everything as it is");
        assertThatThrownBy(() -> mash.does("unit-manager", "UserTask_ReassignTask", Map.of("handTo", task + "|screening")))
                .hasMessageContaining("not offered");
    }

    @Test
    void a_case_is_moved_to_another_step_and_only_from_where_it_stands() {
        var mash = amber();
        asks(mash, "MOVE", "fromActivity", "UserTask_RateContact", "toActivity", "UserTask_ScreenContact");
        assertThat(mash.opens("service-manager", "UserTask_AgreeToOperation").get("asked")).asList().contains(
                Map.of("label", "From", "value", "Rate the contact"), Map.of("label", "To", "value", "Screen the contact"));
        mash.does("service-manager", "UserTask_AgreeToOperation", agreed());
        assertThat(mash.waitsAt()).containsExactly("UserTask_ScreenContact");

        assertThatThrownBy(() -> asks(mash, "MOVE", "fromActivity", "UserTask_RateContact", "toActivity",
                "UserTask_ScreenContact")).hasMessage("From which step: the instance does not stand there.");
        assertThatThrownBy(() -> asks(mash, "MOVE", "fromActivity", "UserTask_ScreenContact", "toActivity", "nowhere"))
                .hasMessage("To which step: its diagram has no such step.");
        assertThatThrownBy(() -> asks(mash, "CANCEL", "processInstanceId", "nowhere"))
                .hasMessage("Process instance: there is no such running instance of a case.");
    }

    @Test
    void what_has_moved_on_meanwhile_is_left_alone() {
        var mash = amber();
        asks(mash, "MOVE", "fromActivity", "UserTask_RateContact", "toActivity", "UserTask_ScreenContact");
        mash.doesOnly("service-manager", "UserTask_AgreeToOperation", agreed());
        mash.doesOnly("social-care-lead", "UserTask_RateContact", FrontDoorStoryTest.rated("AMBER"));
        mash.jobsRun();

        assertThat(mash.waitsAt()).contains("UserTask_ChooseAgencies").doesNotContain("UserTask_ScreenContact");
        assertThat(journal(mash)).endsWith("OPERATION_NOT_POSSIBLE hub");
    }

    @Test
    void nobody_agrees_to_what_they_asked_for_and_nobody_else_asks() {
        var mash = amber();
        assertThatThrownBy(() -> hub.starts("service-manager", "caseOperation", Map.of("kind", "CANCEL",
                "processInstanceId", pathway(mash), "reason", Canary.REASON))).isInstanceOf(RuntimeException.class);
        asks(mash, "SUSPEND");
        assertThatThrownBy(() -> mash.does("operator", "UserTask_AgreeToOperation", agreed()))
                .isInstanceOf(RuntimeException.class);
        jdbc.sql("update case_operation set asked_by = 'service-manager' where case_reference = ?")
                .param(mash.caseReference()).update();
        assertThatThrownBy(() -> mash.does("service-manager", "UserTask_AgreeToOperation", agreed()))
                .hasMessage("Whoever asked for an operation cannot agree to it.");
    }
}
