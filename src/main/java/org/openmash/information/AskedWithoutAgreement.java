package org.openmash.information;

import static org.openmash.platform.ProcessVariables.CASE_REFERENCE;
import static org.openmash.platform.ProcessVariables.STARTED_BY;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openmash.hub.HubSettings;
import org.openmash.information.Requests.AgencyRequest;
import org.openmash.platform.Codes;
import org.openmash.platform.Pathways;
import org.openmash.platform.Person;
import org.openmash.referral.CaseChanged;
import org.openmash.referral.Change;
import org.openmash.referral.Contact.ConsentState;
import org.openmash.referral.Rating;
import org.openmash.sharing.ConsentTold;
import org.openmash.sharing.Consents;
import org.openmash.sharing.SharingAnswers.AlsoApplies;
import org.openmash.sharing.StandingWishes;
import org.openmash.threshold.Ratings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * The family refuses, a child or an adult asks that nothing is shared, or a case is below AMBER without agreement, while
 * agencies are still being asked: a unit manager is asked whether these requests end, until each has ended or goes on for
 * a written reason. What was asked since, on a ground of its own, is not in question.
 */
@Component
public class AskedWithoutAgreement {

    private static final String PROCESS = "recallRequest";
    private static final String NOBODY = null;

    private final Requests requests;
    private final RequestRegister register;
    private final SharingLog log;
    private final Consents consents;
    private final StandingWishes wishes;
    private final Ratings ratings;
    private final HubSettings hub;
    private final Pathways pathways;

    AskedWithoutAgreement(Requests requests, RequestRegister register, SharingLog log, Consents consents,
            StandingWishes wishes, Ratings ratings, HubSettings hub, Pathways pathways) {
        this.requests = requests;
        this.register = register;
        this.log = log;
        this.consents = consents;
        this.wishes = wishes;
        this.ratings = ratings;
        this.hub = hub;
        this.pathways = pathways;
    }

    /** Once whatever belongs to the change is recorded: several children are rated in one go. */
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT, fallbackExecution = true)
    void on(CaseChanged changed) {
        if (changed.what().filter(what -> takesTheGround(what, changed.caseReference())).isPresent()) {
            ask(changed.caseReference());
        }
    }

    /** Also what is written down with a choice of agencies; once all of it is, for a wish may end as the consent changes. */
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT, fallbackExecution = true)
    void on(ConsentTold told) {
        ask(told.caseReference());
    }

    /** Not while the question stands already; what somebody has begun by hand is another. */
    private void ask(String caseReference) {
        if (!pathways.isAt(PROCESS, caseReference, STARTED_BY, NOBODY, "UserTask_RecallRequest")) {
            askAgain(caseReference);
        }
    }

    /** The question was answered for some of the requests: it is put anew for those that go on. */
    public void askAgain(String caseReference) {
        if (!inQuestion(caseReference).isEmpty()) {
            pathways.start(PROCESS, caseReference,
                    Codes.of(CASE_REFERENCE, caseReference).andPerhaps(STARTED_BY, NOBODY));
        }
    }

    private boolean takesTheGround(Change what, String caseReference) {
        return switch (what) {
            case FAMILY_ASKED -> isRefused(caseReference) || isBelowAmberWithoutConsent(caseReference);
            case RATED, LOWERING_ANSWERED -> isBelowAmberWithoutConsent(caseReference);
            default -> false;
        };
    }

    private boolean isRefused(String caseReference) {
        return consents.now(caseReference).state() == ConsentState.REFUSED;
    }

    private boolean isBelowAmberWithoutConsent(String caseReference) {
        return ratings.isRated(caseReference) && !ratings.ofCase(caseReference).atLeast(Rating.AMBER)
                && consents.now(caseReference).state() != ConsentState.GIVEN;
    }

    /** What speaks against requests of the case, each for those that were asked before it was known. */
    private List<Objection> objections(String caseReference) {
        var refused = consents.refusedSince(caseReference)
                .map(since -> new Objection("The family does not agree", since)).stream();
        var wished = wishes.since(caseReference).entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(wish -> new Objection(words(wish.getKey()), wish.getValue()));
        var below = isBelowAmberWithoutConsent(caseReference) ? Stream.of(new Objection(
                "The case is below AMBER, and the family has not agreed", Instant.MAX)) : Stream.<Objection>empty();
        return Stream.of(refused, wished, below).flatMap(each -> each).toList();
    }

    private static String words(AlsoApplies wish) {
        return wish == AlsoApplies.CHILD_ASKS_FOR_CONFIDENCE ? "A competent child asks for confidence"
                : "An adult at risk with capacity refuses";
    }

    /** The requests that still wait, and against which something speaks that was not known when they were asked. */
    public List<AgencyRequest> inQuestion(String caseReference) {
        return against(objections(caseReference), caseReference);
    }

    private List<AgencyRequest> against(List<Objection> objections, String caseReference) {
        return objections.isEmpty() ? List.of() : waiting(caseReference).stream()
                .filter(request -> objections.stream().anyMatch(objection -> objection.isNewTo(request))).toList();
    }

    private List<AgencyRequest> waiting(String caseReference) {
        return requests.of(caseReference).stream().filter(request -> request.state().isOpen()).toList();
    }

    /**
     * What one answer for all is about: where something takes the ground away, what was asked on a ground of its own since is
     * left out; where nothing does, every request that still waits.
     */
    public List<AgencyRequest> toDecide(String caseReference) {
        var inQuestion = inQuestion(caseReference);
        return inQuestion.isEmpty() ? waiting(caseReference) : inQuestion;
    }

    /** The sentence that speaks against the requests of a case that still wait; empty where none does. */
    public Optional<String> why(String caseReference) {
        var objections = objections(caseReference);
        var waiting = against(objections, caseReference);
        return waiting.isEmpty() ? Optional.empty() : Optional.of(objections.stream()
                .filter(objection -> waiting.stream().anyMatch(objection::isNewTo)).map(Objection::words)
                .collect(Collectors.joining(". ")) + "; the hub still waits for: " + waiting.stream()
                .map(request -> hub.agencyName(request.agency())).distinct().collect(Collectors.joining(", "))
                + ". Decide whether these requests end.");
    }

    /**
     * Keeps that somebody looked whether these requests end, and that they go on.
     *
     * @param why a manager's written reason
     */
    @Transactional
    public void goOn(String caseReference, String why, Person by) {
        var looked = inQuestion(caseReference).isEmpty() ? "Looked at whether it ends"
                : "Looked at whether it ends, since something spoke against it";
        toDecide(caseReference).forEach(request ->
                log.goesOn(request, register.minimum(request.requestId()), looked, why, by));
    }

    /** @param since what was chosen from then on was chosen though this was known */
    private record Objection(String words, Instant since) {

        boolean isNewTo(AgencyRequest request) {
            return request.askedAt().isBefore(since);
        }
    }
}
