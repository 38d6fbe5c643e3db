package org.openmash.information;

import java.util.List;
import org.openmash.platform.Person;

/** A capability's part of the one chronology of a case. Every capability that keeps something dated answers for its own. */
public interface DatedItems {

    /** @param reader who will read it: of an earlier record that is closed to them nothing but that there is one */
    List<Chronology.Item> of(String caseReference, Person reader);
}
