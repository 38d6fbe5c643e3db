package org.openmash.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmash.hub.HubSettings;
import org.openmash.platform.LondonTime;
import org.openmash.platform.Persons;
import org.openmash.story.Hub;
import org.openmash.story.StoryTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;

/**
 * Each role reads everything that it can reach, by every address with every id, and finds exactly the planted words that
 * it may see, which the page of who sees what allows.
 */
@StoryTest
class WhoSeesWhatTest {

    private static final String WEBAPPS = "/camunda/api/engine/engine/default/";
    private static final int OF_THE_ENGINE = 2;

    /** Reading calls that carry a body; the filters' lists are read as Tasklist reads them. */
    private static final Map<String, String> READ_BY_POST = Map.ofEntries(
            Map.entry("/engine-rest/task", "{\"taskVariables\":[]}"),
            Map.entry("/engine-rest/process-instance", "{}"),
            Map.entry("/engine-rest/variable-instance?deserializeValues=false", "{}"),
            Map.entry("/engine-rest/job", "{}"),
            Map.entry("/camunda/api/cockpit/plugin/base/default/process-instance", "{}"),
            Map.entry("/camunda/api/cockpit/plugin/base/default/incident", "{}"),
            Map.entry("/api/audit/exports", "{\"purpose\":\"COURT\"}"));

    /** Calls by POST that write, sign somebody out, or answer with a number, the names of groups or what was sent. */
    private static final Pattern READ_NOTHING = Pattern.compile("/login|/logout|/camunda/api/admin/auth/user/default/logout"
            + "|.*/count|/engine-rest/filter/\\*/list|/engine-rest/identity/password-policy"
            + "|/engine-rest/group|/engine-rest/(user|group)/create"
            + "|/engine-rest/(task/\\*/(claim|unclaim|submit-form|complete)|process-definition/.*/submit-form|user/\\*/unlock)"
            + "|/engine-rest/deployment/create|/policy|/api/policy/check|(/api)?/documents(/\\*)?|/api/referrals"
            + "|/api/cases/\\*/(information|interest|interest/taken-back)|/api/restrictions(/\\*/(readers|lift))?"
            + "|/api/clearances/\\*/extension|/api/audit/(declarations|alerts/\\*/answer)"
            // what a definition or an instance calls is found by GET as well
            + "|/camunda/api/cockpit/plugin/base/default/process-\\w+/\\*/called-process-\\w+"
            + "|/camunda/api/cockpit/plugin/base/default/incident/");
    private static final int ANSWERED_AT_LEAST = 10;

    @Autowired
    WebApplicationContext context;
    @Autowired
    AccessRules rules;
    @Autowired
    NeedToKnow matrix;
    @Autowired
    Persons persons;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    Hub hub;
    @Autowired
    HubSettings settings;
    @LocalServerPort
    int port;

    private PlantedWords words;
    private List<String> paths;
    private Tried all;
    private Tried one;
    private final Map<String, List<String>> answers = new ConcurrentHashMap<>();

    @BeforeEach
    void the_words_are_read() {
        words = new PlantedWords(hub, port, jdbc, settings);
        paths = HttpSurface.of(context).stream().filter(door -> door.method().equals("GET"))
                .map(HttpSurface.Door::path).filter(WhoSeesWhatTest::isNoFile).toList();
    }

    @AfterEach
    void nobody_is_left_untrained() {
        words.areOver();
    }

    @Test
    void every_word_stands_for_something_that_the_page_shows_to_those_who_see_it() {
        assertThat(words.words()).hasSizeGreaterThan(10).allSatisfy(word -> assertThat(word.roles()).as(word.toString())
                .allMatch(role -> word.things().stream().anyMatch(thing -> matrix.isShown(thing, role))));
    }

    @Test
    void every_field_in_which_a_person_writes_freely_has_a_word() {
        assertThat(words.fieldsWithoutAWord()).isEmpty();
    }

    @Test
    void every_call_by_post_that_somebody_may_make_is_read_or_reads_nothing() {
        var read = READ_BY_POST.keySet().stream().map(WhoSeesWhatTest::withoutParameters).toList();
        assertThat(HttpSurface.of(context).stream().filter(door -> door.method().equals("POST"))
                .map(HttpSurface.Door::path).filter(path -> !rules.opening("POST", path).isEmpty())
                .map(AccessRules::onTheEngine).filter(path -> !read.contains(path) && !READ_NOTHING.matcher(path).matches()))
                .isEmpty();
    }

