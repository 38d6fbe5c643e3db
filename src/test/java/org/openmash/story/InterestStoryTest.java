package org.openmash.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.BadUserRequestException;
import org.junit.jupiter.api.Test;
import org.openmash.access.Caller;
import org.openmash.threshold.NewInformation;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody who knows the family says so, hands the work back, and sees nothing more of the case. */
@StoryTest
class InterestStoryTest {

    private static final String RESTRICTED = "This record is restricted.";

    @Autowired
    Hub hub;
    @Autowired
    ObjectMapper json;
    @Autowired
    JdbcClient jdbc;
    @LocalServerPort
    int port;

    private Caller as(String persona) {
        return Caller.basic(port, persona);
    }

    private int declares(String persona, Hub.Story mash) {
        return as(persona).post("/api/cases/" + mash.caseReference() + "/interest", "{\"interest\":\"NEIGHBOUR\"}").status();
    }

    private JsonNode declared(String persona, Hub.Story mash) throws Exception {
        var answer = as(persona).get("/api/interests");
        assertThat(answer.status()).isEqualTo(200);
        return StreamSupport.stream(json.readTree(answer.body()).spliterator(), false)
                .filter(one -> one.get("caseReference").asText().equals(mash.caseReference())).findFirst().orElseThrow();
    }

    private String notices(String persona) throws Exception {
        return json.readTree(as(persona).get("/api/me").body()).get("notices").toString();
    }

    @Test
    void whoever_knows_the_family_hands_the_task_back_and_can_neither_open_nor_claim_anything_of_the_case() throws Exception {
        // restricted below: nobody of another story may be recognised by it
        var mash = hub.receives(NeedToKnowStoryTest.about(NeedToKnowStoryTest.somebodyNew()));
        var task = mash.task("UserTask_ScreenContact");
        mash.claims("screening-2", task);
        as("screening-2").call("PUT", "/api/drafts/" + task.getId(), "{\"otherCouncil\":\"half typed\"}");

        assertThat(declares("screening-2", mash)).isEqualTo(204);
        assertThat(mash.task("UserTask_ScreenContact").getAssignee()).isNull();
        assertThat(mash.opens("screening-2", task)).containsOnlyKeys("restricted", "caseReference");
        assertThatThrownBy(() -> mash.claims("screening-2", task)).isInstanceOf(BadUserRequestException.class)
                .hasMessage(RESTRICTED);
        assertThat(as("screening-2").get("/api/cases/" + mash.caseReference()).body()).contains(RESTRICTED);
        assertThat(declares("screening-2", mash)).isEqualTo(204);
        as("service-manager").post("/api/restrictions", "{\"caseReference\":\"" + mash.caseReference()
                + "\",\"kind\":\"STAFF\",\"reason\":\"x\",\"people\":[\"screening\"]}");
        assertThatThrownBy(() -> hub.starts("screening-2", "restrictedOpening", Map.of("caseReference",
                mash.caseReference(), "reason", Canary.REASON))).hasMessageContaining("declared an interest");
        assertThat(as("service-manager").post("/api/restrictions/" + mash.caseReference() + "/readers",
                "{\"person\":\"screening-2\",\"mayOpen\":true,\"reason\":\"x\"}").body()).contains("declared an interest");

        mash.claims("screening", task);
        assertThat(mash.opens("screening", task)).containsEntry("otherCouncil", "half typed");
    }

    @Test
    void governance_reads_it_and_the_unit_manager_sees_that_the_team_has_one_less_and_when_nobody_is_left() throws Exception {
        var mash = hub.receives(Contacts.amber());
        assertThat(declares("screening", mash)).isEqualTo(204);
        var seen = declared("governance", mash);
        assertThat(seen.get("person").get("id").asText()).isEqualTo("screening");
        assertThat(seen.get("interest").asText()).isEqualTo("NEIGHBOUR");
        assertThat(declared("unit-manager", mash).get("work").get(0).get("left").asInt()).isEqualTo(2);
        assertThat(notices("unit-manager")).doesNotContain(mash.caseReference());

        declares("screening-2", mash);
        declares("screening-3", mash);
        assertThat(declared("unit-manager", mash).get("work").get(0).get("left").asInt()).isZero();
        assertThat(notices("unit-manager")).contains(mash.caseReference(), "Screening officers");
        assertThat(notices("screening")).doesNotContain(mash.caseReference());
    }

