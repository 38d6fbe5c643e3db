package org.openmash.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openmash.access.Caller;
import org.openmash.access.Caller.Answer;
import org.openmash.policy.PublishChecksTest.Broken;
import org.openmash.referral.Rating;
import org.openmash.story.Contacts;
import org.openmash.story.Hub;
import org.openmash.story.StoryTest;
import org.openmash.threshold.DecisionUsed;
import org.openmash.threshold.Ratings;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A policy lead changes a threshold: through the engine's API, on the page, or by the folder. */
@StoryTest
class PolicyStoryTest {

    private static final String NAMED = "Stricter about attendance. Changes C02 and C29 to AMBER";

    @Autowired
    Hub hub;
    @Autowired
    Ratings ratings;
    @Autowired
    RepositoryService repository;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    PublishedTables tables;
    @Autowired
    TransactionTemplate transaction;
    @LocalServerPort
    int port;
    @TempDir
    Path folder;

    private Set<String> before;

    @BeforeEach
    void remember_what_is_deployed() {
        before = deployments();
    }

    @AfterEach
    void take_back_what_was_deployed() {
        deployments().stream().filter(id -> !before.contains(id)).forEach(repository::deleteDeployment);
    }

    private Set<String> deployments() {
        return repository.createDeploymentQuery().list().stream().map(Deployment::getId).collect(Collectors.toSet());
    }

    private static String stricter() {
        return Broken.read(Path.of("src/test/resources/policy/broken/08-worked-case-moves-unsaid.txt")).text();
    }

    private Answer deploys(String persona, String name, Map<String, String> files) {
        return deploys(persona, Map.of("deployment-name", name), files);
    }

    private Answer deploys(String persona, Map<String, String> fields, Map<String, String> files) {
        var body = new StringBuilder();
        fields.forEach((field, value) -> body.append("--edge\r\nContent-Disposition: form-data; name=\"").append(field)
                .append("\"\r\n\r\n").append(value).append("\r\n"));
        files.forEach((file, text) -> body.append("--edge\r\nContent-Disposition: form-data; name=\"").append(file)
                .append("\"; filename=\"").append(file)
                .append("\"\r\nContent-Type: application/octet-stream\r\n\r\n").append(text).append("\r\n"));
        return Caller.basic(port, persona).send("POST", "/engine-rest/deployment/create", body + "--edge--\r\n",
                Map.of("Content-Type", "multipart/form-data; boundary=edge"));
    }

    private int version(String key) {
        return tables.of(key).orElseThrow().deciding().version();
    }

    private Rating proposed(Hub.Story mash) {
        return ratings.ofAll(mash.caseReference()).get(0).proposal().orElseThrow().rating();
    }

    private List<Integer> versionsUsed(Hub.Story mash) {
        return ratings.ofAll(mash.caseReference()).get(0).proposal().orElseThrow().decisions().stream()
                .filter(used -> used.key().equals("concernRating")).map(DecisionUsed::version).distinct().toList();
    }

    @Test
    void a_lead_deploys_a_changed_table_and_new_ratings_use_it_while_running_cases_keep_theirs() {
        var running = hub.receives(Contacts.green());
        assertThat(proposed(running)).isEqualTo(Rating.GREEN);
        var old = version("concernRating");

        var answer = deploys("policy-lead", NAMED, Map.of("concern-rating.dmn", stricter()));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(version("concernRating")).isEqualTo(old + 1);
        var later = hub.receives(Contacts.green());
        assertThat(proposed(later)).isEqualTo(Rating.AMBER);
        assertThat(versionsUsed(later)).containsExactly(old + 1);
        transaction.executeWithoutResult(status -> ratings.propose(running.caseReference()));
        assertThat(proposed(running)).isEqualTo(Rating.GREEN);
        assertThat(versionsUsed(running)).containsExactly(old);
    }

    @Test
    void a_table_that_decides_anew_is_on_the_audit_trail_whichever_way_it_came() {
        var newest = jdbc.sql("select max(id) from audit_entry").query(Long.class).single();
        deploys("policy-lead", NAMED, Map.of("concern-rating.dmn", stricter()));
        tables.publish(PublishChecksTest.shipped("concernRating"), "Changes C02 and C29 to GREEN", "policy-lead");

        assertThat(jdbc.sql("select person || ' ' || action || ' ' || record_kind || ' ' || detail from audit_entry"
                + " where id > ? and person = 'policy-lead' order by id").param(newest).query(String.class).list())
                .containsExactly("policy-lead CHANGED CALL POST /engine-rest/deployment/create",
                        "policy-lead CHANGED TABLE TABLE_PUBLISHED");
    }

    /** One of each; all of them are checked without being sent. */
    @Test
    void a_broken_table_is_refused_with_its_sentence_and_the_live_ones_are_untouched() throws IOException {
        var seen = new HashSet<String>();
        for (var broken : PublishChecksTest.broken().stream().filter(one -> seen.add(one.table())).toList()) {
            var answer = deploys("policy-lead", "A change", Map.of("table.dmn", broken.text()));

            assertThat(answer.status()).as(broken + answer.body()).isEqualTo(400);
            assertThat(answer.body().replace("\\\"", "\"")).as(broken.name()).contains(broken.says());
        }
        assertThat(deployments()).isEqualTo(before);
        assertThat(proposed(hub.receives(Contacts.green()))).isEqualTo(Rating.GREEN);
    }

