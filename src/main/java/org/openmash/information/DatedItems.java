package org.openmash.information;

import java.util.List;

/** A capability's part of the one chronology of a case. Every capability that keeps something dated answers for its own. */
public interface DatedItems {

    List<Chronology.Item> of(String caseReference);
}
