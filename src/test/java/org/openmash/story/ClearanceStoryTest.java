package org.openmash.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openmash.access.Caller;
import org.openmash.access.ReturnedWork;
import org.openmash.platform.LondonTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Vetting, training and sharing agreements run out on a day, and what follows from that. */
@StoryTest
class ClearanceStoryTest {

    @Autowired
    Hub hub;
    @Autowired
    ReturnedWork morning;
    @Autowired
    Clock clock;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    ObjectMapper json;
    @LocalServerPort
    int port;

    @AfterEach
    void everybody_is_in_date_again() {
        ClockUtil.reset();
        dates("screening-2", inDays(300), inDays(300), inDays(300));
        // another date ends an extension
        dates("screening-3", inDays(300), inDays(-2), inDays(300));
        dates("screening-3", inDays(300), inDays(-1), inDays(300));
        List.of("unit-manager-2", "allocated-worker").forEach(one -> dates(one, inDays(300), inDays(300), inDays(300)));
        agreed("police", inDays(300));
    }

    private void daysPass(int days) {
        ClockUtil.setCurrentTime(java.util.Date.from(clock.instant().plus(Duration.ofDays(days))));
    }

    private LocalDate inDays(int days) {
        return LondonTime.today(clock).plusDays(days);
    }

    private Caller as(String persona) {
        return Caller.basic(port, persona);
    }

    private void dates(String person, LocalDate vetting, LocalDate dataProtection, LocalDate safeguarding) {
        assertThat(as("governance").call("PUT", "/api/staff/" + person + "/clearances", "{\"vetting\":\"" + vetting
                + "\",\"dataProtection\":\"" + dataProtection + "\",\"safeguarding\":\"" + safeguarding + "\"}").status())
                .isEqualTo(204);
    }

    private void agreed(String agency, LocalDate until) {
        assertThat(as("governance").call("PUT", "/api/agreements/" + agency, "{\"validUntil\":\"" + until + "\"}").status())
                .isEqualTo(204);
    }

    private Caller.Answer extended(String manager, String person, String kind) {
        return as(manager).post("/api/clearances/" + person + "/extension", "{\"kind\":\"" + kind + "\",\"reason\":\""
                + Canary.REASON + "\"}");
    }

