package org.openmash.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openmash.access.Caller;
import org.openmash.faults.RunningHub;
import org.openmash.story.Contacts;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * 200 signed-in people of four agencies look at their queues as Tasklist does, each every ten seconds, and answer, while
 * 50,000 requests stand open; PostgreSQL, the hub as it runs. Only with {@code -Pbench}, on a machine that does nothing
 * else. What counts is the time in the server, from its own access log.
 */
class AgencyQueueBench {

    private static final String WEBAPPS = "/camunda/api/engine/engine/default";
    private static final List<String> AGENCIES = List.of("police", "health", "education", "housing");
    private static final int PEOPLE = Integer.getInteger("mash.people", 200);
    private static final String CLEARED = "{\"vetting\":\"2999-12-31\",\"dataProtection\":\"2999-12-31\","
            + "\"safeguarding\":\"2999-12-31\"}";
    private static final int CASES = Integer.getInteger("mash.cases", 12_500);
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final Duration UNMEASURED = Duration.ofSeconds(60);
    private static final Duration MEASURED = Duration.ofSeconds(Integer.getInteger("mash.seconds", 60));
    private static final long LOOKS = PEOPLE * MEASURED.toSeconds() / EVERY.toSeconds();
    private static final JsonMapper JSON = JsonMapper.builder().findAndAddModules().build();

    @TempDir
    Path directory;

    @Test
    void a_queue_is_shown_in_less_than_300_ms() throws Exception {
        try (var postgres = EmbeddedPostgres.builder().start()) {
            fill(postgres);
            var shown = measured(postgres, true);
            var withoutAuthorizations = measured(postgres, false);
            System.out.println("Queue, " + PEOPLE + " people, " + CASES * AGENCIES.size() + " open requests: " + shown);
            System.out.println("The same without authorizations: " + withoutAuthorizations);
            assertThat(shown.percentile(95)).isLessThan(Duration.ofMillis(300));
        }
    }

    private void fill(EmbeddedPostgres postgres) throws Exception {
        String caseReference;
        try (var hub = hub(postgres, true)) {
            caseReference = aCaseWhoseAgenciesAreAsked(hub);
            accounts(hub);
            nothingIsToBeDone(postgres);
        }
        var began = System.nanoTime();
        new ManyCases(postgres.getPostgresDatabase()).copy(caseReference, CASES);
        System.out.println("Copied in " + Duration.ofNanos(System.nanoTime() - began).toSeconds() + " s; jobs that are due: "
                + jobsToBeDone(postgres));
    }

    private RunningHub hub(EmbeddedPostgres postgres, boolean authorizations) throws IOException, InterruptedException {
        return RunningHub.with(directory, "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                "--spring.datasource.username=postgres", "--spring.datasource.password=postgres",
                "--camunda.bpm.authorization.enabled=" + authorizations, "--server.tomcat.accesslog.enabled=true",
                "--server.tomcat.accesslog.directory=" + directory.resolve("access-" + authorizations),
                "--server.tomcat.accesslog.pattern=%{us}T %s %m %U", "--server.tomcat.accesslog.buffered=false");
    }

    // what stands open

    private static String aCaseWhoseAgenciesAreAsked(RunningHub hub) throws Exception {
        var answer = Caller.basic(hub.port(), "partner").post("/api/referrals",
                JSON.writeValueAsString(Contacts.amber()));
        assertThat(answer.status()).isEqualTo(201);
        var reference = JSON.readTree(answer.body()).get("caseReference").asText();
        does(hub, reference, "screening", "UserTask_ScreenContact", Map.of("kind", "CHILD_CONCERN", "subjects",
                List.of(Map.of("subjectId", "child-1", "knownTo", "NONE", "livesInArea", "YES"))));
        does(hub, reference, "social-care-lead", "UserTask_RateContact", Map.of("ratings",
                List.of(Map.of("subjectId", "child-1", "rating", "AMBER"))));
        does(hub, reference, "unit-manager", "UserTask_ChooseAgencies", Map.of("agencies", AGENCIES, "subjectIds",
                List.of("child-1"), "periodMonths", 12, "reason", "Seen on the stairs", "significantHarm", "YES",
                "significantHarmFacts", "Seen on the stairs"));
        for (var agency : AGENCIES) {
            waiting(Caller.basic(hub.port(), agency), reference, "UserTask_AnswerRequest");
        }
        return reference;
    }