    @Test
    void a_service_manager_takes_back_what_was_declared_by_mistake_and_both_stay_on_record() throws Exception {
        var mash = hub.receives(Contacts.amber());
        var task = mash.task("UserTask_ScreenContact");
        declares("screening-2", mash);
        assertThat(mash.opens("screening-2", task)).containsKey("restricted");

        assertThat(takesBack("unit-manager", "screening-2", mash, "x").status()).isEqualTo(403);
        assertThat(takesBack("service-manager", "screening-3", mash, "x").status()).as("declared nothing").isEqualTo(404);
        assertThat(takesBack("service-manager", "screening-2", mash, " ").body()).contains("give the reason");
        assertThat(takesBack("service-manager", "screening-2", mash, "The wrong case was meant.").status()).isEqualTo(204);
        assertThat(takesBack("service-manager", "screening-2", mash, "x").status()).as("once").isEqualTo(404);

        assertThat(mash.opens("screening-2", task)).doesNotContainKey("restricted");
        var seen = declared("governance", mash);
        assertThat(seen.get("takenBackBy").get("id").asText()).isEqualTo("service-manager");
        assertThat(seen.get("reason").asText()).isEqualTo("The wrong case was meant.");
        assertThat(seen.get("work")).isEmpty();
        assertThat(jdbc.sql("select detail from audit_entry where case_reference = ? and detail like 'INTEREST%' order by id")
                .param(mash.caseReference()).query(String.class).list())
                .containsExactly("INTEREST_DECLARED", "INTEREST_TAKEN_BACK");

        declares("screening-2", mash);
        assertThat(mash.opens("screening-2", task)).as("declared again").containsKey("restricted");
        assertThat(declared("governance", mash).has("takenBackBy")).isFalse();
    }

    private Caller.Answer takesBack(String persona, String from, Hub.Story mash, String reason) {
        return as(persona).post("/api/cases/" + mash.caseReference() + "/interest/taken-back",
                "{\"person\":\"" + from + "\",\"reason\":\"" + reason + "\"}");
    }

    @Test
    void nobody_takes_back_their_own_interest() {
        var mash = hub.receives(Contacts.red());
        mash.does("screening", "UserTask_ScreenContact", FrontDoorStoryTest.screened("child-1"))
                .does("social-care-lead", "UserTask_RateContact", FrontDoorStoryTest.rated("RED"));
        mash.learns(new NewInformation.Told(null, Canary.CALLER, Canary.NARRATIVE, false, null, List.of()));
        mash.does("unit-manager", "UserTask_ReviewRating", Map.of("decision", "CHANGED", "reason", Canary.REASON,
                "ratings", List.of(Map.of("subjectId", "child-1", "rating", "AMBER"))));

        assertThat(declares("service-manager", mash)).as("asked as the second person").isEqualTo(204);
        assertThat(takesBack("service-manager", "service-manager", mash, "x").body())
                .contains("another service manager takes it back");
        assertThat(mash.opens("service-manager", "UserTask_ConfirmLowering")).containsKey("restricted");
    }

    @Test
    void an_interest_is_declared_only_in_ones_own_work_and_other_cases_answer_like_missing_ones() {
        var mash = hub.receives(Contacts.amber());
        var foreign = as("police").post("/api/cases/" + mash.caseReference() + "/interest", "{\"interest\":\"RELATIVE\"}");
        var missing = as("police").post("/api/cases/MASH-2000-000001/interest", "{\"interest\":\"RELATIVE\"}");
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.body()).isEqualTo(missing.body());
        assertThat(as("screening").post("/api/cases/" + mash.caseReference() + "/interest", "{}").status()).isEqualTo(400);
        assertThat(as("governance").post("/api/cases/" + mash.caseReference() + "/interest", "{}").status()).isEqualTo(403);
        assertThat(as("screening").get("/api/interests").status()).isEqualTo(403);

        mash.does("screening", "UserTask_ScreenContact", FrontDoorStoryTest.screened("child-1"))
                .does("social-care-lead", "UserTask_RateContact", FrontDoorStoryTest.rated("AMBER"))
                .does("unit-manager", "UserTask_ChooseAgencies", Map.of("agencies", List.of("police"), "subjectIds",
                        List.of("child-1"), "periodMonths", 12, "reason", Canary.REASON, "significantHarm", "YES",
                        "significantHarmFacts", Canary.REASON));
        assertThat(declares("police", mash)).isEqualTo(204);
        assertThat(mash.opens("police", "UserTask_AnswerRequest")).containsOnlyKeys("restricted", "caseReference");
    }
}
