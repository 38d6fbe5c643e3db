package org.openmash.information;

import static org.openmash.platform.ProcessVariables.AGENCY_GROUP;
import static org.openmash.platform.ProcessVariables.REQUEST_ID;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.openmash.information.Incidents.Incident;
import org.openmash.information.Incidents.Kind;
import org.openmash.information.Requests.AgencyRequest;
import org.openmash.information.Requests.RequestState;
import org.openmash.platform.Codes;
import org.openmash.platform.HalfDoneForms;
import org.openmash.platform.Pathways;
import org.openmash.platform.Person;
import org.openmash.platform.Refused;
import org.openmash.referral.CaseStatus;
import org.openmash.referral.Cases;
import org.openmash.referral.Change;
import org.openmash.threshold.NewInformation;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The wrong person was searched (domain, 10, case 15): the request is recalled, what was answered is purged from every view
 * and from the register, the agency says what it did with what it had searched out, and an incident record keeps that it
 * happened. Of a decided case a manager weighs whether the decision stands without it.
 */
@Service
public class Recalling {

    /** Where somebody may have the answer, or its words, before them. */
    private static final List<String> WHERE_IT_IS_READ = List.of("correctReply", "checkReply", "recordReply",
            "replyReview");
    private static final Set<CaseStatus> DECIDED = EnumSet.of(CaseStatus.DECIDED, CaseStatus.CLOSED);

    private final RequestRegister register;
    private final Incidents incidents;
    private final SharingLog log;
    private final Cases cases;
    private final WhoAnswers agencies;
    private final HalfDoneForms halfDone;
    private final Pathways pathways;
    private final ApplicationEventPublisher events;
    private final NewInformation information;
    private final Answering answering;

    Recalling(RequestRegister register, Incidents incidents, SharingLog log, Cases cases, WhoAnswers agencies,
            HalfDoneForms halfDone, Pathways pathways, ApplicationEventPublisher events, NewInformation information,
            Answering answering) {
        this.information = information;
        this.answering = answering;
        this.register = register;
        this.incidents = incidents;
        this.log = log;
        this.cases = cases;
        this.agencies = agencies;
        this.halfDone = halfDone;
        this.pathways = pathways;
        this.events = events;
    }

    /** What the agency did with what it had searched out. */
    public enum Deletion {
        DELETED("Deleted"), NOTHING_KEPT("Nothing had been searched out, or nothing kept"), KEPT("Something is kept");

        private final String label;

        Deletion(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** Requests that can be recalled: sent or answered, also if withdrawn since; not recalled before. */
    public List<AgencyRequest> recallable(String caseReference) {
        return register.of(caseReference).stream().filter(request -> switch (request.state()) {
            case SENT, NO_REPLY, ANSWERED -> true;
            case WITHDRAWN -> request.sentAt().isPresent();
            case RECALLED -> false;
        }).toList();
    }

    /**
     * @param people ids of those who should not have been searched
     * @return the codes with which {@code recallRequest} goes on
     * @throws Refused naming the field
     */
    @Transactional
    public Codes recall(String caseReference, String requestId, List<String> people, String why, Person by) {
        var request = recallable(caseReference).stream().filter(one -> one.requestId().equals(requestId)).findFirst()
                .orElseThrow(() -> new Refused("requestId", "Request: choose one of the requests that are listed."));
        if (people.isEmpty() || !new HashSet<>(register.minimum(requestId).idsOfPeople()).containsAll(people)) {
            throw new Refused("people", "Wrong person: tick whom this request named by mistake.");
        }
        var answered = request.state() == RequestState.ANSWERED;
        register.recall(requestId);
        halfDone.forget(caseReference, requestId);
        incidents.append(new Incident(Kind.WRONG_PERSON_SEARCHED, caseReference, requestId, request.agency(), people,
                answered, DECIDED.contains(cases.get(caseReference).status()), why, by.id()));
        log.recalled(request, people, why, by);
        cases.changed(caseReference, Change.REQUEST_RECALLED, by.id());
        register.processInstance(requestId).ifPresent(instance -> pathways.tellInstance(instance, "mash.requestWithdrawn"));
        WHERE_IT_IS_READ.forEach(process -> pathways.tell(process, caseReference, REQUEST_ID, requestId,
                "mash.requestRecalled"));
        information.forgetAnswer(requestId, by);
        events.publishEvent(new ReplyRecalled(caseReference, requestId));
        if (answered) {
            answering.reviewIfNobodyWaits(request);
        }
        return Codes.of(REQUEST_ID, requestId).and(AGENCY_GROUP, agencies.group(request));
    }

    /** The people whom the recalled request named by mistake. */
    public List<Minimum.Who> searchedByMistake(String requestId) {
        var minimum = register.minimum(requestId);
        var ids = minimum.idsOfPeople();
        return incidents.recallOf(requestId).map(Incident::people).orElse(List.of()).stream().map(ids::indexOf)
                .filter(place -> place >= 0).map(minimum.people()::get).toList();
    }

    public Optional<AgencyRequest> find(String requestId) {
        return register.find(requestId);
    }

    /** @throws Refused where something is kept and it is not said what and on which ground */
    @Transactional
    public void confirmDeletion(String requestId, Deletion deletion, String words, Person by) {
        if (deletion == Deletion.KEPT && (words == null || words.isBlank())) {
            throw new Refused("words", "What is kept, and why: say what your agency keeps, and on which ground.");
        }
        var request = register.find(requestId).orElseThrow();
        var recall = incidents.recallOf(requestId).orElseThrow();
        var said = deletion.label() + (words == null ? "" : ": " + words);
        incidents.append(new Incident(Kind.DELETION_CONFIRMED, request.caseReference(), requestId, request.agency(),
                recall.people(), recall.wasAnswered(), recall.wasDecided(), said, by.id()));
        log.deletionConfirmed(request, recall.people(), said, by);
        cases.changed(request.caseReference(), Change.DELETION_CONFIRMED, by.id());
    }
}
