package org.openmash.referral;

import java.util.List;
import java.util.Map;
import org.openmash.platform.Person;

/** What became known about a case after its contact, for a form on which somebody works on that contact. */
public interface AddedInformation {

    /** As this person may read it, in the order in which it was recorded: rows of {@code when}, {@code by} and {@code what}. */
    List<Map<String, Object>> newInformation(String caseReference, Person reader);
}
