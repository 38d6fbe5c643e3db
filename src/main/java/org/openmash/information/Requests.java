package org.openmash.information;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.openmash.platform.Person;
import org.openmash.platform.Refused;

/** Requests to agencies and their replies. A request outlives a re-rating: each sending is an instance of its own. */
public interface Requests {

    /** All requests of a case, oldest first, with their newest reply. */
    List<AgencyRequest> of(String caseReference);

    /** Which of these requests are kept for future plans. */
    Set<String> kept(Collection<String> requestIds);

    /** Recalled, and the agency has not been asked anew since: what it knows of the right people is missing. */
    List<AgencyRequest> toAskAnew(String caseReference);

    /**
     * Has the agency been asked again about everybody of a request that ended, less those whom it named by mistake? What it had
     * been asked beside it is something else, unless it names none of those who were recalled.
     */
    boolean isAskedAgain(AgencyRequest ended);

    /**
     * Is nothing left to wait for: every request answered or withdrawn, no agency to be asked anew, and no choice of agencies
     * still open?
     */
    boolean allAnswered(String caseReference);

    /**
     * Must somebody say what becomes of the asking when the case is decided: is a request unanswered, is a choice of
     * agencies still to be made, or has the asking not begun at all?
     */
    boolean isAnythingOpen(String caseReference);

    /**
     * What shall become of requests that are still open when the case has been decided. Kept for future plans, an
     * asking that has not begun yet begins now.
     */
    void decideOpen(String caseReference, Intention intention, Person by);

    /** The decision is open again: what was kept for future plans is waited for once more, by a limit of its own. */
    void waitAgain(String caseReference);

    /**
     * Ends one request that nobody needs any more, or that may no longer be asked; the agency's task goes with it.
     *
     * @throws Refused naming the field; only a request that waits for its answer is withdrawn
     */
    void withdraw(String caseReference, String requestId, String why, Person by);

    /**
     * Carries that out: withdraws, or keeps for future plans; ends a choice of agencies that nobody has made yet.
     * Called from a job after the decision; without a recorded intention the smaller disclosure: withdraw.
     */
    void endAsDecided(String caseReference);

    /** The case is closed: what was asked since the decision, and is not kept for future plans, ends with it. */
    void endAsClosed(String caseReference);

    enum Intention { WITHDRAW, KEEP_FOR_FUTURE_PLANS }

    /**
     * Where a request stands. NO_REPLY: unanswered past the limit for an answer, which says nothing about the family.
     * RECALLED: the wrong person was searched, and what was answered is gone.
     */
    enum RequestState {
        SENT, NO_REPLY, ANSWERED, WITHDRAWN, RECALLED;

        /** Does the hub still wait for an answer? */
        public boolean isOpen() {
            return this == SENT || this == NO_REPLY;
        }
    }

    /** What an agency can say it knows. */
    enum ReplyState {
        KNOWN("Known"),
        NOT_KNOWN("Searched, not known"),
        SEARCHED_PARTIAL("Searched in part"),
        UNABLE_TO_SEARCH("Unable to search"),
        DECLINED("Declined"),
        CONFLICT_OF_INTEREST("Conflict of interest: somebody else must answer");

        private final String label;

        ReplyState(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        /** Has the agency looked, so that it can say something about the family? */
        public boolean hasSearched() {
            return this == KNOWN || this == NOT_KNOWN || this == SEARCHED_PARTIAL;
        }

        /** Does it say what the agency knows, so that items and documents come with it? */
        public boolean tellsSomething() {
            return this == KNOWN || this == SEARCHED_PARTIAL;
        }
    }

    /**
     * @param requestId an id without meaning
     * @param sendingId the choice of agencies with which it was sent
     * @param askedAt   when somebody chose to ask, UTC
     * @param replyNumber which reply is the newest; grows with each
     * @param sentAt    UTC; empty while the sending is still on its way
     * @param repliedAt when it was first answered, UTC
     * @param repliedBy who wrote the newest answer
     * @param correctedAt when the newest answer took the place of an earlier one
     * @param checkedAt when the agency confirmed what the hub had recorded for it
     * @param endedAt   when it was answered, or ended otherwise, UTC; empty while it waits. Of one that was recalled after it had
     *                  been withdrawn: when it was withdrawn
     * @param kept      the case has been decided, and the answer is for future plans: nobody waits for it
     */
    record AgencyRequest(String requestId, String sendingId, String caseReference, String agency, String rating, RequestState state,
                         Instant askedAt, Optional<Instant> sentAt, Optional<ReplyState> reply, Optional<Instant> repliedAt,
                         Optional<String> repliedBy, Optional<Long> replyNumber, Optional<Instant> correctedAt,
                         Optional<Instant> checkedAt, Optional<Instant> endedAt, boolean kept) {

        AgencyRequest in(RequestState now) {
            return new AgencyRequest(requestId, sendingId, caseReference, agency, rating, now, askedAt, sentAt, reply, repliedAt,
                    repliedBy, replyNumber, correctedAt, checkedAt, endedAt, kept);
        }

        /** Was this one sent once that one had ended? What is still on its way is. */
        boolean isSentSince(AgencyRequest that) {
            return sentAt.filter(sent -> that.endedAt.filter(sent::isBefore).isPresent()).isEmpty();
        }

        /** As it stood while this version of the answer was the newest. */
        AgencyRequest with(RequestRegister.Given given, boolean isCorrection) {
            return new AgencyRequest(requestId, sendingId, caseReference, agency, rating, state, askedAt, sentAt,
                    Optional.of(given.reply().state()), repliedAt, Optional.of(given.by()), Optional.of(given.number()),
                    isCorrection ? Optional.of(given.at()) : Optional.empty(), given.checkedAt(), endedAt,
                    kept);
        }
    }
}
