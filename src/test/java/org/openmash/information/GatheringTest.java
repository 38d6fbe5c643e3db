package org.openmash.information;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openmash.hub.AgencyPrompts;
import org.openmash.hub.Hubs;
import org.openmash.platform.CaseJournal;
import org.openmash.platform.Person;
import org.openmash.referral.Cases;
import org.openmash.referral.MashCase;
import org.openmash.sharing.Consents;
import org.openmash.threshold.Ratings;
import org.springframework.context.ApplicationEventPublisher;

/** A further sending by hand. */
class GatheringTest {

    private static final String CASE = "MASH-2026-000001";

    private final RequestRegister register = mock(RequestRegister.class);
    private final Cases cases = mock(Cases.class);
    private final CaseJournal journal = mock(CaseJournal.class);
    private final MashCase mashCase = mock(MashCase.class);
    private final Gathering gathering = new Gathering(register, cases, journal, mock(Ratings.class), mock(WhomToAsk.class),
            mock(PeopleToSearch.class), mock(Clearance.class), mock(SharingLog.class), mock(Consents.class),
            Hubs.wolverhampton(), mock(ApplicationEventPublisher.class), mock(WhoAnswers.class), new AgencyPrompts(Map.of()));

    @Test
    void of_a_case_that_is_closed_while_somebody_waits_for_its_lock_nobody_is_asked() {
        when(cases.find(CASE)).thenReturn(Optional.of(mashCase));
        when(cases.get(CASE)).thenReturn(mashCase);
        doAnswer(closedMeanwhile -> when(mashCase.isClosed()).thenReturn(true)).when(journal).lock(CASE);

        assertThatThrownBy(() -> gathering.beginByHand(CASE, new Person("unit-manager", Set.of("unit-manager"))))
                .hasMessageContaining("this case is closed");
        verify(register, never()).begin(any(), any());
    }
}
