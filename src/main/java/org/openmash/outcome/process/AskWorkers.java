package org.openmash.outcome.process;

import static org.openmash.platform.ProcessVariables.CASE_REFERENCE;
import static org.openmash.platform.ProcessVariables.HAND_OVER_ID;
import static org.openmash.platform.ProcessVariables.SUBJECT_ID;
import static org.openmash.platform.ProcessVariables.WORKER_AWAY;
import static org.openmash.platform.ProcessVariables.WORKER_ID;

import java.util.Optional;
import org.openmash.outcome.HandOver;
import org.openmash.outcome.HandOvers;
import org.openmash.platform.Codes;
import org.openmash.platform.Pathways;
import org.openmash.threshold.ChildrenRouted;
import org.openmash.threshold.ChildrenRouted.SubjectRoute;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Begins a hand-over, in the routing's own transaction, for every child who has a worker. Where the hub rates a child
 * whose case is open, the worker and their manager are told, each by a task of their own.
 */
@Component
class AskWorkers {

    private final HandOvers handOvers;
    private final Pathways pathways;

    AskWorkers(HandOvers handOvers, Pathways pathways) {
        this.handOvers = handOvers;
        this.pathways = pathways;
    }

    @EventListener
    void on(ChildrenRouted routed) {
        routed.routes().forEach(child -> ask(routed.caseReference(), child));
    }

    private void ask(String caseReference, SubjectRoute child) {
        switch (child.route()) {
            case ALLOCATED_WORKER -> ask(caseReference, HandOver.Kind.TAKE_OVER, child, child.workerAway());
            case HUB_WORKER_INVITED -> ask(caseReference, HandOver.Kind.INVITED, child, child.workerAway());
            case WORKER_AND_HUB -> {
                if (!child.workerAway()) {
                    ask(caseReference, HandOver.Kind.TOLD, child, false);
                }
                ask(caseReference, HandOver.Kind.TOLD, child, true);
            }
            default -> {
            }
        }
    }

    private void ask(String caseReference, HandOver.Kind kind, SubjectRoute child, boolean theManager) {
        var worker = Optional.ofNullable(child.workerId());
        if (isAsked(caseReference, kind, child.subjectId(), worker, theManager)) {
            return;
        }
        var id = handOvers.askWorker(caseReference, kind, child.subjectId(), worker, theManager);
        pathways.start("allocatedWorkerHandover", caseReference, Codes.of(CASE_REFERENCE, caseReference)
                .and(SUBJECT_ID, child.subjectId()).and(HAND_OVER_ID, id).andPerhaps(WORKER_ID, child.workerId())
                .and(WORKER_AWAY, theManager));
    }

    /** The same question is put once, however often the routing is worked out. */
    private boolean isAsked(String caseReference, HandOver.Kind kind, String subjectId, Optional<String> worker,
            boolean theManager) {
        return handOvers.of(caseReference).stream().anyMatch(asked -> asked.kind() == kind
                && asked.subjects().contains(subjectId) && asked.workerId().equals(worker)
                && asked.workerAway() == theManager);
    }
}
