package org.openmash.outcome;

import java.util.Optional;

/** Has the family agreed that a service is told? Implemented by {@code response}, where the family is asked. */
public interface FamilyAgreement {

    /** What stands now: the newest that the family said, or else what came with the contact. */
    Agreement of(String caseReference);

    /** {@code NOT_TO_BE_ASKED}: nobody has asked, and whoever asked first would endanger somebody (domain, 3.1, L12). */
    enum Answer {
        AGREED, AGREED_UNSAFE, NOT_AGREED, NOT_ASKED, NOT_TO_BE_ASKED;

        /** Only then is a service told anything. */
        public boolean isYes() {
            return this == AGREED || this == AGREED_UNSAFE;
        }

        /** Then nobody asks any more: a person weighs what follows. */
        public boolean isNo() {
            return this == NOT_AGREED || this == NOT_TO_BE_ASKED;
        }
    }

    /** @param safeWay how a social worker found that the family can be reached; empty where that was not needed */
    record Agreement(Answer answer, Optional<String> safeWay) {
    }
}
