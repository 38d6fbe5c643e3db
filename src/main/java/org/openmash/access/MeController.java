package org.openmash.access;

import io.swagger.v3.oas.annotations.Operation;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.openmash.hub.HubSettings;
import org.openmash.platform.Persons;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who has signed in, for the screens' heading and banner. */
@RestController
class MeController {

    private static final List<Page> PAGES = List.of(new Page("/need-to-know", "Need to know"));

    /**
     * @param idleMinutes after which a screen that nobody touches is signed out
     * @param pages       of the hub's own, beside the webapps, that this person may open
     * @param notices     what this person should know when they begin, in sentences
     * @param limits      whether Cockpit opens with the board of limits
     */
    record Me(String id, String name, Set<String> groups, boolean demo, String hub, long idleMinutes, List<Page> pages,
              List<String> notices, boolean limits) {
    }

    record Page(String path, String title) {
    }

    private final Persons persons;
    private final HubSettings settings;
    private final AccessRules rules;
    private final Notices notices;
    private final boolean demo;
    private final Duration idle;

    MeController(Persons persons, HubSettings settings, AccessRules rules, Notices notices, @Value("${mash.demo}") boolean demo,
            @Value("${server.servlet.session.timeout}") Duration idle) {
        this.idle = idle;
        this.rules = rules;
        this.notices = notices;
        this.persons = persons;
        this.settings = settings;
        this.demo = demo;
    }

    @Operation(summary = "Who has signed in")
    @GetMapping("/api/me")
    Me me(Principal who) {
        var person = persons.person(who.getName());
        return new Me(person.id(), persons.displayName(person.id()), person.groups(), demo, settings.name(),
                idle.toMinutes(), PAGES.stream().filter(page -> rules.allow("GET", page.path(), person.groups()))
                .toList(), notices.of(person), rules.allow("GET", "/api/limits", person.groups()));
    }
}
