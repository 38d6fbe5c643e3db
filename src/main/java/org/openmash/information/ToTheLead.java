package org.openmash.information;

import static org.openmash.platform.ProcessVariables.AGENCY_GROUP;
import static org.openmash.platform.ProcessVariables.RECEIVING_GROUP;

import java.util.List;
import java.util.stream.Collectors;
import org.openmash.access.WaitingWork;
import org.openmash.hub.HubSettings.Agency;
import org.openmash.information.Requests.AgencyRequest;
import org.openmash.platform.HalfDoneForms;
import org.openmash.platform.Pathways;
import org.openmash.platform.Person;
import org.openmash.platform.Persons;
import org.openmash.referral.Cases;
import org.openmash.referral.Change;
import org.openmash.referral.ContactRevised;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What is learned after an agency was asked may mean that its staff must not see the request any more: somebody suspected
 * works there, or an illness may be fabricated. The request goes on to the agency's named lead alone, answered or not, with
 * whatever else of the case stands in the agency's queue. An agency without a lead has nothing of it any more.
 */
@Component
class ToTheLead {

    private static final String WHY = "Learned since it was asked: the agency's staff must not see it";
    /** Forms about a request that its staff may have begun; what the hub has begun about it stays. */
    private static final List<String> OF_ITS_STAFF = List.of("answer-request", "check-answer", "correct-answer");

    private final RequestRegister register;
    private final Requests requests;
    private final Clearance clearance;
    private final WhoAnswers agencies;
    private final SharingLog log;
    private final Cases cases;
    private final HalfDoneForms halfDone;
    private final Pathways pathways;
    private final Persons persons;
    private final PassingRegister questions;
    private final WaitingWork work;

    ToTheLead(RequestRegister register, Requests requests, Clearance clearance, WhoAnswers agencies, SharingLog log,
            Cases cases, HalfDoneForms halfDone, Pathways pathways, Persons persons,
            PassingRegister questions, WaitingWork work) {
        this.questions = questions;
        this.work = work;
        this.register = register;
        this.requests = requests;
        this.clearance = clearance;
        this.agencies = agencies;
        this.log = log;
        this.cases = cases;
        this.halfDone = halfDone;
        this.pathways = pathways;
        this.persons = persons;
    }

    @EventListener
    void on(ContactRevised revised) {
        var seen = register.of(revised.caseReference()).stream()
                .filter(request -> register.minimum(request.requestId()).addressedTo() == null)
                .collect(Collectors.groupingBy(AgencyRequest::agency));
        if (seen.isEmpty()) {
            return;
        }
        var by = persons.person(revised.by());
        clearance.forTheLeadAlone(revised.caseReference()).stream().filter(agency -> seen.containsKey(agency.code()))
                .forEach(agency -> {
                    seen.get(agency.code()).forEach(request -> goesOn(request, agency, by));
                    queueGoesOn(revised.caseReference(), agency, seen.get(agency.code()));
                });
    }

    private void goesOn(AgencyRequest request, Agency agency, Person by) {
        if (request.state().isOpen()) {
            isAskedInstead(request, agency, by);
        } else {
            isTheLeads(request, agency);
            cases.changed(request.caseReference(), Change.REQUEST_TO_LEAD, by.id());
        }
    }

    /** Where nobody else at the agency can have it, it ends, and can be asked anew. */
    private void isAskedInstead(AgencyRequest request, Agency agency, Person by) {
        var instance = register.processInstance(request.requestId());
        var ends = !agency.hasLead() || instance.filter(one -> !pathways.waitsFor(one, "mash.conflictLearned")).isPresent();
        if (ends) {
            requests.withdraw(request.caseReference(), request.requestId(), WHY, by);
        }
        isTheLeads(request, agency);
        if (!ends) {
            log.movedToLead(request, register.minimum(request.requestId()), WHY, by);
            cases.changed(request.caseReference(), Change.REQUEST_TO_LEAD, by.id());
            instance.ifPresent(one -> {
                pathways.setCode(one, AGENCY_GROUP, agencies.group(request));
                pathways.tellInstance(one, "mash.conflictLearned");
            });
        }
    }

    /** Also without a lead: then nobody at the agency has it. */
    private void isTheLeads(AgencyRequest request, Agency agency) {
        register.address(request.requestId(), agency.lead());
        OF_ITS_STAFF.forEach(form -> halfDone.forget(request.caseReference(), form, request.requestId()));
    }

    /** What else of the case stands in the agency's queue, or is to come there, and what its staff had begun there. */
    private void queueGoesOn(String caseReference, Agency agency, List<AgencyRequest> seen) {
        pathways.changeCode(caseReference, AGENCY_GROUP, agency.group(), agency.leadGroup());
        pathways.changeCode(caseReference, RECEIVING_GROUP, agency.group(), agency.leadGroup());
        work.moveTo(agency.leadGroup(), agency.group(), caseReference);
        halfDone.forget(caseReference, agency.group());
        var ids = seen.stream().map(AgencyRequest::requestId).toList();
        questions.questions(caseReference).stream().filter(question -> ids.contains(question.requestId()))
                .forEach(question -> halfDone.forget(caseReference, question.questionId()));
    }
}
