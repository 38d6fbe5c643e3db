package org.openmash.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmash.story.Canary;
import org.openmash.story.Contacts;
import org.openmash.story.Hub;
import org.openmash.story.StoryTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every HTTP surface, called by every role: what is not listed is closed, and what is refused has changed nothing. */
@StoryTest
class SurfaceTest {

    private static final String REST = "/engine-rest";
    private static final String WEBAPPS = "/camunda/api/engine/engine/default";

    /** Calls that go past the forms and the register; after "except" who may nevertheless. */
    private static final List<String> CLOSED = """
            POST /message {"messageName":"mash.ratingChanged","businessKey":"{case}"}
            POST /signal {"name":"mash.ratingChanged"}
            POST /condition {"variables":{}}
            POST /process-definition/key/referralPathway/start {"businessKey":"MASH-2000-000001"}
            POST /process-definition/key/strategyDiscussion/submit-form {"variables":{}}
            POST /process-definition/{definition}/start {}
            PUT /process-definition/key/referralPathway/suspended {"suspended":true}
            DELETE /process-definition/key/referralPathway?cascade=true
            POST /task/create {"id":"one-more","name":"One more"}
            PUT /task/{task} {"name":"Another name","dueDate":"2036-01-01T00:00:00.000+0000"}
            DELETE /task/{task}
            PUT /task/{task}/variables/rating {"value":"NONE","type":"String"}
            PUT /task/{task}/variables/invented {"value":"x","type":"String"}
            POST /task/{task}/variables {"modifications":{"rating":{"value":"NONE","type":"String"}}}
            DELETE /task/{task}/variables/caseReference
            PUT /task/{task}/localVariables/form {"value":"{}","type":"Json"}
            POST /task/{task}/localVariables {"modifications":{"form":{"value":"{}","type":"Json"}}}
            POST /task/{task}/identity-links {"groupId":"agency-police","type":"candidate"}
            POST /task/{task}/identity-links/delete {"groupId":"screening-officer","type":"candidate"}
            POST /task/{task}/assignee {"userId":"police"}
            POST /task/{task}/delegate {"userId":"police"}
            POST /task/{task}/resolve {"variables":{}}
            POST /task/{task}/bpmnError {"errorCode":"returnedToHub"}
            POST /task/{task}/bpmnEscalation {"escalationCode":"x"}
            POST /task/{task}/comment/create {"message":"past the register"}
            POST /task/{task}/attachment/create {}
            PUT /process-instance/{instance}/variables/rating {"value":"NONE","type":"String"}
            POST /process-instance/{instance}/variables {"modifications":{"rating":{"value":"NONE","type":"String"}}}
            POST /process-instance/{instance}/modification {"instructions":[{"type":"cancel","activityId":"UserTask_ScreenContact"}]}
            POST /process-instance/{instance}/comment {"message":"past the register"}
            PUT /process-instance/{instance}/suspended {"suspended":true}
            POST /process-instance/delete {"processInstanceIds":["{instance}"],"deleteReason":"x"}
            POST /process-instance/variables-async {"processInstanceIds":["{instance}"],"variables":{}}
            DELETE /process-instance/{instance}
            POST /execution/{instance}/signal {}
            POST /execution/{instance}/messageSubscriptions/mash.ratingChanged/trigger {}
            POST /execution/{instance}/localVariables {"modifications":{"rating":{"value":"NONE","type":"String"}}}
            PUT /execution/{instance}/localVariables/rating {"value":"NONE","type":"String"}
            POST /execution/{instance}/create-incident {"incidentType":"x"}
            POST /deployment/create {} except policy-lead
            POST /deployment/{deployment}/redeploy {}
            DELETE /deployment/{deployment}?cascade=true
            POST /modification/execute {}
            POST /migration/execute {}
            POST /batch/x/jobs {}
            DELETE /batch/x
            POST /job/x/execute
            PUT /job/x/duedate {"duedate":null}
            PUT /job/x/retries {"retries":1} except operator
            POST /external-task/fetchAndLock {"workerId":"x","maxTasks":1}
            POST /decision-definition/key/concernRating/evaluate {"variables":{}}
            POST /authorization/create {"type":1,"userId":"*","resourceType":7,"resourceId":"*","permissions":["ALL"]}
            POST /filter/create {"name":"mine","resourceType":"Task","query":{}}
            POST /user/create {"profile":{"id":"one-more"},"credentials":{"password":"x"}} except admin
            PUT /group/camunda-admin/members/police except admin
            POST /tenant/create {"id":"x"}
            DELETE /history/process-instance/{instance}
            POST /history/process-instance/delete {"historicProcessInstanceIds":["{instance}"]}
            POST /history/process-instance/set-removal-time {"clearedRemovalTime":true}
            POST /history/cleanup?immediatelyDue=true
            DELETE /history/process-instance/{instance}/variable-instances
            PUT /history/user-operation/x/set-annotation {"annotation":"x"}
            POST /telemetry/configuration {"enableTelemetry":true}
            """.lines().toList();

