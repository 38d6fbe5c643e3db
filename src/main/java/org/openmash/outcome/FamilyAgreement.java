package org.openmash.outcome;

import java.util.Optional;

/** Has the family agreed that a service is told? Implemented by {@code response}, where the family is asked. */
public interface FamilyAgreement {

    /** What stands now: the newest that the family said, or else what came with the contact. */
    Agreement of(String caseReference);

    enum Answer { AGREED, AGREED_UNSAFE, NOT_AGREED, NOT_ASKED }

    /** @param safeWay how a social worker found that the family can be reached; empty where that was not needed */
    record Agreement(Answer answer, Optional<String> safeWay) {
    }
}
