package org.openmash.information;

import static org.openmash.platform.ProcessVariables.AGENCY_GROUP;
import static org.openmash.platform.ProcessVariables.CASE_REFERENCE;
import static org.openmash.platform.ProcessVariables.REQUEST_ID;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openmash.hub.HubSettings.Agency;
import org.openmash.information.Reply.Match;
import org.openmash.information.Reply.Told;
import org.openmash.information.Requests.AgencyRequest;
import org.openmash.information.Requests.ReplyState;
import org.openmash.information.Requests.RequestState;
import org.openmash.platform.Codes;
import org.openmash.platform.HalfDoneForms;
import org.openmash.platform.LondonTime;
import org.openmash.platform.Pathways;
import org.openmash.platform.Person;
import org.openmash.platform.Refused;
import org.openmash.referral.CaseStatus;
import org.openmash.referral.Cases;
import org.openmash.referral.Change;
import org.openmash.referral.Rating;
import org.openmash.threshold.Ratings;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Answering a request: what a reply must say, and what becomes of it. */
@Service
public class Answering {

    private static final Set<CaseStatus> DECIDED = Set.of(CaseStatus.DECIDED, CaseStatus.CLOSED);

    /** By how much a time that somebody chose in a form may lie before the instant that it means. */
    private static final Duration STEP = Duration.ofMinutes(5);

    private final RequestRegister register;
    private final Cases cases;
    private final SharingLog log;
    private final Pathways pathways;
    private final WhoAnswers agencies;
    private final HalfDoneForms halfDone;
    private final Ratings ratings;
    private final ToldInTime inTime;

    Answering(RequestRegister register, Cases cases, SharingLog log, Pathways pathways, WhoAnswers agencies,
            HalfDoneForms halfDone, Ratings ratings, ToldInTime inTime) {
        this.inTime = inTime;
        this.ratings = ratings;
        this.register = register;
        this.cases = cases;
        this.log = log;
        this.pathways = pathways;
        this.agencies = agencies;
        this.halfDone = halfDone;
    }

    /**
     * The agency answers its own request. Whoever has a conflict of interest does not answer: the request goes to the
     * agency's named lead, if there is one and it is not the lead who says so.
     *
     * @param goesOn may it go to the lead at all?
     * @return the lead's group, where the request goes there and waits on
     * @throws Refused if the request was withdrawn or answered meanwhile, or the answer does not say what it must
     */
    @Transactional
    public Optional<String> answer(String requestId, Reply reply, boolean goesOn, Person by) {
        var request = register.find(requestId).orElseThrow(() -> new Refused("There is no such request."));
        var lead = goesOn && reply.state() == ReplyState.CONFLICT_OF_INTEREST && request.state().isOpen()
                ? agencies.leadInstead(request) : Optional.<Agency>empty();
        lead.ifPresentOrElse(agency -> {
            if (!by.isIn(agency.group())) {
                throw new Refused("state", "Answer: put this task back; your agency's staff can still answer it.");
            }
            checkFacts(reply);
            register.address(requestId, agency.lead());
            log.handedToLead(request, register.minimum(requestId), by);
            cases.changed(request.caseReference(), Change.REQUEST_TO_LEAD, by.id());
        }, () -> record(request, reply, "This request has been answered already. Nothing was saved.", by));
        return lead.map(Agency::leadGroup);
    }

    private void record(AgencyRequest request, Reply reply, String answeredAlready, Person by) {
        switch (request.state()) {
            case ANSWERED -> throw new Refused(answeredAlready);
            case WITHDRAWN, RECALLED -> throw new Refused("The hub has withdrawn this request. Nothing was saved.");
            case SENT, NO_REPLY -> checkSaysWhatItMust(reply, register.minimum(request.requestId()));
        }
        register.reply(request.requestId(), reply, by.id());
        log.replied(request, register.minimum(request.requestId()), reply, by);
        cases.changed(request.caseReference(), Change.AGENCY_REPLIED, by.id());
        reviewIfNobodyWaits(request);
    }

    /** Requests of the case that nobody has answered. */
    public List<AgencyRequest> open(String caseReference) {
        return register.of(caseReference).stream().filter(request -> request.state().isOpen()).toList();
    }

