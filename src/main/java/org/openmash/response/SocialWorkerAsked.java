package org.openmash.response;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;

/** The social worker on immediate response was asked. Asked is not accepted. */
public record SocialWorkerAsked(
        @NotBlank(message = "say who was asked")
        @Size(max = 200, message = "at most 200 characters") String whoWasAsked,
        @NotNull(message = "say when they were asked") OffsetDateTime askedAt,
        @Size(max = 40, message = "at most 40 characters") String phone) {
}