    /** Who, what, and the answer. 400 to an empty body means that the door is open. */
    private static final List<String> REACHED = """
            screening GET /engine-rest/task 200
            screening GET /engine-rest/filter 200
            screening GET /api/cases/{case} 200
            screening GET /api/cards?taskId={task} 200
            screening POST /api/referrals 400
            screening GET /api/limits 403
            screening GET /engine-rest/user/screening/profile 200
            screening PUT /engine-rest/user/screening/profile 403
            governance PUT /engine-rest/user/governance/profile 403
            service-manager PUT /engine-rest/user/service-manager/profile 403
            screening GET /documents?request=none 404
            screening GET /api/cases/{case}/chronology 403
            screening GET /chronology?case={case} 403
            screening GET /api/disclosures?case={case} 403
            screening GET /governance 403
            screening GET /api/audit/entries 403
            screening GET /need-to-know 403
            screening GET /api/restrictions 403
            screening GET /api/restrictions/openings 403
            screening POST /api/restrictions 403
            screening POST /api/restrictions/{case}/lift 403
            police GET /need-to-know 403
            police POST /api/restrictions 403
            unit-manager GET /need-to-know 200
            unit-manager GET /api/restrictions 403
            unit-manager POST /api/restrictions 400
            unit-manager POST /api/restrictions/{case}/readers 403
            unit-manager POST /api/restrictions/{case}/lift 403
            service-manager GET /need-to-know 200
            service-manager GET /api/restrictions 200
            service-manager GET /api/restrictions/openings 200
            service-manager POST /api/restrictions 400
            service-manager POST /api/restrictions/{case}/readers 400
            service-manager POST /api/restrictions/{case}/lift 400
            governance GET /need-to-know 200
            governance GET /api/restrictions 200
            governance GET /api/restrictions/openings 200
            governance POST /api/restrictions 403
            governance POST /api/restrictions/{case}/lift 403
            service-manager GET /api/clearances 200
            service-manager GET /api/agreements 200
            service-manager GET /api/interests 200
            service-manager POST /api/cases/{case}/interest/taken-back 400
            governance POST /api/cases/{case}/interest/taken-back 403
            unit-manager POST /api/cases/{case}/interest/taken-back 403
            screening POST /api/cases/{case}/interest/taken-back 403
            service-manager POST /api/clearances/screening/extension 400
            service-manager PUT /api/staff/screening/clearances 403
            service-manager PUT /api/agreements/police 403
            governance GET /api/clearances 200
            governance GET /api/agreements 200
            governance GET /api/interests 200
            governance PUT /api/agreements/police 400
            governance POST /api/clearances/screening/extension 403
            governance POST /api/cases/{case}/interest 403
            unit-manager GET /api/clearances 403
            unit-manager GET /api/agreements 403
            unit-manager GET /api/interests 200
            unit-manager POST /api/clearances/screening/extension 403
            screening GET /api/clearances 403
            screening GET /api/interests 403
            screening PUT /api/staff/screening/clearances 403
            screening POST /api/cases/{case}/interest 400
            police GET /api/agreements 403
            police POST /api/cases/{case}/interest 400
            admin GET /api/clearances 403
            operator GET /need-to-know 403
            admin GET /api/restrictions 403
            policy-lead GET /api/restrictions 403
            screening GET /engine-rest/history/task 403
            screening GET /engine-rest/variable-instance 403
            screening GET /engine-rest/user 403
            screening GET /engine-rest/task/{task}/variables 403
            screening GET /engine-rest/process-instance 403
            screening GET /actuator/env 403
            screening GET /actuator 403
            screening GET /h2-console 403
            screening GET /camunda/api/cockpit/plugin/base/default/process-definition/statistics 403
            social-care-lead GET /engine-rest/task 200
            social-care-lead POST /api/referrals 403
            social-care-lead GET /api/cases/{case} 200
            social-care-lead GET /api/cases/{case}/chronology 404
            social-care-lead GET /api/cases/{case}/chronology.svg 404
            social-care-lead GET /chronology?case={case} 404
            early-help-lead GET /api/cases/{case}/chronology 403
            early-help-lead GET /engine-rest/task 200
            early-help-lead GET /api/cases/{case} 403
            unit-manager GET /engine-rest/process-instance 200
            unit-manager GET /api/cases/{case} 200
            unit-manager GET /api/limits 200
            unit-manager GET /documents?case={case} 404
            unit-manager GET /api/documents/none 404
            unit-manager GET /api/cases/{case}/chronology 200
            unit-manager GET /api/cases/{case}/chronology.svg 200
            unit-manager GET /chronology?case={case} 200
            unit-manager GET /api/cases/MASH-2000-000001/chronology 404
            unit-manager POST /api/cases/{case}/chronology 403
            unit-manager POST /api/limits 403
            unit-manager GET /api/disclosures?case={case} 200
            unit-manager GET /api/disclosures?from=2026-01-01&to=2026-01-02 400
            service-manager GET /engine-rest/incident 200
            service-manager GET /api/cases/{case} 200
            service-manager GET /api/limits 200
            service-manager GET /api/documents/none 403
            service-manager GET /documents?case={case} 403
            service-manager GET /api/cases/{case}/chronology 403
            service-manager GET /chronology?case={case} 403
            service-manager GET /api/disclosures?case={case} 403
            service-manager GET /governance 403
            service-manager GET /api/audit/entries 403
            emergency-duty GET /engine-rest/task 200
            emergency-duty GET /api/limits 403
            emergency-duty GET /api/cases/{case}/chronology 403
            emergency-duty GET /chronology?case={case} 403
            allocated-worker GET /engine-rest/task 200
            allocated-worker GET /api/cases/{case} 403
            team-manager GET /engine-rest/task 200
            team-manager GET /engine-rest/history/task 403
            police-decision-maker GET /engine-rest/task 200
            police-decision-maker GET /api/cases/{case} 403
            police-decision-maker GET /api/cases/{case}/chronology 404
            police-decision-maker GET /chronology?case={case} 404
            adult-safeguarding-lead GET /engine-rest/task 200
            police GET /engine-rest/task 200
            police GET /api/cases/{case} 403
            police POST /api/cases/{case}/information 403
            police GET /api/limits 403
            police GET /documents?task=none 404
            police GET /api/documents?task=none 404
            police POST /documents 403
            police POST /documents/none 403
            police POST /api/documents 415
            police GET /api/cases/{case}/chronology 403
            police GET /chronology?case={case} 403
            police GET /api/disclosures?case={case} 403
            police GET /api/incidents?from=2026-06-01&to=2026-06-30 403
            police-lead GET /engine-rest/task 200
            police-lead GET /api/cases/{case} 403
            police-lead GET /api/disclosures?case={case} 403
            police GET /engine-rest/history/activity-instance 403
            health GET /engine-rest/task 200
            partner GET /engine-rest/task 403
            partner GET /engine-rest/filter 403
            partner GET /api/cases/{case} 200
            partner POST /api/referrals 400
            partner GET /v3/api-docs 200
            partner GET /api/cards 403
            partner GET /api/limits 403
            partner GET /api/documents/none 403
            partner POST /api/documents 403
            partner GET /api/cases/{case}/chronology 403
            partner GET /chronology?case={case} 403
            partner GET /api/disclosures?case={case} 403
            policy-lead GET /engine-rest/decision-definition 200
            policy-lead GET /engine-rest/deployment 200
            policy-lead GET /engine-rest/version 200
            policy-lead POST /engine-rest/deployment/create 415
            policy-lead GET /api/policy 200
            policy-lead GET /policy 200
            policy-lead GET /engine-rest/decision-definition/key/concernRating/xml 200
            policy-lead GET /engine-rest/history/decision-instance 403
            operator GET /engine-rest/history/decision-instance 403
            operator GET /engine-rest/history/decision-instance/count 403
            operator GET /engine-rest/history/decision-instance?includeInputs=true 403
            admin GET /engine-rest/history/decision-instance 403
            governance GET /engine-rest/history/decision-instance 403
            unit-manager GET /engine-rest/history/decision-instance 200
            service-manager GET /engine-rest/history/decision-instance 200
            policy-lead GET /engine-rest/task 403
            policy-lead GET /engine-rest/process-instance 403
            policy-lead GET /engine-rest/deployment/{deployment}/resources 403
            unit-manager GET /api/policy 403
            screening GET /policy 403
            policy-lead GET /api/cases/{case} 403
            policy-lead GET /api/limits 403
            governance GET /engine-rest/history/activity-instance 200
            governance GET /api/cases/{case} 403
            governance GET /api/limits 200
            governance GET /api/documents/none 403
            governance GET /api/cases/{case}/chronology 403
            governance GET /chronology?case={case} 403
            governance GET /api/disclosures?case={case} 200
            governance GET /api/disclosures?from=2026-01-01&to=2026-01-02 200
            governance POST /api/disclosures 403
            governance GET /api/incidents?from=2026-06-01&to=2026-06-30 200
            governance GET /api/incidents?from=2026-06-01&to=2026-06-30&format=csv 200
            governance GET /api/incidents 400
            unit-manager GET /api/incidents?from=2026-06-01&to=2026-06-30 403
            governance GET /governance 200
            governance GET /api/audit/entries 200
            governance GET /api/audit/verification 200
            governance GET /api/audit/alerts 200
            governance GET /api/audit/declarations 200
            governance POST /api/audit/exports 400
            governance POST /api/audit/declarations 400
            governance POST /api/audit/alerts/x/answer 400
            governance DELETE /api/audit/entries 403
            governance PUT /api/audit/entries 403
            operator GET /engine-rest/incident 200
            operator GET /api/cases/{case} 403
            operator POST /api/referrals 403
            operator GET /api/limits 403
            operator GET /api/cases/{case}/chronology 403
            operator GET /chronology?case={case} 403
            operator GET /api/disclosures?case={case} 403
            admin GET /engine-rest/user 200
            admin GET /api/cases/{case} 403
            admin GET /api/limits 403
            admin GET /documents?case={case} 403
            admin GET /api/cases/{case}/chronology 403
            admin GET /chronology?case={case} 403
            admin GET /api/disclosures?case={case} 403
            admin GET /api/audit/entries 403
            admin POST /api/referrals 403
            """.lines().toList();

