package org.openmash.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openmash.deadline.Limits;
import org.openmash.referral.CaseStatus;
import org.openmash.referral.Cases;
import org.openmash.referral.Channel;
import org.openmash.referral.ContactKind;
import org.openmash.referral.MashCase;
import org.openmash.referral.Rating;
import org.openmash.threshold.Ratings;

/** What cannot be read at closing stops nothing else, and is not forgotten. */
class ClosingListTest {

    private static final LocalDate FRIDAY = LocalDate.parse("2027-03-05");
    private static final Instant NOON = Instant.parse("2027-03-05T12:00:00Z");

    private static MashCase rated(String reference) {
        return new MashCase(reference, ContactKind.CHILD_CONCERN, Channel.SYSTEM, NOON, NOON, "partner", false,
                CaseStatus.RATED, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Test
    void a_case_that_cannot_be_read_goes_to_emergency_duty_and_the_others_go_their_way() {
        var days = mock(HubDays.class);
        var cases = mock(Cases.class);
        var ratings = mock(Ratings.class);
        when(days.times(FRIDAY)).thenReturn(new HubDays.Times(NOON, NOON, NOON.plusSeconds(230_000)));
        when(cases.waiting()).thenReturn(List.of(rated("broken"), rated("red"), rated("green")));
        when(ratings.ofCase("broken")).thenThrow(new IllegalStateException("unreadable"));
        when(ratings.ofCase("red")).thenReturn(Rating.RED);
        when(ratings.isRated("red")).thenReturn(true);
        when(ratings.ofCase("green")).thenReturn(Rating.GREEN);

        assertThat(new ClosingList(days, mock(DutyRegister.class), cases, ratings, mock(Limits.class))
                .goingToDuty(FRIDAY)).isEqualTo(Map.of("broken", WhyHanded.NOT_READ, "red", WhyHanded.RED));
    }
}
