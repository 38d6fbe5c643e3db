package org.openmash.information;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmash.access.WaitingWork;
import org.openmash.hub.HubSettings.Agency;
import org.openmash.information.Requests.AgencyRequest;
import org.openmash.information.Requests.RequestState;
import org.openmash.platform.HalfDoneForms;
import org.openmash.platform.Pathways;
import org.openmash.platform.Person;
import org.openmash.platform.Persons;
import org.openmash.platform.ProcessVariables;
import org.openmash.referral.Cases;
import org.openmash.referral.ContactRevised;

/** A request that an agency's staff must not see any more: to its named lead, or to nobody. */
class ToTheLeadTest {

    private static final String CASE = "MASH-2026-000001";
    private static final Person MANAGER = new Person("unit-manager", Set.of("unit-manager"));

    private final RequestRegister register = mock(RequestRegister.class);
    private final Requests requests = mock(Requests.class);
    private final Clearance clearance = mock(Clearance.class);
    private final WhoAnswers agencies = mock(WhoAnswers.class);
    private final HalfDoneForms halfDone = mock(HalfDoneForms.class);
    private final Pathways pathways = mock(Pathways.class);
    private final Persons persons = mock(Persons.class);
    private final SharingLog log = mock(SharingLog.class);
    private final WaitingWork work = mock(WaitingWork.class);
    private final Agency police = mock(Agency.class);
    private final ToTheLead toTheLead = new ToTheLead(register, requests, clearance, agencies, log,
            mock(Cases.class), halfDone, pathways, persons, mock(PassingRegister.class), work);

    @BeforeEach
    void thePoliceAreAsked() {
        when(persons.person("unit-manager")).thenReturn(MANAGER);
        when(police.code()).thenReturn("police");
        when(police.hasLead()).thenReturn(true);
        when(police.lead()).thenReturn("Detective inspector");
        when(police.group()).thenReturn("agency-police");
        when(police.leadGroup()).thenReturn("agency-police-lead");
        when(clearance.forTheLeadAlone(CASE)).thenReturn(List.of(police));
        when(register.of(CASE)).thenReturn(List.of(asked("r-1", "police"), asked("r-2", "health")));
        when(register.minimum(anyString())).thenReturn(new Minimum(CASE, List.of(), List.of(), "", 24, "AMBER", null, "", "",
                List.of("child-1")));
        when(register.processInstance(anyString())).thenReturn(Optional.of("p-1"));
        when(pathways.waitsFor("p-1", "mash.conflictLearned")).thenReturn(true);
        when(agencies.group(any())).thenReturn("agency-police-lead");
    }

    private static AgencyRequest asked(String id, String agency) {
        return new AgencyRequest(id, "7", CASE, agency, "AMBER", RequestState.SENT, Instant.EPOCH, Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                false);
    }

    private void isLearned() {
        toTheLead.on(new ContactRevised(CASE, "unit-manager"));
    }

    @Test
    void it_goes_to_the_lead_without_what_the_staff_had_begun_and_no_other_agency_s_goes() {
        isLearned();

        verify(register).address("r-1", "Detective inspector");
        verify(halfDone).forget(CASE, "answer-request", "r-1");
        verify(pathways).setCode("p-1", ProcessVariables.AGENCY_GROUP, "agency-police-lead");
        verify(pathways).tellInstance("p-1", "mash.conflictLearned");
        verify(register, never()).address(eq("r-2"), any());
        verify(requests, never()).withdraw(any(), any(), any(), any());
    }

    @Test
    void where_the_agency_has_no_lead_it_ends_and_nobody_there_has_it() {
        when(police.hasLead()).thenReturn(false);
        when(police.lead()).thenReturn("");
        isLearned();

        verify(requests).withdraw(eq(CASE), eq("r-1"), anyString(), eq(MANAGER));
        verify(register).address("r-1", "");
        verify(work).moveTo("agency-police-lead", "agency-police", CASE);
    }

    @Test
    void one_that_is_answered_goes_to_the_lead_too_and_is_not_asked_again() {
        when(register.of(CASE)).thenReturn(List.of(asked("r-1", "police").in(RequestState.ANSWERED)));
        isLearned();

        verify(register).address("r-1", "Detective inspector");
        verify(log, never()).movedToLead(any(), any(), any(), any());
        verify(work).moveTo("agency-police-lead", "agency-police", CASE);
    }

    @Test
    void where_it_was_sent_by_an_earlier_release_that_knows_no_such_way_it_ends_and_can_be_asked_anew() {
        when(pathways.waitsFor("p-1", "mash.conflictLearned")).thenReturn(false);
        isLearned();

        verify(requests).withdraw(eq(CASE), eq("r-1"), anyString(), eq(MANAGER));
    }

    @Test
    void one_that_is_still_on_its_way_is_sent_to_the_lead() {
        when(register.processInstance("r-1")).thenReturn(Optional.empty());
        isLearned();

        verify(register).address("r-1", "Detective inspector");
        verify(pathways, never()).tellInstance(any(), any());
    }
}
