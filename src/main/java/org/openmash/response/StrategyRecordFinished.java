package org.openmash.response;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.List;

/** The minutes of a strategy discussion have gone to those who took part, and whoever was missing has been reached. */
public record StrategyRecordFinished(
        @NotNull(message = "say when the minutes were sent") OffsetDateTime minutesSentAt,
        @NotBlank(message = "say to whom the minutes were sent")
        @Size(max = 2000, message = "at most 2,000 characters") String minutesSentTo,
        @Size(max = 4000, message = "at most 4,000 characters") String missingFollowedUp,
        @Size(max = 400, message = "at most 400 items") List<String> inMinutes,
        @Size(max = 4000, message = "at most 4,000 characters") String whyInMinutes) {

    public StrategyRecordFinished {
        inMinutes = inMinutes == null ? List.of() : inMinutes;
    }
}