    @Test
    void each_role_finds_exactly_the_words_that_it_may_see() {
        words.arePlanted();
        all = Tried.of(words.cases());
        one = Tried.of(List.of(words.askedOfAll()));
        assertThat(words.fieldsNotFilled()).isEmpty();
        var found = new ConcurrentHashMap<String, Map<String, String>>();
        words.readers().parallelStream().forEach(reader -> found.put(reader, reads(reader)));
        assertThat(List.of("screening", "unit-manager", "police")).as("find words in the lists of Tasklist")
                .allMatch(reader -> found.get(reader).values().stream().anyMatch(where -> where.startsWith(WEBAPPS)));
        assertThat(words.wronglySeen(found, persons)).isEmpty();
        assertThat(answers.values().stream().flatMap(List::stream).filter(answer -> answer.startsWith("5")
                || answer.contains(" POST ") && !answer.startsWith("200"))).as("broken or refused for something else").isEmpty();
        assertThat(answers).allSatisfy((reader, given) -> assertThat(given.stream().filter(answer -> answer.startsWith("200")))
                .as("what %s was given", reader).hasSizeGreaterThan(ANSWERED_AT_LEAST));
    }

    private Map<String, String> reads(String persona) {
        var caller = Caller.basic(port, persona);
        var groups = persons.person(persona).groups();
        var found = new TreeMap<String, String>();
        var screen = Caller.signedIn(port, persona);
        tasklist(screen, persona, found);
        var given = new ArrayList<String>();
        addresses(persona, groups).filter(address -> rules.allow("GET", withoutParameters(address), groups)).forEach(address ->
                given.add(look(caller.get(address), address, found) + " GET " + address));
        // which hands out the token for its own calls, also to those who have no Tasklist
        screen.get("/camunda/app/cockpit/default/");
        READ_BY_POST.forEach((address, body) -> {
            if (rules.allow("POST", withoutParameters(address), groups)) {
                var answer = (address.startsWith("/camunda/") ? screen : caller).post(address, body);
                given.add(look(answer, address, found) + " POST " + address);
            }
        });
        answers.put(persona, given);
        return found;
    }

    private static String withoutParameters(String address) {
        return address.split("\\?")[0];
    }

    /** The webapp's own way to the engine: its filters' lists with all that they carry, and the forms of what stands there. */
    private void tasklist(Caller screen, String persona, Map<String, String> found) {
        if (persons.person(persona).groups().stream().noneMatch(group -> matrix.isShown("own-tasks", group))) {
            return;
        }
        var lists = some("filter", 100).stream().map(filter -> {
            var address = WEBAPPS + "filter/" + filter + "/list?maxResults=500";
            var listed = screen.send("POST", address, "{}", Map.of("Content-Type", "application/json", "Accept",
                    "application/hal+json"));
            look(listed, address, found);
            return listed.body();
        }).toList();
        var shown = all.tasks().stream().filter(task -> lists.stream().anyMatch(list -> list.contains(task))).toList();
        Stream.concat(shown.stream().map(task -> WEBAPPS + "task/" + task + "/form-variables"),
                oneOfEachKind(shown).map(task -> WEBAPPS + "task/" + task + "/deployed-form"))
                .forEach(form -> look(screen.get(form), form, found));
    }

    private int look(Caller.Answer answer, String address, Map<String, String> found) {
        words.in(answer.body() + answer.header("Content-Disposition")).forEach(word -> found.putIfAbsent(word, address));
        return answer.status();
    }

