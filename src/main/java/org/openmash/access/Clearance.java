package org.openmash.access;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One thing that somebody needs, as it stands today.
 *
 * @param validUntil      the last day in London; empty where none is recorded
 * @param workUntil       of training, the last day on which they may take work; empty where there is none
 * @param extendedBecause why a service manager has extended it; empty if nobody has
 */
public record Clearance(ClearanceKind kind, Optional<LocalDate> validUntil, Optional<LocalDate> workUntil, Stage stage,
                        Optional<String> extendedBecause) {
}
