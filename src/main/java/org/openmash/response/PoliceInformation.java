package org.openmash.response;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.openmash.information.Reply.Handling;

/** What the police decision-maker brings to a strategy discussion, and where it may go. */
public record PoliceInformation(
        @NotNull(message = "say whether the police take part") YesNo attending,
        @Size(max = 200, message = "at most 200 characters") String whoAttends,
        @NotBlank(message = "say what the police know, or that nothing was found and where you looked")
        @Size(max = 20000, message = "at most 20,000 characters") String information,
        @NotNull(message = "say where this may go") Handling handling) {
}
