package org.openmash.information;

import static java.util.function.Predicate.not;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openmash.deadline.ClockKind;
import org.openmash.deadline.Limit;
import org.openmash.deadline.LimitRegister;
import org.openmash.hub.HubSettings;
import org.openmash.platform.CaseJournal;
import org.openmash.platform.Codes;
import org.openmash.platform.HalfDoneForms;
import org.openmash.platform.Pathways;
import org.openmash.platform.Person;
import org.openmash.platform.ProcessVariables;
import org.openmash.platform.Refused;
import org.openmash.referral.Cases;
import org.openmash.referral.Change;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Requests as other capabilities see them: are they answered, and what becomes of them after the decision. */
@Service
class RequestsOfACase implements Requests, Replies {

    private final RequestRegister register;
    private final Gathering gathering;
    private final SharingLog log;
    private final Cases cases;
    private final CaseJournal journal;
    private final Pathways pathways;
    private final HalfDoneForms halfDone;
    private final HubSettings hub;
    private final LimitRegister limits;
    private final Incidents incidents;
    private final Clock clock;

    RequestsOfACase(RequestRegister register, Gathering gathering, SharingLog log, Cases cases, CaseJournal journal,
            Pathways pathways, HalfDoneForms halfDone, HubSettings hub, LimitRegister limits, Incidents incidents,
            Clock clock) {
        this.incidents = incidents;
        this.halfDone = halfDone;
        this.log = log;
        this.register = register;
        this.gathering = gathering;
        this.cases = cases;
        this.journal = journal;
        this.pathways = pathways;
        this.hub = hub;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public List<AgencyRequest> of(String caseReference) {
        var now = clock.instant();
        var passed = newest(limits.of(caseReference)).filter(limit -> isPassed(limit, now)).map(Limit::about)
                .collect(Collectors.toSet());
        return register.of(caseReference).stream().map(request -> request.state() == RequestState.SENT
                && passed.contains(request.requestId()) ? request.in(RequestState.NO_REPLY) : request).toList();
    }

    @Override
    public Set<String> kept(Collection<String> requestIds) {
        return requestIds.isEmpty() ? Set.of() : register.kept(requestIds);
    }

    /** What is owed again has a limit of its own, and the earlier ones say nothing any more. */
    private static Stream<Limit> newest(List<Limit> limits) {
        return limits.stream().filter(limit -> limit.clock() == ClockKind.AGENCY_REPLY).filter(limit -> limits.stream()
                .noneMatch(other -> other.clock() == limit.clock() && other.about().equals(limit.about())
                        && other.round() > limit.round()));
    }

    private static boolean isPassed(Limit limit, Instant now) {
        return limit.breachedAt().isPresent() || limit.isOpen() && !now.isBefore(limit.dueAt());
    }

    @Override
    public List<Answer> answers(String caseReference) {
        return of(caseReference).stream().map(request -> new Answer(request, hub.agencyName(request.agency()),
                register.newestReply(request.requestId()))).toList();
    }

    @Override
    public List<Answer> before(String caseReference) {
        return register.of(caseReference).stream().filter(request -> request.correctedAt().isPresent()).flatMap(this::before)
                .toList();
    }

    private Stream<Answer> before(AgencyRequest request) {
        var given = register.replies(request.requestId());
        return IntStream.range(0, given.size() - 1).mapToObj(n -> new Answer(request.with(given.get(n), n > 0),
                hub.agencyName(request.agency()), Optional.of(given.get(n).reply())));
    }

    @Override
    public List<AgencyRequest> toAskAnew(String caseReference) {
        return of(caseReference).stream().filter(request -> request.state() == RequestState.RECALLED)
                .filter(request -> !isAskedAgain(request, later -> later.state() != RequestState.RECALLED)).toList();
    }

    @Override
    public boolean isAskedAgain(AgencyRequest ended) {
        return isAskedAgain(ended, later -> true);
    }

    /** What was sent before that one was recalled stands in for it only where it is about somebody of it, and nobody mistaken. */
    private boolean isAskedAgain(AgencyRequest ended, Predicate<AgencyRequest> which) {
        var mistaken = incidents.recallOf(ended.requestId()).map(Incidents.Incident::people).orElse(List.of());
        var right = peopleByTheirIds(ended).filter(not(mistaken::contains)).toList();
        var again = afterIt(ended).filter(which).filter(later -> later.isSentSince(ended) || !mistaken.isEmpty()
                && later.state() != RequestState.WITHDRAWN
                && Collections.disjoint(people(later), mistaken) && !Collections.disjoint(people(later), right)).toList();
        return !again.isEmpty() && again.stream().flatMap(later -> people(later).stream()).collect(Collectors.toSet())
                .containsAll(right);
    }

    private Stream<AgencyRequest> afterIt(AgencyRequest request) {
        return of(request.caseReference()).stream().dropWhile(one -> !one.requestId().equals(request.requestId())).skip(1)
                .filter(later -> later.agency().equals(request.agency()));
    }

    private List<String> people(AgencyRequest request) {
        return register.minimum(request.requestId()).idsOfPeople();
    }

    /** Of an older request, which kept none, nobody can say by its ids who of them was asked about again. */
    private Stream<String> peopleByTheirIds(AgencyRequest request) {
        return Stream.ofNullable(register.minimum(request.requestId()).subjectIds()).flatMap(List::stream);
    }

    @Override
    public boolean allAnswered(String caseReference) {
        return !isAnythingOpen(caseReference) && toAskAnew(caseReference).isEmpty();
    }

    @Override
    public boolean isAnythingOpen(String caseReference) {
        return !register.hasBegun(caseReference) || register.openChoice(caseReference).isPresent()
                || isUnanswered(caseReference);
    }

    private boolean isUnanswered(String caseReference) {
        return register.of(caseReference).stream().anyMatch(request -> request.state().isOpen());
    }

    @Override
    @Transactional
    public void decideOpen(String caseReference, Intention intention, Person by) {
        if (intention == Intention.KEEP_FOR_FUTURE_PLANS && !register.hasBegun(caseReference)
                && gathering.begin(caseReference, by.id())) {
            pathways.start("informationGathering", caseReference,
                    Codes.of(ProcessVariables.CASE_REFERENCE, caseReference));
        }
        register.intend(caseReference, intention, by.id());
    }

    @Override
    @Transactional
    public void waitAgain(String caseReference) {
        register.intendNothing(caseReference);
    }

    @Override
    @Transactional
    public void withdraw(String caseReference, String requestId, String why, Person by) {
        var request = register.of(caseReference).stream().filter(one -> one.requestId().equals(requestId))
                .filter(one -> one.state().isOpen()).findFirst().orElseThrow(() -> new Refused("requestId",
                        "Request: only one that waits for its answer is withdrawn; what was answered stays."));
        withdraw(request, new RequestRegister.Withdrawable(requestId, register.processInstance(requestId).orElse(null),
                Optional.of(by.id())), why);
    }

    @Override
    @Transactional
    public void endAsDecided(String caseReference) {
        end(caseReference, "Withdrawn with the decision");
    }

    @Override
    @Transactional
    public void endAsClosed(String caseReference) {
        end(caseReference, "Withdrawn when the case was closed");
    }

    private void end(String caseReference, String why) {
        journal.lock(caseReference);
        register.openChoice(caseReference).filter(choice -> !register.isChoiceKept(choice)).ifPresent(choice -> {
            register.endChoice(choice);
            pathways.tell("informationGathering", caseReference, "mash.gatheringEnded");
        });
        register.notKept(caseReference).forEach(open -> withdraw(register.find(open.requestId()).orElseThrow(), open, why));
        pathways.tell("chaseReplies", caseReference, "mash.repliesComplete");
    }

    private void withdraw(AgencyRequest request, RequestRegister.Withdrawable open, String why) {
        log.withdrawn(request, register.minimum(open.requestId()), why, open.decidedBy());
        register.withdraw(open.requestId());
        halfDone.forget(request.caseReference(), "answer-request", open.requestId());
        cases.changed(request.caseReference(), Change.REQUEST_WITHDRAWN, open.decidedBy().orElse(SharingLog.NOBODY));
        if (open.processInstanceId() != null) {
            pathways.tellInstance(open.processInstanceId(), "mash.requestWithdrawn");
        }
    }
}
