package org.openmash.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitUntilState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openmash.access.PlantedWords;
import org.openmash.hub.HubSettings;
import org.openmash.platform.Persons;
import org.openmash.story.Canary;
import org.openmash.story.Hub;
import org.openmash.story.StoryTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Everybody comes to the same desk, one after the other, and opens what they can reach as a person does: queues, forms,
 * the pages beside them, Cockpit; also by the addresses of others' work. On their screens stand the planted words,
 * each only for those who may see it, not even in what a screen hides for others. When they have gone, nothing of it is
 * left at the desk. What every form carries for everybody is read without a screen by {@code WhoSeesWhatTest}; here a form of
 * each kind is drawn once, and whatever holds a word that no screen has shown.
 */
@StoryTest
class WhoSeesWhatInTheBrowserIT {

    /** What is read of these things is answered by the API, or taken out as a file, and mostly stands on no page. */
    private static final Set<String> ON_NO_PAGE = Set.of("reasons", "documents");
    /** Words of contacts that have gone on to where no page shows them any more; by their cases, the API answers them. */
    private static final Set<String> PASSED = Set.of("Jungfernkranich", "complete-contact.subjects.views",
            "take-contact.emergencyCalledBy");
    private static final Set<String> WITH_COCKPIT = Set.of("service-manager", "unit-manager", "governance", "technical-operator");
    /** It has an account, and nobody sits before it. */
    private static final String A_SYSTEM = "partner";
    private static final int OF_OTHERS = 2;
    private static final String TASKLIST = "/camunda/app/tasklist/default/";
    private static final String COCKPIT = "/camunda/app/cockpit/default/";

    /** Which words stand on the screen, and which in what it is made of: its source, its fields, and what it hides. */
    private static final String LOOK = """
            words => {
              const any = new RegExp(words.join('|'), 'g');
              const inside = text => [...new Set(text.match(any) ?? [])];
              const typed = [...document.querySelectorAll('input, textarea, select')];
              const text = document.body.innerText
                + typed.filter(field => field.type !== 'hidden').map(field => field.value).join('\\n');
              const all = text + document.documentElement.outerHTML + typed.map(field => field.value).join('\\n');
              return { shown: inside(text), there: inside(all) };
            }""";
    /** Waits for what was not there before, and then until nothing is drawn any more. */
    private static final String GO = """
            async ([hash, until]) => {
              const old = [...document.querySelectorAll(until)];
              const from = performance.now();
              const is = () => [...document.querySelectorAll(until)].some(one => !old.includes(one));
              location.hash = hash;
              while (!is() && performance.now() - from < 20_000) {
                await new Promise(later => setTimeout(later, 20));
              }
              await new Promise(drawn => {
                let quiet = setTimeout(drawn, 150);
                new MutationObserver(() => { clearTimeout(quiet); quiet = setTimeout(drawn, 150); })
                  .observe(document.body, { childList: true, subtree: true, characterData: true });
              });
              return is();
            }""";
    /** Of one's own tasks those of a kind that nobody has opened, and those with a word that has stood on no screen; or one. */
    private static final String OWN = """
            async ([words, kinds]) => {
              const api = '/camunda/api/engine/engine/default/task';
              const tasks = await (await fetch(api + '?maxResults=1000')).json();
              const held = await Promise.all(tasks.map(async task => {
                const form = await (await fetch(`${api}/${task.id}/form-variables?deserializeValues=false`)).text();
                return { id: task.id, kind: task.taskDefinitionKey, words: words.filter(word => form.includes(word)) };
              }));
              const seen = new Set(kinds);
              const opened = held.sort((one, other) => other.words.length - one.words.length)
                .filter(({ kind, words }) => [kind, ...words].filter(mark => !seen.has(mark) && seen.add(mark)).length > 0);
              return (opened.length ? opened : held.slice(0, 1)).map(({ id, kind }) => [id, kind]);
            }""";
    private static final String HAS_QUEUES = """
            async () => {
              const answer = await fetch('/camunda/api/engine/engine/default/filter');
              return answer.ok && (await answer.json()).length > 0;
            }""";
    private static final String LEFT = """
            async ([words, asked]) => {
              const left = [];
              const search = (where, text) => words.filter(word => text.includes(word)).forEach(word => left.push(`${word} in ${where}`));
              search('local storage', JSON.stringify(Object.entries(localStorage)));
              search('session storage', JSON.stringify(Object.entries(sessionStorage)));
              search('cookies', document.cookie);
              search('the page', document.documentElement.outerHTML);
              (await indexedDB.databases()).forEach(one => left.push('a database: ' + one.name));
              (await caches.keys()).forEach(one => left.push('a cache: ' + one));
              (await navigator.serviceWorker.getRegistrations()).forEach(one => left.push('a worker: ' + one.scope));
              await Promise.all(asked.map(async address => {
                const kept = await fetch(address, { cache: 'only-if-cached', mode: 'same-origin' }).catch(() => undefined);
                kept?.ok && search('what the browser keeps of ' + address, await kept.text());
              }));
              return left;
            }""";

