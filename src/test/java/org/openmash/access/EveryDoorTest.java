package org.openmash.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openmash.access.HttpSurface.Door;
import org.openmash.platform.Person;
import org.openmash.platform.Persons;
import org.openmash.story.Canary;
import org.openmash.story.StoryTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.context.WebApplicationContext;

/** Every path that the running application answers, for every role: decided by a rule, and answered as the rule says. */
@StoryTest
class EveryDoorTest {

    /** Somebody of each role, two agencies and a lead among them. */
    static final List<String> SOMEBODY_OF_EACH_ROLE = List.of("screening", "social-care-lead", "early-help-lead",
            "unit-manager", "service-manager", "policy-lead", "governance", "emergency-duty", "allocated-worker",
            "team-manager", "police-decision-maker", "adult-safeguarding-lead", "partner", "operator", "admin", "police",
            "health", "police-lead");

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS");
    /** What is closed to everybody, or is no method of a path, is called by those who may most; the others meet the same filter. */
    private static final List<String> CALL_WHAT_IS_CLOSED_TO_ALL = List.of("service-manager", "operator", "admin");
    private static final String ENGINE_BY_NAME = "/engine-rest/engine/default/";
    private static final String WEBAPPS = "/camunda/api/engine/engine/default/";

    @Autowired
    AccessRules rules;
    @Autowired
    FilterChainProxy security;
    @Autowired
    Persons persons;
    @LocalServerPort
    int port;

    private static Set<Door> doors;

    @BeforeAll
    static void theRunningApplicationIsAsked(@Autowired WebApplicationContext context) {
        doors = HttpSurface.of(context);
        assertThat(doors).as("doors found").hasSizeGreaterThan(1500).contains(new Door("GET", "/api/cases/*"),
                new Door("GET", "/mash/governance.js"), new Door("POST", "/engine-rest/task/*/claim"),
                new Door("PUT", WEBAPPS + "task/*/variables/*"),
                new Door("GET", "/camunda/api/cockpit/plugin/base/default/process-definition/statistics"),
                new Door("POST", "/camunda/api/admin/setup/default/user/create"));
    }

    @Test
    void every_role_is_asked_for() {
        assertThat(SOMEBODY_OF_EACH_ROLE.stream().flatMap(persona -> persons.person(persona).groups().stream()))
                .containsAll(Stream.of(Role.values()).map(Role::group).toList());
    }

    @Test
    void every_door_is_open_to_somebody_or_closed_on_purpose_and_never_both() {
        var wrong = new ArrayList<String>();
        for (var door : doors) {
            var somebody = rules.isOpen(door.method(), door.path()) || !rules.opening(door.method(), door.path()).isEmpty();
            var closed = rules.closing(door.method(), door.path());
            if (!somebody && closed.isEmpty()) {
                wrong.add(door + ": no rule opens it to a role, and none closes it on purpose");
            } else if (somebody && !closed.isEmpty()) {
                wrong.add(door + ": open to somebody, and closed by " + closed);
            }
        }
        assertThat(wrong).as("access-rules.yaml").isEmpty();
    }

    @Test
    void nothing_is_closed_that_is_not_there() {
        var closing = new TreeSet<String>();
        doors.forEach(door -> closing.addAll(rules.closing(door.method(), door.path())));
        assertThat(rules.closed().stream().flatMap(closed -> closed.paths().stream()))
                .allMatch(closing::contains);
    }

    @Test
    void the_running_application_decides_for_every_role_and_method_as_the_rules_say() {
        var wrong = new ArrayList<String>();
        for (var persona : SOMEBODY_OF_EACH_ROLE) {
            var person = persons.person(persona);
            for (var path : new TreeSet<>(doors.stream().map(Door::path).toList())) {
                for (var method : METHODS) {
                    if ((isThere(method, path) || CALL_WHAT_IS_CLOSED_TO_ALL.contains(persona))
                            && decides(person, method, path) != (rules.isOpen(method, path)
                                    || rules.allow(method, path, person.groups()))) {
                        wrong.add(persona + " " + method + " " + path);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean isThere(String method, String path) {
        return doors.contains(new Door(method, path)) || method.equals("HEAD") && doors.contains(new Door("GET", path));
    }

    /** What the filters in front of the application say, without calling what stands behind them. */
    private boolean decides(Person person, String method, String path) {
        var who = UsernamePasswordAuthenticationToken.authenticated(person.id(), null,
                person.groups().stream().map(SimpleGrantedAuthority::new).toList());
        var call = new MockHttpServletRequest(method, path);
        return security.getFilterChains().stream().filter(chain -> chain.matches(call)).findFirst().orElseThrow()
                .getFilters().stream().filter(AuthorizationFilter.class::isInstance).map(AuthorizationFilter.class::cast)
                .findFirst().orElseThrow().getAuthorizationManager().authorize(() -> who, call).isGranted();
    }

    @Test
    void what_is_closed_to_a_role_answers_alike_and_repeats_nothing() {
        var wrong = SOMEBODY_OF_EACH_ROLE.parallelStream().flatMap(persona -> {
            var groups = persons.person(persona).groups();
            var caller = Caller.basic(port, persona);
            return doors.stream().filter(door -> !door.path().startsWith(ENGINE_BY_NAME)
                            && !door.path().startsWith(WEBAPPS) && !rules.isOpen(door.method(), door.path()))
                    .filter(door -> !rules.allow(door.method(), door.path(), groups))
                    .filter(door -> CALL_WHAT_IS_CLOSED_TO_ALL.contains(persona)
                            || rules.closing(door.method(), door.path()).isEmpty())
                    .flatMap(door -> wrongRefusal(caller, door).stream().map(why -> persona + " " + door + " " + why));
        }).toList();
        assertThat(wrong).isEmpty();
    }

    @Test
    void the_other_ways_to_the_engine_are_closed_alike() {
        var screen = Caller.signedIn(port, "unit-manager");
        var unitManager = Caller.basic(port, "unit-manager");
        var groups = persons.person("unit-manager").groups();
        assertThat(doors.stream().filter(door -> door.path().startsWith(WEBAPPS)
                        && !rules.allow(door.method(), door.path(), groups))
                .flatMap(door -> wrongRefusal(screen, door).stream().map(why -> door + " " + why))).isEmpty();
        assertThat(doors.stream().filter(door -> door.path().startsWith(ENGINE_BY_NAME) && door.method().equals("GET"))
                .flatMap(door -> wrongRefusal(unitManager, door).stream().map(why -> door + " " + why))).isEmpty();
        for (var persona : SOMEBODY_OF_EACH_ROLE) {
            assertThat(Caller.basic(port, persona).get("/camunda/api/engine/engine/another/task").status()).isEqualTo(403);
        }
    }

    private static List<String> wrongRefusal(Caller caller, Door door) {
        var answer = caller.call(door.method(), door.path().replace("*", Canary.FAMILY), null);
        var wrong = new ArrayList<String>();
        if (answer.status() != 403) {
            wrong.add("answered " + answer.status());
        }
        if (answer.body().contains(Canary.FAMILY) || answer.body().contains("ENGINE-")) {
            wrong.add("repeats what it refuses: " + answer.body());
        }
        return wrong;
    }
}
