package org.openmash.audit;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whom a case is about, to be held against what the viewer declared. Implemented by {@code referral}; nothing is kept. */
public interface PeopleOfCases {

    /** Everybody named on the case; empty for a case that is not there. */
    List<SomebodyNamed> of(String caseReference);

    /**
     * @param nhsNumber as it was told, or null
     * @param address   as it was told, or null
     * @param postcode  or null
     */
    record SomebodyNamed(String givenName, String familyName, LocalDate dateOfBirth, String nhsNumber, String address,
                         String postcode) {

        /**
         * By what the same person is recognised on another case: digests of the NHS number, of name with birth date and of name
         * with home.
         */
        public Set<String> marks() {
            return Stream.of(Likeness.NHS_NUMBER, Likeness.NAME_AND_BIRTH, Likeness.NAME_AND_HOME)
                    .flatMap(likeness -> likeness.of(this).map(known -> Likeness.digest(likeness.name() + "|" + known)).stream())
                    .collect(Collectors.toUnmodifiableSet());
        }
    }
}
