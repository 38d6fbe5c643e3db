package org.openmash.information;

import static org.openmash.platform.ProcessVariables.AGENCY_GROUP;

import java.util.stream.Collectors;
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
 * works there, or an illness may be fabricated. What is not answered goes on to the agency's named lead alone.
 */
@Component
class ToTheLead {

    private static final String WHY = "Learned since it was asked: the agency's staff must not see it";

    private final RequestRegister register;
    private final Requests requests;
    private final Clearance clearance;
    private final WhoAnswers agencies;
    private final SharingLog log;
    private final Cases cases;
    private final HalfDoneForms halfDone;
    private final Pathways pathways;
    private final Persons persons;

    ToTheLead(RequestRegister register, Requests requests, Clearance clearance, WhoAnswers agencies, SharingLog log,
            Cases cases, HalfDoneForms halfDone, Pathways pathways, Persons persons) {
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
        var open = register.of(revised.caseReference()).stream().filter(request -> request.state().isOpen())
                .filter(request -> register.minimum(request.requestId()).addressedTo() == null).toList();
        if (open.isEmpty()) {
            return;
        }
        var leads = clearance.forTheLeadAlone(revised.caseReference()).stream()
                .collect(Collectors.toMap(Agency::code, agency -> agency));
        open.stream().filter(request -> leads.containsKey(request.agency()))
                .forEach(request -> goesOn(request, leads.get(request.agency()), persons.person(revised.by())));
    }

    /** Where nobody else at the agency can have it, it ends, and can be asked anew. */
    private void goesOn(AgencyRequest request, Agency agency, Person by) {
        var instance = register.processInstance(request.requestId());
        if (!agency.hasLead() || instance.filter(one -> !pathways.waitsFor(one, "mash.conflictLearned")).isPresent()) {
            requests.withdraw(request.caseReference(), request.requestId(), WHY, by);
            return;
        }
        register.address(request.requestId(), agency.lead());
        halfDone.forget(request.caseReference(), "answer-request", request.requestId());
        log.movedToLead(request, register.minimum(request.requestId()), WHY, by);
        cases.changed(request.caseReference(), Change.REQUEST_TO_LEAD, by.id());
        instance.ifPresent(one -> {
            pathways.setCode(one, AGENCY_GROUP, agencies.group(request));
            pathways.tellInstance(one, "mash.conflictLearned");
        });
    }
}
