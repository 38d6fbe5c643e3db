package org.openmash.sharing;

import java.util.Optional;

/** What the family itself has said since the contact. Implemented by {@code response}, where the family is asked. */
public interface FamilyAnswers {

    /** The newest yes or no. */
    Optional<Consent> newest(String caseReference);
}
