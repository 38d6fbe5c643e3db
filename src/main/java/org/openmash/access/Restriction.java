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

    /**
     * One decision about a restricted record or its list.
     *
     * @param reader    who was put on the list or taken off it; empty where the record itself was restricted or opened
     * @param decidedBy the account; empty: the hub itself
     * @param decidedAt UTC
     */
    public record Decision(String caseReference, What what, Optional<String> reader, String reason,
                           Optional<String> decidedBy, Instant decidedAt) {

        /** What was decided. */
        public enum What {
            RESTRICTED("Restricted"),
            LIFTED("Restriction lifted"),
            READER_ADDED("Put on the list"),
            READER_REMOVED("Taken off the list");

            private final String label;

            What(String label) {
                this.label = label;
            }

            /** Plain words for screens. */
            public String label() {
                return label;
            }
        }
    }

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