    @Autowired
    Hub hub;
    @Autowired
    RuntimeService runtime;
    @Autowired
    JdbcClient jdbc;
    @LocalServerPort
    int port;

    private Hub.Story mash;
    private String task;

    @BeforeEach
    void a_contact_waits_for_screening() {
        mash = hub.receives(Contacts.amber());
        task = mash.task("UserTask_ScreenContact").getId();
    }

    private String filled(String text) {
        var instance = runtime.createProcessInstanceQuery().processDefinitionKey("referralPathway")
                .processInstanceBusinessKey(mash.caseReference()).singleResult();
        var deployment = jdbc.sql("select DEPLOYMENT_ID_ from ACT_RE_PROCDEF where ID_ = ?")
                .param(instance.getProcessDefinitionId()).query(String.class).single();
        return text.replace("{task}", task).replace("{case}", mash.caseReference())
                .replace("{instance}", instance.getId()).replace("{definition}", instance.getProcessDefinitionId())
                .replace("{deployment}", deployment);
    }

    private void assertClosed(Caller caller, String persona, String surface) {
        var before = WhatIsStored.in(jdbc);
        var answered = new ArrayList<String>();
        for (var line : CLOSED) {
            var except = line.split(" except ");
            if (except.length > 1 && except[1].equals(persona)) {
                continue;
            }
            var parts = filled(except[0]).split(" ", 3);
            var answer = caller.call(parts[0], surface + parts[1], parts.length > 2 ? parts[2] : null);
            if (!answer.isRefused()) {
                answered.add(answer.status() + " " + except[0]);
            }
        }
        assertThat(answered).as("open to %s at %s", persona, surface).isEmpty();
        assertThat(WhatIsStored.in(jdbc)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"screening", "unit-manager", "service-manager", "police", "partner", "policy-lead",
        "governance", "operator", "admin"})
    void what_goes_past_the_forms_is_closed_on_the_engines_api(String persona) {
        assertClosed(Caller.basic(port, persona), persona, REST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"screening", "unit-manager", "service-manager", "admin"})
    void what_goes_past_the_forms_is_closed_to_a_screen_too(String persona) {
        var screen = Caller.signedIn(port, persona);
        assertThat(screen.get("/api/me").status()).as("signed in").isEqualTo(200);

        assertClosed(screen, persona, WEBAPPS);
    }

