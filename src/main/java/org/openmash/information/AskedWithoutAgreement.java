package org.openmash.information;

import static org.openmash.platform.ProcessVariables.CASE_REFERENCE;
import static org.openmash.platform.ProcessVariables.STARTED_BY;

import java.util.Optional;
import java.util.stream.Collectors;
import org.openmash.hub.HubSettings;
import org.openmash.platform.Codes;
import org.openmash.platform.Pathways;
import org.openmash.referral.CaseChanged;
import org.openmash.referral.Change;
import org.openmash.referral.Contact.ConsentState;
import org.openmash.referral.Rating;
import org.openmash.sharing.ConsentTold;
import org.openmash.sharing.Consents;
import org.openmash.threshold.Ratings;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * The family refuses, or a case falls below AMBER without its agreement, while agencies are still being asked: a unit
 * manager is asked, once, whether these requests end.
 */
@Component
public class AskedWithoutAgreement {

    private static final String PROCESS = "recallRequest";

    private final Requests requests;
    private final Consents consents;
    private final Ratings ratings;
    private final HubSettings hub;
    private final Pathways pathways;

    AskedWithoutAgreement(Requests requests, Consents consents, Ratings ratings, HubSettings hub, Pathways pathways) {
        this.requests = requests;
        this.consents = consents;
        this.ratings = ratings;
        this.hub = hub;
        this.pathways = pathways;
    }

    /** Once whatever belongs to the change is recorded: several children are rated in one go. */
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT, fallbackExecution = true)
    void on(CaseChanged changed) {
        var caseReference = changed.caseReference();
        if (changed.what().filter(what -> takesTheGround(what, caseReference)).isPresent()
                && !waitingFor(caseReference).isEmpty()) {
            ask(caseReference);
        }
    }

    /**
     * A refusal that is written down with another sending, too: what was asked before may have lost its ground. At once, so that
     * what is asked with it, on a ground of its own, is not among it.
     */
    @EventListener
    void on(ConsentTold told) {
        if (isRefused(told.caseReference()) && requests.of(told.caseReference()).stream()
                .anyMatch(request -> request.state().isOpen() && request.sentAt().isPresent())) {
            ask(told.caseReference());
        }
    }

    private void ask(String caseReference) {
        if (!pathways.isAt(PROCESS, caseReference, "UserTask_RecallRequest")) {
            pathways.start(PROCESS, caseReference, Codes.of(CASE_REFERENCE, caseReference).andPerhaps(STARTED_BY, null));
        }
    }

    private boolean takesTheGround(Change what, String caseReference) {
        return switch (what) {
            case FAMILY_ASKED -> isRefused(caseReference) || isBelowAmberWithoutConsent(caseReference);
            case RATED, LOWERING_ANSWERED -> isBelowAmberWithoutConsent(caseReference);
            default -> false;
        };
    }

    private boolean isRefused(String caseReference) {
        return consents.now(caseReference).state() == ConsentState.REFUSED;
    }

    private boolean isBelowAmberWithoutConsent(String caseReference) {
        return ratings.isRated(caseReference) && !ratings.ofCase(caseReference).atLeast(Rating.AMBER)
                && consents.now(caseReference).state() != ConsentState.GIVEN;
    }

    private String waitingFor(String caseReference) {
        return requests.of(caseReference).stream().filter(request -> request.state().isOpen())
                .map(request -> hub.agencyName(request.agency())).distinct().collect(Collectors.joining(", "));
    }

    /** The sentence that speaks against the requests of a case that still wait; empty where none does. */
    public Optional<String> why(String caseReference) {
        var waiting = waitingFor(caseReference);
        var reason = isRefused(caseReference) ? "The family does not agree" : isBelowAmberWithoutConsent(caseReference)
                ? "The case is below AMBER, and the family has not agreed" : "";
        return waiting.isEmpty() || reason.isEmpty() ? Optional.empty()
                : Optional.of(reason + "; the hub still waits for: " + waiting + ". Decide whether these requests end.");
    }
}
