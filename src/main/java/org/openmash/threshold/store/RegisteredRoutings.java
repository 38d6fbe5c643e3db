package org.openmash.threshold.store;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.openmash.platform.LondonTime;
import org.openmash.platform.ReadOnce;
import org.openmash.referral.CaseStatus;
import org.openmash.referral.Cases;
import org.openmash.referral.Change;
import org.openmash.referral.Contact;
import org.openmash.referral.KnownTo;
import org.openmash.referral.Rating;
import org.openmash.referral.YesNoUnknown;
import org.openmash.threshold.ChildrenRouted;
import org.openmash.threshold.ChildrenRouted.SubjectRoute;
import org.openmash.threshold.RatingProposal;
import org.openmash.threshold.ReferralRouting;
import org.openmash.threshold.Route;
import org.openmash.threshold.Routed;
import org.openmash.threshold.RoutingFacts;
import org.openmash.threshold.Routings;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class RegisteredRoutings implements Routings {


    private final JdbcClient jdbc;
    private final ReadOnce once;
    private final Clock clock;
    private final Cases cases;
    private final RatingStore ratings;
    private final ReferralRouting table;
    private final ApplicationEventPublisher events;

    RegisteredRoutings(JdbcClient jdbc, ReadOnce once, Clock clock, Cases cases, RatingStore ratings, ReferralRouting table,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.once = once;
        this.clock = clock;
        this.cases = cases;
        this.ratings = ratings;
        this.table = table;
        this.events = events;
    }

    @Override
    @Transactional
    public void recordScreening(String caseReference, List<Finding> findings, String by) {
        findings.forEach(finding -> jdbc.sql("insert into screening (case_reference, subject_id, known_to, closed_on,"
                        + " worker_id, worker_away, found, screened_by, screened_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(caseReference, finding.subjectId(), finding.knownTo().name(),
                        finding.closedOn() == null ? null : Date.valueOf(finding.closedOn()), finding.workerId(),
                        finding.workerAway(), finding.found(), by, now())
                .update());
        cases.moveTo(caseReference, CaseStatus.SCREENED);
        cases.changed(caseReference, Change.SCREENED, by);
    }

    @Override
    public List<Finding> screening(String caseReference) {
        return jdbc.sql("select * from screening where id in"
                        + " (select max(id) from screening where case_reference = ? group by subject_id) order by id")
                .param(caseReference)
                .query((row, n) -> new Finding(row.getString("subject_id"), KnownTo.valueOf(row.getString("known_to")),
                        row.getDate("closed_on") == null ? null : row.getDate("closed_on").toLocalDate(),
                        row.getString("worker_id"), row.getBoolean("worker_away"), row.getString("found")))
                .list();
    }

    @Override
    @Transactional
    public CaseRoute routeAll(String caseReference) {
        var contact = cases.contact(caseReference);
        if (contact.subjects().isEmpty()) {
            return new CaseRoute("DIRECT", Optional.of("ENQUIRY"));
        }
        var findings = screening(caseReference).stream()
                .collect(Collectors.toMap(Finding::subjectId, Function.identity()));
        var proposals = ratings.proposals(caseReference);
        var receivedOn = LondonTime.day(cases.get(caseReference).receivedAt());
        var routes = contact.subjects().stream().map(subject -> route(caseReference, contact, subject,
                findings.get(subject.id()), proposals, receivedOn)).toList();
        cases.changed(caseReference, Change.ROUTED, "hub");
        events.publishEvent(new ChildrenRouted(caseReference, routes));
        return caseRoute(routes);
    }

    private SubjectRoute route(String caseReference, Contact contact, Contact.Subject subject, Finding finding,
            Map<String, RatingProposal> proposals, LocalDate receivedOn) {
        var proposed = Optional.ofNullable(proposals.get(subject.id())).map(RatingProposal::rating)
                .orElse(Rating.AMBER);
        var routed = table.route(new RoutingFacts(contact.kind(), subject.kind(),
                finding == null ? KnownTo.UNKNOWN : finding.knownTo(), daysSince(finding, receivedOn), proposed,
                subject.livesInArea() == null ? YesNoUnknown.UNKNOWN : subject.livesInArea()));
        append(caseReference, subject.id(), routed);
        return new SubjectRoute(subject.id(), routed.route(), finding == null ? null : finding.workerId(),
                finding != null && finding.workerAway());
    }

    private static Integer daysSince(Finding finding, LocalDate receivedOn) {
        return finding == null || finding.closedOn() == null ? null
                : (int) ChronoUnit.DAYS.between(finding.closedOn(), receivedOn);
    }

    /** One child that the hub must rate makes the case the hub's; several direct routes at once do, too. */
    private static CaseRoute caseRoute(List<SubjectRoute> routes) {
        var others = routes.stream().map(SubjectRoute::route).filter(route -> route != Route.ALLOCATED_WORKER)
                .distinct().toList();
        if (others.isEmpty()) {
            return new CaseRoute("WORKERS", Optional.empty());
        }
        return others.size() == 1 ? direct(others.get(0)) : new CaseRoute("HUB", Optional.empty());
    }

    private static CaseRoute direct(Route route) {
        return switch (route) {
            case ENQUIRY, OTHER_COUNCIL, ADULT -> new CaseRoute("DIRECT", Optional.of(route.name()));
            default -> new CaseRoute("HUB", Optional.empty());
        };
    }

    @Override
    public List<SubjectRouted> routes(String caseReference) {
        return routes(List.of(caseReference)).getOrDefault(caseReference, List.of());
    }

    @Override
    public Map<String, List<SubjectRouted>> routes(Collection<String> caseReferences) {
        return once.read(List.of("routing", caseReferences), () -> readRoutes(caseReferences));
    }

    private Map<String, List<SubjectRouted>> readRoutes(Collection<String> caseReferences) {
        var routes = new HashMap<String, List<SubjectRouted>>();
        jdbc.sql("select case_reference, subject_id, route, rule_id, reason from routing where id in (select max(id)"
                        + " from routing where case_reference in (:cases) group by case_reference, subject_id) order by id")
                .param("cases", caseReferences).query(row -> {
                    routes.computeIfAbsent(row.getString(1), reference -> new ArrayList<>()).add(new SubjectRouted(
                            row.getString(2), Route.valueOf(row.getString(3)), row.getString(4), row.getString(5)));
                });
        routes.replaceAll((reference, ofTheCase) -> List.copyOf(ofTheCase));
        return Collections.unmodifiableMap(routes);
    }

    @Override
    @Transactional
    public void backToTheHub(String caseReference, String subjectId, String reason) {
        append(caseReference, subjectId, new Routed(Route.THRESHOLD, reason, "returned"));
    }

    @Override
    @Transactional
    public void allBackToTheHub(String caseReference, String reason) {
        cases.contact(caseReference).subjects()
                .forEach(subject -> backToTheHub(caseReference, subject.id(), reason));
    }

    private void append(String caseReference, String subjectId, Routed routed) {
        jdbc.sql("insert into routing (case_reference, subject_id, route, rule_id, reason, routed_at)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(caseReference, subjectId, routed.route().name(), routed.ruleId(), routed.reason(), now())
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
