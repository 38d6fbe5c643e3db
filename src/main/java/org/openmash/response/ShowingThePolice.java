package org.openmash.response;

import java.util.Optional;
import org.openmash.information.Clearance;
import org.openmash.information.Requests;
import org.openmash.information.Requests.RequestState;
import org.openmash.information.WhomToAsk;
import org.openmash.platform.Pathways;
import org.openmash.referral.ContactRevised;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether the police decision makers may open a case for its strategy discussion. They may not while a rule holds the police
 * back, nor where somebody suspected works for the police: then they are asked by a request alone.
 */
@Component
public class ShowingThePolice {

    private static final String POLICE = "police";

    private final WhomToAsk whomToAsk;
    private final Clearance clearance;
    private final ResponsesDisclosed disclosed;
    private final Requests requests;
    private final Pathways pathways;

    ShowingThePolice(WhomToAsk whomToAsk, Clearance clearance, ResponsesDisclosed disclosed, Requests requests,
            Pathways pathways) {
        this.requests = requests;
        this.pathways = pathways;
        this.whomToAsk = whomToAsk;
        this.clearance = clearance;
        this.disclosed = disclosed;
    }

    /**
     * Enters in the log of disclosures what follows, for each person.
     *
     * @return whether they may
     */
    @Transactional
    public boolean show(String caseReference) {
        var against = against(caseReference);
        against.ifPresentOrElse(why -> disclosed.keptFromPolice(caseReference, why),
                () -> disclosed.shownToPolice(caseReference));
        return against.isEmpty();
    }

    /** Where it is learned that somebody suspected works there, the police lose the task that they have. */
    @EventListener
    void on(ContactRevised revised) {
        if (clearance.isForTheLeadAlone(revised.caseReference(), POLICE)) {
            pathways.tell("strategyDiscussion", revised.caseReference(), "mash.policeKeptOut");
        }
    }

    private Optional<String> against(String caseReference) {
        return clearance.isForTheLeadAlone(caseReference, POLICE)
                ? Optional.of("Somebody suspected works there: the police's named lead alone is asked, by a request")
                : isAsked(caseReference) ? Optional.empty()
                : Optional.ofNullable(whomToAsk.of(caseReference).heldBack().get(POLICE))
                        .map(rule -> "A rule holds the police back until they are released: " + rule);
    }

    /** The unit manager has released the police, where a rule held them back. */
    private boolean isAsked(String caseReference) {
        return requests.of(caseReference).stream().anyMatch(request -> request.agency().equals(POLICE)
                && (request.state().isOpen() || request.state() == RequestState.ANSWERED));
    }
}
