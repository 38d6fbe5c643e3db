package org.openmash.threshold.process;

import org.openmash.platform.Pathways;
import org.openmash.platform.ProcessVariables;
import org.openmash.referral.Cases;
import org.openmash.referral.ContactRevised;
import org.openmash.threshold.Ratings;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Whenever more is known of a contact, the tables are asked again, so that the queue shows what is urgent now. */
@Component
class ProposeAgain {

    private final Ratings ratings;
    private final Cases cases;
    private final Pathways pathways;

    ProposeAgain(Ratings ratings, Cases cases, Pathways pathways) {
        this.ratings = ratings;
        this.cases = cases;
        this.pathways = pathways;
    }

    @EventListener
    void contactRevised(ContactRevised revised) {
        var proposed = ratings.propose(revised.caseReference());
        cases.get(revised.caseReference()).processInstanceId().ifPresent(instance ->
                pathways.setCode(instance, ProcessVariables.PROPOSED_RATING, proposed.name()));
    }
}
