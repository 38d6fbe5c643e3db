package org.openmash.response;

import java.util.Optional;
import org.openmash.outcome.EarlyHelpNotice;
import org.openmash.outcome.FamilyAgreement;
import org.openmash.outcome.FamilyAgreement.Answer;
import org.openmash.outcome.Outcomes;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where the family's answer lets the case go to early intervention, or keeps it back, that is written down. */
@Component
public class ToEarlyIntervention {

    private final FamilyAgreement agreement;
    private final EarlyHelpNotice notice;
    private final Outcomes outcomes;

    ToEarlyIntervention(FamilyAgreement agreement, EarlyHelpNotice notice, Outcomes outcomes) {
        this.agreement = agreement;
        this.notice = notice;
        this.outcomes = outcomes;
    }

    /**
     * @return the answer by which the case goes on: without agreement, whether the family refused or is not to be asked, and
     *         with a yes by which nothing may be passed on all the same, a social worker weighs what follows; otherwise with a
     *         yes the service may read the four fields from now on
     */
    @Transactional
    public Answer read(String caseReference, String by) {
        var answer = agreement.of(caseReference).answer();
        var weighed = answer.isNo() || answer.isYes() && notice.heldBack(caseReference).isPresent();
        if (answer == Answer.AGREED || weighed) {
            notice.release(caseReference, outcomes.toDecide(caseReference), Optional.empty(), by);
        }
        return weighed ? Answer.NOT_AGREED : answer;
    }
}
