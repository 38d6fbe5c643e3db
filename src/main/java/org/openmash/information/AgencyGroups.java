package org.openmash.information;

import org.openmash.hub.HubSettings;
import org.openmash.hub.HubSettings.Agency;
import org.openmash.information.Requests.AgencyRequest;
import org.openmash.platform.Person;
import org.springframework.stereotype.Component;

/** Who at an agency a request is for: its staff, or, where they must not see it, its named lead alone. */
@Component
public class AgencyGroups {

    private final RequestRegister register;
    private final HubSettings hub;

    AgencyGroups(RequestRegister register, HubSettings hub) {
        this.register = register;
        this.hub = hub;
    }

    /** The group that answers. */
    public String of(AgencyRequest request) {
        return hub.agency(request.agency()).map(agency -> isForLead(request) ? agency.leadGroup() : agency.group())
                .orElse("agency-" + request.agency());
    }

    private boolean isForLead(AgencyRequest request) {
        return register.minimum(request.requestId()).addressedTo() != null;
    }

    /** Is it this person's own agency's request, and one that they may see? The lead may see what the staff may. */
    boolean mayAnswer(AgencyRequest request, Person person) {
        return person.isIn(of(request)) || hub.agency(request.agency()).filter(Agency::hasLead)
                .filter(agency -> person.isIn(agency.leadGroup())).isPresent();
    }
}
