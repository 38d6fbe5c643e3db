package org.openmash.audit;

import java.time.LocalDate;
import java.util.List;

/** Whom a case is about, to be held against what the viewer declared. Implemented by {@code referral}; nothing is kept. */
public interface PeopleOfCases {

    /** Everybody named on the case; empty for a case that is not there. */
    List<SomebodyNamed> of(String caseReference);

    /**
     * @param address  as it was told, or null
     * @param postcode or null
     */
    record SomebodyNamed(String givenName, String familyName, LocalDate dateOfBirth, String address, String postcode) {
    }
}
