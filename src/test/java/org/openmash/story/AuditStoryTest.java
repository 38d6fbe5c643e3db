package org.openmash.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmash.access.Caller;
import org.openmash.audit.AlertLook;
import org.openmash.audit.AuditChain;
import org.openmash.audit.AuditEntry;
import org.openmash.audit.AuditLog;
import org.openmash.audit.AuditRegister;
import org.openmash.audit.AuditRegister.Asked;
import org.openmash.platform.LondonTime;
import org.openmash.sharing.Disclosure;
import org.openmash.sharing.DisclosureLog;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Who saw, did and was refused what stands on the trail, whatever way they came; and nothing of what they typed. */
@StoryTest
class AuditStoryTest {

    private static final String NOT_THERE = "00000000-0000-4000-8000-000000000000";

    @Autowired
    Hub hub;
    @Autowired
    AuditRegister register;
    @Autowired
    AuditChain chain;
    @Autowired
    AlertLook alerts;
    @Autowired
    DisclosureLog disclosures;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    ObjectMapper json;
    @Autowired
    PlatformTransactionManager transactions;
    @LocalServerPort
    int port;

    private Hub.Story mash;
    private long before;

    @BeforeEach
    void a_contact_waits_for_screening() {
        mash = hub.receives(Contacts.amber());
        begins();
    }

    private void begins() {
        before = jdbc.sql("select coalesce(max(id), 0) from audit_entry").query(Long.class).single();
    }

    /** What came onto the trail since the story began, the oldest first. */
    private List<String> trail() {
        return entries().stream().map(entry -> String.join(" ", entry.person() == null ? "hub" : entry.person(),
                entry.action(), entry.kind(), String.valueOf(entry.detail()), String.valueOf(entry.why()))).toList();
    }

    private List<AuditEntry> entries() {
        return register.find(new Asked(Optional.empty(), Optional.empty(), Optional.empty(),
                        Optional.empty(), Optional.empty(), null, 200)).stream()
                .filter(entry -> entry.id() > before).sorted(Comparator.comparing(AuditEntry::id)).toList();
    }

    private Caller governance() {
        return Caller.basic(port, "governance");
    }

    private JsonNode read(String body) throws Exception {
        return json.readTree(body);
    }

    @Test
    void whoever_takes_opens_and_sends_a_form_leaves_one_entry_each() {
        mash.does("screening", "UserTask_ScreenContact", FrontDoorStoryTest.screened("child-1"));

        assertThat(trail().subList(0, 3)).containsExactly(
                "screening CHANGED TASK TASK_CLAIMED UserTask_ScreenContact",
                "screening VIEWED TASK_FORM screen-contact UserTask_ScreenContact",
                "screening CHANGED CASE SCREENED null");
        assertThat(entries()).allSatisfy(entry -> assertThat(entry.caseReference()).isEqualTo(mash.caseReference()));
        assertThat(entries().get(0).roles()).isEqualTo("screening-officer");
    }

    @Test
    void every_change_on_the_journal_is_on_the_trail() {
        mash.does("screening", "UserTask_ScreenContact", FrontDoorStoryTest.screened("child-1"))
                .does("social-care-lead", "UserTask_RateContact", FrontDoorStoryTest.rated("AMBER"));

        assertThat(jdbc.sql("select detail from audit_entry where case_reference = ? and record_kind = 'CASE'"
                        + " and action = 'CHANGED' order by id").param(mash.caseReference()).query(String.class).list())
                .isEqualTo(jdbc.sql("select kind from case_change where case_reference = ? order by id")
                        .param(mash.caseReference()).query(String.class).list());
    }

    @Test
    void a_task_that_is_put_back_is_on_the_trail() {
        mash.claims("screening", mash.task("UserTask_ScreenContact")).puts("screening", "UserTask_ScreenContact");

        assertThat(trail()).containsExactly("screening CHANGED TASK TASK_CLAIMED UserTask_ScreenContact",
                "screening CHANGED TASK TASK_PUT_BACK UserTask_ScreenContact");
    }

    @Test
    void a_click_that_is_rolled_back_leaves_its_refusal_and_no_change() {
        mash.does("screening", "UserTask_ScreenContact", FrontDoorStoryTest.screened("child-1"));
        mash.claims("social-care-lead", mash.task("UserTask_RateContact"));
        begins();

        assertThatThrownBy(() -> mash.sends("social-care-lead", mash.task("UserTask_RateContact"), Map.of("ratings",
                List.of(Map.of("subjectId", "child-1", "rating", Canary.NAME)))))
                .isInstanceOf(FormFieldValidationException.class);

        assertThat(entries()).hasSize(1);
        assertThat(trail().get(0)).startsWith("social-care-lead REFUSED TASK_FORM rate-contact ");
        assertThat(entries().get(0).caseReference()).isEqualTo(mash.caseReference());
    }