    @Test
    void a_deployment_holds_one_table_and_nothing_that_could_run_code() throws IOException {
        var diagram = Files.readString(Path.of("processes/direct-answer.bpmn"));
        var routing = PublishChecksTest.shipped("referralRouting");
        for (var files : List.of(Map.of("direct-answer.bpmn", diagram), Map.of("a.dmn", diagram),
                Map.of("a.dmn", routing, "b.bpmn", diagram), Map.of("a.dmn", routing, "b.dmn", routing),
                Map.of("a.form", "{\"id\":\"take-contact\"}"), Map.of("a.txt", routing), Map.of("a.js", "1"))) {
            assertThat(deploys("policy-lead", "A change", files).status()).as(files.keySet().toString()).isEqualTo(400);
        }
        assertThat(deploys("policy-lead", "A change", Map.of("safety-floor.dmn", PublishChecksTest.shipped("safetyFloor")))
                .body()).contains("same care as code");
        assertThat(deploys("policy-lead", Map.of("deployment-name", "x", "tenant-id", "y"), Map.of("a.dmn", routing))
                .status()).isEqualTo(400);
        assertThat(deployments()).isEqualTo(before);
    }

    @Test
    void nobody_but_the_policy_lead_deploys() {
        for (var persona : List.of("screening", "unit-manager", "service-manager", "governance", "operator", "admin",
                "police", "partner")) {
            assertThat(deploys(persona, NAMED, Map.of("concern-rating.dmn", stricter())).status()).as(persona)
                    .isEqualTo(403);
        }
        assertThat(deployments()).isEqualTo(before);
    }

    @Test
    void a_deployment_never_carries_the_applications_own_mark() {
        deploys("policy-lead", Map.of("deployment-name", NAMED, "deployment-source", "openmash"),
                Map.of("concern-rating.dmn", stricter()));

        assertThat(tables.of("concernRating").orElseThrow().deciding().source()).isEqualTo("policy lead policy-lead");
    }

    @Test
    void a_lead_sees_which_table_decides_and_that_a_release_ships_another() {
        assertThat(tables.all()).hasSizeGreaterThanOrEqualTo(3).noneMatch(PublishedTables.Published::offered);
        deploys("policy-lead", NAMED, Map.of("concern-rating.dmn", stricter()));

        var lead = Caller.signedIn(port, "policy-lead");
        assertThat(lead.get("/").header("Location")).endsWith("/policy");
        assertThat(lead.get("/policy").body()).contains("This release offers another table", "from policy lead policy-lead",
                "Changed with the same care as code");
        assertThat(lead.get("/api/policy").body()).contains("\"offersAnother\":true");
        assertThat(lead.get("/api/policy/concernRating/shipped").body())
                .isEqualTo(PublishChecksTest.shipped("concernRating"));
        assertThat(lead.get("/api/policy/concernRating/deciding").body()).isEqualTo(stricter());
        assertThat(Caller.signedIn(port, "screening").get("/policy").status()).isEqualTo(403);
    }

    @Test
    void a_lead_tries_a_table_on_the_page_and_then_lets_it_decide() {
        var lead = Caller.signedIn(port, "policy-lead");
        var old = version("concernRating");

        assertThat(handsIn(lead, "check", "").body()).contains("Refused", "Worked case C02");
        assertThat(handsIn(lead, "check", NAMED).body()).contains("This table may decide", "C02 from GREEN to AMBER");
        assertThat(version("concernRating")).isEqualTo(old);
        assertThat(handsIn(lead, "publish", NAMED).body()).contains("as version " + (old + 1));
        assertThat(handsIn(lead, "publish", NAMED).body()).contains("as version " + (old + 1));
        assertThat(version("concernRating")).isEqualTo(old + 1);
    }

    @Test
    void a_table_is_tried_over_the_api_without_being_deployed() {
        var answer = Caller.basic(port, "policy-lead").send("POST", "/api/policy/check", stricter(),
                Map.of("Content-Type", "application/xml"));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"key\":\"concernRating\"", "Worked case C02",
                "C29 from GREEN to AMBER", "\"good\":false");
        assertThat(deployments()).isEqualTo(before);
    }

    private Answer handsIn(Caller lead, String action, String note) {
        var csrf = lead.get("/policy").body().split("name=\"_csrf\" value=\"")[1].split("\"")[0];
        var body = "--edge\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + csrf
                + "\r\n--edge\r\nContent-Disposition: form-data; name=\"action\"\r\n\r\n" + action
                + "\r\n--edge\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\n" + note
                + "\r\n--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"c.dmn\"\r\n\r\n" + stricter()
                + "\r\n--edge--\r\n";
        return lead.send("POST", "/policy", body, Map.of("Content-Type", "multipart/form-data; boundary=edge"));
    }

    @Test
    void a_file_in_the_folder_decides_or_has_the_sentences_beside_it() throws IOException {
        var watched = new PolicyFolder(tables, folder.toString(), Duration.ofHours(1));
        var table = folder.resolve("concern-rating.dmn");
        var old = version("concernRating");
        Files.writeString(table, stricter());

        watched.look();
        assertThat(version("concernRating")).isEqualTo(old);
        assertThat(folder.resolve("concern-rating.dmn.refused.txt")).content().contains("Worked case C02");

        Files.writeString(table, stricter().replace("<dmndi:DMNDI", "<textAnnotation id=\"Note_1\"><text>" + NAMED
                + "</text></textAnnotation><dmndi:DMNDI"));
        watched.look();
        assertThat(version("concernRating")).isEqualTo(old + 1);
        assertThat(folder.resolve("concern-rating.dmn.refused.txt")).doesNotExist();

        tables.publish(PublishChecksTest.shipped("concernRating"), "Changes C02 and C29 to GREEN", "policy-lead");
        new PolicyFolder(tables, folder.toString(), Duration.ofHours(1)).look();
        assertThat(version("concernRating")).as("an old file never comes back over a newer table").isEqualTo(old + 2);
    }
}
