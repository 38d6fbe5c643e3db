package org.openmash.threshold.process;

import static org.openmash.platform.ProcessVariables.CASE_REFERENCE;
import static org.openmash.platform.ProcessVariables.INFORMATION_ID;
import static org.openmash.platform.ProcessVariables.RATING;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.openmash.platform.CaseJournal;
import org.openmash.platform.Pathways;
import org.openmash.referral.CaseStatus;
import org.openmash.referral.Cases;
import org.openmash.referral.MashCase;
import org.openmash.threshold.DecisionReopened;
import org.openmash.threshold.NewInformation;
import org.openmash.threshold.Ratings;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Tells the case's pathway that its rating has changed. While it responds, it goes over to the new response; once the
 * outcome is being carried out, the decision is reopened; before the response the new rating stands when it is reached. Once the
 * outcome is carried out, what was told becomes a contact of its own, also while the case waits for the response to danger.
 */
@Component
class RatingChangedDelegate implements JavaDelegate {

    private final Cases cases;
    private final CaseJournal journal;
    private final Ratings ratings;
    private final Pathways pathways;
    private final NewInformation information;
    private final ApplicationEventPublisher events;

    RatingChangedDelegate(Cases cases, CaseJournal journal, Ratings ratings, Pathways pathways,
            NewInformation information, ApplicationEventPublisher events) {
        this.cases = cases;
        this.journal = journal;
        this.ratings = ratings;
        this.pathways = pathways;
        this.information = information;
        this.events = events;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var caseReference = CASE_REFERENCE.get(execution);
        journal.lock(caseReference);
        var found = cases.get(caseReference);
        if (found.isClosed() || !isHeard(found) && found.status() == CaseStatus.DECIDED) {
            // the outcome is carried out: what was told goes on as a contact of its own
            INFORMATION_ID.find(execution).ifPresent(id -> information.openLinkedContact(caseReference, id));
        }
    }

    private boolean isHeard(MashCase found) {
        return found.processInstanceId().map(instance -> {
            pathways.setCode(instance, RATING, ratings.ofCase(found.caseReference()).name());
            return pathways.tellInstance(instance, "mash.ratingChanged") || isReopened(found.caseReference(), instance);
        }).orElse(false);
    }

    private boolean isReopened(String caseReference, String instance) {
        var reopened = pathways.tellInstance(instance, "mash.decisionReopened");
        if (reopened) {
            events.publishEvent(new DecisionReopened(caseReference));
        }
        return reopened;
    }
}
