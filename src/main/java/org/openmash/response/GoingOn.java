package org.openmash.response;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why the discussion goes on without the replies that are missing. */
public record GoingOn(
        @NotBlank(message = "say why the decision goes on without the missing replies")
        @Size(max = 4000, message = "at most 4,000 characters") String whyGoOn) {
}
