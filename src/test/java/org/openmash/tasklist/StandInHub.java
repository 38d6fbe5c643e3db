package org.openmash.tasklist;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * Just enough of a hub for Tasklist to run in a browser: the webapp as it is shipped, one task, one start form, and a
 * session that can be ended. It answers what a browser asks and keeps what a browser sends; nothing is checked here.
 */
class StandInHub implements AutoCloseable {

    static final String TASK = "0000aaaa-1111-2222-3333-444455556666";
    private static final String DEFINITION = "referralPathway:1:0000bbbb-1111-2222-3333-444455556666";
    private static final String ENGINE = "/camunda/api/engine/engine/default";

    final List<String> drafts = new CopyOnWriteArrayList<>();
    final List<String> submissions = new CopyOnWriteArrayList<>();
    final List<String> signOuts = new CopyOnWriteArrayList<>();
    /** What the server says to the next submission; empty: it takes it. */
    volatile String refusal = "";

    private final Set<String> sessions = ConcurrentHashMap.newKeySet();
    private final HttpServer server;
    private volatile String askedFor = "/";

    StandInHub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.createContext("/", this::answer);
        server.start();
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    void endAllSessions() {
        sessions.clear();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            var path = exchange.getRequestURI().getPath();
            if (path.equals("/login")) {
                login(exchange);
            } else if (!signedIn(exchange)) {
                refuse(exchange, path);
            } else if (path.equals("/logout")) {
                signOuts.add(header(exchange, "X-MASH-XSRF"));
                endAllSessions();
                send(exchange, 204, "text/plain", new byte[0]);
            } else if (path.equals("/camunda/app/tasklist/default/")) {
                send(exchange, 200, "text/html", page().getBytes(UTF_8));
            } else if (path.startsWith("/api/") || path.startsWith("/camunda/api/") && !path.contains("/static/")) {
                json(exchange, path, body);
            } else {
                file(exchange, path);
            }
        }
    }

    private boolean signedIn(HttpExchange exchange) {
        return sessions.stream().anyMatch(session -> header(exchange, "Cookie").contains("SESSION=" + session));
    }

    private void login(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("GET")) {
            send(exchange, 200, "text/html",
                    "<h1>Sign in</h1><form method=post action=/login><button>Sign in</button></form>".getBytes(UTF_8));
            return;
        }
        var session = UUID.randomUUID().toString();
        sessions.add(session);
        exchange.getResponseHeaders().add("Set-Cookie", "SESSION=" + session + "; Path=/; HttpOnly");
        exchange.getResponseHeaders().add("Set-Cookie", "MASH-XSRF=token; Path=/");
        redirect(exchange, askedFor);
    }

    private void refuse(HttpExchange exchange, String path) throws IOException {
        if (path.contains("/api/")) {
            send(exchange, 401, "application/json", "{}".getBytes(UTF_8));
        } else {
            if (path.startsWith("/camunda/app/tasklist/default")) {
                askedFor = exchange.getRequestURI().toString();
            }
            redirect(exchange, "/login");
        }
    }

    private void json(HttpExchange exchange, String path, String body) throws IOException {
        var method = exchange.getRequestMethod();
        if (path.startsWith("/api/drafts/")) {
            drafts.add(body);
            send(exchange, 204, "application/json", new byte[0]);
        } else if (path.endsWith("/submit-form") && !refusal.isEmpty()) {
            reply(exchange, 400, """
                    {"type": "Refusal", "message": "%s"}""".formatted(refusal));
        } else if (path.endsWith("/submit-form")) {
            submissions.add(body);
            send(exchange, 204, "application/json", new byte[0]);
        } else if (method.equals("OPTIONS")) {
            reply(exchange, 200, "{\"links\": []}");
        } else {
            reply(exchange, 200, read(path));
        }
    }

    private String read(String path) {
        var task = """
                {"id": "%s", "name": "Screen the contact", "assignee": "screening", "processDefinitionId": "%s",
                 "processInstanceId": "i", "taskDefinitionKey": "UserTask_Screen", "priority": 50, "created": "2026-11-21T10:00:00.000+0000",
                 "_embedded": {"processDefinition": [{"id": "%2$s", "key": "referralPathway", "name": "Referral pathway"}],
                               "identityLink": [{"type": "assignee", "userId": "screening", "_embedded": null}], "assignee": []}}"""
                .formatted(TASK, DEFINITION, DEFINITION);
        return switch (path) {
            case "/api/me" -> "{\"id\": \"screening\", \"demo\": true, \"hub\": \"Wolverhampton MASH\"}";
            case "/api/cards" -> """
                    [{"taskId": "%s", "caseReference": "MASH-2026-000123", "rating": "AMBER", "ratingText": "AMBER, provisional",
                      "waitingFor": "Screening", "subject": "J.S., 4, <b>WV1</b>", "due": "2020-01-01T00:00:00Z"}]""".formatted(TASK);
            case "/camunda/api/engine/engine/" -> "[{\"name\": \"default\"}]";
            case "/camunda/api/admin/auth/user/default" -> "{\"userId\": \"screening\", \"authorizedApps\": [\"tasklist\"]}";
            case ENGINE + "/user/screening/profile" -> "{\"id\": \"screening\", \"firstName\": \"Sam\", \"lastName\": \"Green\"}";
            case ENGINE + "/filter/count", ENGINE + "/process-definition/count" -> "{\"count\": 1}";
            case ENGINE + "/filter" -> """
                    [{"id": "f", "resourceType": "Task", "name": "My work", "query": {}, "properties": {"refresh": true, "priority": 0}}]""";
            case ENGINE + "/filter/f/list" -> "{\"_embedded\": {\"task\": [%s], \"processDefinition\": [], \"assignee\": []}, \"count\": 1}".formatted(task);
            case ENGINE + "/task" -> "[]";
            case ENGINE + "/task/" + TASK -> task;
            case ENGINE + "/task/" + TASK + "/form", ENGINE + "/process-definition/" + DEFINITION + "/startForm" ->
                    "{\"key\": null, \"camundaFormRef\": {\"key\": \"screen\", \"binding\": \"latest\"}}";
            case ENGINE + "/task/" + TASK + "/form-variables" ->
                    "{\"form\": {\"type\": \"Json\", \"valueInfo\": {}, \"value\": \"{\\\"version\\\": 3, \\\"children\\\": [{\\\"name\\\": \\\"Ada\\\"}]}\"}}";
            case ENGINE + "/task/" + TASK + "/deployed-form", ENGINE + "/process-definition/" + DEFINITION + "/deployed-start-form" ->
                    new String(resource("tasklist/screen.form.json"), UTF_8);
            case ENGINE + "/process-definition" -> """
                    [{"id": "%s", "key": "referralPathway", "name": "Referral pathway", "version": 1}]""".formatted(DEFINITION);
            default -> "{}";
        };
    }

    /** The page as Camunda's own servlet would fill it in. */
    private static String page() {
        return new String(resource("META-INF/resources/webjars/camunda/app/tasklist/index.html"), UTF_8)
                .replace("$APP_ROOT", "/camunda")
                .replace("$BASE", "/camunda/app/tasklist/default/")
                .replace("$CSP_NONCE", "")
                .replace("$PLUGIN_DEPENDENCIES",
                        "[{ngModuleName: 'tasklist.plugin.tasklistPlugins', requirePackageName: 'tasklist-plugin-tasklistPlugins'}]")
                .replace("$PLUGIN_PACKAGES",
                        "[{name: 'tasklist-plugin-tasklistPlugins', location: '/camunda/api/tasklist/plugin/tasklistPlugins/static/app', main: 'plugin.js'}]");
    }

    private static void file(HttpExchange exchange, String path) throws IOException {
        var name = path.contains("/static/")
                ? "META-INF/resources/plugin/tasklist" + path.substring(path.indexOf("/static/") + "/static".length())
                : "META-INF/resources/webjars" + path;
        var type = path.endsWith(".js") ? "text/javascript"
                : path.endsWith(".css") ? "text/css"
                : path.endsWith(".svg") ? "image/svg+xml"
                : path.endsWith(".json") ? "application/json" : "application/octet-stream";
        var content = resource(name);
        send(exchange, content == null ? 404 : 200, type, content == null ? new byte[0] : content);
    }

    private static byte[] resource(String name) {
        try (InputStream in = StandInHub.class.getClassLoader().getResourceAsStream(name)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String header(HttpExchange exchange, String name) {
        var value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    private static void redirect(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().add("Location", to);
        send(exchange, 302, "text/plain", new byte[0]);
    }

    private static void reply(HttpExchange exchange, int status, String json) throws IOException {
        send(exchange, status, exchange.getRequestURI().getPath().endsWith("/list") || exchange.getRequestURI().getPath().contains("/task/" + TASK)
                ? "application/hal+json" : "application/json", json.getBytes(UTF_8));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] content) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", type + (type.startsWith("image") ? "" : ";charset=UTF-8"));
        exchange.getResponseHeaders().add("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
        if (content.length > 0) {
            exchange.getResponseBody().write(content);
        }
    }
}
