package org.openmash.response;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.List;
import org.openmash.information.Requests.Intention;

/** What is recorded of a MASH discussion (domain, 4.4): decided together, or found to be more urgent than thought. */
public record MashDiscussion(
        @NotNull(message = "say when it was held") OffsetDateTime heldAt,
        @NotEmpty(message = "say who took part")
        @Size(max = 60, message = "at most 60 people") List<@NotNull @Valid Participant> present,
        @NotBlank(message = "say what you are worried about")
        @Size(max = 20000, message = "at most 20,000 characters") String worries,
        @Size(max = 20000, message = "at most 20,000 characters") String whatWorks,
        @Size(max = 4000, message = "at most 4,000 characters") String childsVoice,
        @Size(max = 4000, message = "at most 4,000 characters") String missingInformation,
        @Size(max = 4000, message = "at most 4,000 characters") String dissent,
        @NotNull(message = "say whether the rating stands") RatingDecision ratingDecision,
        @Size(max = 70, message = "at most 70 people") List<String> raisedSubjectIds,
        @Size(max = 4000, message = "at most 4,000 characters") String raisedReason,
        @Size(max = 70, message = "at most 70 people") List<@NotNull @Valid OutcomeRow> outcomes,
        Intention openRequests,
        @Size(max = 400, message = "at most 400 items") List<String> passedOn) {

    public MashDiscussion {
        raisedSubjectIds = raisedSubjectIds == null ? List.of() : raisedSubjectIds;
        outcomes = outcomes == null ? List.of() : outcomes;
        passedOn = passedOn == null ? List.of() : passedOn;
    }

    public enum RatingDecision { STANDS, RAISED_TO_RED }
}
