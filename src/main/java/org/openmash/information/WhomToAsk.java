package org.openmash.information;

import java.time.Clock;
import java.util.LinkedHashMap;
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
import org.openmash.platform.LondonTime;
import org.openmash.referral.Cases;
import org.openmash.referral.Contact;
import org.openmash.referral.EarlierContacts;
import org.openmash.referral.EarlierContacts.Earlier;
import org.openmash.referral.KnownTo;
import org.openmash.referral.SubjectKind;
import org.openmash.referral.YesNoUnknown;
import org.openmash.sharing.Consents;
import org.openmash.sharing.RestrictedKind;
import org.openmash.threshold.RatingProposal;
import org.openmash.threshold.Ratings;
import org.openmash.threshold.Routings;
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
    private static final Map<KnownTo, String> ASKED_AS = Map.of(KnownTo.SOCIAL_CARE, "childrens-social-care",
            KnownTo.EARLY_INTERVENTION, "early-intervention", KnownTo.YOUTH_OFFENDING, "youth-offending");

    private final Ratings ratings;
    private final Routings routings;
    private final Cases cases;
    private final HubSettings hub;
    private final AgencySelection selection;
    private final Consents consents;
    private final EarlierContacts earlier;
    private final RequestRegister requests;
    private final RestrictionRegister restrictions;
    private final Clock clock;

    WhomToAsk(Ratings ratings, Routings routings, Cases cases, HubSettings hub, AgencySelection selection, Consents consents,
            EarlierContacts earlier, RequestRegister requests, RestrictionRegister restrictions, Clock clock) {
        this.ratings = ratings;
        this.routings = routings;
        this.cases = cases;
        this.hub = hub;
        this.selection = selection;
        this.consents = consents;
        this.earlier = earlier;
        this.requests = requests;
        this.restrictions = restrictions;
        this.clock = clock;
    }

    /** As things stand at this moment. */
    public ProposedAgencies of(String caseReference) {
        var contact = cases.contact(caseReference);
        var proposals = ratings.ofTheHub(caseReference).stream().flatMap(subject -> subject.proposal().stream()).toList();
        var known = Stream.concat(contact.agenciesKnown().stream().map(Contact.AgencyKnown::agency),
                foundAtScreening(caseReference)).distinct().toList();
        var held = heldBackByRules(proposals);
        return new ProposedAgencies(hub, proposals, held, selection.of(agencies(caseReference, proposals, held.keySet(), known),
                mashCase(caseReference, contact)), known);
    }

    /** The agencies of those services to which screening found a child to be open, or to have been. */
    private Stream<String> foundAtScreening(String caseReference) {
        return routings.screening(caseReference).stream().map(Routings.Finding::knownTo).filter(Objects::nonNull)
                .map(ASKED_AS::get).filter(Objects::nonNull);
    }

    private OfTheCase mashCase(String caseReference, Contact contact) {
        return new OfTheCase(ratings.ofCase(caseReference), RestrictedKind.of(contact.concerns()),
                contact.concerns().stream().map(Contact.Concern::category).filter(Objects::nonNull).toList(),
                consents.now(caseReference).state(), adultsAtHome(contact), tenOrOlder(contact));
    }

    private List<OfTheAgency> agencies(String caseReference, List<RatingProposal> proposals, Set<String> held,
            List<String> known) {
        var before = knewBefore(caseReference);
        return hub.agencies().stream().map(Agency::code).map(agency -> new OfTheAgency(agency,
                held.contains(agency) ? RuleSays.HOLDS_BACK : askedBy(proposals, agency),
                known.contains(agency), before.contains(agency))).toList();
    }

    private static RuleSays askedBy(List<RatingProposal> proposals, String agency) {
        var asking = proposals.stream().filter(proposal -> proposal.agencies().contains(agency)).toList();
        return asking.isEmpty() ? RuleSays.SAYS_NOTHING
                : asking.stream().allMatch(proposal -> proposal.heldBack().isEmpty()) ? RuleSays.ASKS : RuleSays.ASKS_FIRST;
    }

    private Map<String, String> heldBackByRules(List<RatingProposal> proposals) {
        var held = new LinkedHashMap<String, String>();
        for (var proposal : proposals) {
            if (!proposal.heldBack().isEmpty()) {
                Stream.concat(hub.agencies().stream().map(Agency::code), named(proposals))
                        .filter(agency -> !proposal.agencies().contains(agency))
                        .forEach(agency -> held.putIfAbsent(agency, reason(proposal, agency)));
            }
        }
        return held;
    }

    /** Whoever is named by some rule, also one who is no agency of the hub. */
    private static Stream<String> named(List<RatingProposal> proposals) {
        return proposals.stream().flatMap(proposal ->
                Stream.concat(proposal.agencies().stream(), proposal.heldBack().keySet().stream())).distinct();
    }

    /** An agency that no rule names is held back for the same reason as those that one names. */
    private static String reason(RatingProposal proposal, String agency) {
        return proposal.heldBack().getOrDefault(agency, proposal.heldBack().values().iterator().next());
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
}
