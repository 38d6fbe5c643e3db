package org.openmash.referral;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Contacts that came before about the same child or adult, as far as the register can tell: it compares NHS numbers, and
 * names together with birth dates, and follows what the hub has linked. A child who was written down otherwise is not
 * found: that nothing is found does not say that nobody has told the hub before.
 */
public interface EarlierContacts {

    /** Those received before the contact of this case, the oldest first; each of its subjects' own. */
    List<Earlier> of(String caseReference);

    /**
     * Where else somebody stands in the register, before and after, the oldest first: by NHS number, and by name together
     * with birth date, as a subject or in the household. A link between two cases alone does not say who is who.
     *
     * @param personId one of {@link Contact#personIds}
     */
    List<SamePerson> elsewhere(String caseReference, String personId);

    /** @param personId of the person on that case */
    record SamePerson(String caseReference, String personId, Sameness sameness) {
    }

    /**
     * @param subjectId        the subject of the present case
     * @param earlierSubjectId the same subject on the earlier one; empty where the hub has linked the two cases and the
     *                         subject stands on the earlier one under no name that is alike
     * @param receivedAt       of the earlier contact, UTC
     */
    record Earlier(String caseReference, Optional<String> earlierSubjectId, String subjectId, Instant receivedAt,
                   Sameness sameness) {
    }

    /** By what the two are taken for the same. */
    enum Sameness {
        NHS_NUMBER("Same NHS number"),
        NAME_AND_BIRTH_DATE("Same name and date of birth"),
        LINKED("Linked by the hub");

        private final String label;

        Sameness(String label) {
            this.label = label;
        }

        /** Plain words for screens. */
        public String label() {
            return label;
        }
    }
}
