package org.openmash.response;

import java.util.Optional;
import org.openmash.information.Clearance;
import org.openmash.information.WhomToAsk;
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

    ShowingThePolice(WhomToAsk whomToAsk, Clearance clearance, ResponsesDisclosed disclosed) {
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

    private Optional<String> against(String caseReference) {
        return clearance.isForTheLeadAlone(caseReference, POLICE)
                ? Optional.of("Somebody suspected works there: the police's named lead alone is asked, by a request")
                : Optional.ofNullable(whomToAsk.of(caseReference).heldBack().get(POLICE))
                        .map(rule -> "A rule holds the police back until they are released: " + rule);
    }
}
