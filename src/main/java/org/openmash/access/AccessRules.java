package org.openmash.access;

import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.http.server.PathContainer;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Which role may call which method on which path of every HTTP surface: {@code access-rules.yaml}. What is not listed is
 * closed.
 */
@Validated
@ConfigurationProperties("mash.access")
record AccessRules(@NotEmpty List<Rule> rules) {

    /**
     * @param groups who may; {@code "*"} is everybody who has signed in, {@code agency-*} every agency
     * @param paths  methods and paths, for example {@code GET /engine-rest/task}
     */
    record Rule(String why, @NotEmpty List<String> groups, @NotEmpty List<String> paths) {
    }

    private static final Map<String, PathPattern> PATTERNS = new ConcurrentHashMap<>();
    private static final String WEBAPPS_ENGINE = "/camunda/api/engine/engine/default/";

    /** Whether one of these groups may call the path. The webapps' way to the engine counts as the engine's REST API. */
    boolean allow(String method, String requested, Set<String> groups) {
        var path = onTheEngine(requested);
        return rules.stream().filter(rule -> concerns(rule, groups))
                .flatMap(rule -> rule.paths().stream()).anyMatch(entry -> matches(entry, method, path));
    }

    static String onTheEngine(String requested) {
        return requested.startsWith(WEBAPPS_ENGINE) ? "/engine-rest/" + requested.substring(WEBAPPS_ENGINE.length())
                : requested;
    }

    /** Whether the rules name this part of a path: then it is nothing that somebody typed about somebody. */
    boolean isWord(String segment) {
        return rules.stream().flatMap(rule -> rule.paths().stream())
                .flatMap(entry -> java.util.Arrays.stream(entry.substring(entry.indexOf(' ') + 1).strip().split("/")))
                .anyMatch(segment::equals);
    }

    private static boolean concerns(Rule rule, Set<String> groups) {
        return rule.groups().stream().anyMatch(listed -> listed.equals("*") || groups.contains(listed)
                || listed.equals("agency-*") && groups.stream().anyMatch(group -> group.startsWith("agency-")));
    }

    private static boolean matches(String entry, String method, String path) {
        var space = entry.indexOf(' ');
        var methods = List.of(entry.substring(0, space).split("\\|"));
        return (methods.contains(method) || method.equals("HEAD") && methods.contains("GET"))
                && pattern(entry.substring(space + 1).strip()).matches(PathContainer.parsePath(path));
    }

    private static PathPattern pattern(String text) {
        return PATTERNS.computeIfAbsent(text, PathPatternParser.defaultInstance::parse);
    }
}
