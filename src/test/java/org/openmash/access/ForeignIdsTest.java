package org.openmash.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private static final String PDF = "%PDF-1.4\n";
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
            Map.entry("restrictions", "select case_reference from mash_case"),
            Map.entry("clearances", "select ID_ from ACT_ID_USER"),
            Map.entry("agreements", "select distinct agency from sharing_agreement"),
            Map.entry("cases", OPEN_TO_ALL_WHO_LOOK_UP_CASES),
            Map.entry("documents", "select id from agency_document"),
            Map.entry("request", "select id from agency_request"),
            Map.entry("alerts", "select alert_id from audit_alert"),
            Map.entry("declarations", "select declaration_id from staff_declaration"));

    /** Of which kind the id is that stands in a parameter, or in a field of a form. */
    static final Map<String, String> PARAMETERS = Map.of("taskId", "task", "task", "task", "request", "request",
            "case", "cases", "caseReference", "cases");
    /** What narrows, orders or says something, and opens nothing. */
    private static final Set<String> NO_IDS = Set.of("person", "action", "from", "to", "until", "before", "size", "page",
            "seal", "hash", "format", "state", "clock", "rating", "note", "file", "title", "date", "relevance", "handling",
            "takeBack");

    /** Whoever reads the course of cases sees of a task that it is there, and nothing of its form. */
    private static final Pattern COURSE = Pattern.compile("/engine-rest/task/\\*(/form|/identity-links|/(localV|v)ariables.*)?"
            + "|/camunda/api/cockpit/.*");
    private static final Set<String> READ_THE_COURSE = Set.of("service-manager", "unit-manager", "operator", "governance");

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

    /** @param parameter in which the id of that kind is sent; empty for the path itself */
    private record Call(Door door, String kind, String parameter) {

        boolean reads() {
            return door.method().equals("GET") || door.method().equals("OPTIONS");
        }

        boolean comesFromAProgram() {
            return door.path().startsWith("/api/") || door.path().startsWith("/engine-rest/");
        }

        boolean isOfDocuments() {
            return door.path().matches("(/api)?/documents.*");
        }

        @Override
        public String toString() {
            return door + (parameter.isEmpty() ? "" : " " + parameter);
        }
    }

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
        requests.of(mash.caseReference()).forEach(request -> documents.attach(request, new Documents.Upload("A record",
                "record.pdf", PDF.getBytes(StandardCharsets.US_ASCII), null, Canary.REASON, Handling.HUB_ONLY),
                persons.person(request.agency())));
    }

    @Test
    void every_parameter_of_the_running_application_is_known() {
        assertThat(HttpSurface.parameters(context)).isNotEmpty().allSatisfy((door, names) -> assertThat(names)
                .as(door.toString()).allMatch(name -> PARAMETERS.containsKey(name) || NO_IDS.contains(name)));
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
        var calls = calls().filter(call -> methods.test(call.door().method())).toList();
        return EveryDoorTest.SOMEBODY_OF_EACH_ROLE.parallelStream().flatMap(persona -> {
            var groups = persons.person(persona).groups();
            var program = Caller.basic(port, persona);
            var screen = Caller.signedIn(port, persona);
            return calls.stream().filter(call -> rules.allow(call.door().method(), call.door().path(), groups))
                    .flatMap(call -> differences(call.comesFromAProgram() ? program : screen, persona, call).stream());
        }).toList();
    }

    private Stream<Call> calls() {
        return Stream.concat(HttpSurface.of(context).stream().filter(door -> door.path().contains("*")
                        && !door.path().startsWith("/mash/") && (!door.path().startsWith("/camunda/")
                        || OF_WEBAPPS.matcher(door.path()).matches()) && !rules.opening(door.method(), door.path()).isEmpty())
                        .map(door -> new Call(door, kind(door.path()), "")),
                HttpSurface.parameters(context).entrySet().stream().flatMap(asked -> asked.getValue().stream()
                        .filter(PARAMETERS::containsKey).map(name -> new Call(asked.getKey(), PARAMETERS.get(name), name))));
    }

    /** What is somebody else's answers alike whatever the answer is; of the rest at least what is refused. */
    private List<String> differences(Caller caller, String persona, Call call) {
        var missing = answer(caller, persona, call, missing(call.kind()));
        var wrong = new ArrayList<String>();
        var foreign = foreign(call, persona);
        foreign.filter(List::isEmpty).ifPresent(none -> wrong.add(persona + " " + call + ": nobody else's to try"));
        if (call.isOfDocuments() && missing.status() != 404) {
            wrong.add(persona + " " + call + ": refused for something else, with " + missing.status());
        }
        var some = call.reads() ? some(IDS.get(call.kind())) : List.<String>of();
        Stream.concat(foreign.orElse(List.of()).stream(), some.stream()).distinct().forEach(id -> {
            var found = answer(caller, persona, call, id);
            var isForeign = foreign.orElse(List.of()).contains(id);
            if ((isForeign || found.status() >= 400) && !alike(found, missing, id, missing(call.kind()))) {
                wrong.add(persona + " " + call + " " + id + ": " + found.status() + " " + found.body() + ", and missing "
                        + missing.status() + " " + missing.body());
            }
        });
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
            case "cases", "restrictions" -> "MASH-2036-999999";
            case "user", "staff", "group", "policy", "key" -> "not-there";
            default -> NOTHING;
        };
    }

    /** What is somebody else's, or nobody's; empty where it is nobody's own or cannot be told here. */
    private Optional<List<String>> foreign(Call call, String persona) {
        return switch (call.kind()) {
            case "task", "drafts" -> call.reads() && READ_THE_COURSE.contains(persona)
                    && COURSE.matcher(AccessRules.onTheEngine(call.door().path())).matches() ? Optional.empty()
                    : Optional.of(foreignTasks(call, persona));
            case "documents" -> Optional.of(foreignRequests(persona).stream().map(this::documentOf).toList());
            case "request" -> Optional.of(foreignRequests(persona));
            case "cases" -> call.reads() ? foreignCases(call, persona) : Optional.of(casesToWriteTo(call, persona))
                    .filter(cases -> !cases.isEmpty());
            default -> call.reads() ? Optional.empty() : toWriteTo(call, persona);
        };
    }

    /** A call that writes is tried on what is somebody else's: on what is one's own it would be carried out. */
    private Optional<List<String>> toWriteTo(Call call, String persona) {
        var groups = persons.person(persona).groups();
        return switch (call.kind()) {
            case "user" -> Optional.of(groups.contains(Role.ADMINISTRATOR.group()) ? some(OF_ANOTHER_KIND)
                    : List.of(persona.equals("screening-2") ? "screening" : "screening-2"));
            // those that are restricted are kept by whoever may call this
            case "restrictions" -> Optional.of(some(OPEN_TO_ALL_WHO_LOOK_UP_CASES));
            case "filter" -> Optional.of(jdbc.sql(IDS.get("filter")).query(String.class).list().stream()
                    .filter(queue -> jdbc.sql(QUEUES.formatted(places(groups.size())))
                            .params(Stream.concat(Stream.of(queue), groups.stream()).toList()).query(Long.class).single() == 0)
                    .limit(TRIED).toList());
            // the diagrams that there are are no secret
            case "process-definition", "key" -> Optional.empty();
            default -> Optional.of(some(OF_ANOTHER_KIND))
                    .filter(ids -> !call.door().path().startsWith("/camunda/api/cockpit/"));
        };
    }

    private List<String> some(String ids) {
        return jdbc.sql(ids).query(String.class).list().stream().limit(TRIED).toList();
    }

    /** Of this case, of which the open tasks are requests, and of others; in which documents stand, of this case alone. */
    private List<String> foreignTasks(Call call, String persona) {
        var groups = persons.person(persona).groups();
        return Stream.concat(mash.openTasks().stream().map(org.camunda.bpm.engine.task.Task::getId), call.isOfDocuments()
                        ? Stream.of() : jdbc.sql(IDS.get("task")).query(String.class).list().stream())
                .distinct().filter(task -> isForeign(task, persona, groups)).limit(2 * TRIED).toList();
    }

    private List<String> foreignRequests(String persona) {
        var groups = persons.person(persona).groups();
        return requests.of(mash.caseReference()).stream().filter(request -> !groups.contains("agency-" + request.agency()))
                .map(Requests.AgencyRequest::requestId).toList();
    }

    private String documentOf(String request) {
        return jdbc.sql("select id from agency_document where request_id = ?").param(request).query(String.class).single();
    }

    /** Nobody has answered, so nobody has a document of the case; of those who look up cases most look up all. */
    private Optional<List<String>> foreignCases(Call call, String persona) {
        if (call.isOfDocuments() || persona.equals("emergency-duty")
                || call.door().path().contains("chronology") && !persona.equals("unit-manager")) {
            return Optional.of(List.of(mash.caseReference()));
        }
        return persona.equals("partner") ? Optional.of(notThePartners().limit(TRIED).toList()) : Optional.empty();
    }

    private Stream<String> notThePartners() {
        return jdbc.sql(IDS.get("cases") + " and c.recorded_by <> 'partner'").query(String.class).list().stream();
    }

    /** Of which nothing is in the person's work, or which they did not send; nobody has declared an interest in them. */
    private List<String> casesToWriteTo(Call call, String persona) {
        var groups = persons.person(persona).groups();
        if (call.door().path().endsWith("/interest")) {
            return notThePartners().filter(reference -> hub.existing(reference).openTasks().stream()
                    .allMatch(task -> isForeign(task.getId(), persona, groups))).limit(TRIED).toList();
        }
        return persona.equals("partner") || call.door().path().endsWith("/taken-back")
                ? notThePartners().limit(TRIED).toList() : List.of();
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

    private Caller.Answer answer(Caller caller, String persona, Call call, String id) {
        var door = call.door();
        if (call.isOfDocuments()) {
            return ofDocuments(caller, persona, call, id);
        }
        var path = call.parameter().isEmpty() ? door.path().replaceFirst("\\*", id).replace("*", "rating")
                : door.path() + "?" + call.parameter() + "=" + id;
        var body = BODIES.entrySet().stream().filter(entry -> door.path().endsWith(entry.getKey()))
                .map(entry -> entry.getValue().replace("{persona}", persona)).findFirst().orElse("{}");
        return caller.call(door.method(), path, call.reads() ? null : body);
    }

    /** With one's own request where the id is another's document, and with another's document where it is a request. */
    private Caller.Answer ofDocuments(Caller caller, String persona, Call call, String id) {
        var others = foreignRequests(persona);
        var own = requests.of(mash.caseReference()).stream().map(Requests.AgencyRequest::requestId)
                .filter(request -> !others.contains(request)).findFirst().orElse(others.get(0));
        var path = call.door().path().replace("*", call.parameter().isEmpty() ? id : documentOf(others.get(0)));
        var parameter = call.parameter().isEmpty() ? "request" : call.parameter();
        var value = call.parameter().isEmpty() ? own : id;
        return call.reads() ? caller.get(call.parameter().isEmpty() ? path : path + "?" + parameter + "=" + value)
                : caller.upload(path, Map.of(parameter, value, "title", "A record", "relevance", Canary.REASON, "handling",
                        "MAY_BE_SHARED"), "record.pdf", PDF);
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
