package org.openmash.information;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.openmash.information.Reply.Handling;

/**
 * Everything dated that the hub knows of the people of a case, in one order, with what it does not know because an agency
 * has not said it. For those who decide.
 *
 * @param items    by date, what has no date last
 * @param agencies every agency that was asked, in the order of asking: what is missing is shown as a gap, never left out
 * @param before   answers of which a correction has taken the place, oldest first; their items are not among the items
 */
public record Chronology(String caseReference, List<Item> items, List<Asked> agencies, List<Before> before) {

    private static final Comparator<Item> BY_DATE = Comparator.comparing(item -> item.date().orElse(LocalDate.MAX));

    public Chronology {
        items = items.stream().sorted(BY_DATE).toList();
        agencies = List.copyOf(agencies);
        before = List.copyOf(before);
    }

    /** The agencies that have said nothing, or not all. */
    public List<Asked> gaps() {
        return agencies.stream().filter(asked -> asked.gap() != Gap.NONE).toList();
    }

    /**
     * One thing that happened, was told, or was decided.
     *
     * @param date      the day in London; empty where nobody said one
     * @param source    an agency's name, or which contact
     * @param certainty how sure it is, in words
     * @param relevance why it matters for this child, in the words of whoever said it; empty words where nobody did
     * @param handling  where its owner lets it go; empty for what is the hub's own
     * @param documentId where it is a document
     */
    public record Item(Optional<LocalDate> date, String source, Kind kind, String what, String certainty,
                       String relevance, Optional<Handling> handling, Optional<String> documentId) {

        public Item(Optional<LocalDate> date, String source, Kind kind, String what, String certainty, String relevance,
                Optional<Handling> handling) {
            this(date, source, kind, what, certainty, relevance, handling, Optional.empty());
        }

        /** Something of the hub's own: told to it, or decided by it. */
        public static Item ofTheHub(LocalDate date, String source, Kind kind, String what, String certainty) {
            return new Item(Optional.ofNullable(date), source, kind, what, certainty, "", Optional.empty());
        }
    }

    /** What kind of sentence it is. */
    public enum Kind {
        FACT("Fact"),
        OPINION("Opinion"),
        INTELLIGENCE("Intelligence"),
        /** Said to the hub, and not weighed by whoever said it. */
        TOLD("Told to the hub"),
        DECIDED("Decided"),
        DOCUMENT("Document");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * What came of asking one agency.
     *
     * @param words one sentence of ours
     */
    public record Asked(String agency, Gap gap, String words) {
    }

    /**
     * What an agency had answered before it said it differently.
     *
     * @param givenAt UTC
     * @param words   the answer but for its items, in a sentence
     * @param items   what it knew then, each in a sentence that says where it may go
     */
    public record Before(String agency, Optional<Instant> givenAt, String words, List<String> items) {
    }

    /** How much is missing of what an agency may know. */
    public enum Gap { NONE, PART, WHOLE }
}
