package org.openmash.outcome;

import java.util.Optional;
import org.openmash.information.Requests;
import org.openmash.outcome.HandOver.Answer;
import org.openmash.outcome.HandOver.Kind;
import org.openmash.outcome.HandOver.State;
import org.openmash.platform.Person;
import org.openmash.platform.Refused;
import org.openmash.referral.CaseStatus;
import org.openmash.referral.Cases;
import org.openmash.threshold.Routings;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What follows when a child's own worker, or the manager of that team, answers the hub. */
@Service
public class WorkerHandOvers {

    private final HandOvers handOvers;
    private final Outcomes outcomes;
    private final Routings routings;
    private final Cases cases;
    private final Requests requests;

    WorkerHandOvers(HandOvers handOvers, Outcomes outcomes, Routings routings, Cases cases, Requests requests) {
        this.requests = requests;
        this.handOvers = handOvers;
        this.outcomes = outcomes;
        this.routings = routings;
        this.cases = cases;
    }

    /**
     * Records the answer. A child whom the worker takes over has that outcome; a child whom the worker returns is the
     * hub's. Of a child whom the hub rates anyway, or has decided about meanwhile, only the answer is kept.
     *
     * @param words what they will do and when, or why the child is returned; may be null for an absent worker
     */
    @Transactional
    public void answer(HandOver handOver, Answer answer, String words, Person by) {
        if (handOver.state() != State.OPEN) {
            throw new Refused("This hand-over has been answered already. Nothing was saved.");
        }
        handOvers.answer(handOver.handOverId(), answer, Optional.empty(), words, by);
        if (handOver.kind() != Kind.TAKE_OVER || isDecided(handOver)) {
            return;
        }
        if (answer == Answer.ACCEPTED) {
            outcomes.recordTakenOver(handOver.caseReference(), handOver.subjects(), OutcomeCode.ALLOCATED_WORKER,
                    words, DecidedIn.WORKER_HAND_OVER, by);
        }
        if (answer == Answer.RETURNED) {
            giveBack(handOver, words);
        }
    }

    private boolean isDecided(HandOver handOver) {
        return outcomes.of(handOver.caseReference()).stream()
                .anyMatch(outcome -> handOver.subjects().contains(outcome.subjectId()));
    }

    private void giveBack(HandOver handOver, String reason) {
        handOver.subjects().forEach(subject -> routings.backToTheHub(handOver.caseReference(), subject,
                "Returned by the child's own worker: " + reason));
        if (cases.get(handOver.caseReference()).status() == CaseStatus.DECIDED) {
            cases.moveTo(handOver.caseReference(), CaseStatus.SCREENED);
            requests.waitAgain(handOver.caseReference());
        }
    }
}
