package org.openmash.access;

import java.time.Instant;
import java.util.Optional;

/**
 * That a record is restricted, or that it is no longer.
 *
 * @param stands       false where the restriction was lifted
 * @param samePeopleAs the restricted case on which the same people were recognised
 * @param decidedBy    the account; empty: the hub itself
 * @param decidedAt    UTC
 */
public record Restriction(String caseReference, Kind kind, boolean stands, String reason, Optional<String> samePeopleAs,
                          Optional<String> decidedBy, Instant decidedAt) {

    /** Why a record is restricted. */
    public enum Kind {
        STAFF("A member of staff or their family"),
        COUNCILLOR("A councillor or their family"),
        ADDRESS_AT_RISK("Somebody whose address must not become known"),
        ALLEGATION("An allegation about somebody who works with children"),
        OTHER("Another reason");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** Plain words for screens. */
        public String label() {
            return label;
        }
    }
}
