package org.openmash.threshold.process;

import static org.openmash.platform.ProcessVariables.CASE_REFERENCE;
import static org.openmash.platform.ProcessVariables.INFORMATION_ID;
import static org.openmash.platform.ProcessVariables.RATING;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.openmash.platform.CaseJournal;
import org.openmash.platform.Pathways;
import org.openmash.referral.Cases;
import org.openmash.threshold.DecisionReopened;
import org.openmash.threshold.NewInformation;
import org.openmash.threshold.Ratings;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Tells the case's pathway that its rating has changed. While it responds, it goes over to the new response; once the
 * outcome is being carried out, the decision is reopened; before the response the new rating stands when it is reached.
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
        if (cases.get(caseReference).isClosed()) {
            // it closed while the change was on its way: what was told goes on as a contact of its own
            INFORMATION_ID.find(execution).ifPresent(id -> information.openLinkedContact(caseReference, id));
            return;
        }
        cases.get(caseReference).processInstanceId().ifPresent(instance -> {
            pathways.setCode(instance, RATING, ratings.ofCase(caseReference).name());
            if (!pathways.tellInstance(instance, "mash.ratingChanged")
                    && pathways.tellInstance(instance, "mash.decisionReopened")) {
                events.publishEvent(new DecisionReopened(caseReference));
            }
        });
    }
}
