package org.openmash.information;

import java.time.LocalDate;
import java.util.List;
import org.openmash.information.Requests.ReplyState;

/**
 * What an agency says to a request (domain, 4.3). Appended: a correction is another reply.
 *
 * @param systemsSearched where the agency looked, so that "not known" can be weighed
 * @param searchedAsOf    the day on which what was found is up to date
 * @param facts           what is known, each with where it may go
 * @param currentWorker   who at the agency works with the family now
 */
public record Reply(ReplyState state, String systemsSearched, LocalDate searchedAsOf, List<Fact> facts, String riskView,
                    String strengths, String currentWorker, String declinedReason, String unableReason) {

    public Reply {
        facts = facts == null ? List.of() : List.copyOf(facts);
    }

    /** One thing that the agency knows, believes or has heard. */
    public record Fact(LocalDate factDate, String fact, FactKind kind, String whyRelevant, Handling handling) {
    }

    /** How sure the sentence is: what happened, what somebody thinks of it, or what is only reported. */
    public enum FactKind {
        FACT("Fact"), OPINION("Opinion"), INTELLIGENCE("Intelligence");

        private final String label;

        FactKind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** Where the agency lets its information go. */
    public enum Handling {
        MAY_BE_SHARED("May be shared"),
        HUB_ONLY("For the hub only"),
        ASK_US_FIRST("Ask us before sharing");

        private final String label;

        Handling(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
