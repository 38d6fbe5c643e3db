package org.openmash.threshold.store;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.openmash.access.Role;
import org.openmash.access.Staff;
import org.openmash.platform.LondonTime;
import org.openmash.platform.NotFound;
import org.openmash.platform.Person;
import org.openmash.platform.Refused;
import org.openmash.referral.CaseStatus;
import org.openmash.referral.Cases;
import org.openmash.referral.Change;
import org.openmash.referral.Contact;
import org.openmash.referral.Rating;
import org.openmash.threshold.ConcernFacts;
import org.openmash.threshold.RatingProposal;
import org.openmash.threshold.RatingProposals;
import org.openmash.threshold.Ratings;
import org.openmash.threshold.RedWords;
import org.openmash.threshold.Route;
import org.openmash.threshold.Routings;
import org.openmash.threshold.SubjectFacts;
import org.openmash.threshold.WouldChange;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class RegisteredRatings implements Ratings {

    private final RatingStore store;
    private final RatingProposals tables;
    private final Routings routings;
    private final Cases cases;
    private final Staff staff;
    private final Clock clock;
    private final RedWords redWords;

    RegisteredRatings(RatingStore store, RatingProposals tables, Routings routings, Cases cases, Staff staff,
            Clock clock, RedWords redWords) {
        this.redWords = redWords;
        this.store = store;
        this.tables = tables;
        this.routings = routings;
        this.cases = cases;
        this.staff = staff;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Rating propose(String caseReference) {
        var contact = cases.contact(caseReference);
        var receivedOn = LondonTime.day(cases.get(caseReference).receivedAt());
        var subjects = contact.subjects();
        var proposals = tables.proposeForHousehold(subjects.stream()
                .map(subject -> facts(contact, subject, receivedOn)).toList(), store.versions(caseReference));
        for (int i = 0; i < subjects.size(); i++) {
            store.append(caseReference, subjects.get(i).id(), proposals.get(i));
        }
        return proposals.stream().map(RatingProposal::rating).max(Comparator.comparing(RegisteredRatings::urgency))
                .orElse(Rating.NONE);
    }

    private SubjectFacts facts(Contact contact, Contact.Subject subject, LocalDate receivedOn) {
        return new SubjectFacts(subject.kind(), subject.ageInMonths(receivedOn).orElse(null), subject.nonMobile(),
                subject.disabled(), subject.gestationWeeks(), subject.history(),
                Objects.requireNonNullElse(subject.repeatContacts12m(), 0), Boolean.TRUE.equals(contact.dangerNow()),
                contact.concernsAbout(subject.id()).stream().map(RegisteredRatings::facts).toList(),
                redWords.in(contact));
    }

    private static ConcernFacts facts(Contact.Concern concern) {
        return new ConcernFacts(concern.category(), concern.severity(), concern.immediacy(), concern.injury(),
                concern.explanation(), concern.disclosure(), concern.perpetratorAccess(), concern.daGrade(),
                concern.daScale(), concern.indicators());
    }

    /** RED is the most urgent. */
    private static int urgency(Rating rating) {
        return -rating.ordinal();
    }

    @Override
    public List<SubjectRating> ofAll(String caseReference) {
        return ofAll(cases.contact(caseReference), store.proposals(caseReference), store.decisions(caseReference));
    }

    private static List<SubjectRating> ofAll(Contact contact, Map<String, RatingProposal> proposals,
            List<RatingDecision> decisions) {
        var ofSubject = decisions.stream().collect(Collectors.groupingBy(RatingDecision::subjectId));
        return contact.subjects().stream()
                .map(subject -> rating(subject, proposals, ofSubject.getOrDefault(subject.id(), List.of()))).toList();
    }

    private static SubjectRating rating(Contact.Subject subject, Map<String, RatingProposal> proposals,
            List<RatingDecision> decisions) {
        Optional<RatingDecision> stands = Optional.empty();
        var steppedUp = false;
        for (var decision : decisions) {
            if (decision.kind().stands()) {
                stands = Optional.of(decision);
                steppedUp = false;
            } else if (decision.kind() == DecisionKind.STEPPED_UP) {
                steppedUp = true;
            }
        }
        return new SubjectRating(subject.id(), subject.displayName(), Optional.ofNullable(proposals.get(subject.id())),
                stands, steppedUp);
    }

    @Override
    public List<SubjectRating> ofTheHub(String caseReference) {
        return now(caseReference).ofTheHub();
    }

    private static List<SubjectRating> ofTheHub(List<SubjectRating> all, List<Routings.SubjectRouted> routes) {
        var withTheirWorker = routes.stream().filter(routed -> routed.route() == Route.ALLOCATED_WORKER)
                .map(Routings.SubjectRouted::subjectId).collect(Collectors.toSet());
        return all.stream().filter(rating -> !withTheirWorker.contains(rating.subjectId())).toList();
    }

    @Override
    public Map<String, List<WouldChange>> whatWouldChange(String caseReference) {
        var contact = cases.contact(caseReference);
        var receivedOn = LondonTime.day(cases.get(caseReference).receivedAt());
        var versions = store.versions(caseReference);
        return ofTheHub(caseReference).stream().map(SubjectRating::subjectId).collect(Collectors.toMap(id -> id,
                id -> tables.whatWouldChange(facts(contact, contact.subject(id), receivedOn), versions)));
    }

    @Override
    public List<RatingDecision> decisions(String caseReference) {
        return store.decisions(caseReference);
    }

    @Override
    public Rating ofCase(String caseReference) {
        return now(caseReference).rating();
    }

    @Override
    public boolean isRated(String caseReference) {
        return now(caseReference).rated();
    }

    @Override
    public CaseRating now(String caseReference) {
        return Optional.ofNullable(inShort(List.of(caseReference)).get(caseReference))
                .orElseThrow(() -> new NotFound("There is no such case."));
    }

    @Override
    public Map<String, CaseRating> inShort(Collection<String> caseReferences) {
        if (caseReferences.isEmpty()) {
            return Map.of();
        }
        var proposals = store.proposals(caseReferences);
        var decisions = store.decisions(caseReferences);
        var routes = routings.routes(caseReferences);
        return cases.contacts(caseReferences).entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, contact -> {
            var decided = decisions.getOrDefault(contact.getKey(), List.of());
            return inShort(ofAll(contact.getValue(), proposals.getOrDefault(contact.getKey(), Map.of()), decided),
                    routes.getOrDefault(contact.getKey(), List.of()), decided);
        }));
    }

    private static CaseRating inShort(List<SubjectRating> all, List<Routings.SubjectRouted> routes,
            List<RatingDecision> decisions) {
        var hub = ofTheHub(all, routes);
        return new CaseRating((hub.isEmpty() ? all : hub).stream().map(SubjectRating::standing)
                .max(Comparator.comparing(RegisteredRatings::urgency)).orElse(Rating.NONE),
                !hub.isEmpty() && hub.stream().allMatch(SubjectRating::isRatedByAPerson),
                !proposedLowerings(decisions).isEmpty(), hub);
    }

    @Override
    @Transactional
    public RatingDecision decide(String caseReference, String subjectId, Rating rating, String reason, Person by) {
        var now = subject(caseReference, subjectId);
        var proposed = now.proposal().map(RatingProposal::rating);
        var before = now.standing();
        checkReason(rating, before, proposed, reason);
        if (lowers(rating, before)) {
            return lower(caseReference, now, rating, reason, by);
        }
        checkMayRate(rating, before, by);
        var kind = raises(rating, before) ? DecisionKind.RAISED
                : proposed.filter(rating::equals).isPresent() ? DecisionKind.CONFIRMED : DecisionKind.OVERRIDDEN;
        return append(caseReference, now, kind, rating, reason, by, null);
    }

    private RatingDecision lower(String caseReference, SubjectRating now, Rating rating, String reason, Person by) {
        var manager = by.isIn(Role.UNIT_MANAGER.group());
        if (now.standing() == Rating.RED) {
            if (!manager) {
                throw new Refused("rating", "Rating: a RED is lowered by the unit manager and a second person. Leave it"
                        + " RED, and ask the unit manager to lower it.");
            }
            if (!now.isRatedByAPerson()) {
                append(caseReference, now, DecisionKind.CONFIRMED, Rating.RED, "Stands until a second person answers",
                        by, null);
            }
            return append(caseReference, now, DecisionKind.LOWERING_PROPOSED, rating, reason, by, null);
        }
        if (now.decided().isPresent() && !now.steppedUp() && !manager) {
            throw new Refused("rating", "Rating: a decided rating is lowered by the unit manager.");
        }
        if (!manager && !by.isIn(Role.LEAD_SOCIAL_CARE.group())) {
            throw new Refused("rating", "Rating: early intervention may confirm GREEN and raise, and may not lower.");
        }
        staff.socialWorker(by);
        return append(caseReference, now, now.decided().isPresent() ? DecisionKind.LOWERED : DecisionKind.OVERRIDDEN,
                rating, reason, by, null);
    }

    private void checkMayRate(Rating rating, Rating before, Person by) {
        if (rating == Rating.NONE) {
            if (!by.isIn(Role.UNIT_MANAGER.group()) && !by.isIn(Role.LEAD_SOCIAL_CARE.group())) {
                throw new Refused("rating", "Rating: that there is no concern is a social worker's decision.");
            }
            staff.socialWorker(by);
        }
    }

    private static void checkReason(Rating rating, Rating before, Optional<Rating> proposed, String reason) {
        var differs = rating != before || proposed.isPresent() && proposed.get() != rating;
        if (differs && (reason == null || reason.isBlank())) {
            throw new Refused("reason", "Reason: say why the rating differs from what is proposed or stands.");
        }
    }

    private static boolean lowers(Rating rating, Rating before) {
        return urgency(rating) < urgency(before);
    }

    private static boolean raises(Rating rating, Rating before) {
        return urgency(rating) > urgency(before);
    }

    private RatingDecision append(String caseReference, SubjectRating now, DecisionKind kind, Rating rating,
            String reason, Person by, Long confirms) {
        var decision = new RatingDecision(0, now.subjectId(), kind, rating,
                now.proposal().map(RatingProposal::rating), Optional.of(now.standing()), Optional.ofNullable(reason),
                by.id(), staff.registrationNumber(by.id()), clock.instant());
        store.append(caseReference, decision, confirms);
        cases.changed(caseReference, switch (kind) {
            case LOWERING_PROPOSED, LOWERING_ASKED -> Change.LOWERING_PROPOSED;
            case LOWERED, LOWERING_REFUSED -> confirms == null ? Change.RATED : Change.LOWERING_ANSWERED;
            default -> Change.RATED;
        }, by.id());
        if (cases.get(caseReference).status() == CaseStatus.SCREENED && isRated(caseReference)) {
            cases.moveTo(caseReference, CaseStatus.RATED);
        }
        return decision;
    }

    @Override
    @Transactional
    public void askToLower(String caseReference, String subjectId, String reason, Person by) {
        if (reason == null || reason.isBlank()) {
            throw new Refused("reason", "Reason: say why the RED should be lowered.");
        }
        append(caseReference, subject(caseReference, subjectId), DecisionKind.LOWERING_ASKED, Rating.RED, reason, by,
                null);
    }

    @Override
    @Transactional
    public void stepBackUp(String caseReference, String reason, Person by) {
        ofTheHub(caseReference).stream()
                .filter(rating -> rating.standing() == Rating.GREEN || rating.standing() == Rating.NONE)
                .forEach(rating -> append(caseReference, rating, DecisionKind.STEPPED_UP, Rating.AMBER, reason, by,
                        null));
    }

    @Override
    public List<RatingDecision> proposedLowerings(String caseReference) {
        return proposedLowerings(store.decisions(caseReference));
    }

    private static List<RatingDecision> proposedLowerings(List<RatingDecision> decisions) {
        var waiting = new ArrayList<RatingDecision>();
        for (var decision : decisions) {
            if (decision.kind() == DecisionKind.LOWERING_PROPOSED) {
                waiting.add(decision);
            } else if (Set.of(DecisionKind.LOWERED, DecisionKind.LOWERING_REFUSED, DecisionKind.RAISED)
                    .contains(decision.kind())) {
                waiting.removeIf(open -> open.subjectId().equals(decision.subjectId()));
            }
        }
        return List.copyOf(waiting);
    }

    @Override
    @Transactional
    public void answerLowerings(String caseReference, boolean confirmed, String reason, Person by) {
        var waiting = proposedLowerings(caseReference);
        if (waiting.isEmpty()) {
            throw new Refused("No lowering of a RED waits for a second person on this case any more.");
        }
        if (waiting.stream().anyMatch(proposed -> proposed.decidedBy().equals(by.id()))) {
            throw new Refused("You proposed this yourself: a second person must answer, in their own session.");
        }
        if (reason == null || reason.isBlank()) {
            throw new Refused("reason", "Reason: say why the RED is lowered, or stands.");
        }
        waiting.forEach(proposed -> append(caseReference, subject(caseReference, proposed.subjectId()),
                confirmed ? DecisionKind.LOWERED : DecisionKind.LOWERING_REFUSED,
                confirmed ? proposed.rating() : Rating.RED, reason, by, proposed.id()));
    }

    private SubjectRating subject(String caseReference, String subjectId) {
        return ofAll(caseReference).stream().filter(rating -> rating.subjectId().equals(subjectId)).findFirst()
                .orElseThrow(() -> new Refused("subjectId", "Subject: there is no such person on this contact."));
    }
}
