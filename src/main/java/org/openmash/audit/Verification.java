package org.openmash.audit;

import java.time.Instant;
import java.util.List;

/**
 * What computing the chain anew has shown.
 *
 * @param intact     nothing was found
 * @param sealed     the number of the newest seal
 * @param hash       its hash; noted down elsewhere, it proves later that nothing before it was exchanged
 * @param findings   the first of them, along the chain
 * @param found      how many there are
 * @param notSealed  what the chain does not cover yet
 * @param sealedLate entries that were sealed more than ten minutes after their time: after an outage, brought over from an
 *                   earlier release, or dated back
 */
public record Verification(boolean intact, Instant verifiedAt, long sealed, String hash, List<Finding> findings, long found,
                           Waiting notSealed, long sealedLate) {

    /**
     * @param seal    the number of the seal, or null
     * @param entryId the entry, or null where only its seal's number is known
     * @param at      the entry's time where it is still there, else when it was sealed, or null; UTC
     * @param record  a row of another register that the trail covers, such as {@code DISCLOSURE 17}; null for the trail's own
     */
    public record Finding(Found found, Long seal, Long entryId, Instant at, String record) {

        /** About the trail itself. */
        public Finding(Found found, Long seal, Long entryId, Instant at) {
            this(found, seal, entryId, at, null);
        }
    }

    public enum Found {
        /** The entry, or its seal, is not what was sealed; or the two were moved. */
        ALTERED,
        /** The entry or its seal is no longer there. */
        REMOVED,
        /** The entry came past the hub, or its seal was taken away. */
        INSERTED,
        /** The chain does not end where it should. */
        CUT_OFF,
        /** The end that was noted down is not in the chain: somebody sealed everything anew. */
        EXCHANGED
    }

    public record Waiting(long count, List<Entry> entries) {

        public record Entry(long id, Instant at) {
        }
    }

    /** An end of the chain. */
    public record Anchor(long number, String hash) {
    }
}
