package org.openmash.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
        words = new PlantedWords(hub, port);
        paths = HttpSurface.of(context).stream().filter(door -> door.method().equals("GET"))
                .map(HttpSurface.Door::path).filter(WhoSeesWhatTest::isNoFile).toList();
    }

    @Test
    void every_word_stands_for_something_that_the_page_shows_to_those_who_see_it() {
        assertThat(words.words()).hasSizeGreaterThan(10).allSatisfy(word -> assertThat(word.roles()).as(word.toString())
                .allMatch(role -> word.things().stream().anyMatch(thing -> matrix.isShown(thing, role))));
    }

    @Test
    void each_role_finds_exactly_the_words_that_it_may_see() {
        words.arePlanted();
        var found = new ConcurrentHashMap<String, Map<String, String>>();
        PlantedWords.readers().parallelStream().forEach(reader -> found.put(reader, reads(reader)));
        assertThat(words.wronglySeen(found, persons)).isEmpty();
    }

    private Map<String, String> reads(String persona) {
        var caller = Caller.basic(port, persona);
        var groups = persons.person(persona).groups();
        var found = new TreeMap<String, String>();
        addresses(groups).filter(address -> rules.allow("GET", address.split("\\?")[0], groups))
                .forEach(address -> look(caller.get(address), address, found));
        READ_BY_POST.forEach((address, body) -> {
            if (rules.allow("POST", address.split("\\?")[0], groups)) {
                look(caller.post(address, body), address, found);
            }
        });
        return found;
    }

    private void look(Caller.Answer answer, String address, Map<String, String> found) {
        words.in(answer.body()).forEach(word -> found.putIfAbsent(word, address));
    }

    /** Every address for reading, with every id of these cases, and with those of the engine that stand in a path. */
    private Stream<String> addresses(Set<String> groups) {
        var references = words.cases().stream().map(Hub.Story::caseReference).toList();
        var today = java.time.LocalDate.now(java.time.ZoneOffset.UTC);
        var parameters = references.stream().flatMap(reference -> Stream.of("/api/disclosures?case=" + reference,
                "/api/disclosures?format=csv&case=" + reference, "/chronology?case=" + reference));
        return Stream.of(paths.stream().filter(path -> rules.allow("GET", path, groups)).flatMap(this::withIds),
                parameters, tasks().stream().map(task -> "/api/cards?taskId=" + task),
                Stream.of("/api/disclosures?from=" + today.minusDays(300) + "&to=" + today.plusDays(60),
                        "/api/limits?size=200", "/api/audit/entries?size=200")).flatMap(all -> all);
    }

    private static boolean isNoFile(String path) {
        return Stream.of("/camunda/app/", "/camunda/lib/", "/camunda/assets/", "/mash/", "/webjars/", "/plugin/",
                "/camunda/api/engine/").noneMatch(path::startsWith) && !path.contains("/static/");
    }

    private List<String> tasks() {
        return words.cases().stream().flatMap(mash -> mash.openTasks().stream()).map(org.camunda.bpm.engine.task.Task::getId).toList();
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
            case "task" -> tasks();
            case "cases" -> words.cases().stream().map(Hub.Story::caseReference).toList();
            case "process-instance" -> instances();
            default -> some(ids, 4);
        };
        return all.stream().map(id -> path.replaceFirst("\\*", id).replace("*", "rating"));
    }

    private List<String> instances() {
        return words.cases().stream().flatMap(mash -> jdbc.sql("select ID_ from ACT_HI_PROCINST where BUSINESS_KEY_ = ?"
                + " and PROC_DEF_KEY_ in ('referralPathway', 'agencyRequest')").param(mash.caseReference()).query(String.class).list().stream())
                .toList();
    }

    private List<String> some(String kind, int atMost) {
        var all = jdbc.sql(ForeignIdsTest.IDS.get(kind)).query(String.class).list();
        return all.subList(Math.max(0, all.size() - atMost), all.size());
    }
}
