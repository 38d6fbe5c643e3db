package org.openmash.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openmash.access.HttpSurface.Door;
import org.openmash.information.Documents;
import org.openmash.information.Reply.Handling;
import org.openmash.information.Requests;
import org.openmash.platform.Persons;
import org.openmash.story.Canary;
import org.openmash.story.Contacts;
import org.openmash.story.Hub;
import org.openmash.story.StoryTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;

/**
 * Whatever id a role sends to whatever path it may call: what is refused answers like what is not there, in status, body
 * and headers, and repeats nothing.
 */
@StoryTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForeignIdsTest {

    private static final Set<String> CHANGING_HEADERS = Set.of("date", "set-cookie", "connection", "keep-alive");
    private static final int TRIED = 2;
    private static final String NOTHING = "00000000-0000-4000-8000-000000000000";

    /** A restricted record says so, to those who may look up every other case: that it is there is no secret from them. */
    private static final String OPEN_TO_ALL_WHO_LOOK_UP_CASES = "select c.case_reference from mash_case c where not exists"
            + " (select 1 from record_restriction r where r.case_reference = c.case_reference) and not exists (select 1"
            + " from declared_interest i where i.case_reference = c.case_reference)";

    /** Where ids of a kind stand; the kind is the word before the id in a path. */
    static final Map<String, String> IDS = Map.ofEntries(
            Map.entry("task", "select ID_ from ACT_RU_TASK"),
            Map.entry("drafts", "select ID_ from ACT_RU_TASK"),
            Map.entry("process-instance", "select distinct PROC_INST_ID_ from ACT_RU_EXECUTION"),
            Map.entry("execution", "select ID_ from ACT_RU_EXECUTION"),
            Map.entry("process-definition", "select ID_ from ACT_RE_PROCDEF"),
            Map.entry("decision-definition", "select ID_ from ACT_RE_DECISION_DEF"),
            Map.entry("decision-requirements-definition", "select ID_ from ACT_RE_DECISION_REQ_DEF"),
            Map.entry("case-definition", "select ID_ from ACT_RE_CASE_DEF"),
            Map.entry("key", "select KEY_ from ACT_RE_PROCDEF"),
            Map.entry("policy", "select KEY_ from ACT_RE_DECISION_DEF"),
            Map.entry("deployment", "select ID_ from ACT_RE_DEPLOYMENT"),
            Map.entry("filter", "select ID_ from ACT_RU_FILTER"),
            Map.entry("authorization", "select ID_ from ACT_RU_AUTHORIZATION"),
            Map.entry("user", "select ID_ from ACT_ID_USER"),
            Map.entry("staff", "select ID_ from ACT_ID_USER"),
            Map.entry("group", "select ID_ from ACT_ID_GROUP"),
            Map.entry("tenant", "select ID_ from ACT_ID_TENANT"),
            Map.entry("variable-instance", "select ID_ from ACT_RU_VARIABLE"),
            Map.entry("job", "select ID_ from ACT_RU_JOB"),
            Map.entry("job-definition", "select ID_ from ACT_RU_JOBDEF"),
            Map.entry("incident", "select ID_ from ACT_RU_INCIDENT"),
            Map.entry("batch", "select ID_ from ACT_RU_BATCH"),
            Map.entry("external-task", "select ID_ from ACT_RU_EXT_TASK"),
            Map.entry("activity-instance", "select ID_ from ACT_HI_ACTINST"),
            Map.entry("decision-instance", "select ID_ from ACT_HI_DECINST"),
            Map.entry("detail", "select ID_ from ACT_HI_DETAIL"),
            Map.entry("job-log", "select ID_ from ACT_HI_JOB_LOG"),
            Map.entry("external-task-log", "select ID_ from ACT_HI_EXT_TASK_LOG"),
            Map.entry("case", OPEN_TO_ALL_WHO_LOOK_UP_CASES),
            Map.entry("restrictions", "select case_reference from mash_case"),
            Map.entry("clearances", "select ID_ from ACT_ID_USER"),
            Map.entry("agreements", "select distinct agency from sharing_agreement"),
            Map.entry("taskId", "select ID_ from ACT_RU_TASK"),
            Map.entry("cases", OPEN_TO_ALL_WHO_LOOK_UP_CASES),
            Map.entry("documents", "select id from agency_document"),
            Map.entry("alerts", "select alert_id from audit_alert"),
            Map.entry("declarations", "select declaration_id from staff_declaration"));

    /** Ids that are sent as a parameter. */
    private static final List<Door> PARAMETERS = List.of(new Door("GET", "/api/cards?taskId=*"),
            new Door("GET", "/api/disclosures?case=*"), new Door("GET", "/chronology?case=*"),
            new Door("GET", "/documents?case=*"), new Door("GET", "/api/documents?case=*"),
            new Door("GET", "/documents?task=*"), new Door("GET", "/api/documents?task=*"));

    /** What whoever keeps all records of a kind sends instead: something that is there, and is none of them. */
    private static final String OF_ANOTHER_KIND = "select ID_ from ACT_HI_PROCINST";

    /** The rights to a queue, by group. */
    private static final String QUEUES = "select count(*) from ACT_RU_AUTHORIZATION where RESOURCE_TYPE_ = 5 and RESOURCE_ID_ = ?"
            + " and GROUP_ID_ in (%s)";

    /** The webapps' own calls, and Tasklist's and Cockpit's to the engine. */
    private static final Pattern OF_WEBAPPS = Pattern.compile("/camunda/api/((cockpit|admin|tasklist)/(?!.*static).*"
            + "|engine/engine/default/(task|filter|process-instance|job)/.*)");

    /** What a call that writes carries, so that it is refused for the id and not for its body; by how its path ends. */
    private static final Map<String, String> BODIES = Map.ofEntries(
            Map.entry("/interest", "{\"interest\":\"KNOWS_THEM\"}"),
            Map.entry("/interest/taken-back", "{\"person\":\"screening\",\"reason\":\"x\"}"),
            Map.entry("/readers", "{\"person\":\"screening\",\"mayOpen\":true,\"reason\":\"x\"}"),
            Map.entry("/lift", "{\"reason\":\"x\"}"),
            Map.entry("/staff/*", "{\"registrationNumber\":\"SW1\"}"),
            Map.entry("/extension", "{\"kind\":\"DATA_PROTECTION\",\"reason\":\"x\"}"),
            Map.entry("/agreements/*", "{\"validUntil\":\"2036-01-01\"}"),
            Map.entry("/answer", "{\"finding\":\"NAMESAKE\"}"),
            Map.entry("/retries", "{\"retries\":1}"),
            Map.entry("/group/*", "{\"id\":\"x\",\"name\":\"x\",\"type\":\"x\"}"),
            Map.entry("/claim", "{\"userId\":\"{persona}\"}"),
            Map.entry("/submit-form", "{\"variables\":{\"form\":{\"type\":\"Json\",\"value\":\"{\\\"version\\\":1}\"}}}"),
            Map.entry("/complete", "{\"variables\":{\"form\":{\"type\":\"Json\",\"value\":\"{\\\"version\\\":1}\"}}}"),
            Map.entry("/profile", "{\"id\":\"{persona}\",\"firstName\":\"x\",\"lastName\":\"x\",\"email\":\"\"}"),
            Map.entry("/credentials", "{\"password\":\"Another-pass-9\",\"authenticatedUserPassword\":\"{persona}\"}"),
            Map.entry("/information", "{\"text\":\"x\",\"dangerNow\":false}"));

    @Autowired
    WebApplicationContext context;
    @Autowired
    AccessRules rules;
    @Autowired
    Persons persons;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    Documents documents;
    @Autowired
    Requests requests;
    @Autowired
    Hub hub;
    @LocalServerPort
    int port;

    private Hub.Story mash;

    @BeforeAll
    void twoAgenciesAreAskedAndAnotherContactWaits() {
        hub.starts("screening", "referralPathway", Map.of("kind", "CHILD_CONCERN", "dangerNow", "false",
                "callerName", Canary.CALLER, "description", Canary.NAME, "whatHappened", Canary.NARRATIVE));
        mash = hub.receives(Contacts.amber());
        mash.does("screening", "UserTask_ScreenContact", Map.of("kind", "CHILD_CONCERN", "subjects", List.of(
                        Map.of("subjectId", "child-1", "knownTo", "NONE", "livesInArea", "YES"))))
                .does("social-care-lead", "UserTask_RateContact", Map.of("ratings",
                        List.of(Map.of("subjectId", "child-1", "rating", "AMBER"))))
                .does("unit-manager", "UserTask_ChooseAgencies", Map.of("agencies", List.of("police", "health"),
                        "subjectIds", List.of("child-1"), "periodMonths", 12, "reason", Canary.REASON,
                        "significantHarm", "YES", "significantHarmFacts", Canary.REASON));
        documents.attach(requests.of(mash.caseReference()).get(0), new Documents.Upload("Custody record", "record.pdf",
                "%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII), null, Canary.REASON, Handling.HUB_ONLY),
                persons.person("police"));
    }

    @Test
    void a_reading_call_that_is_refused_answers_like_what_is_not_there() {
        assertThat(differences("GET"::equals)).isEmpty();
    }

    @Test
    void a_call_that_writes_is_refused_alike_and_changes_nothing() {
        var before = WhatIsStored.in(jdbc);
        assertThat(differences(method -> !method.equals("GET"))).isEmpty();
        assertThat(WhatIsStored.in(jdbc)).isEqualTo(before);
    }

    private List<String> differences(Predicate<String> methods) {
        var doors = Stream.concat(HttpSurface.of(context).stream().filter(door -> door.path().contains("*")
                        && !door.path().startsWith("/mash/") && (!door.path().startsWith("/camunda/")
                        || OF_WEBAPPS.matcher(door.path()).matches())), PARAMETERS.stream())
                .filter(door -> methods.test(door.method())).toList();
        return EveryDoorTest.SOMEBODY_OF_EACH_ROLE.parallelStream().flatMap(persona -> {
            var groups = persons.person(persona).groups();
            var program = Caller.basic(port, persona);
            var screen = Caller.signedIn(port, persona);
            return doors.stream().filter(door -> rules.allow(door.method(), door.path().split("\\?")[0],
                    groups)).flatMap(door -> differences(door.path().startsWith("/camunda/") ? screen : program, persona, door)
                    .stream());
        }).toList();
    }

    private List<String> differences(Caller caller, String persona, Door door) {
        var kind = kind(door.path());
        var missing = answer(caller, persona, door, missing(kind));
        var wrong = new ArrayList<String>();
        for (var id : tried(kind, door, persona)) {
            var found = answer(caller, persona, door, id);
            if ((found.status() >= 400 || !isReading(door)) && !alike(found, missing, id, missing(kind))) {
                wrong.add(persona + " " + door + " " + id + ": " + found.status() + " " + found.body() + ", and missing "
                        + missing.status() + " " + missing.body());
            }
        }
        return wrong;
    }

    /** What the first star of a path stands for. */
    static String kind(String path) {
        var before = path.substring(0, path.indexOf('*') - 1).split("[/?]");
        var kind = before[before.length - 1];
        assertThat(IDS).as("where ids stand for %s", path).containsKey(kind);
        return kind;
    }

    private static String missing(String kind) {
        return switch (kind) {
            case "cases", "case", "restrictions" -> "MASH-2036-999999";
            case "user", "staff", "group", "policy", "key" -> "not-there";
            default -> NOTHING;
        };
    }

    /** A call that writes is tried on what is somebody else's: on what is one's own it would be carried out. */
    private List<String> tried(String kind, Door door, String persona) {
        var all = jdbc.sql(IDS.get(kind)).query(String.class).list();
        if (isReading(door)) {
            return all.subList(0, Math.min(all.size(), kind.equals("task") ? 3 * TRIED : TRIED));
        }
        var groups = persons.person(persona).groups();
        return switch (kind) {
            case "task", "drafts" -> all.stream().filter(task -> isForeign(task, persona, groups)).limit(3 * TRIED)
                    .toList();
            case "user" -> groups.contains(Role.ADMINISTRATOR.group()) ? some(OF_ANOTHER_KIND)
                    : List.of(persona.equals("screening-2") ? "screening" : "screening-2");
            case "cases" -> foreignCases(door, persona, groups);
            // those that are restricted are kept by whoever may call this
            case "restrictions" -> some(OPEN_TO_ALL_WHO_LOOK_UP_CASES);
            case "filter" -> all.stream().filter(queue -> jdbc.sql(QUEUES.formatted(places(groups.size())))
                    .params(Stream.concat(Stream.of(queue), groups.stream()).toList()).query(Long.class).single() == 0)
                    .limit(TRIED).toList();
            // the diagrams that there are are no secret
            case "process-definition", "key" -> List.of();
            default -> door.path().startsWith("/camunda/api/cockpit/") ? List.of() : some(OF_ANOTHER_KIND);
        };
    }

    private static boolean isReading(Door door) {
        return door.method().equals("GET") || door.method().equals("OPTIONS");
    }

    private List<String> some(String ids) {
        return jdbc.sql(ids).query(String.class).list().stream().limit(TRIED).toList();
    }

    /** Of which nothing is in the person's work, or which they did not send; nobody has declared an interest in them. */
    private List<String> foreignCases(Door door, String persona, Set<String> groups) {
        var all = jdbc.sql(IDS.get("cases") + " and c.recorded_by <> 'partner'").query(String.class).list();
        if (door.path().endsWith("/interest")) {
            return all.stream().filter(reference -> hub.existing(reference).openTasks().stream()
                    .allMatch(task -> isForeign(task.getId(), persona, groups))).limit(TRIED).toList();
        }
        return persona.equals("partner") || door.path().endsWith("/taken-back") ? all.stream().limit(TRIED).toList() : List.of();
    }

    private static String places(int count) {
        return String.join(",", java.util.Collections.nCopies(count, "?"));
    }

    private boolean isForeign(String task, String persona, Set<String> groups) {
        return jdbc.sql("select count(*) from ACT_RU_TASK t where ID_ = ? and (ASSIGNEE_ = ? or exists (select 1 from"
                        + " ACT_RU_IDENTITYLINK l where l.TASK_ID_ = t.ID_ and l.GROUP_ID_ in ("
                        + places(groups.size()) + ")))")
                .params(Stream.concat(Stream.of(task, persona), groups.stream()).toList())
                .query(Long.class).single() == 0;
    }

    private static Caller.Answer answer(Caller caller, String persona, Door door, String id) {
        var path = door.path().replaceFirst("\\*", id).replace("*", "rating");
        var body = BODIES.entrySet().stream().filter(entry -> door.path().endsWith(entry.getKey()))
                .map(entry -> entry.getValue().replace("{persona}", persona)).findFirst().orElse("{}");
        return caller.call(door.method(), path, isReading(door) ? null : body);
    }

    private static boolean alike(Caller.Answer one, Caller.Answer other, String id, String missing) {
        return one.status() == other.status() && one.body().equals(other.body()) && headers(one).equals(headers(other))
                && !one.body().contains(id) && !other.body().contains(missing);
    }

    private static Map<String, List<String>> headers(Caller.Answer answer) {
        var headers = new TreeMap<>(answer.response().headers().map());
        headers.keySet().removeIf(name -> CHANGING_HEADERS.contains(name.toLowerCase(java.util.Locale.ROOT)));
        return headers;
    }

    @Test
    void an_agency_reaches_its_own_request_and_no_other() {
        var polices = mash.task("UserTask_AnswerRequest", "agency-police").getId();
        var police = Caller.basic(port, "police");
        assertThat(police.get("/engine-rest/task/" + polices).status()).isEqualTo(200);
        assertThat(jdbc.sql(IDS.get("task")).query(String.class).list().stream().filter(task -> !task.equals(polices))
                .filter(task -> isForeign(task, "police", Set.of("agency-police")))
                .filter(task -> police.get("/engine-rest/task/" + task).status() != 404)).isEmpty();
    }
}