    @RegisterExtension
    private static final Chromium CHROMIUM = new Chromium();

    @Autowired
    Hub hub;
    @Autowired
    HubSettings settings;
    @Autowired
    Persons persons;
    @Autowired
    JdbcClient jdbc;
    @LocalServerPort
    int port;

    private PlantedWords words;
    private BrowserContext desk;
    private final Map<String, Map<String, String>> shown = new TreeMap<>();
    private final Map<String, Map<String, String>> there = new TreeMap<>();
    private final Set<String> kinds = new TreeSet<>();
    private final List<String> notDrawn = new ArrayList<>();
    private int turn;

    @Test
    void everybody_finds_on_their_screens_the_words_that_they_may_see_and_leaves_none_behind() {
        words = new PlantedWords(hub, port, jdbc, settings);
        words.arePlanted();
        desk = CHROMIUM.fresh();
        desk.setDefaultTimeout(Persona.PATIENCE_MS);
        var left = new ArrayList<String>();
        PlantedWords.readersWith(PlantedWords.ASKED_BESIDE).stream().filter(reader -> !reader.equals(A_SYSTEM))
                .forEach(reader -> left.addAll(new Visit(reader).everything()));

        assertThat(notDrawn).as("what never came").isEmpty();
        assertThat(tooMuch()).as("what people saw that is not for them").isEmpty();
        assertThat(foundByNobody()).as("what somebody should find on a page").isEmpty();
        assertThat(left).as("what stayed at the desk").isEmpty();
    }

    private String site() {
        return "http://localhost:" + port;
    }

    private List<String> tooMuch() {
        var wrong = new ArrayList<String>();
        there.forEach((reader, found) -> words.words().stream().filter(word -> found.containsKey(word.word())
                        && !word.roles().containsAll(persons.person(reader).groups()))
                .forEach(word -> wrong.add(reader + " saw " + word.word() + " in " + found.get(word.word()))));
        return wrong;
    }

    /** Words that somebody may see, and nobody came by: then the walk has left something out. */
    private List<String> foundByNobody() {
        var unseen = onNoScreen();
        return words.words().stream().filter(word -> unseen.contains(word.word()) && !word.roles().isEmpty()
                        && !PASSED.contains(word.of()) && word.things().stream().noneMatch(ON_NO_PAGE::contains))
                .map(PlantedWords.Word::of).toList();
    }

    private List<String> onNoScreen() {
        return words.words().stream().map(PlantedWords.Word::word)
                .filter(word -> shown.values().stream().noneMatch(found -> found.containsKey(word))).toList();
    }

    private List<String> tasks() {
        return words.cases().stream().flatMap(mash -> mash.openTasks().stream()).map(Task::getId).toList();
    }

    private List<String> cases() {
        return words.cases().stream().map(Hub.Story::caseReference).toList();
    }

    /** Each time others, so that all together come by all. */
    private List<String> some(List<String> all) {
        return IntStream.range(0, Math.min(OF_OTHERS, all.size())).mapToObj(n -> all.get(turn++ % all.size())).toList();
    }

    /** One person at the desk. */
    private final class Visit {

        private final String reader;
        private final Set<String> groups;
        private final Persona persona;
        private final Page page;
        private final Page beside;
        private final Set<String> asked = new TreeSet<>();
        /** A word that another begins with comes after it. */
        private final List<String> all = words.words().stream().map(PlantedWords.Word::word)
                .sorted(Comparator.comparingInt(String::length).reversed()).toList();

        Visit(String reader) {
            this.reader = reader;
            this.groups = persons.person(reader).groups();
            shown.put(reader, new TreeMap<>());
            there.put(reader, new TreeMap<>());
            this.persona = Persona.signsIn(desk, site(), reader);
            this.page = persona.page;
            this.beside = desk.newPage();
            Stream.of(page, beside).forEach(one -> one.onResponse(response -> asked.add(response.url())));
        }

        /** @return what is left of it in the browser */
        @SuppressWarnings("unchecked")
        List<String> everything() {
            look(page, "where they arrive");
            tasklist();
            pages();
            if (groups.stream().anyMatch(WITH_COCKPIT::contains)) {
                cockpit();
            }
            beside.close();
            persona.signsOut();
            var left = (List<String>) page.evaluate(LEFT, List.of(Stream.concat(all.stream(), Canary.ALL.stream()).toList(),
                    asked.stream().filter(url -> !url.matches(".*/(login|camunda/(app|lib|assets))\\b.*")).toList()));
            persona.goesHome();
            return left.stream().map(what -> reader + " left " + what).toList();
        }

