package org.openmash.outcome;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.openmash.access.Role;

/**
 * Somebody is asked to take over children or adults of a case, or is told about them. Accepted counts, not sent.
 *
 * @param outcome        what was decided, where a team receives; empty for the child's own worker
 * @param subjects       ids of the children or adults
 * @param receivingGroup the group that is asked now; empty where a worker is asked
 * @param workerId       the account of the child's own worker, where the hub has one
 * @param answers        oldest first
 * @param askedAt        UTC
 */
public record HandOver(String handOverId, String caseReference, Kind kind, Optional<OutcomeCode> outcome,
                       Set<String> subjects, Optional<String> receivingGroup, Optional<String> workerId,
                       boolean workerAway, State state, List<Answered> answers, Instant askedAt) {

    /** What is asked for. */
    public enum Kind {
        /** The child's own worker takes over, and the hub does not rate. */
        TAKE_OVER,
        /** The child's own worker, or their manager, is told; the child stays the hub's. */
        TOLD,
        /** A worker outside social care is invited; the child stays the hub's. */
        INVITED,
        /** A team receives what the hub has decided. */
        RECEIVE
    }

    public enum State {
        OPEN, ACCEPTED, RETURNED,
        /** The decision was opened again before anybody answered. */
        SUPERSEDED
    }

    public enum Answer { ACCEPTED, RETURNED, WORKER_ABSENT }

    /**
     * @param takenBy who will act, where a team has answered
     * @param words   what they will do and when, or why it is returned
     */
    public record Answered(Answer answer, Optional<String> takenBy, Optional<String> words, String by, Instant at) {
    }

    /** Early help is told four fields and no more. */
    public boolean isForEarlyHelp() {
        return outcome.filter(OutcomeCode.EARLY_HELP::equals).isPresent()
                || receivingGroup.filter(Role.LEAD_EARLY_INTERVENTION.group()::equals).isPresent();
    }

    public Optional<Answered> lastAnswer() {
        return answers.isEmpty() ? Optional.empty() : Optional.of(answers.get(answers.size() - 1));
    }
}
