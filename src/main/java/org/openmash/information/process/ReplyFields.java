package org.openmash.information.process;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.openmash.information.Reply;
import org.openmash.information.Reply.DeclinedBecause;
import org.openmash.information.Reply.FactKind;
import org.openmash.information.Reply.Handling;
import org.openmash.information.Reply.Match;
import org.openmash.information.Requests.ReplyState;

/** What is asked on every screen on which an agency's answer is written down. */
record ReplyFields(
        @NotNull(message = "say whether these people are known") ReplyState state,
        @Size(max = 2000, message = "at most 2,000 characters") String systemsSearched,
        LocalDate searchedAsOf,
        @Size(max = 120, message = "at most 120 people") List<@NotNull @Valid PersonRow> people,
        @Size(max = 200, message = "at most 200 facts") List<@NotNull @Valid FactRow> facts,
        @Size(max = 4000, message = "at most 4,000 characters") String riskView,
        @Size(max = 4000, message = "at most 4,000 characters") String strengths,
        @Size(max = 500, message = "at most 500 characters") String currentWorker,
        DeclinedBecause declinedBecause,
        @Size(max = 4000, message = "at most 4,000 characters") String declinedReason,
        @Size(max = 4000, message = "at most 4,000 characters") String unableReason) {

    ReplyFields {
        people = people == null ? List.of() : people;
        facts = facts == null ? List.of() : facts;
    }

    /** A person whom the request names; the name is shown, and read from the request again. */
    record PersonRow(
            @NotBlank(message = "the person is missing")
            @Size(max = 40, message = "at most 40 characters") String subjectId,
            String name,
            @NotNull(message = "say whether this person was found, and how surely") Match match,
            @Size(max = 500, message = "at most 500 characters") String matchedBy) {
    }

    record FactRow(
            LocalDate factDate,
            @NotBlank(message = "say what is known")
            @Size(max = 4000, message = "at most 4,000 characters") String fact,
            @NotNull(message = "choose fact, opinion or intelligence") FactKind kind,
            @NotBlank(message = "say why, or leave the item out")
            @Size(max = 2000, message = "at most 2,000 characters") String whyRelevant,
            @NotNull(message = "say where this may go") Handling handling) {

        Reply.Fact toFact() {
            return new Reply.Fact(factDate, fact, kind, whyRelevant, handling);
        }
    }
}
