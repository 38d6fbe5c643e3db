package org.openmash.sharing;

import java.util.Optional;
import org.openmash.platform.Person;

/** What managers have recorded about the family's consent when they chose whom to ask. Appended. */
public interface ConsentRegister {

    /** @param consent its source says who said so and when */
    void append(String caseReference, Consent consent, Person by);

    Optional<Consent> newest(String caseReference);
}
