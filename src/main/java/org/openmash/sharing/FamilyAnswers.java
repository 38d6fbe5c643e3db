package org.openmash.sharing;

import java.util.List;
import java.util.Optional;

/** What the family itself has said since the contact. Implemented by {@code response}, where the family is asked. */
public interface FamilyAnswers {

    /** Each yes or no, oldest first. */
    List<Consent> all(String caseReference);

    default Optional<Consent> newest(String caseReference) {
        return all(caseReference).stream().reduce((older, newer) -> newer);
    }
}
