package org.openmash.information;

import java.util.Optional;
import org.openmash.hub.HubSettings;
import org.openmash.hub.HubSettings.Agency;
import org.openmash.information.Requests.AgencyRequest;
import org.openmash.platform.Person;
import org.springframework.stereotype.Component;

/** Who at an agency may see a request and whatever belongs to it: its staff, or its named lead alone. */
@Component
class WhoAnswers {

    private final RequestRegister register;
    private final HubSettings hub;

    WhoAnswers(RequestRegister register, HubSettings hub) {
        this.register = register;
        this.hub = hub;
    }

    /** The group's id. */
    String group(AgencyRequest request) {
        var toTheLead = register.minimum(request.requestId()).addressedTo() != null;
        return hub.agency(request.agency()).map(agency -> toTheLead ? agency.leadGroup() : agency.group())
                .orElse("agency-" + request.agency());
    }

    /** The group in which somebody who may answer does so: the lead also where it is the staff's request. */
    String groupOf(Person person, AgencyRequest request) {
        var group = group(request);
        return person.isIn(group) ? group : hub.agency(request.agency()).filter(agency -> person.isIn(agency.leadGroup()))
                .map(Agency::leadGroup).orElse(group);
    }

    /** The agency, where its named lead can answer instead of its staff. */
    Optional<Agency> leadInstead(AgencyRequest request) {
        return hub.agency(request.agency()).filter(Agency::hasLead)
                .filter(agency -> !group(request).equals(agency.leadGroup()));
    }

    /** Is this person one of the agency's staff, who must not see the request? */
    boolean isKeptFrom(AgencyRequest request, Person person) {
        return !mayAnswer(request, person) && hub.agency(request.agency()).filter(agency -> person.isIn(agency.group()))
                .isPresent();
    }

    /** Is it this person's own agency's request, and one that they may see? The lead may see what the staff may. */
    boolean mayAnswer(AgencyRequest request, Person person) {
        return person.isIn(group(request)) || hub.agency(request.agency()).filter(Agency::hasLead)
                .filter(agency -> person.isIn(agency.leadGroup())).isPresent();
    }
}
