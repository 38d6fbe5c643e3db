package org.openmash.information;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openmash.hub.HubSettings;
import org.openmash.hub.ReachedOtherwise;
import org.openmash.information.AgencySelection.Selected;
import org.openmash.information.AgencySelection.Standing;
import org.openmash.threshold.FiredReason;
import org.openmash.threshold.RatingProposal;

/** What stands for and against asking each agency of the hub about one case, as it was when it was looked at. */
public final class ProposedAgencies {

    private static final Set<String> RULE_SAYS = Set.of("rule_W01_ruleHoldsBack", "rule_W10_ruleAsks");

    private static final String NO_REQUEST = "No request can go there from here: reach it in another way, and add what it says"
            + " as new information.";

    private final HubSettings hub;
    private final List<RatingProposal> proposals;
    private final Map<String, String> heldBackByRules;
    private final Map<String, Selected> selected;
    private final List<String> saidToKnow;

    /**
     * @param heldBackByRules code to the rule's reason; also of whom a rule names and who is no agency of the hub
     * @param selected        every agency of the hub
     * @param saidToKnow      codes of the agencies that the contact names, or where screening found a child
     */
    ProposedAgencies(HubSettings hub, List<RatingProposal> proposals, Map<String, String> heldBackByRules,
            Map<String, Selected> selected, List<String> saidToKnow) {
        this.hub = hub;
        this.proposals = proposals;
        this.heldBackByRules = heldBackByRules;
        this.selected = selected;
        this.saidToKnow = saidToKnow;
    }

    /** Codes of the agencies that are proposed and not held back; those first that the rules of the rating name. */
    public List<String> proposed() {
        return Stream.concat(proposals.stream().flatMap(proposal -> proposal.agencies().stream()),
                selected.keySet().stream()).distinct().filter(agency -> stands(agency, Standing.PROPOSED)).toList();
    }

    private boolean stands(String agency, Standing standing) {
        return selected.containsKey(agency) && selected.get(agency).standing() == standing;
    }

    /**
     * Agencies of the hub that must not be asked until a unit manager releases them: code to the reason. While a rule
     * restricts whom to ask about one child, everybody whom it does not name is held back for the whole case.
     */
    public Map<String, String> heldBack() {
        var held = new LinkedHashMap<String, String>();
        selected.forEach((agency, one) -> {
            if (one.standing() == Standing.HELD_BACK) {
                held.put(agency, heldBackByRules.getOrDefault(agency, sentences(one)));
            }
        });
        return held;
    }

    /**
     * Every agency of the hub as it stands, with why; those that are said to know the family and are not proposed; and whom
     * rules name who is no agency of the hub.
     */
    public List<Advice> advice() {
        var rows = new ArrayList<Advice>();
        var proposed = proposed();
        proposed.forEach(agency -> rows.add(new Advice(hub.agencyName(agency), "Proposed", why(agency))));
        heldBack().forEach((agency, reason) -> rows.add(new Advice(hub.agencyName(agency), "Held back", reason)));
        selected.forEach((agency, one) -> {
            if (one.standing() == Standing.NOT_PROPOSED) {
                rows.add(new Advice(hub.agencyName(agency), "Not proposed", sentences(one)));
            }
        });
        saidToKnow.stream().filter(agency -> !proposed.contains(agency)).forEach(agency -> rows.add(
                new Advice(hub.agencyName(agency), "Said to know the family",
                        "Named when the contact was taken, or found at screening.")));
        notOfTheHub().forEach(rows::add);
        return rows;
    }

    /** Whom the rules of the rating name though no request can go there: nobody is dropped without a word. */
    private Stream<Advice> notOfTheHub() {
        return Stream.concat(proposals.stream().flatMap(proposal -> proposal.agencies().stream()),
                heldBackByRules.keySet().stream()).distinct().filter(code -> !hub.hasAgency(code)).map(this::notOfTheHub);
    }

    private Advice notOfTheHub(String code) {
        var otherwise = ReachedOtherwise.of(code);
        var name = otherwise.map(ReachedOtherwise::label)
                .orElseGet(() -> Character.toUpperCase(code.charAt(0)) + code.substring(1).replace('-', ' '));
        if (heldBackByRules.containsKey(code)) {
            return new Advice(name, "Held back", heldBackByRules.get(code));
        }
        return new Advice(name, otherwise.isPresent() ? "Reached otherwise" : "Not an agency of this hub",
                Stream.concat(ofTheRating(code), Stream.of(otherwise.map(ReachedOtherwise::how).orElse(NO_REQUEST))).distinct()
                        .collect(Collectors.joining(" ")));
    }

    /** What the table says of each agency of the hub, to be kept beside what a person chooses. */
    Map<String, Choice.Weighed> weighed() {
        var weighed = new LinkedHashMap<String, Choice.Weighed>();
        selected.forEach((agency, one) -> weighed.put(agency, new Choice.Weighed(one.standing().name(),
                one.rules().keySet().stream().sorted().toList())));
        return weighed;
    }

    /** Did the same rows already hold these agencies back when that was weighed? */
    boolean heldBackAlreadyIn(Map<String, Choice.Weighed> earlier) {
        var now = weighed();
        return heldBack().keySet().stream().allMatch(agency -> now.get(agency).equals(earlier.get(agency)));
    }

    /** What the rules of the rating say of it, in their own sentences, and why else it is proposed. */
    private String why(String agency) {
        return Stream.concat(ofTheRating(agency), selected.get(agency).rules().entrySet().stream()
                .filter(rule -> !RULE_SAYS.contains(rule.getKey())).map(Map.Entry::getValue)).distinct()
                .collect(Collectors.joining(" "));
    }

    private Stream<String> ofTheRating(String agency) {
        return proposals.stream().filter(proposal -> proposal.agencies().contains(agency))
                .flatMap(proposal -> proposal.reasons().stream().filter(fired -> fired.asks(agency)).limit(2))
                .map(FiredReason::reason);
    }

    private static String sentences(Selected selected) {
        return String.join(" ", new LinkedHashSet<>(selected.rules().values()));
    }

    /** One row for the screen. */
    public record Advice(String agency, String standing, String why) {
    }
}