    private JsonNode read(Caller.Answer answer) throws Exception {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    private List<String> notices(String persona) throws Exception {
        return StreamSupport.stream(read(as(persona).get("/api/me")).get("notices").spliterator(), false)
                .map(JsonNode::asText).toList();
    }

    private List<String> stages(String person) throws Exception {
        return StreamSupport.stream(read(as("service-manager").get("/api/clearances")).spliterator(), false)
                .filter(one -> one.get("id").asText().equals(person)).findFirst().orElseThrow().get("clearances")
                .findValuesAsText("stage");
    }

    @Test
    void out_of_vetting_nobody_opens_claims_or_completes_and_their_work_goes_to_the_team_with_its_draft() throws Exception {
        var mash = hub.receives(Contacts.amber());
        var other = hub.receives(Contacts.amber());
        var task = mash.task("UserTask_ScreenContact");
        mash.claims("screening-2", task);
        as("screening-2").call("PUT", "/api/drafts/" + task.getId(), "{\"otherCouncil\":\"half typed\"}");
        dates("screening-2", inDays(1), inDays(300), inDays(300));
        daysPass(2);

        assertThat(mash.opens("screening-2", task)).containsOnlyKeys("restricted", "caseReference")
                .extractingByKey("restricted").asString().startsWith("Your vetting ran out on ");
        assertThatThrownBy(() -> mash.sends("screening-2", task, Map.of())).hasMessageContaining("vetting ran out");
        assertThatThrownBy(() -> other.claims("screening-2", other.task("UserTask_ScreenContact")))
                .isInstanceOf(BadUserRequestException.class).hasMessageContaining("vetting ran out");
        assertThat(as("screening-2").get("/api/cases/" + mash.caseReference()).status()).isEqualTo(403);
        assertThat(notices("screening-2")).first().asString().contains("your work is back with your team");
        assertThat(stages("screening-2")).containsExactly("EXPIRED", "VALID", "VALID");

        morning.eachMorning();
        assertThat(mash.task("UserTask_ScreenContact").getAssignee()).isNull();
        mash.claims("screening", task);
        assertThat(mash.opens("screening", task)).containsEntry("otherCouncil", "half typed");
    }

    @Test
    void the_work_goes_back_at_sign_in_too_and_no_date_counts_as_run_out() throws Exception {
        var mash = hub.receives(Contacts.amber());
        mash.claims("screening-2", mash.task("UserTask_ScreenContact"));
        dates("screening-2", inDays(1), inDays(300), inDays(300));
        daysPass(2);
        assertThat(mash.task("UserTask_ScreenContact").getAssignee()).isEqualTo("screening-2");

        Caller.signedIn(port, "screening-2");
        assertThat(mash.task("UserTask_ScreenContact").getAssignee()).isNull();
        assertThat(as("admin").call("PUT", "/api/staff/screening-2/clearances", "{}").status()).isEqualTo(204);
        assertThat(stages("screening-2")).containsExactly("MISSING", "MISSING", "MISSING");
        assertThat(notices("screening-2").toString()).contains("vetting is not recorded");
    }

    @Test
    void what_ends_somebodys_vetting_returns_their_work_at_once() {
        var mash = hub.receives(Contacts.amber());
        mash.claims("screening-2", mash.task("UserTask_ScreenContact"));
        dates("screening-2", inDays(0), inDays(-100), inDays(300));
        assertThat(mash.task("UserTask_ScreenContact").getAssignee()).as("until the end of the day").isEqualTo("screening-2");

        dates("screening-2", inDays(-1), inDays(300), inDays(300));
        assertThat(mash.task("UserTask_ScreenContact").getAssignee()).isNull();
    }

    @Test
    void out_of_vetting_a_call_is_taken_and_completed_by_the_team_and_nothing_else_is_begun() {
        var mash = hub.receives(Contacts.amber());
        List.of("screening-2", "unit-manager-2").forEach(one -> dates(one, inDays(-1), inDays(300), inDays(300)));
        assertThatThrownBy(() -> hub.starts("screening-2", "newInformation", Map.of("caseReference", mash.caseReference())))
                .hasMessageStartingWith("Your vetting ran out on ");
        assertThatThrownBy(() -> hub.starts("unit-manager-2", "reassignWork", Map.of("caseReference",
                mash.caseReference(), "reason", Canary.REASON))).hasMessageStartingWith("Your vetting ran out on ");
        assertThat(jdbc.sql("select why from audit_entry where action = 'REFUSED' and person = 'unit-manager-2'"
                + " order by id desc limit 1").query(String.class).single()).isEqualTo("NOT_CLEARED");

        var call = hub.starts("screening-2", "referralPathway", FrontDoorStoryTest.call());
        var task = call.task("UserTask_CompleteContact");
        assertThat(task.getAssignee()).isNull();
        assertThat(call.opens("screening-2", task)).containsOnlyKeys("restricted", "caseReference");
        assertThatThrownBy(() -> call.claims("screening-2", task)).hasMessageStartingWith("Your vetting ran out on ");
        call.claims("screening", task);
        assertThat(call.opens("screening", task)).containsKey("concerns");
    }

    @Test
    void whoever_is_out_of_vetting_does_not_count_as_somebody_on_the_list_of_a_restricted_record() throws Exception {
        var mash = hub.receives(NeedToKnowStoryTest.about(NeedToKnowStoryTest.somebodyNew()));
        assertThat(read(as("service-manager").post("/api/restrictions", "{\"caseReference\":\"" + mash.caseReference()
                + "\",\"kind\":\"COUNCILLOR\",\"reason\":\"x\",\"people\":[\"screening-2\"]}")).get("stuck")).isEmpty();

        dates("screening-2", inDays(-1), inDays(300), inDays(300));
        var listed = StreamSupport.stream(read(as("service-manager").get("/api/restrictions")).spliterator(), false)
                .filter(one -> one.get("caseReference").asText().equals(mash.caseReference())).findFirst().orElseThrow();
        assertThat(listed.get("stuck").findValuesAsText("what")).containsExactly("Screen the contact");
    }

    @Test
    void a_child_whose_worker_is_out_of_vetting_goes_to_the_manager_of_the_team() {
        dates("allocated-worker", inDays(-1), inDays(300), inDays(300));
        var mash = hub.receives(Contacts.amber()).does("screening", "UserTask_ScreenContact",
                OutcomeStoryTest.knownTo("allocated-worker", false));
        assertThat(mash.waitsAt()).contains("UserTask_AnswerForTeam").doesNotContain("UserTask_AnswerHandOver");
    }

    @Test
    void a_task_that_cannot_be_returned_holds_up_no_other() {
        var cases = List.of(hub.receives(Contacts.amber()), hub.receives(Contacts.amber()), hub.receives(Contacts.amber()));
        cases.forEach(mash -> mash.claims("screening-2", mash.task("UserTask_ScreenContact")));
        // the trail takes no reference of this length
        var broken = cases.get(1).task("UserTask_ScreenContact").getId();
        hub.tasks.setVariableLocal(broken, "caseReference", "x".repeat(500));
        dates("screening-2", inDays(1), inDays(300), inDays(300));
        daysPass(2);

        morning.eachMorning();
        hub.tasks.removeVariableLocal(broken, "caseReference");
        assertThat(cases.get(1).task("UserTask_ScreenContact").getAssignee()).as("not returned without its entry")
                .isEqualTo("screening-2");
        assertThat(cases.get(0).task("UserTask_ScreenContact").getAssignee()).isNull();
        assertThat(cases.get(2).task("UserTask_ScreenContact").getAssignee()).isNull();
    }

    @Test
    void out_of_training_they_are_warned_then_take_no_new_work_and_a_manager_adds_five_days_once() throws Exception {
        var mash = hub.receives(Contacts.amber());
        var later = hub.receives(Contacts.amber());
        assertThat(stages("screening-3")).containsExactly("VALID", "GRACE", "VALID");
        assertThat(notices("screening-3")).singleElement().asString().startsWith("Your data-protection training ran out on ");
        mash.claims("screening-3", mash.task("UserTask_ScreenContact"));

        daysPass(10);
        assertThatThrownBy(() -> later.claims("screening-3", later.task("UserTask_ScreenContact")))
                .hasMessageContaining("you take no new work");
        assertThat(mash.opens("screening-3", "UserTask_ScreenContact")).containsKey("people");
        mash.does("screening-3", "UserTask_ScreenContact", FrontDoorStoryTest.screened("child-1"));

        assertThat(extended("service-manager", "screening-3", "VETTING").body()).contains("renewed and never extended");
        assertThat(extended("service-manager", "screening-3", "SAFEGUARDING").body()).contains("has not run out");
        assertThat(extended("unit-manager", "screening-3", "DATA_PROTECTION").status()).isEqualTo(403);
        var until = LocalDate.parse(read(extended("service-manager", "screening-3", "DATA_PROTECTION")).get("workUntil")
                .asText());
        assertThat(until).isBetween(inDays(5), inDays(13));
        assertThat(extended("service-manager", "screening-3", "DATA_PROTECTION").body()).contains("once is all");
        assertThat(List.of("service-manager", "governance")).allSatisfy(reader ->
                assertThat(as(reader).get("/api/clearances").body()).contains("\"extendedBecause\":\"" + Canary.REASON));
        later.claims("screening-3", later.task("UserTask_ScreenContact")).puts("screening-3", "UserTask_ScreenContact");

        daysPass(20);
        assertThatThrownBy(() -> later.claims("screening-3", later.task("UserTask_ScreenContact")))
                .hasMessageContaining("you take no new work");
    }

    @Test
    void out_of_training_nobody_is_given_the_work_of_somebody_else() {
        var mash = hub.receives(Contacts.amber());
        dates("screening-3", inDays(300), inDays(-30), inDays(300));
        hub.starts("unit-manager", "reassignWork", Map.of("caseReference", mash.caseReference(), "reason", Canary.REASON));
        assertThat(mash.opens("unit-manager", "UserTask_ReassignTask").get("handToOptions").toString())
                .contains("|screening-2").doesNotContain("|screening-3");
        assertThatThrownBy(() -> mash.does("unit-manager", "UserTask_ReassignTask", Map.of("handTo",
                mash.task("UserTask_ScreenContact").getId() + "|screening-3"))).hasMessageContaining("not offered");
    }

    @Test
    void an_extension_stands_until_the_date_that_it_extends_is_another() throws Exception {
        dates("screening-3", inDays(300), inDays(-30), inDays(300));
        assertThat(stages("screening-3")).containsExactly("VALID", "EXPIRED", "VALID");
        assertThat(extended("service-manager", "screening-3", "DATA_PROTECTION").status()).isEqualTo(200);

        dates("screening-3", inDays(300), inDays(-30), inDays(200));
        assertThat(stages("screening-3")).containsExactly("VALID", "GRACE", "VALID");
        assertThat(extended("service-manager", "screening-3", "DATA_PROTECTION").body()).contains("once is all");

        dates("screening-3", inDays(300), inDays(-29), inDays(200));
        assertThat(stages("screening-3")).containsExactly("VALID", "EXPIRED", "VALID");
        assertThat(extended("service-manager", "screening-3", "DATA_PROTECTION").status()).isEqualTo(200);
    }

    @Test
    void what_was_never_recorded_is_extended_once_however_often_it_is_left_out_again() throws Exception {
        assertThat(as("admin").call("PUT", "/api/staff/screening-3/clearances", "{}").status()).isEqualTo(204);
        assertThat(extended("service-manager", "screening-3", "SAFEGUARDING").status()).isEqualTo(200);
        assertThat(as("admin").call("PUT", "/api/staff/screening-3/clearances", "{\"vetting\":\"" + inDays(300) + "\"}")
                .status()).isEqualTo(204);

        assertThat(stages("screening-3")).containsExactly("VALID", "MISSING", "GRACE");
        assertThat(extended("service-manager", "screening-3", "SAFEGUARDING").body()).contains("once is all");
    }

    @Test
    void warnings_come_at_sixty_thirty_and_seven_days_and_nobody_records_their_own() throws Exception {
        dates("screening-2", inDays(60), inDays(30), inDays(7));
        assertThat(stages("screening-2")).containsExactly("WITHIN_60_DAYS", "WITHIN_30_DAYS", "WITHIN_7_DAYS");
        assertThat(notices("screening-2")).hasSize(3).first().asString().startsWith("Your safeguarding training runs out on");
        dates("screening-2", inDays(61), inDays(31), inDays(8));
        assertThat(stages("screening-2")).containsExactly("VALID", "WITHIN_60_DAYS", "WITHIN_30_DAYS");
        dates("screening-2", inDays(0), inDays(61), inDays(61));
        var mash = hub.receives(Contacts.amber());
        mash.claims("screening-2", mash.task("UserTask_ScreenContact"));

        assertThat(as("governance").call("PUT", "/api/staff/governance/clearances", "{}").body()).contains("their own");
        assertThat(as("governance").call("PUT", "/api/staff/nobody/clearances", "{}").status()).isEqualTo(404);
        assertThat(as("screening-2").call("PUT", "/api/staff/screening-2/clearances", "{}").status()).isEqualTo(403);
        assertThat(extended("service-manager", "service-manager", "SAFEGUARDING").body()).contains("extends their own");
    }

    @Test
    void an_agreement_that_ran_out_needs_a_reason_below_red_and_never_holds_up_a_red() throws Exception {
        agreed("police", inDays(-1));
        assertThat(notices("governance")).singleElement().asString().contains("the sharing agreement ran out on");
        assertThat(as("governance").call("PUT", "/api/agreements/nobody", "{\"validUntil\":\"2030-01-01\"}").status())
                .isEqualTo(404);
        assertThat(as("service-manager").call("PUT", "/api/agreements/police", "{\"validUntil\":\"2030-01-01\"}").status())
                .isEqualTo(403);

        var amber = hub.receives(Contacts.amber());
        amber.does("screening", "UserTask_ScreenContact", FrontDoorStoryTest.screened("child-1"))
                .does("social-care-lead", "UserTask_RateContact", FrontDoorStoryTest.rated("AMBER"));
        assertThat(amber.opens("unit-manager", "UserTask_ChooseAgencies").get("warning").toString())
                .contains("the sharing agreement ran out on");
        var asked = new HashMap<String, Object>(Map.of("agencies", List.of("police"), "subjectIds", List.of("child-1"),
                "periodMonths", 12, "reason", Canary.REASON, "significantHarm", "YES", "significantHarmFacts",
                Canary.REASON));
        assertThatThrownBy(() -> amber.does("unit-manager", "UserTask_ChooseAgencies", asked))
                .hasMessageContaining("The manager's reason: ").hasMessageContaining("sharing agreement");
        asked.put("sharingReason", Canary.REASON);
        amber.does("unit-manager", "UserTask_ChooseAgencies", asked);
        assertThat(amber.view().requests()).hasSize(1);

        var red = hub.receives(Contacts.red());
        red.does("screening", "UserTask_ScreenContact", FrontDoorStoryTest.screened("child-1"))
                .does("social-care-lead", "UserTask_RateContact", FrontDoorStoryTest.rated("RED"));
        asked.remove("sharingReason");
        red.does("unit-manager", "UserTask_ChooseAgencies", asked);
        assertThat(red.view().requests()).hasSize(1);
    }
}