    /**
     * Every address for reading, with every id of these cases, and with some of those of the engine: what it shows beside
     * forms stands in its tables, which are searched for every planted word after the test.
     */
    private Stream<String> addresses(String reader, Set<String> groups) {
        var today = LondonTime.day(ClockUtil.getCurrentTime().toInstant());
        var tried = PlantedWords.isTriedWithAll(reader) ? all : one;
        return Stream.of(paths.stream().filter(path -> rules.allow("GET", path, groups)).flatMap(path -> withIds(path, tried)),
                HttpSurface.parameters(context).entrySet().stream().filter(asked -> asked.getKey().method().equals("GET"))
                        .flatMap(asked -> asked.getValue().stream().filter(ForeignIdsTest.PARAMETERS::containsKey)
                                .flatMap(name -> withIds(asked.getKey().path(), name, tried))),
                tried.cases().stream().flatMap(reference -> Stream.of("/api/disclosures?format=csv&case=" + reference,
                        "/api/disclosures?person=child-1&case=" + reference)),
                Stream.of("/api/cards?taskId=" + String.join("&taskId=", all.tasks())),
                Stream.of("/api/disclosures?", "/api/disclosures?format=csv&", "/api/incidents?", "/api/incidents?format=csv&")
                        .map(export -> export + "from=" + today.minusDays(300) + "&to=" + today.plusDays(60)),
                Stream.of("/api/limits?size=200", "/api/audit/entries?size=200")).flatMap(all -> all);
    }

    private Stream<String> withIds(String path, String parameter, Tried tried) {
        var ids = switch (ForeignIdsTest.PARAMETERS.get(parameter)) {
            case "cases" -> tried.cases();
            case "request" -> withDocuments("id");
            default -> tasksWithDocuments();
        };
        return ids.stream().map(id -> path + "?" + parameter + "=" + id);
    }

    private static boolean isNoFile(String path) {
        return Stream.of("/camunda/app/", "/camunda/lib/", "/camunda/assets/", "/mash/", "/webjars/", "/plugin/",
                "/camunda/api/engine/", "/error").noneMatch(path::startsWith) && !path.contains("/static/");
    }

    private List<String> withDocuments(String column) {
        return jdbc.sql("select " + column + " from agency_request where id in (select request_id from agency_document)")
                .query(String.class).list();
    }

    private List<String> tasksWithDocuments() {
        return jdbc.sql("select ID_ from ACT_HI_TASKINST where PROC_INST_ID_ in (:instances)")
                .param("instances", withDocuments("process_instance_id")).query(String.class).list();
    }

    /** What somebody tries: all cases and their tasks, or those of one. */
    private record Tried(List<String> cases, List<String> tasks) {

        static Tried of(List<Hub.Story> cases) {
            return new Tried(cases.stream().map(Hub.Story::caseReference).toList(), cases.stream()
                    .flatMap(mash -> mash.openTasks().stream()).map(Task::getId).toList());
        }

        boolean isAll() {
            return cases.size() > 1;
        }
    }

    /** A form as it ships holds no case. */
    private Stream<String> oneOfEachKind(List<String> tasks) {
        return tasks.isEmpty() ? Stream.of() : jdbc.sql("select min(ID_) from ACT_RU_TASK where ID_ in (:tasks) group by TASK_DEF_KEY_")
                .param("tasks", tasks).query(String.class).list().stream();
    }

    /** What stands in somebody's own lists is opened from there, all of it. */
    private List<String> oneOfEachKindForEachTeam(List<String> tasks) {
        return jdbc.sql("select min(t.ID_) from ACT_RU_TASK t left join ACT_RU_IDENTITYLINK l on l.TASK_ID_ = t.ID_"
                        + " where t.ID_ in (:tasks) group by t.TASK_DEF_KEY_, t.ASSIGNEE_, l.GROUP_ID_")
                .param("tasks", tasks).query(String.class).list();
    }

    private Stream<String> withIds(String path, Tried tried) {
        if (path.endsWith("**")) {
            return Stream.empty();
        }
        if (!path.contains("*")) {
            return Stream.of(path);
        }
        var ids = ForeignIdsTest.kind(path);
        var all = switch (ids) {
            case "task" -> path.endsWith("/form-variables") ? oneOfEachKindForEachTeam(tried.tasks()) : some(ids, OF_THE_ENGINE);
            case "cases" -> tried.cases();
            case "documents", "filter" -> some(ids, tried.isAll() ? 100 : OF_THE_ENGINE);
            default -> some(ids, OF_THE_ENGINE);
        };
        return all.stream().map(id -> path.replaceFirst("\\*", id).replace("*", "rating"));
    }

    private List<String> some(String kind, int atMost) {
        var all = jdbc.sql(ForeignIdsTest.IDS.get(kind)).query(String.class).list();
        return all.subList(Math.max(0, all.size() - atMost), all.size());
    }
}
