package org.openmash.access;

import java.time.Instant;
import java.util.Optional;

/**
 * A restricted record that somebody opened with a reason, without being on its list.
 *
 * @param openedAt UTC
 * @param until    when it closes to them again; UTC
 * @param review   what a service manager found; empty while nobody has looked
 */
public record Opening(String openingId, String caseReference, String person, String reason, Instant openedAt, Instant until,
                      Optional<Review> review) {

    public record Review(boolean justified, String reason, String reviewedBy, Instant reviewedAt) {
    }
}
