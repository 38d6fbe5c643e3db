package org.openmash.referral;

import java.util.Optional;

/**
 * Something was recorded about a case, whatever it was. Published in the transaction that records it.
 *
 * @param what as the journal says it; empty for what the journal does not hold
 */
public record CaseChanged(String caseReference, Optional<Change> what) {
}
