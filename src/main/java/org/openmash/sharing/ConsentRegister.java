package org.openmash.sharing;

import java.util.List;
import java.util.Optional;
import org.openmash.platform.Person;

/** What managers have recorded about the family's consent when they chose whom to ask. Appended. */
public interface ConsentRegister {

    /** @param consent its source says who said so and when */
    void append(String caseReference, Consent consent, Person by);

    /** Oldest first. */
    List<Consent> all(String caseReference);

    default Optional<Consent> newest(String caseReference) {
        return all(caseReference).stream().reduce((older, newer) -> newer);
    }
}
