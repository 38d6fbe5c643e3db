package org.openmash.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmash.access.Caller;
import org.openmash.access.WhatIsStored;
import org.openmash.deadline.ClockKind;
import org.openmash.deadline.store.RegisterRows;
import org.openmash.referral.Rating;
import org.openmash.story.Canary;
import org.openmash.story.Contacts;
import org.openmash.story.Hub;
import org.openmash.story.StoryTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The board of limits, asked for from outside. */
@StoryTest
class LimitsApiTest {

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

    private String reference;
    private RegisterRows rows;

    @BeforeEach
    void a_case_with_limits() {
        var story = hub.receives(Contacts.red());
        reference = story.caseReference();
        rows = new RegisterRows(jdbc);
        rows.limit(ClockKind.REFERRER_DEADLINE, Rating.RED).of(reference)
                .due(clock.instant().minus(Duration.ofDays(400))).explained().stands();
        rows.limit(ClockKind.AGENCY_REPLY, Rating.RED).of(reference).owedBy("agency-police")
                .due(clock.instant().minus(Duration.ofDays(300))).stands();
    }

    @AfterEach
    void the_register_is_shared() {
        rows.takeBack();
    }

    private Caller.Answer asks(String persona, String query) {
        return Caller.basic(port, persona).get("/api/limits" + query);
    }

    private JsonNode board(String query) {
        var answer = asks("service-manager", query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return read(answer);
    }

    private JsonNode read(Caller.Answer answer) {
        try {
            return json.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + answer.body(), e);
        }
    }

    @Test
    void one_answer_tells_counts_limits_agencies_and_shares() {
        var board = board("?state=BREACHED&clock=REFERRER_DEADLINE&rating=RED");

        var limit = StreamSupport.stream(board.path("limits").spliterator(), false)
                .filter(row -> row.path("caseReference").asText().equals(reference)).findFirst().orElseThrow();
        assertThat(limit.path("state").asText()).isEqualTo("BREACHED");
        assertThat(limit.path("clockLabel").asText()).isEqualTo("Referrer's deadline");
        assertThat(limit.path("minutes").asLong()).isBetween(-576_010L, -576_000L);
        assertThat(limit.path("explained").asBoolean()).isTrue();
        assertThat(limit.path("owedBy").isNull()).isTrue();
        assertThat(limit.path("caseInstanceId").asText()).isEqualTo(jdbc.sql(
                "select process_instance_id from mash_case where case_reference = ?").param(reference).query(String.class).single());
        assertThat(board.path("total").asInt()).isEqualTo(board.path("limits").size());
        assertThat(board.path("agencies").findValuesAsText("name")).contains("West Midlands Police");
        assertThat(board.path("counts")).isNotEmpty();
        assertThat(board.path("shares")).hasSize(ClockKind.values().length);
        assertThat(board.has("calendarAlarm")).isTrue();
    }

    @Test
    void every_time_carries_londons_offset() {
        var board = board("");
        for (var field : board.findValuesAsText("dueAt")) {
            var time = OffsetDateTime.parse(field);
            assertThat(time.getOffset()).isEqualTo(ZoneId.of("Europe/London").getRules().getOffset(time.toInstant()));
        }
        assertThat(board.findValuesAsText("dueAt")).isNotEmpty();
    }

    @Test
    void the_list_comes_in_pages() {
        var first = board("?state=OPEN&page=0&size=1");
        var second = board("?state=OPEN&page=1&size=1");

        assertThat(first.path("limits")).hasSize(1);
        assertThat(second.path("limits")).hasSize(1);
        assertThat(first.path("total").asInt()).isGreaterThan(1);
        assertThat(second.path("page").asInt()).isEqualTo(1);
        assertThat(first.path("limits").path(0).path("limitId")).isNotEqualTo(second.path("limits").path(0).path("limitId"));
    }

    @ParameterizedTest
    @CsvSource({"state, BROKEN", "state, open", "clock, NONE", "rating, PINK", "page, -1", "page, one", "size, 0",
        "size, 201", "size, 99999999999", "clock, <script>"})
    void a_wrong_parameter_is_named_and_not_repeated(String parameter, String value) {
        var answer = asks("service-manager", "?" + parameter + "=" + value.replace("<", "%3C").replace(">", "%3E"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(read(answer).path("errors")).hasSize(1);
        assertThat(read(answer).path("errors").path(0).path("field").asText()).isEqualTo(parameter);
        assertThat(answer.body()).doesNotContain("script");
    }

    @Test
    void all_wrong_parameters_are_named_at_once() {
        assertThat(read(asks("governance", "?state=x&size=x")).findValuesAsText("field")).containsExactly("state", "size");
    }

    @ParameterizedTest
    @ValueSource(strings = {"service-manager", "unit-manager", "governance"})
    void those_who_run_the_hub_may_look(String persona) {
        assertThat(asks(persona, "").status()).isEqualTo(200);
        assertThat(Caller.signedIn(port, persona).get("/api/limits").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"screening", "social-care-lead", "early-help-lead", "emergency-duty", "allocated-worker",
        "team-manager", "police-decision-maker", "adult-safeguarding-lead", "policy-lead", "operator", "admin", "partner",
        "police"})
    void nobody_else_may(String persona) {
        assertThat(asks(persona, "").status()).isEqualTo(403);
    }

    @Test
    void looking_names_nobody_and_writes_nothing_but_who_looked() {
        var before = WhatIsStored.in(jdbc);
        var views = views();
        assertThat(asks("service-manager", "?size=200").body()).contains(reference).doesNotContain(Canary.ALL);
        assertThat(WhatIsStored.in(jdbc)).isEqualTo(before);
        asks("service-manager", "?size=200");
        assertThat(views()).as("one look").isBetween(views, views + 1);
    }

    private int views() {
        return jdbc.sql("select count(*) from audit_entry where action = 'VIEWED' and record_kind <> 'AUDIT'").query(Integer.class).single();
    }
}
