package org.openmash.information;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openmash.information.Requests.ReplyState;
import org.openmash.platform.LondonTime;

/**
 * What an agency says to a request (domain, 4.3). Appended: a correction is another reply. What a reply of an earlier
 * release did not say is empty or null.
 *
 * @param systemsSearched where the agency looked, so that "not known" can be weighed
 * @param searchedAsOf    the day on which what was found is up to date
 * @param people          for each person searched for, whether they were found and how surely
 * @param facts           what is known, each with why it is relevant and where it may go
 * @param currentWorker   who at the agency works with the family now
 * @param declinedBecause the lawful reason for declining
 * @param told            who told the hub, where the hub recorded it for the agency; null where the agency wrote it
 * @param whyCorrected    why it takes the place of an earlier one; null for the first
 */
public record Reply(ReplyState state, String systemsSearched, LocalDate searchedAsOf, List<Searched> people,
                    List<Fact> facts, String riskView, String strengths, String currentWorker,
                    DeclinedBecause declinedBecause, String declinedReason, String unableReason, Told told,
                    String whyCorrected) {

    public Reply {
        people = people == null ? List.of() : List.copyOf(people);
        facts = facts == null ? List.of() : List.copyOf(facts);
    }

    Reply toldBy(Told source) {
        return new Reply(state, systemsSearched, searchedAsOf, people, facts, riskView, strengths, currentWorker,
                declinedBecause, declinedReason, unableReason, source, null);
    }

    Reply correctedBecause(String why) {
        return new Reply(state, systemsSearched, searchedAsOf, people, facts, riskView, strengths, currentWorker,
                declinedBecause, declinedReason, unableReason, null, why);
    }

    /**
     * How an answer came that the hub recorded for an agency.
     *
     * @param saidBy who at the agency said it
     * @param saidAt when it was said or written, UTC
     */
    public record Told(Source source, String saidBy, String role, Instant saidAt) {
    }

    public enum Source {
        TELEPHONE("by telephone"), EMAIL("by e-mail"), LETTER("by letter"), IN_PERSON("in person");

        private final String label;

        Source(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** How surely this person was found; empty where the reply does not say. */
    public Optional<Match> match(String subjectId) {
        return people.stream().filter(one -> one.subjectId().equals(subjectId)).map(Searched::match).findFirst();
    }

    /** For a screen: where the agency looked and how current that is, or why it says no more. */
    public String searched() {
        return joined("; ", joined(", ", systemsSearched, searchedAsOf == null ? null
                        : "as of " + LondonTime.show(searchedAsOf)),
                joined(": ", declinedBecause == null ? null : declinedBecause.label(), declinedReason), unableReason);
    }

    private static String joined(String by, String... parts) {
        return Stream.of(parts).filter(part -> part != null && !part.isBlank()).collect(Collectors.joining(by));
    }

    /** For a screen: who was found, for example "Ann Example: probable (same name, other address)". */
    public String found() {
        return people.stream().map(one -> one.name() + ": " + one.match().label().toLowerCase(Locale.UK)
                + (one.matchedBy() == null ? "" : " (" + one.matchedBy() + ")")).collect(Collectors.joining("; "));
    }

    /**
     * One person for whom the agency was asked to search.
     *
     * @param subjectId their id in the request
     * @param name      as the request had it
     * @param matchedBy by what the agency knows that it is this person, or what leaves doubt
     */
    public record Searched(String subjectId, String name, Match match, String matchedBy) {
    }

    /** How surely a record of the agency is about the person who was searched for. */
    public enum Match {
        CERTAIN("Certain"),
        PROBABLE("Probable"),
        POSSIBLE("Possible"),
        NOT_FOUND("Not found"),
        NOT_SEARCHED("Not searched");

        private final String label;

        Match(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        boolean isFound() {
            return this == CERTAIN || this == PROBABLE || this == POSSIBLE;
        }
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

    /**
     * Why an agency may keep back what it knows. The Children's Wellbeing and Schools Act 2026 (commencement to be checked)
     * lets the duty to disclose yield only where disclosing is more detrimental to the child (domain, 0a).
     */
    public enum DeclinedBecause {
        MORE_DETRIMENTAL("Disclosing is more detrimental to the child than not disclosing", true),
        LEGAL_PRIVILEGE("Legal privilege", false),
        LIVE_POLICE_OPERATION("A live police operation", false),
        NOT_PROPORTIONATE("Not relevant to the concern, or more than is proportionate", false),
        FORBIDDEN("A law or a court order forbids it", true),
        OTHER("Another reason in law", true);

        private final String label;
        private final boolean needsWords;

        DeclinedBecause(String label, boolean needsWords) {
            this.label = label;
            this.needsWords = needsWords;
        }

        public String label() {
            return label;
        }

        boolean needsWords() {
            return needsWords;
        }
    }
}
