package org.openmash.information;

import java.util.List;
import org.openmash.information.Replies.Considered;

/** What the discussions of a case had in front of them. Whoever records discussions answers. */
public interface Considerations {

    /** Of the newest discussion of the case; nothing where there was none. */
    List<Considered> ofTheNewest(String caseReference);
}
