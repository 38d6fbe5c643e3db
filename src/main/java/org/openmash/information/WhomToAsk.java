package org.openmash.information;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.openmash.hub.HubSettings;
import org.openmash.referral.Cases;
import org.openmash.threshold.FiredReason;
import org.openmash.threshold.RatingProposal;
import org.openmash.threshold.Ratings;
import org.springframework.stereotype.Service;

/**
 * Which agencies the tables propose to ask about a case, and which are held back. A rule that restricts whom to ask
 * wins over every list of agencies: over the union of what other rules ask, and over agencies added by hand
 * (domain, 0a).
 */
@Service
public class WhomToAsk {

    private final Ratings ratings;
    private final Cases cases;
    private final HubSettings hub;

    WhomToAsk(Ratings ratings, Cases cases, HubSettings hub) {
        this.ratings = ratings;
        this.cases = cases;
        this.hub = hub;
    }

    /** Codes of the agencies that the tables propose and no rule holds back, without those the hub does not have. */
    public List<String> proposed(String caseReference) {
        var heldBack = heldBack(caseReference);
        return proposals(caseReference).stream().flatMap(proposal -> proposal.agencies().stream()).distinct()
                .filter(hub::hasAgency).filter(agency -> !heldBack.containsKey(agency)).toList();
    }

    /**
     * Agencies of the hub that must not be asked until a unit manager releases them: code to the reason. While a rule
     * restricts whom to ask about one child, everybody whom it does not name is held back for the whole case.
     */
    public Map<String, String> heldBack(String caseReference) {
        var held = new LinkedHashMap<String, String>();
        for (var proposal : proposals(caseReference)) {
            if (!proposal.heldBack().isEmpty()) {
                hub.agencies().stream().map(HubSettings.Agency::code)
                        .filter(agency -> !proposal.agencies().contains(agency))
                        .forEach(agency -> held.putIfAbsent(agency, reason(proposal, agency)));
            }
        }
        return held;
    }

    /** An agency that no rule names is held back for the same reason as those that one names. */
    private static String reason(RatingProposal proposal, String agency) {
        return proposal.heldBack().getOrDefault(agency, proposal.heldBack().values().iterator().next());
    }

    /** Every agency that is proposed, held back, or said to know the family already, with why. */
    public List<Advice> advice(String caseReference) {
        var heldBack = heldBack(caseReference);
        var rows = new ArrayList<Advice>();
        proposed(caseReference).forEach(agency -> rows.add(new Advice(hub.agencyName(agency), "Proposed",
                why(agency, caseReference))));
        heldBack.forEach((agency, reason) -> rows.add(new Advice(hub.agencyName(agency), "Held back", reason)));
        cases.contact(caseReference).agenciesKnown().forEach(known -> rows.add(new Advice(
                hub.agencyName(known.agency()), "Said to know the family", "Named when the contact was taken.")));
        return rows;
    }

    private String why(String agency, String caseReference) {
        return proposals(caseReference).stream().filter(proposal -> proposal.agencies().contains(agency))
                .flatMap(proposal -> proposal.reasons().stream()
                        .filter(fired -> fired.rating() == proposal.rating()).limit(2))
                .map(FiredReason::reason).distinct().collect(Collectors.joining(" "));
    }

    private List<RatingProposal> proposals(String caseReference) {
        return ratings.ofTheHub(caseReference).stream().flatMap(subject -> subject.proposal().stream()).toList();
    }

    /** One row for the screen. */
    public record Advice(String agency, String standing, String why) {
    }
}
