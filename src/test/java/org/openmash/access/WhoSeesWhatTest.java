package org.openmash.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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

    /** Reading calls that carry a body. */
    private static final Map<String, String> READ_BY_POST = Map.of(
            "/engine-rest/task", "{\"taskVariables\":[]}",
            "/engine-rest/process-instance", "{}",
            "/engine-rest/variable-instance?deserializeValues=false", "{}",
            "/engine-rest/job", "{}",
            "/api/audit/exports", "{\"purpose\":\"COURT\"}");

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
    @LocalServerPort
    int port;

    private PlantedWords words;
    private List<String> paths;

    @BeforeEach
    void the_words_are_read() {
        words = new PlantedWords(hub, port, jdbc);
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
    void each_role_finds_exactly_the_words_that_it_may_see() {
        words.arePlanted();
        assertThat(words.fieldsNotFilled()).isEmpty();
        var found = new ConcurrentHashMap<String, Map<String, String>>();
        PlantedWords.readers().parallelStream().forEach(reader -> found.put(reader, reads(reader)));
        assertThat(List.of("screening", "unit-manager", "police")).as("find words in the lists of Tasklist")
                .allMatch(reader -> found.get(reader).values().stream().anyMatch(where -> where.startsWith(WEBAPPS)));
        assertThat(words.wronglySeen(found, persons)).isEmpty();
    }

    private Map<String, String> reads(String persona) {
        var caller = Caller.basic(port, persona);
        var groups = persons.person(persona).groups();
        var found = new TreeMap<String, String>();
        tasklist(persona, found);
        addresses(groups).filter(address -> rules.allow("GET", address.split("\\?")[0], groups))
                .forEach(address -> look(caller.get(address), address, found));
        READ_BY_POST.forEach((address, body) -> {
            if (rules.allow("POST", address.split("\\?")[0], groups)) {
                look(caller.post(address, body), address, found);
            }
        });
        return found;
    }

    /** The webapp's own way to the engine: its filters' lists with all that they carry, and the forms of what stands there. */
    private void tasklist(String persona, Map<String, String> found) {
        if (persons.person(persona).groups().stream().noneMatch(group -> matrix.isShown("own-tasks", group))) {
            return;
        }
        var screen = Caller.signedIn(port, persona);
        var lists = some("filter", 100).stream().map(filter -> {
            var address = WEBAPPS + "filter/" + filter + "/list?maxResults=500";
            var listed = screen.send("POST", address, "{}", Map.of("Content-Type", "application/json", "Accept",
                    "application/hal+json"));
            look(listed, address, found);
            return listed.body();
        }).toList();
        var shown = tasks().stream().filter(task -> lists.stream().anyMatch(list -> list.contains(task))).toList();
        Stream.concat(shown.stream().map(task -> WEBAPPS + "task/" + task + "/form-variables"),
                oneOfEachKind(shown).map(task -> WEBAPPS + "task/" + task + "/deployed-form"))
                .forEach(form -> look(screen.get(form), form, found));
    }

    private void look(Caller.Answer answer, String address, Map<String, String> found) {
        words.in(answer.body() + answer.header("Content-Disposition")).forEach(word -> found.putIfAbsent(word, address));
    }

    /**
     * Every address for reading, with every id of these cases, and with some of those of the engine: what it shows beside
     * forms stands in its tables, which are searched for every planted word after the test.
     */
    private Stream<String> addresses(Set<String> groups) {
        var references = words.cases().stream().map(Hub.Story::caseReference).toList();
        var today = LondonTime.day(ClockUtil.getCurrentTime().toInstant());
        var parameters = references.stream().flatMap(reference -> Stream.of("/api/disclosures?format=csv&case=" + reference,
                "/api/disclosures?person=child-1&case=" + reference,
                "/chronology?case=" + reference, "/documents?case=" + reference, "/api/documents?case=" + reference));
        return Stream.of(paths.stream().filter(path -> rules.allow("GET", path, groups)).flatMap(this::withIds),
                parameters, Stream.of("/api/cards?taskId=" + String.join("&taskId=", tasks())),
                requests().stream().flatMap(request -> Stream.of("/documents?request=" + request,
                        "/api/documents?request=" + request)),
                Stream.of("/api/disclosures?", "/api/disclosures?format=csv&", "/api/incidents?", "/api/incidents?format=csv&")
                        .map(export -> export + "from=" + today.minusDays(300) + "&to=" + today.plusDays(60)),
                Stream.of("/api/limits?size=200", "/api/audit/entries?size=200")).flatMap(all -> all);
    }

    private static boolean isNoFile(String path) {
        return Stream.of("/camunda/app/", "/camunda/lib/", "/camunda/assets/", "/mash/", "/webjars/", "/plugin/",
                "/camunda/api/engine/").noneMatch(path::startsWith) && !path.contains("/static/");
    }

    private List<String> requests() {
        return jdbc.sql("select id from agency_request where id in (select request_id from agency_document)")
                .query(String.class).list();
    }

    private List<String> tasks() {
        return words.cases().stream().flatMap(mash -> mash.openTasks().stream()).map(org.camunda.bpm.engine.task.Task::getId).toList();
    }

    /** A form as it ships holds no case. */
    private Stream<String> oneOfEachKind(List<String> tasks) {
        return tasks.isEmpty() ? Stream.of() : jdbc.sql("select min(ID_) from ACT_RU_TASK where ID_ in (:tasks) group by TASK_DEF_KEY_")
                .param("tasks", tasks).query(String.class).list().stream();
    }

    /** What stands in somebody's own lists is opened from there, all of it. */
    private List<String> oneOfEachKindForEachTeam() {
        return jdbc.sql("select min(t.ID_) from ACT_RU_TASK t left join ACT_RU_IDENTITYLINK l on l.TASK_ID_ = t.ID_"
                        + " where t.ID_ in (:tasks) group by t.TASK_DEF_KEY_, t.ASSIGNEE_, l.GROUP_ID_")
                .param("tasks", tasks()).query(String.class).list();
    }

    private Stream<String> withIds(String path) {
        if (path.endsWith("**")) {
            return Stream.empty();
        }
        if (!path.contains("*")) {
            return Stream.of(path);
        }
        var ids = ForeignIdsTest.kind(path);
        var all = switch (ids) {
            case "task" -> path.endsWith("/form-variables") ? oneOfEachKindForEachTeam() : some(ids, OF_THE_ENGINE);
            case "cases" -> words.cases().stream().map(Hub.Story::caseReference).toList();
            case "documents", "filter" -> some(ids, 100);
            default -> some(ids, OF_THE_ENGINE);
        };
        return all.stream().map(id -> path.replaceFirst("\\*", id).replace("*", "rating"));
    }

    private List<String> some(String kind, int atMost) {
        var all = jdbc.sql(ForeignIdsTest.IDS.get(kind)).query(String.class).list();
        return all.subList(Math.max(0, all.size() - atMost), all.size());
    }
}
