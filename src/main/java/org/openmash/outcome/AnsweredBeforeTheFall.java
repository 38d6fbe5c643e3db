package org.openmash.outcome;

import java.util.Set;
import org.openmash.information.Answering;
import org.openmash.information.Replies;
import org.openmash.information.Replies.Answer;
import org.openmash.information.Requests.RequestState;
import org.openmash.referral.CaseChanged;
import org.openmash.referral.CaseStatus;
import org.openmash.referral.Cases;
import org.openmash.referral.Change;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * An undecided case falls below AMBER, and the discussion for which agencies answered no longer comes: a manager looks, once,
 * at every answer that no discussion had (domain, 10, case 13: it is never dropped).
 */
@Component
class AnsweredBeforeTheFall {

    private static final Set<Change> MAY_LOWER = Set.of(Change.RATED, Change.LOWERING_ANSWERED);
    private static final Set<CaseStatus> DECIDED = Set.of(CaseStatus.DECIDED, CaseStatus.CLOSED);

    private final Replies replies;
    private final ReplyReviews reviews;
    private final Answering answering;
    private final Cases cases;

    AnsweredBeforeTheFall(Replies replies, ReplyReviews reviews, Answering answering, Cases cases) {
        this.replies = replies;
        this.reviews = reviews;
        this.answering = answering;
        this.cases = cases;
    }

    /** Once whatever belongs to the change is recorded: several children are rated in one go. */
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT, fallbackExecution = true)
    void on(CaseChanged changed) {
        if (changed.what().filter(MAY_LOWER::contains).isPresent()
                && !DECIDED.contains(cases.get(changed.caseReference()).status())) {
            replies.answers(changed.caseReference()).stream().filter(this::isUnread)
                    .forEach(answer -> answering.reviewIfNobodyWaits(answer.request()));
        }
    }

    private boolean isUnread(Answer answer) {
        return answer.request().state() == RequestState.ANSWERED && !reviews.wasConsidered(answer)
                && !reviews.wasReviewed(answer);
    }
}