    private static void does(RunningHub hub, String reference, String persona, String element, Map<String, ?> form)
            throws Exception {
        var caller = Caller.basic(hub.port(), persona);
        var task = waiting(caller, reference, element);
        assertThat(completes(caller, "/engine-rest", persona, task, form)).as(element).isTrue();
    }

    private static String waiting(Caller caller, String reference, String element) throws Exception {
        for (int i = 0; i < 300; i++) {
            var found = JSON.readTree(caller.get("/engine-rest/task?processInstanceBusinessKey=" + reference
                    + "&taskDefinitionKey=" + element).body());
            if (!found.isEmpty()) {
                return found.get(0).get("id").asText();
            }
            Thread.sleep(100);
        }
        throw new AssertionError("No task at " + element);
    }

    /** Claims, opens, sends. */
    private static boolean completes(Caller caller, String engine, String persona, String task, Map<String, ?> form)
            throws JsonProcessingException {
        if (caller.post(engine + "/task/" + task + "/claim", "{\"userId\":\"" + persona + "\"}").isRefused()) {
            return false;
        }
        var opened = JSON.readTree(JSON.readTree(caller.get(engine + "/task/" + task
                + "/form-variables?deserializeValues=false").body()).get("form").get("value").asText());
        var sent = new java.util.LinkedHashMap<String, Object>(form);
        sent.put("version", opened.get("version"));
        return caller.post(engine + "/task/" + task + "/submit-form", JSON.writeValueAsString(Map.of("variables",
                Map.of("form", Map.of("type", "Json", "value", JSON.writeValueAsString(sent)))))).status() == 204;
    }

    /** A job that waits to be executed would be there once for each copy. */
    private static void nothingIsToBeDone(EmbeddedPostgres postgres) throws InterruptedException {
        for (int i = 0; i < 300 && jobsToBeDone(postgres) > 0; i++) {
            Thread.sleep(100);
        }
        assertThat(jobsToBeDone(postgres)).as("jobs that are waiting").isZero();
    }

    private static long jobsToBeDone(EmbeddedPostgres postgres) {
        return JdbcClient.create(postgres.getPostgresDatabase()).sql("select count(*) from act_ru_job where retries_ > 0"
                + " and (duedate_ is null or duedate_ < now() + interval '15 minutes')").query(Long.class).single();
    }

    // who is signed in

    private static void accounts(RunningHub hub) throws JsonProcessingException {
        var admin = Caller.basic(hub.port(), "admin");
        for (int n = 0; n < PEOPLE; n++) {
            var id = person(n);
            assertThat(admin.post("/engine-rest/user/create", JSON.writeValueAsString(Map.of("profile",
                    Map.of("id", id, "firstName", "Person", "lastName", "Number " + n, "email", ""),
                    "credentials", Map.of("password", id)))).status()).isEqualTo(204);
            assertThat(admin.call("PUT", "/engine-rest/group/agency-" + agency(n) + "/members/" + id, "{}").status())
                    .isEqualTo(204);
            assertThat(admin.call("PUT", "/api/staff/" + id + "/clearances", CLEARED).status()).isEqualTo(204);
        }
    }

    private static String person(int n) {
        return agency(n) + "-number-" + n;
    }

    private static String agency(int n) {
        return AGENCIES.get(n % AGENCIES.size());
    }

    // what they do

    private Figures measured(EmbeddedPostgres postgres, boolean authorizations) throws Exception {
        try (var hub = hub(postgres, authorizations)) {
            var people = signedIn(hub);
            var answered = new AtomicInteger();
            var failed = new ConcurrentLinkedQueue<String>();
            var began = System.nanoTime();
            var workers = Executors.newScheduledThreadPool(64);
            for (var person : people) {
                workers.scheduleAtFixedRate(() -> person.looks(answered, failed),
                        ThreadLocalRandom.current().nextLong(EVERY.toMillis()), EVERY.toMillis(), TimeUnit.MILLISECONDS);
            }
            Thread.sleep(UNMEASURED.toMillis());
            var from = lines(authorizations).size();
            Thread.sleep(MEASURED.toMillis());
            // what is cut off by the end has not failed
            var failures = List.copyOf(failed);
            workers.shutdownNow();
            var lines = lines(authorizations);
            var measured = lines.subList(from, lines.size());
            System.out.printf("%s authorizations, %d s: %d answers (the whole %d s)%n", authorizations ? "With" : "Without",
                    MEASURED.toSeconds(), answered.get(), Duration.ofNanos(System.nanoTime() - began).toSeconds());
            for (var path : List.of("/list", "/api/cards", "/claim", "/form-variables", "/submit-form")) {
                print(path, measured);
            }
            assertThat(failures).as("looks that failed").isEmpty();
            assertThat(answered.get()).as("answers").isPositive();
            assertThat(statuses("/list", measured)).as("lists shown, by status").containsOnlyKeys("200");
            assertThat(statuses("/list", measured).get("200")).as("lists shown").isGreaterThanOrEqualTo(LOOKS * 9 / 10);
            return figures("/list", measured);
        }
    }

