package org.openmash.response;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.openmash.outcome.OutcomeCode;
import org.openmash.outcome.Outcomes.Decided;

/**
 * What a discussion decided for one subject.
 *
 * @param name shown, so that nobody mistakes one child for another; what stands in the contact counts
 */
public record OutcomeRow(
        @NotBlank(message = "the person is missing")
        @Size(max = 20, message = "at most 20 characters") String subjectId,
        @Size(max = 300, message = "at most 300 characters") String name,
        OutcomeCode outcome,
        @Size(max = 4000, message = "at most 4,000 characters") String reason) {

    Decided decided() {
        return new Decided(subjectId, outcome, reason);
    }
}
