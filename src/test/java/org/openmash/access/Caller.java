package org.openmash.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** Somebody who calls the running application from outside: with HTTP Basic, or signed in as in a browser. */
public final class Caller {

    /** What came back. */
    public record Answer(int status, String body, HttpResponse<String> response) {

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public boolean isRefused() {
            return status >= 400 && status < 500;
        }
    }

    private final String base;
    private final HttpClient client;
    private final CookieManager cookies = new CookieManager();
    private final Optional<String> credentials;

    private Caller(int port, Optional<String> credentials) {
        this.base = "http://127.0.0.1:" + port;
        this.credentials = credentials;
        this.client = HttpClient.newBuilder().cookieHandler(cookies).followRedirects(HttpClient.Redirect.NEVER).build();
    }

    public static Caller nobody(int port) {
        return new Caller(port, Optional.empty());
    }

    /** A persona of the demonstration, whose password is its id. */
    public static Caller basic(int port, String persona) {
        return new Caller(port, Optional.of("Basic " + Base64.getEncoder()
                .encodeToString((persona + ":" + persona).getBytes(StandardCharsets.UTF_8))));
    }

    /** Signs in on the login page and opens a webapp, which hands out the token for its own API. */
    public static Caller signedIn(int port, String persona) {
        var caller = new Caller(port, Optional.empty());
        caller.get("/login");
        caller.send("POST", "/login", "username=" + persona + "&password=" + persona + "&_csrf="
                        + URLEncoder.encode(caller.cookie("MASH-XSRF"), StandardCharsets.UTF_8),
                Map.of("Content-Type", "application/x-www-form-urlencoded"));
        caller.get("/camunda/app/tasklist/default/");
        return caller;
    }

    public Answer get(String path) {
        return send("GET", path, null, Map.of());
    }

    public Answer post(String path, String json) {
        return send("POST", path, json, Map.of("Content-Type", "application/json"));
    }

    public Answer call(String method, String path, String json) {
        return send(method, path, json, json == null ? Map.of() : Map.of("Content-Type", "application/json"));
    }

    /** Fields of a form, and a file. */
    public Answer upload(String path, Map<String, String> fields, String filename, String content) {
        var body = new StringBuilder();
        fields.forEach((name, value) -> body.append("--x\r\nContent-Disposition: form-data; name=\"").append(name)
                .append("\"\r\n\r\n").append(value).append("\r\n"));
        body.append("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"").append(filename)
                .append("\"\r\nContent-Type: application/octet-stream\r\n\r\n").append(content).append("\r\n--x--\r\n");
        return send("POST", path, body.toString(), Map.of("Content-Type", "multipart/form-data; boundary=x"));
    }

    public Answer send(String method, String path, String body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        request.header("Accept", "application/json, text/html;q=0.9, */*;q=0.8");
        headers.forEach(request::setHeader);
        credentials.ifPresent(basic -> request.header("Authorization", basic));
        Optional.of(cookie("XSRF-TOKEN")).filter(token -> !token.isEmpty())
                .ifPresent(token -> request.header("X-XSRF-TOKEN", token));
        Optional.of(cookie("MASH-XSRF")).filter(token -> !token.isEmpty() && !path.equals("/login"))
                .ifPresent(token -> request.header("X-MASH-XSRF", token));
        try {
            var response = client.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals(name))
                .map(java.net.HttpCookie::getValue).findFirst().orElse("");
    }
}
