package org.openmash.insight;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.openmash.access.NeedToKnow;
import org.openmash.access.RecordAccess;
import org.openmash.access.Role;
import org.openmash.audit.ViewRecords;
import org.openmash.deadline.Breaches;
import org.openmash.deadline.Limit;
import org.openmash.deadline.Limits;
import org.openmash.deadline.WorkingTime;
import org.openmash.information.Requests;
import org.openmash.outcome.Outcomes;
import org.openmash.platform.LondonTime;
import org.openmash.platform.NotFound;
import org.openmash.platform.Person;
import org.openmash.referral.Cases;
import org.openmash.referral.MashCase;
import org.openmash.referral.Rating;
import org.openmash.threshold.RatingProposal;
import org.openmash.threshold.Ratings;
import org.openmash.threshold.Routings;
import org.springframework.stereotype.Service;

/** Puts a case's view together for one person, and records that they saw it. */
@Service
public class CaseViews {

    /**
     * How much of it.
     *
     * @param reasons the words of those who decided, too
     */
    private record Shown(boolean partner, boolean reasons) {

        String words(Optional<String> reason) {
            return reasons ? reason.orElse(null) : null;
        }
    }

    private final Cases cases;
    private final Ratings ratings;
    private final Routings routings;
    private final Requests requests;
    private final Outcomes outcomes;
    private final Limits limits;
    private final Breaches breaches;
    private final ViewRecords views;
    private final RecordAccess records;
    private final NeedToKnow matrix;
    private final WorkingTime hours;
    private final Clock clock;

    CaseViews(Cases cases, Ratings ratings, Routings routings, Requests requests, Outcomes outcomes,
            Limits limits, Breaches breaches, ViewRecords views, RecordAccess records, NeedToKnow matrix,
            WorkingTime hours, Clock clock) {
        this.hours = hours;
        this.matrix = matrix;
        this.records = records;
        this.cases = cases;
        this.ratings = ratings;
        this.routings = routings;
        this.requests = requests;
        this.outcomes = outcomes;
        this.limits = limits;
        this.breaches = breaches;
        this.views = views;
        this.clock = clock;
    }

    /**
     * A restricted record stays readable to the partner that sent it, who sees its course and nothing of its content.
     *
     * @throws NotFound for a missing case, and alike for a partner's case that another system sent
     */
    public CaseView of(String caseReference, Person person) {
        var partner = person.isIn(Role.REFERRAL_PARTNER.group());
        var mashCase = cases.get(caseReference);
        if (partner && !mashCase.recordedBy().equals(person.id())) {
            throw new NotFound("There is no such case.");
        }
        if (!partner) {
            records.check(person, caseReference);
            checkIsInTheirHours(person, mashCase);
        }
        views.viewedCase(person, caseReference);
        return view(mashCase, new Shown(partner, mayReadReasons(person, ratings.ofCase(caseReference))));
    }

    /** While the hub is open, emergency duty looks up no case but a RED and one in which somebody is in danger (domain, 5). */
    private void checkIsInTheirHours(Person person, MashCase mashCase) {
        if (person.isIn(Role.EMERGENCY_DUTY.group()) && person.groups().stream().filter(group -> matrix.isShown("case", group))
                .count() == 1 && !mashCase.dangerNow() && ratings.ofCase(mashCase.caseReference()) != Rating.RED
                && hours.isOpen(clock.instant())) {
            views.refusedCase(person, mashCase.caseReference(), "OUT_OF_THEIR_HOURS");
            throw new NotFound("There is no such case.");
        }
    }

    /** To emergency duty they are shown of a RED alone (domain, 5). */
    private boolean mayReadReasons(Person person, Rating rating) {
        return person.groups().stream().anyMatch(group -> matrix.isShown(NeedToKnow.REASONS, group)
                && (rating == Rating.RED || !group.equals(Role.EMERGENCY_DUTY.group())));
    }

    private CaseView view(MashCase mashCase, Shown shown) {
        var reference = mashCase.caseReference();
        return new CaseView(reference, mashCase.status().name(), mashCase.receivedAt(), mashCase.dangerNow(),
                mashCase.linkedTo().orElse(null), proposed(reference), ratings.ofCase(reference).name(),
                ratings.isRated(reference), ratings(reference, shown),
                routings.routes(reference).stream().map(routed -> new CaseView.RouteView(routed.subjectId(),
                        routed.route().name(), routed.ruleId())).toList(),
                shown.partner() ? List.of() : requests(reference), outcomes(reference, shown),
                limits(reference, shown),
                shown.partner() ? List.of() : cases.journal(reference).stream().map(entry -> new CaseView.ChangeView(
                        entry.change().name(), entry.by(), entry.at())).toList());
    }

    private String proposed(String reference) {
        return ratings.ofAll(reference).stream().map(Ratings.SubjectRating::proposal).flatMap(Optional::stream)
                .map(RatingProposal::rating).min(Comparator.naturalOrder()).orElse(Rating.NONE).name();
    }

    private List<CaseView.RatingView> ratings(String reference, Shown shown) {
        return ratings.decisions(reference).stream().map(decision -> new CaseView.RatingView(decision.subjectId(),
                decision.kind().name(), decision.proposed().map(Enum::name).orElse(null),
                decision.previous().map(Enum::name).orElse(null), decision.rating().name(),
                shown.words(decision.reason()), shown.partner() ? null : decision.decidedBy(),
                decision.decidedAt())).toList();
    }

    private List<CaseView.RequestView> requests(String reference) {
        return requests.of(reference).stream().map(request -> new CaseView.RequestView(request.requestId(),
                request.agency(), request.rating(), request.state().name(), request.sentAt().orElse(null),
                request.reply().map(Enum::name).orElse(null), request.repliedAt().orElse(null),
                request.correctedAt().orElse(null))).toList();
    }

    /** A partner sees what is owed on its contact, and not what the hub waits for from whom. */
    private List<CaseView.LimitView> limits(String reference, Shown shown) {
        var explanations = breaches.explanations(reference);
        return limits.of(reference).stream().filter(limit -> !shown.partner() || limit.about().isEmpty())
                .map(limit -> limit(limit, shown.partner() ? Optional.empty()
                        : Optional.ofNullable(explanations.get(limit.limitId())), shown)).toList();
    }

    private CaseView.LimitView limit(Limit limit, Optional<Breaches.Explanation> explained, Shown shown) {
        var now = clock.instant();
        return new CaseView.LimitView(limit.clock().name(), limit.about().isEmpty() ? null : limit.about(),
                limit.state(now).name(), limit.rating().name(), limit.terms().basis().name(), limit.terms().length(),
                LondonTime.withOffset(limit.startedAt()), LondonTime.withOffset(limit.nearAt()),
                LondonTime.withOffset(limit.dueAt()), LondonTime.withOffset(limit.otherDueAt()),
                limit.metAt().map(LondonTime::withOffset).orElse(null),
                limit.breached(now).map(LondonTime::withOffset).orElse(null),
                explained.map(why -> new CaseView.ExplanationView(why.cause().name(),
                        shown.words(Optional.ofNullable(why.doing())), why.explainedBy(),
                        LondonTime.withOffset(why.explainedAt()))).orElse(null));
    }

    private List<CaseView.OutcomeView> outcomes(String reference, Shown shown) {
        return outcomes.of(reference).stream().map(outcome -> new CaseView.OutcomeView(outcome.subjectId(),
                outcome.outcome().name(), shown.words(outcome.reason()),
                shown.partner() ? null : outcome.decidedIn(), shown.partner() ? null : outcome.decidedBy(),
                outcome.decidedAt())).toList();
    }
}
