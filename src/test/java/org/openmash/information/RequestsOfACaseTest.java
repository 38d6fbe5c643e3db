package org.openmash.information;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openmash.deadline.LimitRegister;
import org.openmash.hub.Hubs;
import org.openmash.information.Requests.AgencyRequest;
import org.openmash.information.Requests.Intention;
import org.openmash.information.Requests.RequestState;
import org.openmash.platform.CaseJournal;
import org.openmash.platform.HalfDoneForms;
import org.openmash.platform.Pathways;
import org.openmash.platform.Person;
import org.openmash.referral.Cases;
import org.openmash.referral.Change;

/** What becomes of requests after the decision. */
class RequestsOfACaseTest {

    private static final String CASE = "MASH-2026-000001";
    private static final Person MANAGER = new Person("unit-manager", Set.of("unit-manager"));

    private final RequestRegister register = mock(RequestRegister.class);
    private final Gathering gathering = mock(Gathering.class);
    private final Cases cases = mock(Cases.class);
    private final Pathways pathways = mock(Pathways.class);
    private final Incidents incidents = mock(Incidents.class);
    private final Requests requests = new RequestsOfACase(register, gathering, mock(SharingLog.class), cases,
            mock(CaseJournal.class), pathways, mock(HalfDoneForms.class), Hubs.wolverhampton(),
            mock(LimitRegister.class), incidents, Clock.systemUTC());

    @Test
    void asking_that_has_not_begun_is_never_taken_for_all_answered() {
        assertThat(requests.allAnswered(CASE)).isFalse();
        assertThat(requests.isAnythingOpen(CASE)).isTrue();
    }

    @Test
    void a_choice_of_nobody_leaves_nothing_to_wait_for() {
        when(register.hasBegun(CASE)).thenReturn(true);

        assertThat(requests.allAnswered(CASE)).isTrue();
    }

    @Test
    void one_silent_agency_is_waited_for() {
        when(register.hasBegun(CASE)).thenReturn(true);
        when(register.of(CASE)).thenReturn(List.of(request(RequestState.ANSWERED), request(RequestState.SENT)));

        assertThat(requests.allAnswered(CASE)).isFalse();
    }

    private void isAbout(String requestId, List<String> people) {
        when(register.minimum(requestId)).thenReturn(new Minimum(CASE, List.of(), List.of(), "", 24, "AMBER", null, "", "", people));
    }

    @Test
    void an_older_request_that_kept_no_ids_is_asked_anew_by_whatever_is_asked_later() {
        when(register.of(CASE)).thenReturn(List.of(request("r-1", RequestState.RECALLED), request("r-2", RequestState.SENT)));
        isAbout("r-1", List.of("child-1"));
        isAbout("r-2", List.of("child-2"));
        assertThat(requests.toAskAnew(CASE)).extracting("requestId").containsExactly("r-1");

        isAbout("r-1", null);
        assertThat(requests.toAskAnew(CASE)).isEmpty();
    }

    /** It was thought that the other asks for them. */
    @Test
    void a_recalled_request_is_not_asked_anew_by_one_beside_it_that_was_withdrawn() {
        var recalled = request("r-1", RequestState.RECALLED, Instant.EPOCH, Instant.EPOCH.plusSeconds(9));
        isAbout("r-1", List.of("child-1", "household-1"));
        isAbout("r-2", List.of("child-1"));
        when(incidents.recallOf("r-1")).thenReturn(Optional.of(new Incidents.Incident(Incidents.Kind.WRONG_PERSON_SEARCHED, CASE, "r-1",
                "police", List.of("household-1"), false, false, "", "unit-manager")));

        when(register.of(CASE)).thenReturn(List.of(recalled, request("r-2", RequestState.SENT, Instant.EPOCH.plusSeconds(5), null)));
        assertThat(requests.toAskAnew(CASE)).isEmpty();
        when(register.of(CASE)).thenReturn(List.of(recalled, request("r-2", RequestState.WITHDRAWN, Instant.EPOCH.plusSeconds(5),
                Instant.EPOCH.plusSeconds(7))));
        assertThat(requests.toAskAnew(CASE)).extracting("requestId").containsExactly("r-1");
    }

    @Test
    void a_recalled_older_request_that_kept_no_ids_is_not_asked_anew_by_what_was_sent_before_its_recall() {
        when(register.of(CASE)).thenReturn(List.of(request("r-1", RequestState.RECALLED, Instant.EPOCH, Instant.EPOCH.plusSeconds(9)),
                request("r-2", RequestState.SENT, Instant.EPOCH.plusSeconds(5), null)));
        isAbout("r-1", null);
        isAbout("r-2", List.of("child-2"));
        when(incidents.recallOf("r-1")).thenReturn(Optional.of(new Incidents.Incident(Incidents.Kind.WRONG_PERSON_SEARCHED, CASE, "r-1",
                "police", List.of("person-1"), false, false, "", "unit-manager")));

        assertThat(requests.toAskAnew(CASE)).extracting("requestId").containsExactly("r-1");
    }

    @Test
    void kept_for_future_plans_asking_that_has_not_begun_begins_with_the_decision() {
        when(gathering.begin(CASE, "unit-manager")).thenReturn(true);

        requests.decideOpen(CASE, Intention.KEEP_FOR_FUTURE_PLANS, MANAGER);

        verify(pathways).start(org.mockito.ArgumentMatchers.eq("informationGathering"),
                org.mockito.ArgumentMatchers.eq(CASE), any());
        verify(register).intend(CASE, Intention.KEEP_FOR_FUTURE_PLANS, "unit-manager");
    }

    @Test
    void withdrawn_asking_that_has_not_begun_never_begins() {
        requests.decideOpen(CASE, Intention.WITHDRAW, MANAGER);

        verify(pathways, never()).start(any(), any(), any());
    }

    @Test
    void a_kept_choice_stays_open_and_an_open_request_that_nobody_keeps_is_withdrawn() {
        when(register.openChoice(CASE)).thenReturn(Optional.of(7L));
        when(register.isChoiceKept(7L)).thenReturn(true);
        when(register.find("r-1")).thenReturn(Optional.of(request(RequestState.SENT)));
        when(register.notKept(CASE)).thenReturn(List.of(
                new RequestRegister.Withdrawable("r-1", "p-1", Optional.of("unit-manager"))));

        requests.endAsDecided(CASE);

        verify(register, never()).endChoice(7L);
        verify(register).withdraw("r-1");
        verify(cases).changed(CASE, Change.REQUEST_WITHDRAWN, "unit-manager");
        verify(pathways).tellInstance("p-1", "mash.requestWithdrawn");
    }

    private static AgencyRequest request(RequestState state) {
        return request("r", state);
    }

    private static AgencyRequest request(String id, RequestState state) {
        return request(id, state, null, null);
    }

    private static AgencyRequest request(String id, RequestState state, Instant sent, Instant ended) {
        return new AgencyRequest(id, "7", CASE, "police", "AMBER", state, Instant.EPOCH, Optional.ofNullable(sent),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.ofNullable(ended), false);
    }
}