    private static Map<String, Long> statuses(String path, List<String[]> lines) {
        return lines.stream().filter(line -> line[3].endsWith(path))
                .collect(Collectors.groupingBy(line -> line[1], TreeMap::new, Collectors.counting()));
    }

    private static void print(String path, List<String[]> lines) {
        var statuses = statuses(path, lines);
        if (!statuses.isEmpty()) {
            System.out.println("  " + path + ": " + figures(path, lines) + ", " + statuses);
        }
    }

    private static Figures figures(String path, List<String[]> lines) {
        return Figures.ofNanos(lines.stream().filter(line -> line[3].endsWith(path))
                .mapToLong(line -> TimeUnit.MICROSECONDS.toNanos(Long.parseLong(line[0]))).toArray());
    }

    /** Duration in microseconds, status, method, path. */
    private List<String[]> lines(boolean authorizations) throws IOException {
        try (Stream<Path> logs = Files.list(directory.resolve("access-" + authorizations))) {
            var lines = new ArrayList<String[]>();
            for (var log : logs.sorted().toList()) {
                Files.readAllLines(log).stream().map(line -> line.split(" ")).filter(line -> line.length == 4)
                        .forEach(lines::add);
            }
            return lines;
        }
    }

    private static List<AtTheQueue> signedIn(RunningHub hub) throws JsonProcessingException {
        var people = new ArrayList<AtTheQueue>();
        for (int n = 0; n < PEOPLE; n++) {
            var caller = Caller.signedIn(hub.port(), person(n));
            String filter = null;
            for (JsonNode each : JSON.readTree(caller.get(WEBAPPS + "/filter?resourceType=Task").body())) {
                if (each.get("name").asText().equals("My agency's requests")) {
                    filter = each.get("id").asText();
                }
            }
            assertThat(filter).as("queue of " + person(n)).isNotNull();
            people.add(new AtTheQueue(person(n), caller, filter));
        }
        return people;
    }

    /** One person with Tasklist open: what it asks every ten seconds, and now and then an answer. */
    private record AtTheQueue(String id, Caller caller, String filter) {

        private static final String LIST = "{\"processVariables\":[],\"taskVariables\":[],\"caseInstanceVariables\":[],"
                + "\"firstResult\":0,\"maxResults\":15,\"sorting\":[{\"sortBy\":\"dueDate\",\"sortOrder\":\"asc\"}],"
                + "\"active\":true}";

        private static final Map<String, Object> NOT_KNOWN = Map.of("state", "NOT_KNOWN", "systemsSearched",
                "The case system", "searchedAsOf", "2026-11-01", "people",
                List.of(Map.of("subjectId", "child-1", "match", "NOT_FOUND")));

        /**
         * @param answered counts the answers
         * @param failed   what went wrong
         */
        void looks(AtomicInteger answered, Queue<String> failed) {
            try {
                var list = caller.send("POST", WEBAPPS + "/filter/" + filter + "/list?firstResult=0&maxResults=15", LIST,
                        Map.of("Content-Type", "application/json", "Accept", "application/hal+json"));
                var tasks = JSON.readTree(list.body()).at("/_embedded/task");
                var ids = new ArrayList<String>();
                tasks.forEach(task -> ids.add(task.get("id").asText()));
                caller.get("/api/cards?taskId=" + String.join("&taskId=", ids));
                if (!ids.isEmpty() && ThreadLocalRandom.current().nextInt(20) == 0
                        && completes(caller, WEBAPPS, id, ids.get(ThreadLocalRandom.current().nextInt(ids.size())),
                                NOT_KNOWN)) {
                    answered.incrementAndGet();
                }
            } catch (RuntimeException | IOException e) {
                failed.add(e.toString());
            }
        }
    }
}
