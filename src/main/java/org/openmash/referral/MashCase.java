package org.openmash.referral;

import java.time.Instant;
import java.util.Optional;

/**
 * The hub's handling of a contact, from receipt to closing. All instants are UTC.
 *
 * @param receivedAt when the contact reached the front door; it never changes
 * @param recordedAt when it was entered, which is later for a contact typed in after an outage
 * @param linkedTo   the earlier, closed case about which this contact came in
 */
public record MashCase(String caseReference, ContactKind contactKind, Channel channel, Instant receivedAt,
                       Instant recordedAt, String recordedBy, boolean dangerNow, CaseStatus status,
                       Optional<String> processInstanceId, Optional<String> linkedTo,
                       Optional<Instant> becameReferralAt, Optional<Instant> closedAt) {

    public boolean isClosed() {
        return status == CaseStatus.CLOSED;
    }
}
