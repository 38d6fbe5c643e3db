package org.openmash.referral;

import java.util.List;
import org.openmash.hub.HubSettings;
import org.openmash.platform.Person;
import org.openmash.platform.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** For which agencies somebody suspected works, where that becomes known after the contact was taken. */
@Service
public class Suspects {

    private final Cases cases;
    private final HubSettings hub;

    Suspects(Cases cases, HubSettings hub) {
        this.cases = cases;
        this.hub = hub;
    }

    /**
     * Adds to the contact that somebody suspected works for these agencies; what stands there already stays as it is.
     *
     * @param agencies codes; null or empty where nobody says so
     * @throws Refused naming {@code suspectedAt}, for a code that is none of the hub's agencies
     */
    @Transactional
    public void workFor(String caseReference, List<String> agencies, Person by) {
        var contact = cases.contact(caseReference);
        var before = contact.suspectsWorkFor();
        var news = (agencies == null ? List.<String>of() : agencies).stream().distinct()
                .filter(agency -> !before.contains(agency)).toList();
        if (!news.stream().allMatch(hub::hasAgency)) {
            throw new Refused("suspectedAt", "Somebody suspected works for: choose from the agencies of this hub.");
        }
        if (news.isEmpty()) {
            return;
        }
        for (var agency : news) {
            contact = contact.withSuspectAt(agency);
        }
        cases.revise(caseReference, contact, by.id());
        cases.changed(caseReference, Change.SUSPECT_PLACED, by.id());
    }
}