    @Test
    void a_signed_in_screen_does_reach_its_own_tasks() {
        var screen = Caller.signedIn(port, "screening");

        assertThat(screen.post(WEBAPPS + "/task", "{\"processInstanceBusinessKey\":\"" + mash.caseReference() + "\"}").body())
                .contains(task);
        assertThat(screen.post(WEBAPPS + "/task/" + task + "/claim", "{\"userId\":\"screening\"}").status()).isEqualTo(204);
    }

    @Test
    void a_role_reaches_what_is_listed_and_nothing_else() {
        var wrong = new ArrayList<String>();
        for (var line : REACHED) {
            var parts = filled(line).split(" ");
            var answer = Caller.basic(port, parts[0]).call(parts[1], parts[2], parts[1].equals("POST") ? "{}" : null);
            if (answer.status() != Integer.parseInt(parts[3])) {
                wrong.add(line + " but was " + answer.status());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void nobody_reaches_an_api_without_signing_in() {
        for (var path : List.of("/engine-rest/task", "/engine-rest/engine", "/api/cases/MASH-2026-000001", "/api/cards", "/api/limits",
                "/api/cases/MASH-2026-000001/chronology", "/api/cases/MASH-2026-000001/chronology.svg",
                "/api/disclosures", "/api/incidents", "/api/audit/entries", "/api/audit/verification",
                WEBAPPS + "/task", "/camunda/api/admin/auth/user/default",
                "/camunda/api/admin/setup/default/user/create", "/api/me")) {
            assertThat(Caller.nobody(port).get(path).status()).as(path).isEqualTo(401);
            assertThat(Caller.nobody(port).post(path, "{}").isRefused()).as(path).isTrue();
        }
    }

    @Test
    void a_page_leads_to_the_login_page() {
        for (var path : List.of("/", "/camunda/app/tasklist/default/", "/camunda/app/cockpit/default/",
                "/camunda/app/admin/default/", "/camunda/app/admin/default/setup/", "/v3/api-docs", "/actuator",
                "/actuator/env", "/error", "/camunda/lib/deps.js", "/governance", "/chronology", "/documents")) {
            var answer = Caller.nobody(port).get(path);
            assertThat(answer.status()).as(path).isEqualTo(302);
            assertThat(answer.header("Location")).as(path).endsWith("/login");
        }
    }

    @Test
    void only_the_login_page_and_the_health_are_open() {
        assertThat(Caller.nobody(port).get("/actuator/health").status()).isEqualTo(200);
        assertThat(Caller.nobody(port).get("/actuator/health").body()).doesNotContain("components", "database");
        assertThat(Caller.nobody(port).get("/login").status()).isEqualTo(200);
    }

    @Test
    void a_wrong_password_opens_nothing() {
        assertThat(Caller.nobody(port).send("GET", REST + "/task", null, Map.of("Authorization", "Basic "
                + java.util.Base64.getEncoder().encodeToString("governance:wrong".getBytes()))).status()).isEqualTo(401);
    }

    // what a form may carry

    private static String variables(String form, String others) {
        return "{\"variables\":{\"form\":{\"type\":\"Json\",\"value\":" + quoted(form) + "}" + others + "}}";
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private String screenedForm(String persona) {
        return """
                {"kind":"CHILD_CONCERN","version":%s,"subjects":[{"subjectId":"child-1","knownTo":"NONE","livesInArea":"YES"}]}
                """.formatted(mash.opens(persona, mash.task("UserTask_ScreenContact")).get("version")).strip();
    }

    static Stream<String> ways() {
        return Stream.of("submit-form", "complete");
    }

    @ParameterizedTest
    @MethodSource("ways")
    void variables_that_ride_along_change_nothing(String way) {
        mash.claims("screening", mash.task("UserTask_ScreenContact"));
        var form = screenedForm("screening");
        var before = WhatIsStored.in(jdbc);
        for (var others : List.of(",\"rating\":{\"type\":\"String\",\"value\":\"NONE\"}",
                ",\"invented\":{\"type\":\"String\",\"value\":\"x\"}")) {
            assertRefused(Caller.basic(port, "screening").post(REST + "/task/" + task + "/" + way, variables(form, others)),
                    "nothing else");
            assertRefused(Caller.signedIn(port, "screening").post(WEBAPPS + "/task/" + task + "/" + way,
                    variables(form, others)), "nothing else");
        }
        assertRefused(Caller.basic(port, "screening").post(REST + "/task/" + task + "/" + way, "{}"), "form");
        assertRefused(Caller.basic(port, "screening").post(REST + "/task/" + task + "/" + way,
                variables(form.replace("\"kind\"", "\"rating\":\"NONE\",\"kind\""), "")), "no field \"rating\"");
        assertThat(WhatIsStored.in(jdbc)).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void a_task_is_completed_once_by_the_person_who_has_it(String way) {
        var path = REST + "/task/" + task + "/" + way;
        var form = variables(screenedForm("screening"), "");
        assertRefused(Caller.basic(port, "screening").post(path, form), "Claim this task before you complete it.");

        mash.claims("screening-2", mash.task("UserTask_ScreenContact"));
        var before = WhatIsStored.in(jdbc);
        assertRefused(Caller.basic(port, "screening").post(path, form), "This task is with Sol Screening now.");
        assertRefused(Caller.basic(port, "police").post(path, form), "");
        assertThat(WhatIsStored.in(jdbc)).isEqualTo(before);

        assertThat(Caller.basic(port, "screening-2").post(path, form).status()).isEqualTo(204);
        assertRefused(Caller.basic(port, "screening-2").post(path, form), "no longer open");
        assertThat(mash.variable("rating")).isNotEqualTo("NONE");
    }

    @Test
    void nobody_gets_variables_back_for_completing() {
        mash.claims("screening", mash.task("UserTask_ScreenContact"));
        var answer = Caller.basic(port, "screening").post(REST + "/task/" + task + "/complete",
                variables(screenedForm("screening"), "").replaceFirst("\\{", "{\"withVariablesInReturn\":true,"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{}");
    }

    @Test
    void a_task_is_claimed_for_oneself_and_put_back_by_oneself() {
        var caller = Caller.basic(port, "screening");
        var before = WhatIsStored.in(jdbc);
        assertRefused(caller.post(REST + "/task/" + task + "/claim", "{\"userId\":\"screening-2\"}"), "only for yourself");
        assertThat(Caller.basic(port, "police").post(REST + "/task/" + task + "/claim", "{\"userId\":\"police\"}")
                .isRefused()).isTrue();
        assertThat(WhatIsStored.in(jdbc)).isEqualTo(before);

        assertThat(caller.post(REST + "/task/" + task + "/claim", "{\"userId\":\"screening\"}").status()).isEqualTo(204);
        assertRefused(Caller.basic(port, "screening-2").post(REST + "/task/" + task + "/claim",
                "{\"userId\":\"screening-2\"}"), "Somebody else has claimed this task.");
        assertThat(Caller.basic(port, "screening-2").post(REST + "/task/" + task + "/unclaim", null).isRefused()).isTrue();
        assertThat(mash.task("UserTask_ScreenContact").getAssignee()).isEqualTo("screening");
        assertThat(caller.post(REST + "/task/" + task + "/unclaim", null).status()).isEqualTo(204);
        assertThat(mash.task("UserTask_ScreenContact").getAssignee()).isNull();
    }

    @Test
    void an_agency_sees_only_its_own_request() {
        mash.does("screening", "UserTask_ScreenContact", Map.of("kind", "CHILD_CONCERN", "subjects", List.of(
                        Map.of("subjectId", "child-1", "knownTo", "NONE", "livesInArea", "YES"))))
                .does("social-care-lead", "UserTask_RateContact", Map.of("ratings",
                        List.of(Map.of("subjectId", "child-1", "rating", "AMBER"))))
                .does("unit-manager", "UserTask_ChooseAgencies", Map.of("agencies", List.of("police", "health"),
                        "subjectIds", List.of("child-1"), "periodMonths", 12, "reason", Canary.REASON,
                        "significantHarm", "YES", "significantHarmFacts", Canary.REASON));
        var healths = mash.task("UserTask_AnswerRequest", "agency-health").getId();
        var polices = mash.task("UserTask_AnswerRequest", "agency-police").getId();
        var police = Caller.basic(port, "police");

        assertThat(police.get(REST + "/task?processInstanceBusinessKey=" + mash.caseReference()).body())
                .contains(polices).doesNotContain(healths, "UserTask_WaitForReplies");
        assertThat(police.get(REST + "/task/" + polices + "/form-variables?deserializeValues=false").body())
                .contains(Canary.NAME);
        for (var path : List.of("", "/form", "/form-variables", "/deployed-form", "/identity-links")) {
            assertThat(police.get(REST + "/task/" + healths + path).isRefused()).as(path).isTrue();
        }
        assertThat(police.post(REST + "/task/" + healths + "/claim", "{\"userId\":\"police\"}").isRefused()).isTrue();
        assertThat(police.get("/api/cards?taskId=" + healths).body()).doesNotContain(mash.caseReference());
        assertThat(police.call("PUT", "/api/drafts/" + healths, "{}").isRefused()).isTrue();
    }

    /** Which of them are RED tells as much as the variable that says so. */
    @ParameterizedTest
    @ValueSource(strings = {"operator", "screening", "police"})
    void whoever_is_not_shown_the_codes_of_cases_does_not_ask_by_them(String persona) {
        var byValue = "[{\"name\":\"kind\",\"operator\":\"eq\",\"value\":\"CHILD_CONCERN\"}]";
        var sorted = "{\"sorting\":[{\"sortBy\":\"processVariable\",\"sortOrder\":\"asc\",\"parameters\":{\"variable\":\"rating\","
                + "\"type\":\"String\"}}]}";
        var mayReadCourse = persona.equals("operator");
        var cockpit = "/camunda/api/cockpit/plugin/base/default";
        for (var api : List.of(REST, WEBAPPS)) {
            var caller = api.equals(REST) ? Caller.basic(port, persona) : Caller.signedIn(port, persona);
            var asked = new ArrayList<>(List.of(
                    caller.get(api + "/task?processVariables=rating_eq_AMBER"),
                    caller.get(api + "/task/count?taskVariables=rating_eq_AMBER"),
                    caller.get(api + "/task?withTaskVariablesInReturn=true"),
                    caller.post(api + "/task", "{\"processVariables\":" + byValue + "}"),
                    caller.post(api + "/task", "{\"orQueries\":[{\"processVariables\":" + byValue + "}]}"),
                    caller.post(api + "/task", sorted), caller.post(api + "/task/count", "{\"taskVariables\":" + byValue),
                    caller.post(api + "/filter/" + queue(persona) + "/list", "{\"processVariables\":" + byValue + "}"),
                    caller.post(api + "/filter/" + queue(persona) + "/count", "{\"orQueries\":[{\"taskVariables\":" + byValue
                            + "}]}")));
            if (mayReadCourse) {
                asked.addAll(List.of(caller.get(api + "/process-instance?variables=rating_eq_AMBER"),
                        caller.get(api + "/process-instance/count?v%61riables=rating_eq_AMBER"),
                        caller.get(api + "/execution?processVariables=rating_eq_AMBER"),
                        caller.get(api + "/history/process-instance?variables=rating_eq_AMBER"),
                        caller.get(api + "/history/task?processVariables=rating_eq_AMBER"),
                        caller.post(api + "/history/task/count", "{\"processVariables\":" + byValue + "}"),
                        caller.post(api + "/process-instance", "{\"variables\":" + byValue + "}"),
                        caller.post(api + "/process-instance/count", "{\"variables\":" + byValue + "}")));
                if (api.equals(WEBAPPS)) {
                    asked.addAll(List.of(caller.post(cockpit + "/process-instance", "{\"variables\":" + byValue + "}"),
                            caller.post(cockpit + "/process-instance/count", "{\"variables\":" + byValue + "}")));
                }
            }
            assertThat(asked).allSatisfy(answer -> {
                assertThat(answer.status()).as(answer.response().uri().toString()).isEqualTo(403);
                assertThat(answer.body()).contains("The codes of cases are not shown to you").doesNotContain("count", task);
            });
            assertThat(caller.post(api + "/task", "{\"processVariables\":[],\"taskVariables\":[],\"variableNamesIgnoreCase\":true,"
                    + "\"sorting\":[{\"sortBy\":\"dueDate\",\"sortOrder\":\"asc\"}]}").status()).isEqualTo(200);
        }
        assertThat(Caller.basic(port, "unit-manager").get(REST + "/process-instance?variables=rating_eq_AMBER").status())
                .isEqualTo(200);
    }

    private String queue(String persona) {
        return Caller.basic(port, persona).get(REST + "/filter?maxResults=1").body().replaceAll(".*?\"id\":\"([^\"]+)\".*", "$1");
    }

    /** Who has a task in a queue of theirs may see what it is about, in Cockpit too; others see that there is one. */
    @Test
    void cockpit_sees_that_there_is_a_form_and_nothing_of_what_it_holds() {
        assertThat(Caller.basic(port, "governance").get(REST + "/variable-instance?variableName=form"
                + "&deserializeValues=false").body()).contains("\"form\"")
                .doesNotContain(Canary.NAME, Canary.NARRATIVE, Canary.STREET);
        assertThat(Caller.basic(port, "service-manager").get(filled(REST + "/variable-instance?variableName=form"
                + "&deserializeValues=false&processInstanceIdIn={instance}")).body()).contains("\"form\"")
                .doesNotContain(Canary.NAME, Canary.NARRATIVE, Canary.STREET);
        assertThat(Caller.basic(port, "service-manager").get(REST + "/task/" + task
                + "/form-variables?deserializeValues=false").body()).doesNotContain(Canary.NAME, Canary.NARRATIVE);
    }

    @Test
    void a_draft_is_kept_for_ones_own_task_only() {
        var draft = "{\"otherCouncil\":\"half typed\"}";
        assertThat(Caller.basic(port, "screening").call("PUT", "/api/drafts/" + task, draft).status()).isEqualTo(400);
        mash.claims("screening", mash.task("UserTask_ScreenContact"));
        assertThat(Caller.basic(port, "screening-2").call("PUT", "/api/drafts/" + task, draft).status()).isEqualTo(400);

        assertThat(Caller.basic(port, "screening").call("PUT", "/api/drafts/" + task, draft).status()).isEqualTo(204);
        assertThat(mash.opens("screening", "UserTask_ScreenContact")).containsEntry("otherCouncil", "half typed")
                .extractingByKey("draftNotice").asString().startsWith("Draft saved by Sam Screening");
    }

    private static void assertRefused(Caller.Answer answer, String sentence) {
        assertThat(answer.isRefused()).as(answer.status() + " " + answer.body()).isTrue();
        assertThat(answer.body()).contains(sentence.replace("\"", "\\\""))
                .doesNotContain("ENGINE-", "org.openmash", "org.camunda");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/camunda/lib/deps.js?bust=7.24.0", "/camunda/app/tasklist/camunda-tasklist-bootstrap.css?bust=7.24.0"})
    void a_browser_keeps_the_webapps_own_scripts_and_styles_for_a_week(String path) {
        assertThat(Caller.signedIn(port, "screening").get(path).header("Cache-Control"))
                .isEqualTo("max-age=604800, private, immutable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/camunda/lib/deps.js", "/camunda/lib/not-there.js?bust=7.24.0", "/camunda/app/mash/shell.js?bust=7.24.0",
        "/camunda/app/tasklist/scripts/config.js?bust=7.24.0", "/camunda/app/tasklist/default/?bust=7.24.0", "/mash/page.js?bust=7.24.0",
        "/camunda/api/engine/engine/default/filter?bust=7.24.0", "/api/me?bust=7.24.0", "/login?bust=7.24.0"})
    void a_browser_keeps_nothing_else(String path) {
        assertThat(Caller.signedIn(port, "screening").get(path).header("Cache-Control")).contains("no-store");
    }
}