        @SuppressWarnings("unchecked")
        private void look(Page at, String where) {
            var seen = (Map<String, List<String>>) at.evaluate(LOOK, all);
            seen.get("shown").forEach(word -> shown.get(reader).putIfAbsent(word, where));
            seen.get("there").forEach(word -> there.get(reader).putIfAbsent(word, where));
        }

        private void goes(Page at, String hash, String until) {
            if (!(Boolean) at.evaluate(GO, List.of(hash, until))) {
                notDrawn.add(reader + " waited for " + until + " at " + hash);
            }
            look(at, hash);
        }

        private void tasklist() {
            if (page.url().contains(TASKLIST)) {
                queuesAndForms(page);
                return;
            }
            var tasklist = desk.newPage();
            tasklist.navigate(site() + TASKLIST + "#/?task=" + some(tasks()).get(0));
            tasklist.waitForLoadState(LoadState.NETWORKIDLE);
            look(tasklist, "Tasklist");
            if ((Boolean) tasklist.evaluate(HAS_QUEUES)) {
                queuesAndForms(tasklist);
            }
            tasklist.close();
        }

        @SuppressWarnings("unchecked")
        private void queuesAndForms(Page tasklist) {
            var queues = tasklist.locator(".task-filters .task-filter .name a");
            queues.first().waitFor();
            for (var queue : queues.all()) {
                queue.click();
                tasklist.waitForTimeout(150);
                look(tasklist, "a queue");
            }
            var own = new ArrayList<String>();
            for (var task : (List<List<String>>) tasklist.evaluate(OWN, List.of(onNoScreen(), List.copyOf(kinds)))) {
                own.add(task.get(0));
                kinds.add(task.get(1));
            }
            for (var task : own) {
                goes(tasklist, "#/?task=" + task, ".fjs-container");
                for (var link : tasklist.locator(".fjs-container a[href^='/']").all()) {
                    opens(link.getAttribute("href"));
                }
            }
            if (!own.isEmpty()) {
                tasklist.getByText("Diagram", new Page.GetByTextOptions().setExact(true)).click();
                tasklist.locator("svg .djs-group").first().waitFor();
                look(tasklist, "a diagram");
            }
            for (var task : some(tasks().stream().filter(task -> !own.contains(task)).toList())) {
                tasklist.evaluate("hash => { location.hash = hash; }", "#/?task=" + task);
                tasklist.waitForLoadState(LoadState.NETWORKIDLE);
                look(tasklist, "a task of others");
            }
        }

        private int opens(String path) {
            var answer = beside.navigate(site() + path, new Page.NavigateOptions().setWaitUntil(WaitUntilState.DOMCONTENTLOADED));
            look(beside, path);
            return answer.status();
        }

        private void pages() {
            for (var path : List.of("/governance", "/need-to-know", "/policy")) {
                if (opens(path) == 200) {
                    beside.waitForLoadState(LoadState.NETWORKIDLE);
                    look(beside, path);
                    if (path.equals("/governance")) {
                        whatWasShared();
                    }
                }
            }
            for (var path : List.of("/chronology", "/documents")) {
                if (opens(path) != 403) {
                    some(cases()).forEach(reference -> opens(path + "?case=" + reference));
                }
            }
            some(tasks()).forEach(task -> opens("/documents?task=" + task));
        }

        /** The answer takes the focus from the button once it is drawn. */
        private void whatWasShared() {
            for (var reference : cases()) {
                beside.locator("#disclosures [name=case]").fill(reference);
                beside.locator("#disclosures button").first().click();
                beside.locator("#shown-disclosures:focus").waitFor();
                look(beside, "what was shared");
            }
        }

        private void cockpit() {
            beside.navigate(site() + COCKPIT);
            beside.getByText("Running Process Instances").first().waitFor();
            look(beside, "Cockpit");
            goes(beside, "#/processes", ".processes-dashboard, section table");
            for (var instance : some(instances())) {
                goes(beside, "#/process-instance/" + instance + "/runtime", "svg .djs-group");
                for (var tab : beside.locator(".ctn-bottom .nav-tabs a").all()) {
                    tab.click();
                    beside.waitForTimeout(100);
                    look(beside, "a case in Cockpit");
                }
            }
        }

        private List<String> instances() {
            return jdbc.sql("select ID_ from ACT_RU_EXECUTION where PARENT_ID_ is null and SUPER_EXEC_ is null").query(String.class).list();
        }
    }
}
