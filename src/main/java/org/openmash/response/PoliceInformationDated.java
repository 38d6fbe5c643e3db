package org.openmash.response;

import java.util.List;
import java.util.Optional;
import org.openmash.information.Chronology.Item;
import org.openmash.information.Chronology.Kind;
import org.openmash.information.DatedItems;
import org.openmash.platform.LondonTime;
import org.openmash.platform.Person;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What the police decision maker brought to a strategy discussion. It says no date of its own. */
@Component
@Order(4)
class PoliceInformationDated implements DatedItems {

    private final Discussions discussions;

    PoliceInformationDated(Discussions discussions) {
        this.discussions = discussions;
    }

    @Override
    public List<Item> of(String caseReference, Person reader) {
        return discussions.policeInformation(caseReference).stream().map(brought -> new Item(Optional.empty(),
                "Police decision maker", Kind.TOLD, brought.content().information(),
                "Brought to the discussion " + LondonTime.at(brought.at()), "",
                Optional.of(brought.content().handling()))).toList();
    }
}
