package org.openmash.duty;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What was said of one case before the hub closed on a day. Appended; the newest of a day counts.
 *
 * @param choice empty where the case goes to emergency duty whatever is said
 * @param words  the reason, or what emergency duty should know
 */
public record ClosingDecision(LocalDate day, String caseReference, Optional<ClosingChoice> choice,
                              Optional<String> words, String decidedBy, Instant decidedAt) {
}