    /**
     * The hub records what it was told for an agency. The agency's own task ends; it is asked to check what was recorded,
     * and what it had begun to write goes on there. It has answered when it said so.
     *
     * @throws Refused if the agency has answered itself meanwhile, the request was withdrawn, the answer does not say what it
     *                 must, or it was said before the agency was asked
     */
    @Transactional
    public void recordFor(String requestId, Reply reply, Told told, Person by) {
        var request = register.find(requestId).orElseThrow(() -> new Refused("There is no such request."));
        if (reply.state() == ReplyState.CONFLICT_OF_INTEREST && agencies.leadInstead(request).isPresent()) {
            throw new Refused("state", "Answer: its named lead answers instead. Choose \"Nothing to record\", and have the agency"
                    + " choose the conflict of interest in its own task.");
        }
        request.sentAt().filter(sent -> told.saidAt().isBefore(sent.minus(STEP))).ifPresent(sent -> {
            throw new Refused("saidAt", "Said at: the agency was asked on " + LondonTime.show(sent)
                    + "; what it said before that does not answer this request.");
        });
        record(request, reply.toldBy(told), "The agency has answered this request itself"
                + request.repliedAt().map(at -> " at " + LondonTime.at(at)).orElse("") + ". Nothing was saved, and what you"
                + " typed stays here. If you were told more than it wrote, ask the agency to correct its answer; then choose"
                + " \"Nothing to record\".", by);
        inTime.explain(request, told, by);
        register.processInstance(requestId)
                .ifPresent(instance -> pathways.tellInstance(instance, "mash.answeredForAgency"));
        halfDone.carryOver(request.caseReference(), requestId, "answer-request", "check-answer", "reply");
        pathways.start("checkReply", request.caseReference(), Codes.of(CASE_REFERENCE, request.caseReference())
                .and(REQUEST_ID, requestId).and(AGENCY_GROUP, agencies.group(request)));
    }

    /**
     * The answered request of this person's own agency to the case, and the group of theirs that corrects it. Alike empty
     * for a case that does not exist, that does not concern the agency, or that it has not answered.
     *
     * @param which the first is 1; null where there is only one
     * @throws Refused naming {@code which}, if the agency has answered several and it is not said which
     */
    public Optional<Codes> toCorrect(String caseReference, Integer which, Person person) {
        var answered = register.of(caseReference).stream().filter(request -> request.state() == RequestState.ANSWERED)
                .filter(request -> agencies.mayAnswer(request, person)).toList();
        if (answered.size() > 1 && (which == null || which < 1 || which > answered.size())) {
            throw new Refused("which", "Which answer: your agency has answered " + answered.size() + " requests about this case, "
                    + IntStream.range(0, answered.size()).mapToObj(n -> (n + 1) + ": asked "
                            + answered.get(n).sentAt().map(LondonTime::show).orElse("")).collect(Collectors.joining("; "))
                    + ". Give the number.");
        }
        return answered.stream().skip(answered.size() > 1 ? which - 1 : 0).findFirst()
                .map(request -> Codes.of(CASE_REFERENCE, caseReference).and(REQUEST_ID, request.requestId())
                        .and(AGENCY_GROUP, agencies.groupOf(person, request)));
    }

    /**
     * The agency says it differently: a new version, the old one stays.
     *
     * @throws Refused if the answer is no longer there, does not say what it must, or would be a conflict of interest
     */
    @Transactional
    public void correct(String requestId, Reply reply, String why, Person by) {
        var request = answered(requestId);
        require(why, "whyCorrected", "Why it is corrected: say what was wrong or has been found since.");
        if (reply.state() == ReplyState.CONFLICT_OF_INTEREST && request.reply().filter(reply.state()::equals).isEmpty()) {
            throw new Refused("state", "Answer: a conflict of interest does not take the place of an answer. Put this task back,"
                    + " or choose \"I know this family\"; a colleague goes on.");
        }
        checkSaysWhatItMust(reply, register.minimum(requestId));
        var corrected = reply.correctedBecause(why);
        register.correct(requestId, corrected, by.id());
        log.corrected(request, register.minimum(requestId), corrected, by);
        cases.changed(request.caseReference(), Change.REPLY_CORRECTED, by.id());
        reviewIfNobodyWaits(request);
    }

    /** The agency has checked what the hub recorded for it. */
    @Transactional
    public void confirm(String requestId, Person by) {
        var request = answered(requestId);
        register.checked(requestId, by.id());
        cases.changed(request.caseReference(), Change.REPLY_CHECKED, by.id());
    }

