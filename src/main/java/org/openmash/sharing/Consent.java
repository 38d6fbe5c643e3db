package org.openmash.sharing;

import java.time.Instant;
import java.util.Optional;
import org.openmash.referral.Contact.ConsentState;
import org.openmash.referral.Contact.WhyNotSought;

/**
 * What is known of the family's consent.
 *
 * @param whyNotSought only where it was not sought
 * @param source       where that comes from, in words: the contact, the family, a manager
 * @param at           when it was recorded, UTC; the contact's is the oldest
 */
public record Consent(ConsentState state, Optional<WhyNotSought> whyNotSought, String source, Instant at) {
}
