package org.openmash.information;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openmash.access.RestrictionRegister;
import org.openmash.hub.HubSettings;
import org.openmash.hub.HubSettings.Agency;
import org.openmash.information.AgencySelection.OfTheAgency;
import org.openmash.information.AgencySelection.OfTheCase;
import org.openmash.information.AgencySelection.RuleSays;
import org.openmash.information.AgencySelection.Selected;
import org.openmash.information.AgencySelection.Standing;
import org.openmash.platform.LondonTime;
import org.openmash.referral.Cases;
import org.openmash.referral.Contact;
import org.openmash.referral.EarlierContacts;
import org.openmash.referral.EarlierContacts.Earlier;
import org.openmash.referral.SubjectKind;
import org.openmash.referral.YesNoUnknown;
import org.openmash.sharing.Consents;
import org.openmash.sharing.RestrictedKind;
import org.openmash.threshold.FiredReason;
import org.openmash.threshold.RatingProposal;
import org.openmash.threshold.Ratings;
import org.springframework.stereotype.Service;

/**
 * Which agencies are proposed to be asked about a case, which are held back, and which nothing speaks for: from the rules
 * that fired when it was rated, from the rating that stands, who is said to know the family, and who knew somebody of it
 * before. A rule that restricts whom to ask wins over every list of agencies: over the union of what other rules ask, and
 * over agencies added by hand (domain, 0a).
 */
@Service
public class WhomToAsk {

    private static final int TEN_YEARS = 120;
    private static final int ADULT_YEARS = 18;
    private static final Set<String> RULE_SAYS = Set.of("rule_W01_ruleHoldsBack", "rule_W10_ruleAsks");

    private final Ratings ratings;
    private final Cases cases;
    private final HubSettings hub;
    private final AgencySelection selection;
    private final Consents consents;
    private final EarlierContacts earlier;
    private final RequestRegister requests;
    private final RestrictionRegister restrictions;
    private final Clock clock;

    WhomToAsk(Ratings ratings, Cases cases, HubSettings hub, AgencySelection selection, Consents consents,
            EarlierContacts earlier, RequestRegister requests, RestrictionRegister restrictions, Clock clock) {
        this.ratings = ratings;
        this.cases = cases;
        this.hub = hub;
        this.selection = selection;
        this.consents = consents;
        this.earlier = earlier;
        this.requests = requests;
        this.restrictions = restrictions;
        this.clock = clock;
    }

    /** Codes of the agencies that are proposed and not held back; those first that the rules of the rating name. */
    public List<String> proposed(String caseReference) {
        return proposed(caseReference, selected(caseReference));
    }

    private List<String> proposed(String caseReference, Map<String, Selected> selected) {
        return Stream.concat(namedByRules(caseReference), selected.keySet().stream()).distinct()
                .filter(agency -> has(selected, agency, Standing.PROPOSED)).toList();
    }

    private static boolean has(Map<String, Selected> selected, String agency, Standing standing) {
        return selected.containsKey(agency) && selected.get(agency).standing() == standing;
    }

    /**
     * Agencies of the hub that must not be asked until a unit manager releases them: code to the reason. While a rule
     * restricts whom to ask about one child, everybody whom it does not name is held back for the whole case.
     */
    public Map<String, String> heldBack(String caseReference) {
        return heldBack(caseReference, selected(caseReference));
    }

    private Map<String, String> heldBack(String caseReference, Map<String, Selected> selected) {
        var held = new LinkedHashMap<String, String>();
        var byRules = heldBackByRules(caseReference);
        selected.forEach((agency, one) -> {
            if (one.standing() == Standing.HELD_BACK) {
                held.put(agency, byRules.getOrDefault(agency, sentences(one)));
            }
        });
        return held;
    }

