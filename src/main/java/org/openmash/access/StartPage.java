package org.openmash.access;

import java.security.Principal;
import org.openmash.platform.Person;
import org.openmash.platform.Persons;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.view.RedirectView;

/** Leads everybody who signs in to where their work is. */
@Controller
class StartPage {

    private final Persons persons;
    private final Grants grants;

    StartPage(Persons persons, Grants grants) {
        this.persons = persons;
        this.grants = grants;
    }

    @GetMapping("/")
    RedirectView start(Principal who) {
        return new RedirectView(page(persons.person(who.getName()), who));
    }

    private String page(Person person, Principal who) {
        if (person.isIn(Role.POLICY_LEAD.group())) {
            return "/policy";
        }
        return person.isIn(Role.GOVERNANCE.group()) ? "/governance" : "/camunda/app/" + app(who) + "/default/";
    }

    private String app(Principal who) {
        var person = persons.person(who.getName());
        if (person.isIn(Role.SERVICE_MANAGER.group()) || person.isIn(Role.TECHNICAL_OPERATOR.group())) {
            return "cockpit";
        }
        if (grants.groupsInTasklist().stream().anyMatch(person::isIn)) {
            return "tasklist";
        }
        return person.isIn(Role.ADMINISTRATOR.group()) ? "admin" : "cockpit";
    }
}
