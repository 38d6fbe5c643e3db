package org.openmash.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmash.platform.Persons;
import org.openmash.referral.Category;
import org.openmash.referral.Contact;
import org.openmash.referral.ContactKind;
import org.openmash.referral.Injury;
import org.openmash.referral.Severity;
import org.openmash.referral.YesNoUnknown;
import org.openmash.story.Canary;
import org.openmash.story.Contacts;
import org.openmash.story.Hub;
import org.openmash.story.StoryTest;
import org.openmash.threshold.NewInformation;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;

/**
 * A different word in each narrative, reply, address and question: each role reads everything that it can reach, by every
 * address with every id, and finds exactly the words that {@code who-sees-which-word.csv} names, which the page of who
 * sees what allows. Every word follows a planted one, for which log and engine are searched after the test.
 */
@StoryTest
class WhoSeesWhatTest {

    private static final Path EXPECTED = Path.of("src/test/resources/access/who-sees-which-word.csv");

    /** @param roles who sees it, and nobody else */
    private record Word(String word, List<String> things, Set<String> roles) {

        static Word read(String line) {
            var cells = line.split(";", -1);
            return new Word(cells[0].strip(), List.of(cells[1].strip().split(" \\+ ")),
                    cells[2].isBlank() ? Set.of() : Set.of(cells[2].strip().split(" ")));
        }
    }

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

    private final List<Hub.Story> cases = new ArrayList<>();
    private List<Word> words;
    private List<String> paths;

    private Hub.Story receives(Contact contact) {
        var mash = hub.receives(contact);
        cases.add(mash);
        return mash;
    }

    private static String word(String planted, String word) {
        return planted + " " + word;
    }

    private static Contacts about(String subject, String narrative, Contacts.ConcernMaker concern) {
        return Contacts.aContact().about(Contacts.child(subject, 120)).with(concern.told(word(Canary.NARRATIVE, narrative)));
    }

    private static Contacts.ConcernMaker amber() {
        return Contacts.concern(Category.DOMESTIC_ABUSE).severity(Severity.SERIOUS).scale(3);
    }

    private static Map<String, Object> screened(String knownTo, Map<String, Object> more) {
        var child = new HashMap<String, Object>(Map.of("subjectId", "child-1", "knownTo", knownTo, "livesInArea", "YES"));
        child.putAll(more);
        return Map.of("kind", "CHILD_CONCERN", "subjects", List.of(child));
    }

    private static Map<String, Object> rated(String rating) {
        return Map.of("ratings", List.of(Map.of("subjectId", "child-1", "rating", rating, "reason", Canary.REASON)));
    }

    private static Map<String, Object> knows(String word) {
        return Map.of("state", "KNOWN", "systemsSearched", "the case system", "searchedAsOf", "2026-06-01",
                "people", List.of(Map.of("subjectId", "child-1", "match", "CERTAIN", "matchedBy", "name")),
                "facts", List.of(Map.of("factDate", "2026-05-01", "fact", word(Canary.REPLY, word), "kind", "FACT",
                        "whyRelevant", Canary.REASON, "handling", "HUB_ONLY")));
    }

