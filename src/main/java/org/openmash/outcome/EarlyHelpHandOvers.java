package org.openmash.outcome;

import java.util.Optional;
import org.openmash.outcome.Outcomes.RecordedOutcome;
import org.openmash.referral.ContactRevised;
import org.openmash.sharing.ConsentTold;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Hand-overs to early help: the family is asked before the service is shown anything, and the log says what it is shown. */
@Service
public class EarlyHelpHandOvers {

    private static final String HUB = "hub";

    private final HandOvers handOvers;
    private final Outcomes outcomes;
    private final FamilyAgreement agreement;
    private final EarlyHelpNotice notice;

    EarlyHelpHandOvers(HandOvers handOvers, Outcomes outcomes, FamilyAgreement agreement, EarlyHelpNotice notice) {
        this.handOvers = handOvers;
        this.outcomes = outcomes;
        this.agreement = agreement;
        this.notice = notice;
    }

    /**
     * A hand-over comes to whoever receives it. What early help may read of it from now on, or may not, is entered.
     *
     * @return whether somebody has to ask the family first; then it has not come to them yet
     */
    @Transactional
    public boolean familyIsToBeAsked(HandOver handOver) {
        if (!handOver.isForEarlyHelp()) {
            return false;
        }
        if (agreement.of(handOver.caseReference()).answer() == FamilyAgreement.Answer.NOT_ASKED) {
            return true;
        }
        notice.release(handOver.caseReference(), handOver.subjects(), Optional.of(handOver.handOverId()),
                decidedBy(handOver));
        return false;
    }

    private String decidedBy(HandOver handOver) {
        return outcomes.of(handOver.caseReference()).stream().filter(one -> one.outcome() == OutcomeCode.EARLY_HELP)
                .map(RecordedOutcome::decidedBy).findFirst().orElse(HUB);
    }

    @EventListener
    void on(ConsentTold told) {
        enterWhatIsReadNow(told.caseReference());
    }

    @EventListener
    void on(ContactRevised revised) {
        enterWhatIsReadNow(revised.caseReference());
    }

    private void enterWhatIsReadNow(String caseReference) {
        handOvers.of(caseReference).stream()
                .filter(one -> one.state() == HandOver.State.OPEN && one.isForEarlyHelp())
                .forEach(one -> notice.releaseIfChanged(one, HUB));
    }
}
