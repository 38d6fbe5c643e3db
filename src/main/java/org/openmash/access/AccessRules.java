package org.openmash.access;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openmash.hub.HubSettings;
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
class AccessRules {

    private static final String EVERYBODY = "*";
    private static final String AGENCIES = "agency-*";
    private static final String WEBAPPS_ENGINE = "/camunda/api/engine/engine/default/";

    @NotEmpty
    private final List<String> open;
    @NotEmpty
    private final List<@Valid Rule> rules;
    @NotEmpty
    private final List<@Valid Closed> closed;
    private final Doors<String> openDoors = new Doors<>();
    private final Doors<Rule> doorsOfRules = new Doors<>();
    private final Doors<String> closedDoors = new Doors<>();

    /** What is missing is said when it is validated. */
    AccessRules(List<String> open, List<Rule> rules, List<Closed> closed) {
        this.open = Objects.requireNonNullElse(open, List.of());
        this.rules = Objects.requireNonNullElse(rules, List.of());
        this.closed = Objects.requireNonNullElse(closed, List.of());
        this.open.forEach(door -> openDoors.add(door, door));
        this.rules.forEach(rule -> rule.paths().forEach(door -> doorsOfRules.add(door, rule)));
        this.closed.forEach(entry -> entry.paths().forEach(door -> closedDoors.add(door, door)));
    }

    /**
     * @param shows  what a call shows, in the words of {@link NeedToKnow}
     * @param groups who may; {@code "*"} is everybody who has signed in, {@code agency-*} every agency
     * @param paths  methods and paths, for example {@code GET /engine-rest/task}
     */
    record Rule(@NotBlank String why, @NotEmpty List<String> shows, @NotEmpty List<String> groups,
                @NotEmpty List<String> paths) {

        Rule {
            paths = Objects.requireNonNullElse(paths, List.of());
        }

        /** The groups in the words of {@link NeedToKnow}. */
        List<String> roles() {
            return groups.stream().map(group -> group.equals(EVERYBODY) ? NeedToKnow.EVERYBODY
                    : group.equals(AGENCIES) ? NeedToKnow.AGENCIES : group).toList();
        }

        private boolean concerns(Set<String> whose) {
            return groups.stream().anyMatch(listed -> listed.equals(EVERYBODY) || whose.contains(listed)
                    || listed.equals(AGENCIES) && whose.stream().anyMatch(HubSettings::isOfAnAgency));
        }
    }

    /** @param paths methods and paths that nobody may call */
    record Closed(@NotBlank String why, @NotEmpty List<String> paths) {

        Closed {
            paths = Objects.requireNonNullElse(paths, List.of());
        }
    }

    List<Rule> rules() {
        return rules;
    }

    List<Closed> closed() {
        return closed;
    }

    /** Whether no signing in is asked for. */
    boolean isOpen(String method, String requested) {
        return openDoors.at(method, requested).findAny().isPresent();
    }

    /** Whether one of these groups may call the path. The webapps' way to the engine counts as the engine's REST API. */
    boolean allow(String method, String requested, Set<String> groups) {
        return doorsOfRules.at(method, onTheEngine(requested)).anyMatch(rule -> rule.concerns(groups));
    }

    /** The rules by which somebody may call the path. */
    List<Rule> opening(String method, String requested) {
        return doorsOfRules.at(method, onTheEngine(requested)).distinct().toList();
    }

    /** The entries by which the path is closed to everybody. */
    List<String> closing(String method, String requested) {
        return closedDoors.at(method, onTheEngine(requested)).toList();
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

    /** Methods and paths with what stands for each, found by the first two words of a path instead of one by one. */
    private static final class Doors<T> {

        private static final int WORDS = 2;
        private static final Pattern NOT_A_WORD = Pattern.compile("[*?{]");

        private final Map<String, List<Door<T>>> byPlace = new HashMap<>();
        private final List<Door<T>> anywhere = new ArrayList<>();

        void add(String entry, T what) {
            var space = entry.indexOf(' ');
            var path = entry.substring(space + 1).strip();
            var place = place(PathContainer.parsePath(path));
            (NOT_A_WORD.matcher(place).find() ? anywhere : byPlace.computeIfAbsent(place, none -> new ArrayList<>()))
                    .add(new Door<>(Set.of(entry.substring(0, space).split("\\|")), PathPatternParser.defaultInstance.parse(path),
                            what));
        }

        Stream<T> at(String method, String requested) {
            var path = PathContainer.parsePath(requested);
            return Stream.concat(byPlace.getOrDefault(place(path), List.of()).stream(), anywhere.stream())
                    .filter(door -> door.isFor(method, path)).map(Door::what);
        }

        /** As a pattern matches it: decoded, and without parameters. */
        private static String place(PathContainer path) {
            return path.elements().stream().filter(PathContainer.PathSegment.class::isInstance)
                    .map(part -> ((PathContainer.PathSegment) part).valueToMatch()).limit(WORDS).collect(Collectors.joining("/"));
        }
    }

    private record Door<T>(Set<String> methods, PathPattern path, T what) {

        boolean isFor(String method, PathContainer called) {
            return (methods.contains(method) || method.equals("HEAD") && methods.contains("GET")) && path.matches(called);
        }
    }
}