    private AgencyRequest answered(String requestId) {
        return register.find(requestId).filter(request -> request.state() == RequestState.ANSWERED)
                .orElseThrow(() -> new Refused("This answer is no longer there. Nothing was saved."));
    }

    /**
     * What comes, or goes, while no discussion waits for it is looked at by a person (domain, 10, case 13): after the decision,
     * also about a closed case, and before it where the case runs below AMBER. A team that reads what it was told of the answer
     * has not been told of this. Nothing happens while a discussion waits, or somebody looks at it already.
     */
    public void reviewIfNobodyWaits(AgencyRequest request) {
        if (!isWaitedFor(request.caseReference())
                && pathways.elsewhere("replyReview", request.caseReference(), REQUEST_ID, request.requestId(),
                        "UserTask_ReadLateReply").isEmpty()) {
            pathways.start("replyReview", request.caseReference(), Codes.of(CASE_REFERENCE, request.caseReference())
                    .and(REQUEST_ID, request.requestId()));
        }
    }

    private boolean isWaitedFor(String caseReference) {
        return !DECIDED.contains(cases.get(caseReference).status()) && ratings.ofCase(caseReference).atLeast(Rating.AMBER);
    }

    private static void checkSaysWhatItMust(Reply reply, Minimum minimum) {
        if (reply.state().hasSearched()) {
            checkSearch(reply, minimum);
        }
        switch (reply.state()) {
            case KNOWN -> {
                if (reply.facts().isEmpty()) {
                    require(reply.currentWorker(), "facts",
                            "What is known: add at least one fact, or name the worker who is involved now.");
                }
            }
            case DECLINED -> checkDeclined(reply);
            case UNABLE_TO_SEARCH -> require(reply.unableReason(), "unableReason",
                    "Why unable to search: say why you could not search.");
            default -> { }
        }
        checkFacts(reply);
    }

    /** What was looked at, and everybody who was asked about: "not known" weighs only as much as the search. */
    private static void checkSearch(Reply reply, Minimum minimum) {
        require(reply.systemsSearched(), "systemsSearched", "Systems searched: say where you looked.");
        if (reply.searchedAsOf() == null) {
            throw new Refused("searchedAsOf", "Up to date as of: give the day up to which your systems are current.");
        }
        var said = new HashSet<>(reply.people().stream().map(Reply.Searched::subjectId).toList());
        if (said.size() != reply.people().size() || !said.equals(new HashSet<>(minimum.idsOfPeople()))) {
            throw new Refused("people", "Who was found, and how surely: answer once for each person you were asked to"
                    + " search for.");
        }
        checkFound(reply.state(), reply.people().stream().map(Reply.Searched::match).toList());
    }

    private static void checkFound(ReplyState state, List<Match> matches) {
        if (state != ReplyState.SEARCHED_PARTIAL && matches.contains(Match.NOT_SEARCHED)) {
            throw new Refused("people", "Who was found, and how surely: somebody was not searched for, so the answer is"
                    + " \"Searched in part\".");
        }
        if (state == ReplyState.NOT_KNOWN && matches.stream().anyMatch(Match::isFound)) {
            throw new Refused("people", "Who was found, and how surely: somebody was found, if only possibly, so these"
                    + " people are not \"Searched, not known\".");
        }
        if (state == ReplyState.KNOWN && matches.stream().noneMatch(Match::isFound)) {
            throw new Refused("people", "Who was found, and how surely: nobody was found, so the answer is not \"Known\".");
        }
    }

    private static void checkDeclined(Reply reply) {
        if (reply.declinedBecause() == null) {
            throw new Refused("declinedBecause", "Lawful reason for declining: choose one.");
        }
        if (reply.declinedBecause().needsWords()) {
            require(reply.declinedReason(), "declinedReason", "Why, in your words: this reason needs your words.");
        }
    }

    private static void checkFacts(Reply reply) {
        if (!reply.facts().isEmpty() && !reply.state().tellsSomething()) {
            throw new Refused("state", "Answer: facts are listed, so the answer is \"Known\" or \"Searched in part\".");
        }
        for (int n = 0; n < reply.facts().size(); n++) {
            require(reply.facts().get(n).whyRelevant(), "facts[" + n + "].whyRelevant", "What is known, row " + (n + 1)
                    + ", Why this is relevant to the concern: say why, or leave the item out.");
        }
    }

    private static void require(String text, String field, String sentence) {
        if (text == null || text.isBlank()) {
            throw new Refused(field, sentence);
        }
    }
}
