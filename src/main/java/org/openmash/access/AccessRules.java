package org.openmash.access;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.http.server.PathContainer;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Which role may call which method on which path of every HTTP surface: {@code access-rules.yaml}. What is not listed is
 * closed; what the application answers and nobody may call is listed as closed on purpose, so that a new path is noticed.
 */
@Validated
@ConfigurationProperties("mash.access")
record AccessRules(@NotEmpty List<String> open, @NotEmpty List<@Valid Rule> rules, @NotEmpty List<@Valid Closed> closed) {

    private static final String EVERYBODY = "*";
    private static final String AGENCIES = "agency-*";

    /**
     * @param shows  what a call shows, in the words of {@link NeedToKnow}
     * @param groups who may; {@code "*"} is everybody who has signed in, {@code agency-*} every agency
     * @param paths  methods and paths, for example {@code GET /engine-rest/task}
     */
    record Rule(@NotBlank String why, @NotEmpty List<String> shows, @NotEmpty List<String> groups,
                @NotEmpty List<String> paths) {

        /** The groups in the words of {@link NeedToKnow}. */
        List<String> roles() {
            return groups.stream().map(group -> group.equals(EVERYBODY) ? NeedToKnow.EVERYBODY
                    : group.equals(AGENCIES) ? NeedToKnow.AGENCIES : group).toList();
        }
    }

    /** @param paths methods and paths that nobody may call */
    record Closed(@NotBlank String why, @NotEmpty List<String> paths) {
    }

    private static final Map<String, Entry> ENTRIES = new ConcurrentHashMap<>();
    private static final String WEBAPPS_ENGINE = "/camunda/api/engine/engine/default/";

    /** Whether no signing in is asked for. */
    boolean isOpen(String method, String requested) {
        var path = PathContainer.parsePath(requested);
        return open.stream().anyMatch(entry -> matches(entry, method, path));
    }

    /** Whether one of these groups may call the path. The webapps' way to the engine counts as the engine's REST API. */
    boolean allow(String method, String requested, Set<String> groups) {
        var path = PathContainer.parsePath(onTheEngine(requested));
        return rules.stream().filter(rule -> concerns(rule, groups))
                .flatMap(rule -> rule.paths().stream()).anyMatch(entry -> matches(entry, method, path));
    }

    /** The rules by which somebody may call the path. */
    List<Rule> opening(String method, String requested) {
        var path = PathContainer.parsePath(onTheEngine(requested));
        return rules.stream().filter(rule -> rule.paths().stream().anyMatch(entry -> matches(entry, method, path)))
                .toList();
    }

    /** The entries by which the path is closed to everybody. */
    List<String> closing(String method, String requested) {
        var path = PathContainer.parsePath(onTheEngine(requested));
        return closed.stream().flatMap(entry -> entry.paths().stream())
                .filter(entry -> matches(entry, method, path)).toList();
    }

    static String onTheEngine(String requested) {
        return requested.startsWith(WEBAPPS_ENGINE) ? "/engine-rest/" + requested.substring(WEBAPPS_ENGINE.length())
                : requested;
    }

    /** The parts of paths that the rules name: nothing that somebody typed about somebody. */
    Set<String> words() {
        return Stream.concat(rules.stream().flatMap(rule -> rule.paths().stream()),
                        closed.stream().flatMap(entry -> entry.paths().stream()))
                .flatMap(entry -> Arrays.stream(entry.substring(entry.indexOf(' ') + 1).strip().split("[/{}:|]")))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean concerns(Rule rule, Set<String> groups) {
        return rule.groups().stream().anyMatch(listed -> listed.equals(EVERYBODY) || groups.contains(listed)
                || listed.equals(AGENCIES) && groups.stream().anyMatch(group -> group.startsWith("agency-")));
    }

    private static boolean matches(String entry, String method, PathContainer path) {
        return ENTRIES.computeIfAbsent(entry, Entry::read).matches(method, path);
    }

    private record Entry(Set<String> methods, PathPattern path) {

        static Entry read(String text) {
            var space = text.indexOf(' ');
            return new Entry(Set.of(text.substring(0, space).split("\\|")),
                    PathPatternParser.defaultInstance.parse(text.substring(space + 1).strip()));
        }

        boolean matches(String method, PathContainer called) {
            return (methods.contains(method) || method.equals("HEAD") && methods.contains("GET")) && path.matches(called);
        }
    }
}