    @Test
    void what_is_rolled_back_with_its_transaction_was_never_on_the_trail() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            mash.claims("screening", mash.task("UserTask_ScreenContact"));
            status.setRollbackOnly();
        });

        assertThat(trail()).isEmpty();
        assertThat(mash.task("UserTask_ScreenContact").getAssignee()).isNull();
    }

    @Test
    void a_refused_form_sent_over_the_engines_api_leaves_one_entry() {
        var task = mash.task("UserTask_ScreenContact").getId();
        assertThat(Caller.basic(port, "screening").post("/engine-rest/task/" + task + "/submit-form",
                "{\"variables\":{\"form\":{\"type\":\"Json\",\"value\":\"{}\"}}}").status()).isEqualTo(400);

        assertThat(trail()).containsExactly("screening REFUSED TASK_FORM screen-contact RULE");
    }

    @Test
    void an_agencys_view_of_its_request_is_a_view_of_the_request() {
        mash.does("screening", "UserTask_ScreenContact", FrontDoorStoryTest.screened("child-1"))
                .does("social-care-lead", "UserTask_RateContact", FrontDoorStoryTest.rated("AMBER"))
                .does("unit-manager", "UserTask_ChooseAgencies", Map.of("agencies", List.of("police"),
                        "subjectIds", List.of("child-1"), "periodMonths", 12, "reason", Canary.REASON,
                        "significantHarm", "YES", "significantHarmFacts", Canary.REASON));
        begins();
        mash.opens("police", "UserTask_AnswerRequest");

        assertThat(trail()).containsExactly("police VIEWED REQUEST answer-request UserTask_AnswerRequest");
        assertThat(entries().get(0).recordId()).isEqualTo(jdbc.sql("select id from agency_request"
                + " where case_reference = ?").param(mash.caseReference()).query(String.class).single());
    }

    @Test
    void a_case_that_is_looked_up_and_one_that_is_refused_are_on_the_trail() {
        Caller.basic(port, "service-manager").get("/api/cases/" + mash.caseReference());
        Caller.basic(port, "police").get("/api/cases/" + mash.caseReference());
        Caller.basic(port, "screening").get("/api/cases/MASH-2000-000001");

        assertThat(trail()).containsExactly("service-manager VIEWED CASE null CASE_LOOKED_UP",
                "police REFUSED CASE GET /api/cases/* 403", "screening REFUSED CASE GET /api/cases/* 404");
    }

    @Test
    void a_refusal_keeps_nothing_of_what_was_typed_into_the_address() {
        Caller.basic(port, "screening").get("/api/cases/" + Canary.FAMILY);
        Caller.basic(port, "screening").get("/engine-rest/task/" + Canary.NAME.toLowerCase());
        Caller.signedIn(port, "screening").get("/camunda/api/engine/engine/default/history/" + Canary.NAME);

        assertThat(trail()).containsExactly("screening REFUSED CALL GET /api/cases/* 404",
                "screening REFUSED TASK GET /engine-rest/task/* 404", "screening SIGNED_IN ACCOUNT null null",
                "screening REFUSED CALL GET /engine-rest/history/* 403");
    }

    @Test
    void a_wrong_password_is_on_the_trail_and_an_unknown_name_is_not() {
        for (var name : List.of("early-help-lead", Canary.NAME)) {
            Caller.nobody(port).send("GET", "/api/me", null, Map.of("Authorization", "Basic "
                    + Base64.getEncoder().encodeToString((name + ":wrong").getBytes())));
        }

        assertThat(trail()).containsExactly("early-help-lead REFUSED ACCOUNT null WRONG_PASSWORD");
        hub.identity.unlockUser("early-help-lead");
    }

    @Test
    void what_the_administrator_does_to_accounts_is_on_the_trail() {
        var admin = Caller.basic(port, "admin");
        admin.call("PUT", "/engine-rest/group/policy-lead/members/screening-2", "{}");
        admin.call("DELETE", "/engine-rest/group/policy-lead/members/screening-2", null);
        admin.call("PUT", "/api/staff/screening-2", "{\"registrationNumber\":\"SW7\"}");
        admin.call("PUT", "/api/staff/screening-2", "{}");

        assertThat(trail()).containsExactly("admin CHANGED ACCOUNT PUT /engine-rest/group/*/members/* policy-lead",
                "admin CHANGED ACCOUNT DELETE /engine-rest/group/*/members/* policy-lead",
                "admin CHANGED ACCOUNT REGISTRATION_NUMBER_CHANGED null",
                "admin CHANGED ACCOUNT REGISTRATION_NUMBER_CHANGED null");
        assertThat(entries()).extracting(AuditEntry::recordId).containsOnly("screening-2");
    }

    /** Who was there for a minute is known afterwards. */
    @Test
    void an_account_that_was_made_and_removed_is_named_both_times() {
        var admin = Caller.basic(port, "admin");
        begins();
        assertThat(admin.post("/engine-rest/user/create", "{\"profile\":{\"id\":\"passing\",\"firstName\":\"P\","
                + "\"lastName\":\"P\"},\"credentials\":{\"password\":\"a-long-Passw0rd-of-tests\"}}").status()).isEqualTo(204);
        assertThat(admin.call("DELETE", "/engine-rest/user/passing", null).status()).isEqualTo(204);

        assertThat(entries()).extracting(AuditEntry::kind, AuditEntry::recordId, AuditEntry::detail).containsExactly(
                tuple("ACCOUNT", "passing", "POST /engine-rest/user/create"),
                tuple("ACCOUNT", "passing", "DELETE /engine-rest/user/*"));
    }

    /** A call that would be entered is no way to try passwords: each wrong one counts. */
    @Test
    void wrong_passwords_count_on_calls_that_change_accounts_too() {
        for (int n = 0; n < 12; n++) {
            Caller.nobody(port).send("DELETE", "/engine-rest/user/nobody-there", null, Map.of("Authorization", "Basic "
                    + Base64.getEncoder().encodeToString(("early-help-lead:wrong" + n).getBytes())));
        }
        assertThat(jdbc.sql("select ATTEMPTS_ from ACT_ID_USER where ID_ = 'early-help-lead'").query(Integer.class).single())
                .isPositive();
        hub.identity.unlockUser("early-help-lead");
    }

    /** Whoever asks who read of a case is not to miss those who read it among others. */
    @Test
    void whoever_saw_the_case_in_a_list_is_found_by_the_case() throws Exception {
        var other = hub.receives(Contacts.amber());
        Caller.basic(port, "screening").get("/api/cards?taskId=" + mash.task("UserTask_ScreenContact").getId() + "&taskId="
                + other.task("UserTask_ScreenContact").getId());
        Caller.basic(port, "screening-2").get("/api/cards?taskId=" + other.task("UserTask_ScreenContact").getId());

        var found = read(governance().get("/api/audit/entries?action=VIEWED&caseReference=" + mash.caseReference()).body());
        assertThat(found.get("entries").findValuesAsText("kind")).containsExactly("CARDS");
        assertThat(found.get("entries").findValuesAsText("person")).containsExactly("screening");
        assertThat(read(governance().get("/api/audit/entries?action=VIEWED&caseReference=" + other.caseReference()).body())
                .get("entries").findValuesAsText("person")).containsExactly("screening-2", "screening");
        assertThat(governance().post("/api/audit/exports", "{\"caseReference\":\"" + mash.caseReference()
                + "\",\"action\":\"VIEWED\",\"purpose\":\"" + AuditLog.Purpose.values()[0] + "\"}").body()).contains("CARDS");
    }

    /** The engine's own sentences repeat what was sent. */
    @Test
    void what_the_engine_refuses_is_not_repeated() {
        var task = mash.task("UserTask_ScreenContact").getId();
        mash.claims("screening", mash.task("UserTask_ScreenContact"));
        var address = "/engine-rest/task/" + task + "/submit-form";
        for (var sent : List.of("{\"type\":\"Integer\",\"value\":\"" + Canary.NARRATIVE + "\"}",
                "{\"type\":\"" + Canary.NARRATIVE + "\",\"value\":1}")) {
            var refused = Caller.basic(port, "screening").post(address, "{\"variables\":{\"form\":" + sent + "}}");
            assertThat(refused.status()).as(refused.body()).isEqualTo(404);
            assertThat(refused.body()).contains("There is nothing here for you.").doesNotContain(Canary.NARRATIVE);
        }
    }

    /** Cockpit asks for one case in many pieces, over and over. */
    @Test
    void whoever_reads_the_course_or_the_codes_of_a_case_in_cockpit_leaves_one_entry_for_a_while() {
        var instance = mash.instance();
        var api = "/camunda/api/engine/engine/default";
        var cockpit = Caller.signedIn(port, "governance");
        begins();
        cockpit.get(api + "/process-instance/" + instance);
        cockpit.get(api + "/process-instance/" + instance + "/activity-instances");
        cockpit.get(api + "/process-instance/" + instance + "/variables");
        cockpit.post(api + "/variable-instance", "{\"processInstanceIdIn\":[\"" + instance + "\"]}");

        assertThat(trail()).containsExactly("governance VIEWED COURSE null null");
        assertThat(entries().get(0).caseReference()).isEqualTo(mash.caseReference());
        theNextLookIsAnother();
        cockpit.get(api + "/process-instance/" + instance);
        assertThat(trail()).containsExactly("governance VIEWED COURSE null null", "governance VIEWED COURSE null null");
    }

    @Test
    void no_other_way_of_asking_for_the_codes_of_a_case_or_of_all_goes_past_the_trail() {
        var instance = mash.instance();
        var api = "/camunda/api/engine/engine/default";
        var cockpit = Caller.signedIn(port, "service-manager");
        begins();
        assertThat(cockpit.post(api + "/variable-instance", "{\"executionIdIn\":[\"" + instance + "\"]}").status()).isEqualTo(200);
        theNextLookIsAnother();
        cockpit.get(api + "/process-instance?businessKeyLike=" + mash.caseReference());
        cockpit.post(api + "/variable-instance", "{\"variableName\":\"caseReference\"}");

        assertThat(entries()).extracting(AuditEntry::person, AuditEntry::action, AuditEntry::kind)
                .containsExactly(tuple("service-manager", "VIEWED", "COURSE"), tuple("service-manager", "VIEWED", "COURSE"),
                        tuple("service-manager", "VIEWED", "COURSE"));
        assertThat(entries().subList(0, 2)).extracting(AuditEntry::caseReference).containsOnly(mash.caseReference());
        assertThat(entries().get(2).detail()).contains(mash.caseReference());
    }

    /** A list of instances or jobs names cases as well: by their references or, with the instances' ids, by no less. */
    @Test
    void a_list_over_all_cases_in_cockpit_is_one_look_with_the_cases_that_stood_on_it() {
        var other = hub.receives(Contacts.amber());
        var api = "/camunda/api/engine/engine/default";
        var cockpit = Caller.signedIn(port, "service-manager");
        begins();
        cockpit.get(api + "/process-instance");
        cockpit.get(api + "/job");
        cockpit.get(api + "/process-instance");
        cockpit.get(api + "/job?sortBy=jobDueDate&sortOrder=asc");
        cockpit.get(api + "/process-instance/count");

        assertThat(entries()).extracting(AuditEntry::person, AuditEntry::action, AuditEntry::kind, AuditEntry::recordId)
                .containsExactly(tuple("service-manager", "VIEWED", "COURSE", "LIST process-instance"),
                        tuple("service-manager", "VIEWED", "COURSE", "LIST job"));
        assertThat(entries()).extracting(AuditEntry::detail).allSatisfy(cases ->
                assertThat(cases).contains(mash.caseReference(), other.caseReference()));
    }

    private static void theNextLookIsAnother() {
        ClockUtil.setCurrentTime(Date.from(ClockUtil.getCurrentTime().toInstant().plus(Duration.ofMinutes(16))));
    }

    @Test
    void each_way_to_the_course_or_the_codes_of_a_case_is_a_view_of_it() {
        var instance = mash.instance();
        var task = mash.task("UserTask_ScreenContact");
        var ways = List.of("GET /engine-rest/process-instance/" + instance,
                "GET /engine-rest/process-instance/" + instance + "/activity-instances",
                "GET /engine-rest/process-instance/" + instance + "/variables/caseReference",
                "GET /engine-rest/process-instance?processInstanceIds=x," + instance,
                "GET /engine-rest/process-instance?businessKey=" + mash.caseReference(),
                "POST /engine-rest/process-instance {\"businessKey\":\"" + mash.caseReference() + "\"}",
                "GET /engine-rest/execution/" + task.getExecutionId(),
                "GET /engine-rest/execution/" + task.getExecutionId() + "/localVariables",
                "GET /engine-rest/variable-instance?processInstanceIdIn=" + instance,
                "GET /engine-rest/job?processInstanceId=" + instance,
                "GET /engine-rest/history/process-instance/" + instance,
                "GET /engine-rest/history/activity-instance?processInstanceId=" + instance,
                "GET /engine-rest/history/variable-instance?processInstanceId=" + instance);
        for (var way : ways) {
            theNextLookIsAnother();
            begins();
            var parts = way.split(" ", 3);
            assertThat(Caller.basic(port, "unit-manager").call(parts[0], parts[1], parts.length > 2 ? parts[2] : null).status())
                    .as(way).isEqualTo(200);
            assertThat(entries()).as(way).extracting(AuditEntry::kind, AuditEntry::action, AuditEntry::caseReference)
                    .containsExactly(tuple("COURSE", "VIEWED", mash.caseReference()));
        }
        begins();
        Caller.basic(port, "screening").get("/engine-rest/task?processInstanceBusinessKey=" + mash.caseReference());
        Caller.basic(port, "screening").get("/engine-rest/task/" + task.getId());
        Caller.basic(port, "operator").get("/engine-rest/history/process-instance/" + NOT_THERE);
        Caller.basic(port, "operator").get("/engine-rest/process-instance/" + instance + "/variables");
        assertThat(entries()).extracting(AuditEntry::action).doesNotContain("VIEWED");
    }

    /** A timer that waits is moved or stopped by nobody alone; what failed is let run again, and whose case it was is kept. */
    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest", "/camunda/api/engine/engine/default"})
    void the_operator_lets_failed_work_run_again_and_touches_no_other(String api) {
        var operator = api.startsWith("/camunda") ? Caller.signedIn(port, "operator") : Caller.basic(port, "operator");
        var waiting = mash.ours(hub.management.createJobQuery().timers()).get(0);
        begins();
        var retries = api + "/job/" + waiting.getId() + "/retries";
        for (var body : List.of("{\"retries\":0}", "{\"retries\":1}", "{\"retries\":-1}",
                "{\"retries\":3,\"dueDate\":\"2036-01-01T00:00:00.000+0000\"}")) {
            var answer = operator.call("PUT", retries, body);
            assertThat(answer.status()).as(body).isEqualTo(400);
            assertThat(answer.body()).contains("Only work that has failed can be let run again");
        }
        hub.management.setJobRetries(waiting.getId(), 0);
        for (var body : List.of("{\"retries\":0}", "{\"retries\":1,\"dueDate\":\"2036-01-01T00:00:00.000+0000\"}",
                "{\"retries\":1,\"dueDate\":null}")) {
            assertThat(operator.call("PUT", retries, body).status()).as(body).isEqualTo(400);
        }
        assertThat(operator.call("PUT", api + "/job-definition/" + waiting.getJobDefinitionId() + "/retries",
                "{\"retries\":1}").status()).isEqualTo(403);
        assertThat(operator.post(api + "/job/retries", "{\"retries\":1,\"jobIds\":[\"" + waiting.getId() + "\"]}").status())
                .isEqualTo(403);
        assertThat(operator.call("PUT", retries, "{\"retries\":1}").status()).isEqualTo(204);

        var job = hub.management.createJobQuery().jobId(waiting.getId()).singleResult();
        assertThat(job.getDuedate()).isEqualTo(waiting.getDuedate());
        assertThat(job.getRetries()).isEqualTo(1);
        // entered once it is answered
        await().untilAsserted(() -> assertThat(trail()).filteredOn(entry -> entry.contains("/job/*/retries")).hasSize(8)
                .startsWith("operator REFUSED CALL PUT /engine-rest/job/*/retries 400")
                .endsWith("operator CHANGED CALL PUT /engine-rest/job/*/retries null"));
        assertThat(entries()).filteredOn(entry -> waiting.getId().equals(entry.recordId()))
                .extracting(AuditEntry::caseReference).containsOnly(mash.caseReference());
    }

    @Test
    void governance_finds_who_saw_a_case_and_the_search_is_on_the_trail() throws Exception {
        mash.does("screening", "UserTask_ScreenContact", FrontDoorStoryTest.screened("child-1"));
        begins();
        var found = read(governance().get("/api/audit/entries?action=VIEWED&person=screening&caseReference="
                + mash.caseReference()).body()).get("entries");

        assertThat(found).hasSize(1);
        assertThat(found.get(0).get("name").asText()).isEqualTo("Sam Screening");
        assertThat(found.get(0).get("detail").asText()).isEqualTo("screen-contact");
        assertThat(trail()).containsExactly("governance SEARCHED AUDIT person,case,action null");
        assertThat(entries().get(0).caseReference()).isEqualTo(mash.caseReference());
        assertThat(entries().get(0).recordId()).isEqualTo("screening");
    }

    @Test
    void pages_of_the_trail_follow_each_other() throws Exception {
        mash.does("screening", "UserTask_ScreenContact", FrontDoorStoryTest.screened("child-1"));
        var path = "/api/audit/entries?size=2&caseReference=" + mash.caseReference();
        var first = read(governance().get(path).body());
        var second = read(governance().get(path + "&before=" + first.get("next").asLong()).body());

        assertThat(first.get("entries")).hasSize(2);
        assertThat(second.get("entries").get(0).get("id").asLong()).isLessThan(first.get("next").asLong());
    }

    @Test
    void an_export_says_for_what_and_carries_the_seals() {
        mash.does("screening", "UserTask_ScreenContact", FrontDoorStoryTest.screened("child-1"));
        sealed();
        begins();
        assertThat(governance().post("/api/audit/exports", "{\"caseReference\":\"" + mash.caseReference() + "\"}").status())
                .isEqualTo(400);
        var answer = governance().post("/api/audit/exports", "{\"purpose\":\"COMPLAINT\",\"caseReference\":\""
                + mash.caseReference() + "\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Disposition")).contains("attachment");
        assertThat(answer.body().lines().findFirst().orElseThrow()).startsWith("\"entry\",\"at\",\"person\"");
        assertThat(answer.body()).contains("\"SCREENED\"").containsPattern("\"VIEWED\".*\"[0-9a-f]{64}\"");
        assertThat(trail()).containsExactly("governance REFUSED CALL POST /api/audit/exports 400",
                "governance EXPORTED AUDIT case COMPLAINT");
    }

    @Test
    void wrong_search_fields_are_named_and_not_repeated() throws Exception {
        var answer = governance().get("/api/audit/entries?caseReference=" + Canary.NAME
                + "&action=x&from=yesterday&until=x&before=0&size=900");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain(Canary.NAME, "yesterday");
        assertThat(read(answer.body()).findValuesAsText("field"))
                .containsExactly("caseReference", "action", "from", "until", "before", "size");
    }

    private void sealed() {
        while (chain.seal() > 0) {
            // until all is sealed
        }
    }

    @Test
    void one_row_altered_in_the_database_is_found_by_verify() throws Exception {
        sealed();
        Caller.basic(port, "service-manager").get("/api/cases/" + mash.caseReference());
        var id = entries().get(0).id();
        var waiting = read(governance().get("/api/audit/verification").body());
        assertThat(waiting.get("intact").asBoolean()).isTrue();
        assertThat(StreamSupport.stream(waiting.get("notSealed").get("entries").spliterator(), false)
                .map(entry -> entry.get("id").asLong())).contains(id);
        sealed();
        var noted = read(governance().get("/api/audit/verification").body());
        jdbc.sql("update audit_entry set person = 'unit-manager' where id = ?").param(id).update();

        var found = read(governance().get("/api/audit/verification").body());
        assertThat(found.get("intact").asBoolean()).isFalse();
        assertThat(found.get("findings")).hasSize(1);
        assertThat(found.get("findings").get(0).get("entryId").asLong()).isEqualTo(id);
        assertThat(found.get("findings").get(0).get("found").asText()).isEqualTo("ALTERED");

        jdbc.sql("update audit_entry set person = 'service-manager' where id = ?").param(id).update();
        assertThat(read(governance().get("/api/audit/verification?seal=" + noted.get("sealed").asLong() + "&hash="
                + noted.get("hash").asText()).body()).get("intact").asBoolean()).isTrue();
        assertThat(read(governance().get("/api/audit/verification?seal=1&hash=" + "c".repeat(64)).body())
                .get("findings").get(0).get("found").asText()).isEqualTo("EXCHANGED");
        assertThat(governance().get("/api/audit/verification?seal=1").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"screening", "social-care-lead", "early-help-lead", "unit-manager", "service-manager",
        "emergency-duty", "allocated-worker", "team-manager", "police-decision-maker", "adult-safeguarding-lead",
        "policy-lead", "operator", "admin", "partner", "police"})
    void nobody_but_governance_reaches_the_trail(String persona) {
        var caller = Caller.basic(port, persona);
        for (var path : List.of("/governance", "/api/audit/entries", "/api/audit/verification", "/api/audit/alerts",
                "/api/audit/declarations")) {
            assertThat(caller.get(path).status()).as(path).isEqualTo(403);
        }
        assertThat(caller.post("/api/audit/exports", "{\"purpose\":\"COURT\"}").status()).isEqualTo(403);
        assertThat(caller.post("/api/audit/declarations", "{}").status()).isEqualTo(403);
        assertThat(caller.post("/api/audit/alerts/x/answer", "{}").status()).isEqualTo(403);
        assertThat(caller.call("DELETE", "/api/audit/declarations/x", null).status()).isEqualTo(403);
        assertThat(trail()).hasSize(9).allMatch(entry -> entry.startsWith(persona + " REFUSED CALL ")
                && entry.endsWith(" 403"));
    }

    @Test
    void no_planted_word_stands_in_the_trail() {
        var form = new HashMap<>(FrontDoorStoryTest.screened("child-1"));
        form.put(Canary.NAME, Canary.NARRATIVE);
        assertThatThrownBy(() -> mash.does("screening", "UserTask_ScreenContact", form)).isNotNull();
        hub.starts("screening", "referralPathway", FrontDoorStoryTest.call());
        declares("screening", Canary.NAME, Canary.FAMILY);

        for (var table : List.of("audit_entry", "staff_declaration", "staff_declaration_print", "audit_alert")) {
            assertThat(jdbc.sql("select * from " + table).query().listOfRows().toString()).as(table)
                    .doesNotContain(Canary.ALL.toArray(String[]::new));
        }
    }

    // alerts

    private void declares(String person, String given, String family) {
        declares("{\"person\":\"" + person + "\",\"of\":\"SELF\",\"givenName\":\"" + given + "\",\"familyName\":\"" + family
                + "\",\"address\":\"" + Canary.STREET + "\",\"postcode\":\"wv11aa\"}");
    }

    private void declares(String body) {
        assertThat(governance().post("/api/audit/declarations", body).status()).isEqualTo(204);
    }

    private List<String> alertsAfterALook(String persona) throws Exception {
        return alertsAfter(Caller.basic(port, persona).get("/api/cases/" + mash.caseReference()));
    }

    private List<String> alertsAfter(Caller.Answer look) throws Exception {
        assertThat(look.status()).isEqualTo(200);
        sealed();
        watch();
        return StreamSupport.stream(read(governance().get("/api/audit/alerts").body()).spliterator(), false)
                .filter(alert -> alert.get("caseReference").asText().equals(mash.caseReference()))
                .map(alert -> alert.get("person").asText() + " " + alert.get("kind").asText()).sorted().toList();
    }

    private void watch() {
        while (alerts.look() > 0) {
            // until every view was looked at
        }
    }

    @Test
    void a_look_at_ones_own_record_raises_an_alert_once_until_it_is_answered() throws Exception {
        declares("service-manager", Canary.NAME, Canary.FAMILY);

        assertThat(alertsAfterALook("service-manager")).containsExactly("service-manager OWN_RECORD",
                "service-manager SAME_HOME");
        assertThat(alertsAfterALook("service-manager")).hasSize(2);

        var alerts = read(governance().get("/api/audit/alerts").body());
        var id = StreamSupport.stream(alerts.spliterator(), false)
                .filter(alert -> alert.get("caseReference").asText().equals(mash.caseReference())).findFirst()
                .orElseThrow().get("id").asText();
        assertThat(governance().post("/api/audit/alerts/" + id + "/answer", "{\"finding\":\"NAMESAKE\"}").status())
                .isEqualTo(204);
        assertThat(governance().post("/api/audit/alerts/" + id + "/answer", "{\"finding\":\"MISUSE\"}").status())
                .isEqualTo(409);
        assertThat(governance().post("/api/audit/alerts/not-there/answer", "{\"finding\":\"MISUSE\"}").status())
                .isEqualTo(404);
        assertThat(alertsAfterALook("service-manager")).hasSize(3);
        endsAllDeclarations();
    }

    @Test
    void the_name_of_an_account_raises_an_alert_and_its_owner_cannot_change_it() throws Exception {
        var user = hub.identity.createUserQuery().userId("unit-manager-2").singleResult();
        var first = user.getFirstName();
        var last = user.getLastName();
        user.setFirstName(Canary.NAME.toUpperCase() + " Middle");
        user.setLastName(Canary.FAMILY.toLowerCase());
        hub.identity.saveUser(user);
        try {
            assertThat(Caller.basic(port, "unit-manager-2").call("PUT", "/engine-rest/user/unit-manager-2/profile",
                    "{\"id\":\"unit-manager-2\",\"firstName\":\"Somebody\",\"lastName\":\"Else\"}").status()).isEqualTo(403);
            assertThat(alertsAfterALook("unit-manager-2")).containsExactly("unit-manager-2 OWN_NAME");
        } finally {
            var again = hub.identity.createUserQuery().userId("unit-manager-2").singleResult();
            again.setFirstName(first);
            again.setLastName(last);
            hub.identity.saveUser(again);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/disclosures?case={case}", "/api/disclosures?format=csv&case={case}",
        "/engine-rest/process-instance/{instance}/activity-instances"})
    void a_record_that_is_taken_out_or_followed_in_cockpit_raises_the_alerts_of_one_that_is_opened(String way) throws Exception {
        declares("governance", Canary.NAME, Canary.FAMILY);

        var path = way.replace("{case}", mash.caseReference()).replace("{instance}", mash.instance());
        assertThat(alertsAfter(governance().get(path)))
                .containsExactly("governance OWN_RECORD", "governance SAME_HOME");
        endsAllDeclarations();
    }

    /** Rows of the log name whom they are about. */
    @Test
    void the_log_of_a_period_raises_the_alerts_of_each_of_its_cases() throws Exception {
        declares("governance", Canary.NAME, Canary.FAMILY);
        disclosures.append(new Disclosure(Disclosure.Kind.NOT_SHARED, mash.caseReference(), "child-1", Optional.empty(),
                Disclosure.HUB, "No agency", "Nothing left the hub", "Not needed", Optional.empty(), Optional.empty(),
                Optional.of("unit-manager"), Optional.empty(), Optional.empty(), "Everything", Optional.empty(), "unit-manager"));
        var today = LondonTime.day(ClockUtil.getCurrentTime().toInstant());
        begins();

        assertThat(alertsAfter(governance().get("/api/disclosures?from=" + today + "&to=" + today)))
                .containsExactly("governance OWN_RECORD", "governance SAME_HOME");
        assertThat(entries()).filteredOn(entry -> "LOG_OF_A_PERIOD".equals(entry.recordId())).singleElement()
                .satisfies(entry -> assertThat(entry.detail()).contains(mash.caseReference()));
        endsAllDeclarations();
    }

    @Test
    void a_surname_alone_raises_none_and_with_the_same_address_it_does() throws Exception {
        declares("{\"person\":\"unit-manager-2\",\"of\":\"SELF\",\"givenName\":\"Someone\",\"familyName\":\"" + Canary.FAMILY
                + "\",\"address\":\"8 Elsewhere Road\",\"postcode\":\"WV1 1AA\"}");
        assertThat(alertsAfterALook("unit-manager-2")).isEmpty();

        declares("unit-manager-2", "Someone", Canary.FAMILY);
        assertThat(alertsAfterALook("unit-manager-2")).containsExactly("unit-manager-2 SAME_HOME");
        endsAllDeclarations();
    }

    @Test
    void a_declared_relation_raises_an_alert_and_an_ended_declaration_none() throws Exception {
        declares("{\"person\":\"unit-manager\",\"of\":\"RELATION\",\"givenName\":\"" + Canary.NAME.toUpperCase()
                + "\",\"familyName\":\"" + Canary.FAMILY + "\"}");
        assertThat(alertsAfterALook("unit-manager")).containsExactly("unit-manager DECLARED_RELATION");

        endsAllDeclarations();
        mash = hub.receives(Contacts.amber());
        assertThat(alertsAfterALook("unit-manager")).isEmpty();
    }

    @Test
    void a_declaration_by_which_nobody_could_be_told_apart_is_refused() {
        var answer = governance().post("/api/audit/declarations",
                "{\"person\":\"screening\",\"of\":\"SELF\",\"givenName\":\"A\",\"familyName\":\"B\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("the date of birth or the address with its postcode");
        assertThat(governance().post("/api/audit/declarations",
                "{\"person\":\"nobody\",\"of\":\"RELATION\",\"givenName\":\"A\",\"familyName\":\"B\"}").status()).isEqualTo(404);
    }

    private void endsAllDeclarations() throws Exception {
        for (var declaration : read(governance().get("/api/audit/declarations").body())) {
            assertThat(governance().call("DELETE", "/api/audit/declarations/" + declaration.get("id").asText(), null)
                    .status()).isEqualTo(204);
        }
        assertThat(Set.of(governance().get("/api/audit/declarations").body())).containsExactly("[]");
    }
}
