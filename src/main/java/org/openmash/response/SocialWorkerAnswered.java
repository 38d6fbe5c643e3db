package org.openmash.response;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;

/** What the social worker on immediate response said. Until somebody has accepted, it stays with the hub. */
public record SocialWorkerAnswered(
        @NotNull(message = "say whether the social worker has accepted") Answer answer,
        @NotBlank(message = "say who answered") @Size(max = 200, message = "at most 200 characters") String answeredBy,
        @NotNull(message = "say when they answered") OffsetDateTime answeredAt,
        @Size(max = 200, message = "at most 200 characters") String expectedArrival,
        @Size(max = 2000, message = "at most 2,000 characters") String plan) {

    public enum Answer { ACCEPTED, NOT_ACCEPTED }
}
