package org.openmash.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openmash.access.Caller;
import org.openmash.platform.LondonTime;
import org.openmash.story.Canary;
import org.openmash.story.Contacts;
import org.openmash.story.Hub;
import org.openmash.story.StoryTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a partner system may send, and what it is told when something is wrong. */
@StoryTest
class ReferralsApiTest {

    @Autowired
    ObjectMapper json;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    Hub hub;
    @Autowired
    Clock clock;
    @LocalServerPort
    int port;

    private ObjectNode amber() {
        return json.valueToTree(Contacts.amber());
    }

    private Caller.Answer posts(Object body) {
        return Caller.basic(port, "partner").post("/api/referrals", body.toString());
    }

    private JsonNode read(Caller.Answer answer) {
        try {
            return json.readTree(answer.body());
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError("not JSON: " + answer.body(), e);
        }
    }

    private int cases() {
        return jdbc.sql("select (select count(*) from mash_case) + (select count(*) from ACT_RU_EXECUTION)"
                + " + (select count(*) from contact_version) + (select count(*) from case_change)").query(Integer.class).single();
    }

    private String recorded(Object body) {
        var answer = posts(body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return read(answer).path("caseReference").asText();
    }

    @Test
    void a_contact_is_recorded_and_its_place_is_told() {
        var answer = posts(amber());

        assertThat(answer.status()).isEqualTo(201);
        var reference = read(answer).path("caseReference").asText();
        assertThat(reference).matches("MASH-\\d{4}-\\d{6}");
        assertThat(answer.header("Location")).endsWith("/api/cases/" + reference);
        assertThat(hub.existing(reference).jobsRun().waitsAt()).containsExactly("UserTask_ScreenContact");
    }

    @Test
    void the_sender_is_told_when_to_expect_a_decision_and_a_replay_is_told_alike() {
        var key = Map.of("Content-Type", "application/json", "Idempotency-Key", "acknowledged-once");
        var partner = Caller.basic(port, "partner");
        var first = partner.send("POST", "/api/referrals", amber().toString(), key);
        var again = partner.send("POST", "/api/referrals", amber().toString(), key);

        assertThat(read(first).path("acknowledgement").asText()).contains(read(first).path("caseReference").asText(),
                "what follows is decided within one working day", "ring 999");
        assertThat(again.body()).isEqualTo(first.body());
    }

    @Test
    void whoever_sends_at_night_is_told_whom_to_ring() {
        var saturday = LondonTime.today(clock).with(TemporalAdjusters.next(DayOfWeek.SATURDAY));
        ClockUtil.setCurrentTime(Date.from(LondonTime.instant(saturday, LocalTime.of(3, 0))));

        assertThat(read(posts(amber())).path("acknowledgement").asText()).contains("The hub is closed until 08:30 on",
                "ring 999", "To speak to a social worker now, ring 01902 552999");
    }

    static Stream<Arguments> wrongs() {
        return Stream.of(
                wrong("a missing kind", "kind", body -> body.remove("kind")),
                wrong("a missing referrer", "referrer", body -> body.remove("referrer")),
                wrong("no word about danger", "dangerNow", body -> body.remove("dangerNow")),
                wrong("nobody whom it is about", "aboutSomebody", body -> body.putArray("subjects")),
                wrong("an unknown code", "channel", body -> body.put("channel", "PIGEON")),
                wrong("a number for a code", "channel", body -> body.put("channel", 0)),
                wrong("an unknown code deep inside", "concerns[0].category", body ->
                        ((ObjectNode) body.at("/concerns/0")).put("category", "WEATHER")),
                wrong("an unknown field", "rating", body -> body.put("rating", "NONE")),
                wrong("an unknown field deep inside", "subjects[0].shoeSize", body ->
                        ((ObjectNode) body.at("/subjects/0")).put("shoeSize", 31)),
                wrong("a narrative of 5 MB", "concerns[0].narrative", body ->
                        ((ObjectNode) body.at("/concerns/0")).put("narrative", "x".repeat(5_000_000))),
                wrong("a missing narrative", "concerns[0].narrative", body ->
                        ((ObjectNode) body.at("/concerns/0")).remove("narrative")),
                wrong("a receipt in the future", "receivedAt", body -> body.put("receivedAt", "2999-01-01T09:00:00Z")),
                wrong("a receipt without offset", "receivedAt", body -> body.put("receivedAt", "2026-01-05T09:00:00")),
                wrong("a birth in the future", "subjects[0].dateOfBirth", body ->
                        ((ObjectNode) body.at("/subjects/0")).put("dateOfBirth", "2999-01-01")),
                wrong("a day that does not exist", "subjects[0].dateOfBirth", body ->
                        ((ObjectNode) body.at("/subjects/0")).put("dateOfBirth", "2020-02-30")),
                wrong("an NHS number whose check digit fails", "subjects[0].nhsNumber", body ->
                        ((ObjectNode) body.at("/subjects/0")).put("nhsNumber", "9434765918")),
                wrong("an NHS number that says it is not known", "subjects[0].nhsNumber", body ->
                        ((ObjectNode) body.at("/subjects/0")).put("nhsNumber", "999 999 9999")),
                wrong("a concern about nobody on the contact", "referringToItsOwnSubjects", body ->
                        ((ObjectNode) body.at("/concerns/0")).put("subjectId", "child-7")));
    }

    private static Arguments wrong(String what, String field, Consumer<ObjectNode> change) {
        return Arguments.of(what, field, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongs")
    void what_is_wrong_is_named_and_nothing_is_recorded(String what, String field, Consumer<ObjectNode> change) {
        var body = amber();
        change.accept(body);
        var before = cases();

        var answer = posts(body);

        assertThat(answer.status()).as(answer.body().substring(0, Math.min(500, answer.body().length()))).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(read(answer).path("errors").findValuesAsText("field")).contains(field);
        assertThat(read(answer).path("detail").asText()).isNotBlank();
        assertThat(answer.body()).doesNotContain(Canary.NAME, Canary.NARRATIVE, "PIGEON", "9434765918", "xxxxx", "Exception");
        assertThat(cases()).isEqualTo(before);
    }

    @Test
    void two_wrong_fields_are_both_named() {
        var body = amber();
        body.remove("channel");
        ((ObjectNode) body.at("/subjects/0")).put("nhsNumber", "1234567890").put("dateOfBirth", "2999-01-01");

        assertThat(read(posts(body)).path("errors").findValuesAsText("field"))
                .contains("channel", "subjects[0].nhsNumber", "subjects[0].dateOfBirth");
    }

    @Test
    void what_is_no_json_is_refused_in_words() {
        var before = cases();
        for (var body : new String[] {"not JSON", "[]", "\"text\"", "{\"kind\":", "null", ""}) {
            var answer = posts(body);
            assertThat(answer.status()).as(body).isEqualTo(400);
            assertThat(answer.header("Content-Type")).as(body).startsWith("application/problem+json");
        }
        assertThat(Caller.basic(port, "partner").send("POST", "/api/referrals", "kind=x",
                Map.of("Content-Type", "application/x-www-form-urlencoded")).status()).isEqualTo(415);
        assertThat(cases()).isEqualTo(before);
    }

    @Test
    void a_repeated_key_with_the_same_body_answers_alike_and_with_another_is_refused() {
        var partner = Caller.basic(port, "partner");
        var headers = Map.of("Content-Type", "application/json", "Idempotency-Key", UUID.randomUUID().toString());
        var first = partner.send("POST", "/api/referrals", amber().toString(), headers);
        var before = cases();

        var again = partner.send("POST", "/api/referrals", amber().toString(), headers);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        var other = amber().put("dangerNow", true).toString();
        var refused = partner.send("POST", "/api/referrals", other, headers);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(read(refused).path("detail").asText()).contains("another body");
        assertThat(cases()).isEqualTo(before);
    }

    @Test
    void the_key_of_another_sender_is_another_key() {
        var headers = Map.of("Content-Type", "application/json", "Idempotency-Key", UUID.randomUUID().toString());
        var partners = Caller.basic(port, "partner").send("POST", "/api/referrals", amber().toString(), headers);
        var officers = Caller.basic(port, "screening").send("POST", "/api/referrals", amber().toString(), headers);

        assertThat(officers.status()).isEqualTo(201);
        assertThat(officers.body()).isNotEqualTo(partners.body());
    }

    @Test
    void a_contact_that_arrived_earlier_keeps_the_time_of_its_arrival() {
        var arrived = clock.instant().minus(Duration.ofHours(20)).truncatedTo(ChronoUnit.SECONDS);
        var reference = recorded(amber().put("receivedAt", arrived.toString()));

        assertThat(Instant.parse(seen("partner", reference).path("receivedAt").asText())).isEqualTo(arrived);
    }

    @Test
    void a_time_with_an_offset_is_the_instant_it_means() {
        var arrived = clock.instant().minus(Duration.ofDays(2)).truncatedTo(ChronoUnit.MINUTES);
        var reference = recorded(amber().put("receivedAt", arrived.atOffset(ZoneOffset.ofHours(1)).toString()));

        assertThat(Instant.parse(seen("partner", reference).path("receivedAt").asText())).isEqualTo(arrived);
    }

    @Test
    void a_child_born_today_and_one_not_yet_born_can_be_told_of() {
        var body = amber();
        ((ObjectNode) body.at("/subjects/0")).put("dateOfBirth", LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString());
        recorded(body);
        var unborn = amber();
        ((ObjectNode) unborn.at("/subjects/0")).put("expectedDate", "2999-01-01");
        recorded(unborn);
    }

    private JsonNode seen(String persona, String reference) {
        var answer = Caller.basic(port, persona).get("/api/cases/" + reference);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return read(answer);
    }

    @Test
    void a_case_is_read_in_codes_and_instants() {
        var reference = recorded(amber());
        var view = seen("unit-manager", reference);

        assertThat(view.path("caseReference").asText()).isEqualTo(reference);
        assertThat(view.path("status").asText()).isNotBlank();
        assertThat(view.path("proposedRating").asText()).isEqualTo("AMBER");
        for (var list : new String[] {"ratings", "route", "requests", "outcomes"}) {
            assertThat(view.path(list).isArray()).as(list).isTrue();
        }
        assertThat(view.has("rating")).isTrue();
        assertThat(view.toString()).doesNotContain(Canary.NAME, Canary.FAMILY, Canary.NARRATIVE, Canary.STREET,
                Canary.CALLER);
    }

    @Test
    void a_case_of_another_sender_answers_like_a_missing_one() {
        var others = Caller.basic(port, "screening").post("/api/referrals", amber().toString());
        var reference = read(others).path("caseReference").asText();
        var partner = Caller.basic(port, "partner");

        var foreign = partner.get("/api/cases/" + reference);
        var missing = partner.get("/api/cases/MASH-2001-000001");
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(missing.status()).isEqualTo(404);
        assertThat(foreign.body()).doesNotContain(reference);
        assertThat(missing.body()).doesNotContain("MASH-2001-000001");
        assertThat(withoutInstance(foreign)).isEqualTo(withoutInstance(missing));
        var told = partner.post("/api/cases/" + reference + "/information", "{\"text\":\"x\",\"dangerNow\":false}");
        assertThat(told.status()).isEqualTo(404);
        assertThat(told.body()).doesNotContain(reference);
    }

    private JsonNode withoutInstance(Caller.Answer answer) {
        var problem = (ObjectNode) read(answer);
        problem.remove("instance");
        return problem;
    }

    @Test
    void new_information_is_recorded_and_never_moves_the_receipt() {
        var reference = recorded(amber());
        var received = seen("partner", reference).path("receivedAt");
        var partner = Caller.basic(port, "partner");

        assertThat(partner.post("/api/cases/" + reference + "/information",
                "{\"text\":\"" + Canary.NARRATIVE + "\",\"dangerNow\":false}").status()).isEqualTo(201);
        var wrong = partner.post("/api/cases/" + reference + "/information", "{\"receivedAt\":\"2999-01-01T00:00:00Z\"}");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(read(wrong).path("errors").findValuesAsText("field")).contains("text", "dangerNow", "receivedAt");
        assertThat(seen("partner", reference).path("receivedAt")).isEqualTo(received);
    }

    @Test
    void the_contract_is_published() {
        var contract = read(Caller.basic(port, "partner").get("/v3/api-docs"));

        assertThat(contract.path("paths").fieldNames()).toIterable().contains("/api/referrals",
                "/api/cases/{caseReference}", "/api/cases/{caseReference}/information", "/api/cards");
        assertThat(contract.at("/paths/~1api~1referrals/post/responses").fieldNames()).toIterable()
                .contains("201", "400", "409");
    }
}