    @BeforeEach
    void the_words_are_read() throws IOException {
        words = Files.readAllLines(EXPECTED).stream().filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Word::read).toList();
    }

    private void everyRoleHasSomethingToDo() {
        paths = HttpSurface.of(context).stream().filter(door -> door.method().equals("GET"))
                .map(HttpSurface.Door::path).filter(WhoSeesWhatTest::isNoFile).toList();
        receives(about("child-1", "Amsel", amber()).made());
        receives(about("child-1", "Buchfink", amber()).made())
                .does("screening", "UserTask_ScreenContact", screened("NONE", Map.of()));
        red();
        receives(Contacts.aContact().about(hidden(120, "Kranich")).with(amber().told(word(Canary.NARRATIVE, "Eisvogel")))
                .made()).does("screening", "UserTask_ScreenContact",
                screened("SOCIAL_CARE", Map.of("workerId", "allocated-worker", "workerAway", false)));
        receives(about("child-1", "Falke", amber()).made()).does("screening", "UserTask_ScreenContact",
                screened("SOCIAL_CARE", Map.of("workerId", "allocated-worker", "workerAway", true)));
        receives(Contacts.aContact().kind(ContactKind.ADULT_AT_RISK).about(Contacts.adult("adult-1"))
                .with(Contacts.concern(Category.OTHER).severity(Severity.SERIOUS)
                        .told(word(Canary.NARRATIVE, "Goldammer"))).made())
                .does("screening", "UserTask_ScreenContact", Map.of("kind", "ADULT_AT_RISK", "subjects",
                        List.of(Map.of("subjectId", "adult-1", "knownTo", "NONE", "livesInArea", "YES"))));
        lowering();
        earlyHelp();
        receives(Contacts.aContact().about(hidden(120, "Kiebitz")).with(amber().told(word(Canary.NARRATIVE, "Kuckuck")))
                .dangerNow().made());
        restricted();
    }

    /** A child whose address must not become known. */
    private static Contact.Subject hidden(int ageMonths, String address) {
        var child = Contacts.child("child-1", ageMonths);
        return new Contact.Subject(child.id(), child.kind(), child.givenName(), child.familyName(), null, null, null,
                ageMonths, "F", null, null, null, null, null, null, null, word(Canary.STREET, address), "WV1 1AA", true,
                null, null, null, null, null, null, null);
    }

    private void restricted() {
        var mash = receives(about("child-1", "Lerche", amber()).made());
        assertThat(Caller.basic(port, "service-manager").post("/api/restrictions", "{\"caseReference\":\""
                + mash.caseReference() + "\",\"kind\":\"STAFF\",\"reason\":\"" + Canary.REASON
                + "\",\"people\":[\"screening\"]}").status()).isEqualTo(200);
    }

    private void red() {
        receives(Contacts.aContact().about(hidden(36, "Distelfink")).with(Contacts.concern(Category.PHYSICAL).injury(Injury.SERIOUS)
                .told(word(Canary.NARRATIVE, "Dohle"))).made())
                .does("screening", "UserTask_ScreenContact", screened("NONE", Map.of()))
                .does("social-care-lead", "UserTask_RateContact", rated("RED"))
                .does("unit-manager", "UserTask_ChooseAgencies", Map.of("agencies", List.of("police", "health", "education"),
                        "subjectIds", List.of("child-1"), "questions", word(Canary.REASON, "Drossel"), "periodMonths", 12,
                        "reason", Canary.REASON, "significantHarm", "YES", "significantHarmFacts", Canary.REASON));
        var mash = cases.get(cases.size() - 1);
        mash.does("police", mash.task("UserTask_AnswerRequest", "agency-police"), knows("Habicht"));
        mash.does("health", mash.task("UserTask_AnswerRequest", "agency-health"), knows("Gimpel"));
        mash.claims("police-decision-maker", mash.task("UserTask_BringPoliceInformation"));
    }

    private void lowering() {
        var mash = receives(about("child-1", "Haubenmeise", Contacts.concern(Category.PHYSICAL).injury(Injury.SERIOUS)).made())
                .does("screening", "UserTask_ScreenContact", screened("NONE", Map.of()))
                .does("social-care-lead", "UserTask_RateContact", rated("RED"));
        mash.learns(new NewInformation.Told(null, null, word(Canary.NARRATIVE, "Heckenbraunelle"), false, null, List.of()));
        mash.does("unit-manager", "UserTask_ReviewRating", Map.of("decision", "CHANGED", "reason", Canary.REASON,
                "ratings", List.of(Map.of("subjectId", "child-1", "rating", "AMBER"))));
    }

    private void earlyHelp() {
        receives(Contacts.aContact().about(Contacts.child("child-1", 120)).with(Contacts.concern(Category.ATTENDANCE)
                        .severity(Severity.LOW).told(word(Canary.NARRATIVE, "Jungfernkranich")))
                .consent(Contact.ConsentState.GIVEN, YesNoUnknown.YES).made())
                .does("screening", "UserTask_ScreenContact", screened("NONE", Map.of()))
                .does("social-care-lead", "UserTask_RateContact", rated("GREEN"));
    }

    @Test
    void every_word_stands_for_something_that_the_page_shows_to_those_who_see_it() {
        assertThat(words).hasSizeGreaterThan(10).allSatisfy(word -> assertThat(word.roles()).as(word.toString())
                .allMatch(role -> word.things().stream().anyMatch(thing -> matrix.isShown(thing, role))));
    }

    @Test
    void each_role_finds_exactly_the_words_that_it_may_see() {
        everyRoleHasSomethingToDo();
        var seen = new ConcurrentHashMap<String, Set<String>>();
        Stream.concat(EveryDoorTest.SOMEBODY_OF_EACH_ROLE.stream(), Stream.of("education")).parallel()
                .forEach(persona -> reads(persona).forEach((word, where) ->
                        seen.computeIfAbsent(word, none -> new ConcurrentSkipListSet<>()).add(persona + " at " + where)));
        var wrong = new ArrayList<String>();
        for (var word : words) {
            var found = seen.getOrDefault(word.word(), Set.of());
            var roles = new TreeSet<String>();
            found.forEach(one -> roles.addAll(persons.person(one.split(" ")[0]).groups()));
            if (!roles.equals(new TreeSet<>(word.roles()))) {
                wrong.add(word.word() + " is for " + new TreeSet<>(word.roles()) + " and was seen by " + found);
            }
        }
        assertThat(wrong).as(EXPECTED.toString()).isEmpty();
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
        words.stream().map(Word::word).filter(answer.body()::contains).forEach(word -> found.putIfAbsent(word, address));
    }

    /** Every address for reading, with every id of these cases, and with those of the engine that stand in a path. */
    private Stream<String> addresses(Set<String> groups) {
        var references = cases.stream().map(Hub.Story::caseReference).toList();
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
        return cases.stream().flatMap(mash -> mash.openTasks().stream()).map(org.camunda.bpm.engine.task.Task::getId).toList();
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
            case "cases" -> cases.stream().map(Hub.Story::caseReference).toList();
            case "process-instance" -> instances();
            default -> some(ids, 4);
        };
        return all.stream().map(id -> path.replaceFirst("\\*", id).replace("*", "rating"));
    }

    private List<String> instances() {
        return cases.stream().flatMap(mash -> jdbc.sql("select ID_ from ACT_HI_PROCINST where BUSINESS_KEY_ = ?"
                + " and PROC_DEF_KEY_ in ('referralPathway', 'agencyRequest')").param(mash.caseReference()).query(String.class).list().stream())
                .toList();
    }

    private List<String> some(String kind, int atMost) {
        var all = jdbc.sql(ForeignIdsTest.IDS.get(kind)).query(String.class).list();
        return all.subList(Math.max(0, all.size() - atMost), all.size());
    }
}