    private Map<String, String> heldBackByRules(String caseReference) {
        var held = new LinkedHashMap<String, String>();
        for (var proposal : proposals(caseReference)) {
            if (!proposal.heldBack().isEmpty()) {
                hub.agencies().stream().map(Agency::code)
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

    private Map<String, Selected> selected(String caseReference) {
        var contact = cases.contact(caseReference);
        var mashCase = new OfTheCase(ratings.ofCase(caseReference), RestrictedKind.of(contact.concerns()),
                contact.concerns().stream().map(Contact.Concern::category).filter(Objects::nonNull).toList(),
                consents.now(caseReference).state(), adultsAtHome(contact), tenOrOlder(contact));
        var held = heldBackByRules(caseReference).keySet();
        var named = namedByRules(caseReference).collect(Collectors.toSet());
        var known = contact.agenciesKnown().stream().map(Contact.AgencyKnown::agency).collect(Collectors.toSet());
        var before = knewBefore(caseReference);
        var selected = new LinkedHashMap<String, Selected>();
        hub.agencies().stream().map(Agency::code).forEach(agency -> selected.put(agency, selection.of(new OfTheAgency(agency,
                held.contains(agency) ? RuleSays.HOLDS_BACK : named.contains(agency) ? RuleSays.ASKS : RuleSays.SAYS_NOTHING,
                known.contains(agency), before.contains(agency)), mashCase)));
        return selected;
    }

    private Stream<String> namedByRules(String caseReference) {
        return proposals(caseReference).stream().flatMap(proposal -> proposal.agencies().stream()).distinct();
    }

    /** Agencies that said of an earlier contact about the same child or adult that they know them; none of a restricted record. */
    private Set<String> knewBefore(String caseReference) {
        var references = earlier.of(caseReference).stream().map(Earlier::caseReference).collect(Collectors.toSet());
        references.removeAll(restrictions.restricted(references));
        return references.stream().flatMap(reference -> requests.of(reference).stream())
                .filter(request -> request.state() != Requests.RequestState.RECALLED)
                .filter(request -> request.reply().filter(Requests.ReplyState.KNOWN::equals).isPresent())
                .map(Requests.AgencyRequest::agency).collect(Collectors.toSet());
    }

    /** Of whom nobody has said when they were born, counts as an adult; of whom nothing is said, nothing is known. */
    private YesNoUnknown adultsAtHome(Contact contact) {
        var grownUp = LondonTime.today(clock).minusYears(ADULT_YEARS);
        if (contact.household().isEmpty()) {
            return YesNoUnknown.UNKNOWN;
        }
        return contact.household().stream().anyMatch(member -> member.livesWithChild()
                && (member.dateOfBirth() == null || !member.dateOfBirth().isAfter(grownUp))) ? YesNoUnknown.YES : YesNoUnknown.NO;
    }

    private YesNoUnknown tenOrOlder(Contact contact) {
        var ages = contact.subjects().stream().filter(subject -> subject.kind() == SubjectKind.CHILD)
                .map(subject -> subject.ageInMonths(LondonTime.today(clock))).toList();
        if (ages.stream().anyMatch(age -> age.filter(months -> months >= TEN_YEARS).isPresent())) {
            return YesNoUnknown.YES;
        }
        return ages.stream().allMatch(Optional::isPresent) ? YesNoUnknown.NO : YesNoUnknown.UNKNOWN;
    }

    /** Every agency of the hub as it stands, with why; and those that are said to know the family and are not proposed. */
    public List<Advice> advice(String caseReference) {
        var selected = selected(caseReference);
        var heldBack = heldBack(caseReference, selected);
        var proposed = proposed(caseReference, selected);
        var rows = new ArrayList<Advice>();
        proposed.forEach(agency -> rows.add(new Advice(hub.agencyName(agency), "Proposed",
                why(agency, caseReference, selected.get(agency)))));
        heldBack.forEach((agency, reason) -> rows.add(new Advice(hub.agencyName(agency), "Held back", reason)));
        selected.forEach((agency, one) -> {
            if (one.standing() == Standing.NOT_PROPOSED) {
                rows.add(new Advice(hub.agencyName(agency), "Not proposed", sentences(one)));
            }
        });
        cases.contact(caseReference).agenciesKnown().stream().filter(known -> !proposed.contains(known.agency()))
                .forEach(known -> rows.add(new Advice(hub.agencyName(known.agency()), "Said to know the family",
                        "Named when the contact was taken.")));
        return rows;
    }

    /** What the table says of each agency of the hub, to be kept beside what a person chooses. */
    Map<String, Choice.Weighed> weighed(String caseReference) {
        var weighed = new LinkedHashMap<String, Choice.Weighed>();
        selected(caseReference).forEach((agency, one) -> weighed.put(agency, new Choice.Weighed(one.standing().name(),
                one.rules().keySet().stream().sorted().toList())));
        return weighed;
    }

    /** What the rules of the rating say of it, in their own sentences, and why else it is proposed. */
    private String why(String agency, String caseReference, Selected selected) {
        var ofTheRating = proposals(caseReference).stream().filter(proposal -> proposal.agencies().contains(agency))
                .flatMap(proposal -> proposal.reasons().stream()
                        .filter(fired -> fired.rating() == proposal.rating()).limit(2))
                .map(FiredReason::reason);
        return Stream.concat(ofTheRating, selected.rules().entrySet().stream()
                .filter(rule -> !RULE_SAYS.contains(rule.getKey())).map(Map.Entry::getValue)).distinct()
                .collect(Collectors.joining(" "));
    }

    private static String sentences(Selected selected) {
        return String.join(" ", new LinkedHashSet<>(selected.rules().values()));
    }

    private List<RatingProposal> proposals(String caseReference) {
        return ratings.ofTheHub(caseReference).stream().flatMap(subject -> subject.proposal().stream()).toList();
    }

    /** One row for the screen. */
    public record Advice(String agency, String standing, String why) {
    }
}
