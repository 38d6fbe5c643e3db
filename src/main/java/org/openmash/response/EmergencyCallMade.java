package org.openmash.response;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;

/** 999 was called (domain, 0a: by whom, at, log number). The log number may come later, the call may not. */
public record EmergencyCallMade(
        @NotBlank(message = "say who called 999") @Size(max = 200, message = "at most 200 characters") String calledBy,
        @NotNull(message = "say when 999 was called") OffsetDateTime calledAt,
        @Size(max = 60, message = "at most 60 characters") String logNumber) {
}
