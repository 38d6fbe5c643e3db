package org.openmash.access;

import io.swagger.v3.oas.annotations.Operation;
import java.security.Principal;
import java.time.Duration;
import java.util.Set;
import org.openmash.hub.HubSettings;
import org.openmash.platform.Persons;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who has signed in, for the screens' heading and banner. */
@RestController
class MeController {

    /** @param idleMinutes after which a screen that nobody touches is signed out */
    record Me(String id, String name, Set<String> groups, boolean demo, String hub, long idleMinutes) {
    }

    private final Persons persons;
    private final HubSettings settings;
    private final boolean demo;
    private final Duration idle;

    MeController(Persons persons, HubSettings settings, @Value("${mash.demo}") boolean demo,
            @Value("${server.servlet.session.timeout}") Duration idle) {
        this.idle = idle;
        this.persons = persons;
        this.settings = settings;
        this.demo = demo;
    }

    @Operation(summary = "Who has signed in")
    @GetMapping("/api/me")
    Me me(Principal who) {
        var person = persons.person(who.getName());
        return new Me(person.id(), persons.displayName(person.id()), person.groups(), demo, settings.name(),
                idle.toMinutes());
    }
}
