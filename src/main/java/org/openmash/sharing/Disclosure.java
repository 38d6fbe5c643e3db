package org.openmash.sharing;

import java.util.List;
import java.util.Optional;

/**
 * One item about one person that was asked for, released, received, or kept back (domain, 3.2). Never changed.
 *
 * @param subjectId     whom it is about: the id of a subject of the case, or {@code household-1} …
 * @param itemId        the request or hand-over that it belongs to; empty where there is none
 * @param sender        who gives: the hub, or an agency's name
 * @param recipient     who receives: the hub, an agency's name, a service
 * @param what          exactly what
 * @param why           why it is needed, or why it was kept back
 * @param consent       as it stood then, with its source; empty where it does not matter
 * @param approver      who approved, an account; empty where nobody did
 * @param approverSaid  the manager's written reason
 * @param dutyConsidered what was decided on a statutory duty to disclose
 * @param withheld      what was left out, and why
 * @param by            whose act it was, an account
 */
public record Disclosure(Kind kind, String caseReference, String subjectId, Optional<String> itemId, String sender,
                         String recipient, String what, String why, Optional<Ruling> ruling,
                         Optional<Consent> consent, Optional<String> approver, Optional<String> approverSaid,
                         Optional<String> dutyConsidered, String withheld, Optional<String> rating, String by) {

    public static final String HUB = "The hub";

    /** What happened to the item. */
    public enum Kind {
        ASKED("Asked for"),
        ASKING_REFUSED("Not asked: the gate refused"),
        NOT_SHARED("Decided not to share"),
        REPLY_RECEIVED("Received"),
        REPLY_DECLINED("Declined by the agency"),
        REPLY_CORRECTED("Corrected by the agency"),
        WITHDRAWN("Withdrawn: no longer asked"),
        STILL_ASKED("Still asked: it goes on for a manager's reason"),
        RECALLED("Recalled: the wrong person was searched"),
        DELETION_CONFIRMED("What was searched out by mistake: confirmed by the agency"),
        RELEASED("Released"),
        HELD_BACK("Held back");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** Lines for {@code what}, empty ones left out. */
    public static String lines(String... lines) {
        return String.join("\n", List.of(lines).stream().filter(line -> !line.isBlank()).toList());
    }
}
