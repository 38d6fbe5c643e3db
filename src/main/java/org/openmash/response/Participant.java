package org.openmash.response;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Somebody who took part in a discussion. */
public record Participant(
        @NotBlank(message = "say who") @Size(max = 200, message = "at most 200 characters") String name,
        @NotBlank(message = "say from which agency") @Size(max = 200, message = "at most 200 characters") String agency,
        @Size(max = 200, message = "at most 200 characters") String role) {
}
