package org.openmash.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.Test;
import org.openmash.access.Caller;
import org.openmash.access.EndedOpenings;
import org.openmash.access.Interests;
import org.openmash.access.RestrictionRegister;
import org.openmash.audit.AlertLook;
import org.openmash.audit.AuditChain;
import org.openmash.platform.LondonTime;
import org.openmash.referral.CaseStatus;
import org.openmash.referral.Cases;
import org.openmash.referral.Category;
import org.openmash.referral.Contact;
import org.openmash.referral.ContactKind;
import org.openmash.referral.SubjectKind;
import org.openmash.referral.YesNoUnknown;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Restricted records: open to those on the list, to others with a reason that is looked at, and closed to the rest. */
@StoryTest
class NeedToKnowStoryTest {

    private static final String RESTRICTED = "This record is restricted.";

    @Autowired
    Hub hub;
    @Autowired
    AuditChain chain;
    @Autowired
    AlertLook alerts;
    @Autowired
    EndedOpenings endedOpenings;
    @Autowired
    Cases cases;
    @Autowired
    RestrictionRegister interests;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    ObjectMapper json;
    @LocalServerPort
    int port;

    private Caller as(String persona) {
        return Caller.basic(port, persona);
    }

    private JsonNode read(Caller.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        try {
            return json.readTree(answer.body());
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Caller.Answer restricts(String persona, String caseReference, String... people) {
        return as(persona).post("/api/restrictions", "{\"caseReference\":\"" + caseReference
                + "\",\"kind\":\"COUNCILLOR\",\"reason\":\"" + Canary.REASON + "\",\"people\":["
                + Stream.of(people).map(person -> '"' + person + '"').collect(java.util.stream.Collectors.joining(","))
                + "]}");
    }

    private Hub.Story restricted(String... people) {
        var mash = hub.receives(about(somebodyNew()));
        assertThat(restricts("service-manager", mash.caseReference(), people).status()).isEqualTo(200);
        return mash;
    }

    /** With a name of their own, so that no story recognises the people of another. */
    static Contact.Subject somebodyNew() {
        return named("A" + UUID.randomUUID().toString().replaceAll("[^a-f]", ""), LocalDate.of(2016, 3, 4));
    }

    private static Contact.Subject named(String given, LocalDate born) {
        return named(given, born, null);
    }

    private static Contact.Subject named(String given, LocalDate born, String nhsNumber) {
        return new Contact.Subject("child-1", SubjectKind.CHILD, given, Canary.FAMILY, null, born, null, null, "F", null,
                null, null, YesNoUnknown.NO, YesNoUnknown.NO, null, nhsNumber, Canary.STREET, "WV1 1AA", false,
                YesNoUnknown.YES, null, null, null, null, null, 1);
    }

    static Contact about(Contact.Subject subject) {
        return Contacts.aContact().about(subject).with(Contacts.concern(Category.DOMESTIC_ABUSE).scale(3)).made();
    }

    private List<String> refusals(String persona, String caseReference) {
        return jdbc.sql("select record_kind, why from audit_entry where action = 'REFUSED' and person = ?"
                        + " and case_reference = ? order by id").params(persona, caseReference)
                .query((row, n) -> row.getString(1) + " " + row.getString(2)).list();
    }

    private Hub.Story opened(String persona, Hub.Story mash) {
        hub.starts(persona, "restrictedOpening", Map.of("caseReference", mash.caseReference(), "reason", Canary.REASON));
        return mash;
    }

    @Test
    void whoever_is_not_on_the_list_sees_the_reference_and_when_it_is_due_and_nothing_else() {
        var mash = restricted("screening", "unit-manager");
        var task = mash.task("UserTask_ScreenContact");

        assertThat(mash.opens("screening-2", task)).containsOnlyKeys("restricted", "caseReference")
                .containsEntry("restricted", RESTRICTED);
        assertThat(mash.opens("screening", task)).containsKey("people");
        var form = as("screening-2").get("/engine-rest/task/" + task.getId() + "/deployed-form");
        assertThat(form.body()).contains("record is restricted").doesNotContain("knownTo");
        assertThat(as("screening").get("/engine-rest/task/" + task.getId() + "/deployed-form").body()).contains("knownTo");
        assertThat(as("screening-2").get("/engine-rest/task/" + task.getId() + "/form-variables").body())
                .contains("form").doesNotContain("proposedRating", "dangerNow");

        var card = read(as("screening-2").get("/api/cards?taskId=" + task.getId())).get(0);
        assertThat(card.get("caseReference").asText()).isEqualTo(mash.caseReference());
        assertThat(card.get("ratingText").asText()).isEqualTo("Restricted");
        assertThat(card.hasNonNull("due")).isTrue();
        assertThat(List.of("rating", "subject", "waitingFor")).noneMatch(card::hasNonNull);
        assertThat(read(as("screening").get("/api/cards?taskId=" + task.getId())).get(0).get("subject").asText())
                .startsWith("A.K.");

        var looked = as("social-care-lead").get("/api/cases/" + mash.caseReference());
        assertThat(looked.status()).isEqualTo(403);
        assertThat(looked.body()).contains(RESTRICTED).doesNotContain(mash.caseReference());
        assertThat(as("unit-manager").get("/api/cases/" + mash.caseReference()).status()).isEqualTo(200);
        assertThat(as("unit-manager-2").get("/api/disclosures?case=" + mash.caseReference()).status()).isEqualTo(403);
        assertThat(as("unit-manager").get("/api/disclosures?case=" + mash.caseReference()).status()).isEqualTo(200);
        assertThat(as("unit-manager-2").get("/api/cases/" + mash.caseReference() + "/chronology").status()).isEqualTo(403);
        assertThat(as("unit-manager").get("/api/cases/" + mash.caseReference() + "/chronology").status()).isEqualTo(200);
        assertThat(as("partner").get("/api/cases/" + mash.caseReference()).status()).isEqualTo(200);

        assertThat(refusals("screening-2", mash.caseReference())).contains("TASK_FORM RESTRICTED");
        assertThat(refusals("social-care-lead", mash.caseReference())).containsExactly("CASE RESTRICTED");
        assertThat(refusals("unit-manager-2", mash.caseReference())).containsExactly("CASE RESTRICTED",
                "CASE RESTRICTED");
        assertThat(refusals("screening", mash.caseReference())).isEmpty();
    }

    @Test
    void whoever_is_not_on_the_list_can_neither_claim_nor_go_on_and_their_work_returns_with_its_draft() {
        var mash = hub.receives(about(somebodyNew()));
        var task = mash.task("UserTask_ScreenContact");
        mash.claims("screening-2", task);
        assertThat(as("screening-2").call("PUT", "/api/drafts/" + task.getId(), "{\"otherCouncil\":\"half typed\"}")
                .status()).isEqualTo(204);
        restricts("unit-manager", mash.caseReference(), "screening");

        assertThat(mash.task("UserTask_ScreenContact").getAssignee()).isNull();
        assertThat(jdbc.sql("select detail from audit_entry where case_reference = ? order by id desc limit 2")
                .param(mash.caseReference()).query(String.class).list())
                .containsExactly("WORK_RETURNED_TO_TEAM", "RECORD_RESTRICTED");
        assertThatThrownBy(() -> mash.claims("screening-2", task)).isInstanceOf(BadUserRequestException.class)
                .hasMessage(RESTRICTED);
        assertThat(as("screening-2").post("/engine-rest/task/" + task.getId() + "/claim",
                "{\"userId\":\"screening-2\"}").body()).contains(RESTRICTED);
        assertThat(as("screening-2").call("PUT", "/api/drafts/" + task.getId(), "{}").status()).isEqualTo(400);
        assertThat(refusals("screening-2", mash.caseReference())).contains("TASK_FORM RESTRICTED");

        mash.claims("screening", task);
        assertThat(mash.opens("screening", task)).containsEntry("otherCouncil", "half typed");
        as("service-manager").post("/api/restrictions/" + mash.caseReference() + "/readers",
                "{\"person\":\"screening\",\"mayOpen\":false,\"reason\":\"" + Canary.REASON + "\"}");
        hub.tasks.setAssignee(task.getId(), "screening");
        assertThatThrownBy(() -> mash.sends("screening", task, Map.of())).hasMessage(RESTRICTED);
        assertThat(as("screening").call("PUT", "/api/drafts/" + task.getId(), "{}").status()).isEqualTo(403);
    }

    @Test
    void a_service_manager_keeps_the_list_and_lifts_and_a_unit_manager_only_restricts() {
        var mash = restricted("screening");
        var path = "/api/restrictions/" + mash.caseReference();
        var reader = "{\"person\":\"screening-2\",\"mayOpen\":true,\"reason\":\"" + Canary.REASON + "\"}";
        assertThat(as("unit-manager").post(path + "/readers", reader).status()).isEqualTo(403);
        assertThat(as("unit-manager").post(path + "/lift", "{\"reason\":\"x\"}").status()).isEqualTo(403);
        assertThat(restricts("unit-manager", mash.caseReference(), "unit-manager").body()).contains("restricted already");
        assertThat(as("screening").post("/api/restrictions", "{}").status()).isEqualTo(403);
        assertThat(restricts("service-manager", "MASH-2000-000001").body()).contains("there is no such case");
        assertThat(as("service-manager").post("/api/restrictions/MASH-2000-000001/lift", "{\"reason\":\"x\"}").status())
                .isEqualTo(404);
        assertThat(as("service-manager").post(path + "/readers", reader.replace("screening-2", "nobody")).status())
                .isEqualTo(400);
        assertThat(as("service-manager").post(path + "/lift", "{}").status()).isEqualTo(400);

        assertThat(as("service-manager").post(path + "/readers", reader).status()).isEqualTo(200);
        assertThat(mash.opens("screening-2", "UserTask_ScreenContact")).containsKey("people");

        var listed = StreamSupport.stream(read(as("governance").get("/api/restrictions")).spliterator(), false)
                .filter(one -> one.get("caseReference").asText().equals(mash.caseReference())).findFirst().orElseThrow();
        assertThat(listed.get("readers").findValuesAsText("id")).containsExactly("screening", "screening-2");
        assertThat(listed.get("decidedBy").get("id").asText()).isEqualTo("service-manager");

        assertThat(as("service-manager").post(path + "/lift", "{\"reason\":\"" + Canary.REASON + "\"}").status())
                .isEqualTo(204);
        assertThat(as("social-care-lead").get("/api/cases/" + mash.caseReference()).status()).isEqualTo(200);
        assertThat(read(as("service-manager").get("/api/restrictions")).findValuesAsText("caseReference"))
                .doesNotContain(mash.caseReference());
        assertThat(as("unit-manager").get("/api/restrictions/decisions").status()).isEqualTo(403);
        var decided = StreamSupport.stream(read(as("governance").get("/api/restrictions/decisions")).spliterator(), false)
                .filter(one -> one.get("caseReference").asText().equals(mash.caseReference())).toList();
        assertThat(decided).as("why, of what was lifted too").allMatch(one -> one.get("reason").asText().equals(Canary.REASON))
                .extracting(one -> one.get("what").asText() + " " + one.at("/reader/id").asText())
                .containsExactlyInAnyOrder("LIFTED ", "READER_ADDED screening-2", "READER_ADDED screening", "RESTRICTED ");
    }

    @Test
    void nobody_puts_themselves_on_a_list_and_nobody_with_an_interest_keeps_it() {
        var mash = restricted("screening");
        var path = "/api/restrictions/" + mash.caseReference();
        var reader = "{\"person\":\"service-manager\",\"mayOpen\":true,\"reason\":\"x\"}";
        var refused = as("service-manager").post(path + "/readers", reader);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("nobody puts themselves on a list");

        interests.declare(new Interests.Declared(mash.caseReference(), "service-manager", Interests.Interest.RELATIVE,
                ClockUtil.getCurrentTime().toInstant(), Optional.empty()));
        assertThat(as("service-manager").post(path + "/readers", reader.replace("service-manager", "screening-2")).body())
                .contains("another service manager decides");
        assertThat(as("service-manager").post(path + "/lift", "{\"reason\":\"x\"}").body())
                .contains("another service manager decides");
        assertThat(mash.opens("screening-2", "UserTask_ScreenContact")).containsEntry("restricted", RESTRICTED);
    }

    /** Somebody to whom the people are closed tells more of them, and does not come to them so. */
    @Test
    void what_is_told_about_a_closed_restricted_case_opens_nothing_to_whoever_told_it() {
        var mash = hub.receives(about(somebodyNew()))
                .does("screening", "UserTask_ScreenContact", FrontDoorStoryTest.screened("child-1"));
        restricts("service-manager", mash.caseReference(), "screening", "social-care-lead");
        interests.declare(new Interests.Declared(mash.caseReference(), "social-care-lead", Interests.Interest.NEIGHBOUR,
                ClockUtil.getCurrentTime().toInstant(), Optional.empty()));
        cases.moveTo(mash.caseReference(), CaseStatus.CLOSED);
        var told = as("screening-2").post("/api/cases/" + mash.caseReference() + "/information",
                "{\"text\":\"" + Canary.NARRATIVE + "\",\"dangerNow\":true}");
        assertThat(told.status()).as(told.body()).isEqualTo(201);
        hub.existing(mash.caseReference()).jobsRun();

        var linked = hub.existing(cases.waiting().stream().filter(open -> open.linkedTo().filter(mash.caseReference()::equals)
                .isPresent()).findFirst().orElseThrow().caseReference()).jobsRun();
        assertThat(linked.opens("screening-2", "UserTask_RecordEmergencyCall")).containsEntry("restricted", RESTRICTED);
        assertThat(as("screening-2").get("/api/cases/" + linked.caseReference()).status()).isEqualTo(403);
        assertThat(as("social-care-lead").get("/api/cases/" + linked.caseReference()).status()).isEqualTo(403);
        assertThat(as("screening").get("/api/cases/" + linked.caseReference()).status()).isEqualTo(200);
    }

    /** A case that is closed to a manager is closed in Cockpit: by its ids, in questions about it, and on lists. */
    @Test
    void what_is_closed_to_a_manager_is_closed_in_cockpit_too() {
        var mash = restricted("unit-manager");
        var open = hub.receives(about(somebodyNew()));
        for (var path : List.of("/engine-rest/process-instance/" + mash.instance(),
                "/engine-rest/process-instance/" + mash.instance() + "/variables",
                "/engine-rest/history/process-instance/" + mash.instance())) {
            assertThat(as("unit-manager-2").get(path).status()).as(path).isEqualTo(404);
            assertThat(as("unit-manager").get(path).status()).as(path).isEqualTo(200);
            assertThat(as("governance").get(path).status()).as(path).isEqualTo(200);
        }
        for (var question : List.of("process-instance?businessKey=" + mash.caseReference(),
                "process-instance?superProcessInstance=" + mash.instance(),
                "history/activity-instance?processInstanceId=" + mash.instance())) {
            var missing = question.replaceFirst("=.*", "=" + UUID.randomUUID());
            assertThat(as("unit-manager-2").get("/engine-rest/" + question).body()).as(question)
                    .isEqualTo(as("unit-manager-2").get("/engine-rest/" + missing).body()).isEqualTo("[]");
        }
        assertThat(as("unit-manager-2").get("/engine-rest/process-instance/count?businessKey=" + mash.caseReference()).body())
                .isEqualTo("{\"count\":0}");
        assertThat(as("unit-manager").get("/engine-rest/process-instance/count?businessKey=" + mash.caseReference()).body())
                .doesNotContain(":0");
        for (var list : List.of("/engine-rest/process-instance", "/engine-rest/variable-instance?variableName=caseReference")) {
            assertThat(as("unit-manager-2").get(list).body()).contains(open.caseReference()).doesNotContain(mash.caseReference());
            assertThat(as("unit-manager").get(list).body()).contains(open.caseReference(), mash.caseReference());
        }
        assertThat(refusals("unit-manager-2", mash.caseReference())).isNotEmpty().containsOnly("CASE RESTRICTED");
    }

    @Test
    void emergency_duty_looks_up_a_red_at_any_time_and_every_other_case_while_the_hub_is_closed() {
        var amber = ratedWithReason("AMBER");
        var red = ratedWithReason("RED");
        assertThat(as("emergency-duty").get("/api/cases/" + red.caseReference()).status()).isEqualTo(200);
        assertThat(as("emergency-duty").get("/api/cases/" + amber.caseReference()).status()).isEqualTo(404);
        assertThat(refusals("emergency-duty", amber.caseReference())).containsExactly("CASE OUT_OF_THEIR_HOURS");
        ClockUtil.setCurrentTime(java.util.Date.from(LondonTime.instant(
                LondonTime.day(ClockUtil.getCurrentTime().toInstant()), LocalTime.of(23, 0))));
        assertThat(as("emergency-duty").get("/api/cases/" + amber.caseReference()).status()).isEqualTo(200);
    }

    @Test
    void why_a_case_was_rated_so_is_shown_to_those_who_decide_and_of_a_red_to_emergency_duty() {
        var amber = ratedWithReason("AMBER");
        var red = ratedWithReason("RED");
        var seen = Stream.of("screening", "social-care-lead", "unit-manager", "service-manager", "partner")
                .filter(persona -> reasons(persona, amber).equals(List.of(Canary.REASON))).toList();
        assertThat(seen).containsExactly("social-care-lead", "unit-manager", "service-manager");
        assertThat(reasons("screening", amber)).containsExactly("");
        assertThat(reasons("emergency-duty", red)).containsExactly(Canary.REASON);
        assertThat(reasons("screening", red)).containsExactly("");
        ClockUtil.setCurrentTime(java.util.Date.from(LondonTime.instant(
                LondonTime.day(ClockUtil.getCurrentTime().toInstant()), LocalTime.of(23, 0))));
        assertThat(reasons("emergency-duty", amber)).containsExactly("");
    }

    private Hub.Story ratedWithReason(String rating) {
        return hub.receives(about(somebodyNew())).does("screening", "UserTask_ScreenContact", FrontDoorStoryTest.screened("child-1"))
                .does("social-care-lead", "UserTask_RateContact", Map.of("ratings",
                        List.of(Map.of("subjectId", "child-1", "rating", rating, "reason", Canary.REASON))));
    }

    private List<String> reasons(String persona, Hub.Story mash) {
        return StreamSupport.stream(read(as(persona).get("/api/cases/" + mash.caseReference())).get("ratings").spliterator(),
                false).map(rating -> rating.path("reason").asText()).toList();
    }

    @Test
    void work_for_which_nobody_is_on_the_list_is_shown_and_stays_in_its_queue() {
        var mash = hub.receives(about(somebodyNew()));
        var warned = read(restricts("service-manager", mash.caseReference(), "unit-manager")).get("stuck");
        assertThat(warned).hasSize(1);
        assertThat(warned.get(0).get("teams").get(0).asText()).isEqualTo("Screening officers");
        assertThat(warned.get(0).get("what").asText()).doesNotContain(mash.caseReference());

        var seen = as("screening").get("/engine-rest/task?processInstanceBusinessKey=" + mash.caseReference());
        assertThat(seen.body()).contains("\"due\":\"2").contains(mash.caseReference());

        assertThat(read(as("service-manager").post("/api/restrictions/" + mash.caseReference() + "/readers",
                "{\"person\":\"screening\",\"mayOpen\":true,\"reason\":\"x\"}")).get("stuck")).isEmpty();
    }

    @Test
    void an_allegation_is_restricted_from_its_first_save_to_whoever_took_it_and_the_managers() {
        var call = new java.util.HashMap<String, Object>(FrontDoorStoryTest.call());
        call.put("kind", "ALLEGATION");
        var mash = hub.starts("screening", "referralPathway", call);

        assertThat(mash.opens("screening", "UserTask_CompleteContact")).containsKey("referrer");
        assertThat(as("screening-2").get("/api/cases/" + mash.caseReference()).body()).contains(RESTRICTED);
        assertThat(as("unit-manager").get("/api/cases/" + mash.caseReference()).status()).isEqualTo(200);

        var byCategory = hub.receives(Contacts.aContact().about(somebodyNew())
                .with(Contacts.concern(Category.POSITION_OF_TRUST)).made());
        assertThat(as("screening").get("/api/cases/" + byCategory.caseReference()).status()).isEqualTo(403);
        assertThat(byCategory.view().caseReference()).isEqualTo(byCategory.caseReference());
        assertThat(hub.receives(Contacts.aContact().kind(ContactKind.CHILD_CONCERN).about(somebodyNew())
                .with(Contacts.concern(Category.NEGLECT)).made()).opens("screening", "UserTask_ScreenContact"))
                .doesNotContainKey("restricted");
    }

    @Test
    void a_child_whose_name_is_spelled_otherwise_is_recognised_by_the_nhs_number() {
        var child = somebodyNew();
        var first = hub.receives(about(named(child.givenName(), child.dateOfBirth(), "943 476 5919")));
        restricts("service-manager", first.caseReference(), "screening");

        var later = hub.receives(about(named(child.givenName() + "h", child.dateOfBirth().plusDays(1), "9434765919")));
        assertThat(later.opens("screening-2", "UserTask_ScreenContact")).containsEntry("restricted", RESTRICTED);
        assertThat(later.opens("screening", "UserTask_ScreenContact")).containsKey("people");
    }

    private static Map<String, Object> completed(String kind, String category, Contact.Subject child) {
        return Map.of("kind", kind, "referrer", Map.of("name", Canary.CALLER), "subjects", List.of(Map.of("id", "child-1", "kind",
                        "CHILD", "givenName", child.givenName(), "familyName", child.familyName(), "dateOfBirth",
                        child.dateOfBirth().toString())), "household", List.of(), "concerns", List.of(Map.of("category", category,
                        "narrative", Canary.NARRATIVE)), "consent", Map.of(), "agenciesKnown", List.of());
    }

    /** Who is named is often known only when the contact is completed. */
    @Test
    void an_allegation_about_the_people_of_a_restricted_record_is_closed_to_that_list_once_they_are_recognised() {
        var child = somebodyNew();
        restricts("service-manager", hub.receives(about(child)).caseReference(), "unit-manager", "unit-manager-2");
        var call = new java.util.HashMap<String, Object>(FrontDoorStoryTest.call());
        call.put("kind", "ALLEGATION");
        var mash = hub.starts("screening", "referralPathway", call);
        assertThat(List.of("unit-manager-2", "service-manager")).allSatisfy(persona ->
                assertThat(as(persona).get("/api/cases/" + mash.caseReference()).status()).isEqualTo(200));
        as("service-manager").post("/api/restrictions/" + mash.caseReference() + "/readers",
                "{\"person\":\"screening-2\",\"mayOpen\":true,\"reason\":\"takes the next shift\"}");
        as("service-manager").post("/api/restrictions/" + mash.caseReference() + "/readers",
                "{\"person\":\"unit-manager-2\",\"mayOpen\":false,\"reason\":\"a friend of the family\"}");

        mash.does("screening", "UserTask_CompleteContact", completed("ALLEGATION", "POSITION_OF_TRUST", child));
        assertThat(List.of("unit-manager-2", "service-manager")).allSatisfy(persona ->
                assertThat(as(persona).get("/api/cases/" + mash.caseReference()).status()).isEqualTo(403));
        assertThat(List.of("unit-manager", "screening", "screening-2")).allSatisfy(persona ->
                assertThat(as(persona).get("/api/cases/" + mash.caseReference()).status()).isEqualTo(200));

        as("service-manager").post("/api/restrictions/" + mash.caseReference() + "/lift", "{\"reason\":\"a namesake\"}");
        mash.learns(new org.openmash.threshold.NewInformation.Told(null, null, Canary.NARRATIVE, false, null, List.of()));
        assertThat(as("unit-manager-2").get("/api/cases/" + mash.caseReference()).status()).isEqualTo(200);
    }

    @Test
    void a_later_case_about_the_same_people_is_restricted_to_the_same_list() {
        var child = somebodyNew();
        var first = hub.receives(about(child));
        restricts("service-manager", first.caseReference(), "screening", "unit-manager");

        var later = hub.receives(about(named(child.givenName().toUpperCase(), child.dateOfBirth())));
        assertThat(later.opens("screening-2", "UserTask_ScreenContact")).containsEntry("restricted", RESTRICTED);
        assertThat(later.opens("screening", "UserTask_ScreenContact")).containsKey("people");

        as("service-manager").post("/api/restrictions/" + later.caseReference() + "/lift", "{\"reason\":\"a namesake\"}");
        assertThat(later.opens("screening-2", "UserTask_ScreenContact")).containsKey("people");
        later.learns(new org.openmash.threshold.NewInformation.Told(null, null, Canary.NARRATIVE, false, null, List.of()));
        assertThat(later.opens("screening-2", "UserTask_ScreenContact")).containsKey("people");
    }

    @Test
    void whoever_was_taken_off_a_list_does_not_come_onto_it_again_by_a_contact_about_the_same_people() {
        var child = somebodyNew();
        var first = hub.receives(about(child));
        restricts("service-manager", first.caseReference(), "screening", "screening-2", "screening-3");
        assertThat(as("service-manager").post("/api/restrictions/" + first.caseReference() + "/readers",
                "{\"person\":\"screening-2\",\"mayOpen\":false,\"reason\":\"a friend of the family\"}").status()).isEqualTo(200);

        var later = hub.starts("screening-2", "referralPathway", FrontDoorStoryTest.call());
        later.does("screening-2", "UserTask_CompleteContact", completed("CHILD_CONCERN", "NEGLECT", child));
        assertThat(later.opens("screening-2", "UserTask_ScreenContact")).containsEntry("restricted", RESTRICTED);
        assertThat(later.opens("screening", "UserTask_ScreenContact")).containsKey("people");
    }

    @Test
    void somebody_who_cannot_wait_opens_it_with_a_reason_until_midnight_and_a_manager_looks_at_it() {
        var mash = restricted("screening");
        ClockUtil.setCurrentTime(java.util.Date.from(LondonTime.instant(
                LondonTime.day(ClockUtil.getCurrentTime().toInstant()), LocalTime.of(15, 0))));
        assertThatThrownBy(() -> opened("screening", mash)).hasMessageContaining("open to you already");
        opened("screening-2", mash);
        assertThat(mash.opens("screening-2", "UserTask_ScreenContact")).containsKey("people");
        assertThat(as("unit-manager-2").get("/api/cases/" + mash.caseReference()).status()).isEqualTo(403);

        var review = mash.task("UserTask_ReviewOpening");
        assertThat(review.getDueDate().toInstant()).isAfter(ClockUtil.getCurrentTime().toInstant().plus(Duration.ofHours(20)));
        assertThat(mash.opens("service-manager", review).get("opening").toString()).contains("Sol Screening", Canary.REASON);
        while (chain.seal() > 0) {
            // until all is sealed
        }
        while (alerts.look() > 0) {
            // until every entry was looked at
        }
        var alert = Stream.iterate(0, page -> page + 1).map(page -> read(as("governance").get("/api/audit/alerts?page=" + page)))
                .takeWhile(page -> !page.isEmpty()).flatMap(page -> StreamSupport.stream(page.spliterator(), false))
                .filter(one -> one.get("caseReference").asText().equals(mash.caseReference())).toList();
        assertThat(alert).hasSize(1);
        assertThat(alert.get(0).get("kind").asText()).isEqualTo("RESTRICTED_RECORD");
        assertThat(alert.get(0).get("person").asText()).isEqualTo("screening-2");

        mash.timePasses(Duration.ofHours(9).plusMinutes(1));
        assertThat(mash.opens("screening-2", "UserTask_ScreenContact")).containsOnlyKeys("restricted", "caseReference");
        mash.does("service-manager", review, Map.of("justified", "false", "reason", Canary.REASON));
        var found = StreamSupport.stream(read(as("governance").get("/api/restrictions/openings")).spliterator(), false)
                .filter(one -> one.get("caseReference").asText().equals(mash.caseReference())).findFirst().orElseThrow();
        assertThat(found.get("justified").asBoolean(true)).isFalse();
        assertThat(found.get("reviewedBy").get("id").asText()).isEqualTo("service-manager");
    }

    /** Otherwise it would be closed to whoever has it, and nobody else could take it. */
    @Test
    void what_somebody_claimed_while_the_record_was_open_to_them_goes_back_when_that_ends() {
        var mash = restricted("screening");
        ClockUtil.setCurrentTime(java.util.Date.from(LondonTime.instant(
                LondonTime.day(ClockUtil.getCurrentTime().toInstant()), LocalTime.of(15, 0))));
        opened("screening-2", mash);
        var task = mash.task("UserTask_ScreenContact");
        mash.claims("screening-2", task);
        as("screening-2").call("PUT", "/api/drafts/" + task.getId(), "{\"otherCouncil\":\"half typed\"}");
        endedOpenings.look();
        assertThat(mash.task("UserTask_ScreenContact").getAssignee()).isEqualTo("screening-2");

        mash.timePasses(Duration.ofHours(9).plusMinutes(1));
        endedOpenings.look();
        assertThat(mash.task("UserTask_ScreenContact").getAssignee()).isNull();
        mash.claims("screening", task);
        assertThat(mash.opens("screening", task)).containsEntry("otherCouncil", "half typed");
    }

    @Test
    void nobody_reviews_their_own_opening_and_at_night_it_lasts_until_the_morning() {
        var mash = restricted("screening");
        ClockUtil.setCurrentTime(java.util.Date.from(LondonTime.instant(
                LondonTime.day(ClockUtil.getCurrentTime().toInstant()), LocalTime.of(23, 30))));
        opened("service-manager", mash);
        assertThat(as("service-manager").get("/api/cases/" + mash.caseReference()).status()).isEqualTo(200);
        mash.timePasses(Duration.ofHours(8));
        assertThat(as("service-manager").get("/api/cases/" + mash.caseReference()).status()).isEqualTo(200);
        mash.timePasses(Duration.ofHours(1));
        assertThat(as("service-manager").get("/api/cases/" + mash.caseReference()).status()).isEqualTo(403);

        assertThatThrownBy(() -> mash.does("service-manager", "UserTask_ReviewOpening",
                Map.of("justified", "true", "reason", Canary.REASON))).hasMessageContaining("another service manager");
    }

    @Test
    void what_is_not_restricted_is_not_opened_with_a_reason_and_agencies_never_open_so() {
        var mash = hub.receives(about(somebodyNew()));
        assertThatThrownBy(() -> opened("screening", mash)).hasMessageContaining("no such restricted record");
        var other = restricted("screening");
        assertThatThrownBy(() -> opened("police", other)).isInstanceOf(RuntimeException.class);
        assertThat(as("police").get("/api/cases/" + other.caseReference()).status()).isEqualTo(403);
    }

    @Test
    void a_worker_to_whom_the_record_is_closed_is_not_asked_but_the_manager_of_the_team() {
        var mash = restricted("screening", "team-manager");
        mash.does("screening", "UserTask_ScreenContact", OutcomeStoryTest.knownTo("allocated-worker", false));
        assertThat(mash.opens("team-manager", "UserTask_AnswerForTeam")).containsKey("people");
    }

    @Test
    void a_manager_who_is_not_on_the_list_neither_asks_agencies_nor_gives_its_work_to_somebody_else_who_is_not() {
        var mash = restricted("screening");
        for (var begun : List.of("informationGathering", "shareInformation", "recallRequest", "recordReply")) {
            assertThatThrownBy(() -> hub.starts("unit-manager", begun, Map.of("caseReference", mash.caseReference())))
                    .as(begun).hasMessage(RESTRICTED);
        }
        assertThat(refusals("unit-manager", mash.caseReference())).as("each attempt is on record").hasSize(4)
                .containsOnly("CASE RESTRICTED");

        hub.starts("unit-manager", "reassignWork", Map.of("caseReference", mash.caseReference(), "reason", Canary.REASON));
        assertThat(mash.opens("unit-manager", "UserTask_ReassignTask").get("handToOptions").toString())
                .containsPattern("[|]screening[,}]").doesNotContain("|screening-2");
    }
}
