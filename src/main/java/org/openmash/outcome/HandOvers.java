package org.openmash.outcome;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.openmash.platform.NotFound;
import org.openmash.platform.Person;

/** The register of hand-overs. Asking, sending on and answering are appended; only the state of a hand-over moves. */
public interface HandOvers {

    /** @return the id, which has no meaning */
    String askWorker(String caseReference, HandOver.Kind kind, String subjectId, Optional<String> workerId,
                     boolean workerAway);

    /** @return the id, which has no meaning */
    String askTeam(String caseReference, OutcomeCode outcome, Set<String> subjects, String receivingGroup);

    /** @throws NotFound if there is no such hand-over */
    HandOver get(String handOverId);

    /** All of a case, oldest first. */
    List<HandOver> of(String caseReference);

    /**
     * Appends the answer and journals it. {@link HandOver.Answer#WORKER_ABSENT} leaves the hand-over open.
     *
     * @param takenBy who will act; may be empty
     * @param words   what they will do and when, or why it is returned
     */
    void answer(String handOverId, HandOver.Answer answer, Optional<String> takenBy, String words, Person by);

    /** Another team is asked instead. */
    void sendTo(String handOverId, String receivingGroup, String reason, Person by);

    /** What nobody has accepted in an earlier delivery is not asked for any more. */
    void supersedeOpenDeliveries(String caseReference);
}
