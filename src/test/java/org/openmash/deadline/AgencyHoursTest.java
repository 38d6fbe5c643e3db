package org.openmash.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openmash.deadline.London.at;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openmash.hub.Hubs;

/** What the person who asks an agency is told about its hours. */
class AgencyHoursTest {

    private final AgencyHours agencies = new AgencyHours(Hubs.wolverhampton());

    @Test
    void an_agency_that_closes_before_the_answer_is_due_says_so() {
        assertThat(notice("education", "Tue 24 Nov 2026 14:00", "Tue 24 Nov 2026 16:00"))
                .contains("Education closes at 15:30 today and opens again at 08:30 on 25 November 2026.");
    }

    @Test
    void one_that_is_open_until_then_says_nothing() {
        assertThat(notice("education", "Tue 24 Nov 2026 14:00", "Tue 24 Nov 2026 15:30")).isEmpty();
        assertThat(notice("police", "Tue 24 Nov 2026 14:00", "Tue 24 Nov 2026 16:00")).isEmpty();
    }

    @Test
    void an_agency_without_hours_of_its_own_keeps_the_hubs() {
        assertThat(notice("police", "Fri 27 Nov 2026 15:00", "Fri 27 Nov 2026 19:00"))
                .contains("West Midlands Police closes at 16:30 today and opens again at 08:30 on 30 November 2026.");
    }

    @Test
    void at_night_and_over_christmas_an_agency_is_closed_now() {
        assertThat(notice("health", "Thu 24 Dec 2026 20:00", "Fri 25 Dec 2026 00:00"))
                .contains("Health is closed now and opens again at 08:30 on 29 December 2026.");
    }

    @Test
    void a_school_is_closed_through_its_holidays_though_the_hub_is_open() {
        assertThat(notice("education", "Wed 28 Oct 2026 10:00", "Wed 28 Oct 2026 14:00"))
                .contains("Education is closed now and opens again at 08:30 on 2 November 2026.");
        assertThat(notice("health", "Wed 28 Oct 2026 10:00", "Wed 28 Oct 2026 14:00")).isEmpty();
    }

    @Test
    void an_agency_that_can_be_reached_at_night_gives_its_number() {
        var withNumber = new AgencyHours(Hubs.wolverhampton("agencies[0].code=police", "agencies[0].name=The police",
                "agencies[0].out-of-hours-telephone=01902 000999"));
        assertThat(withNumber.notice("police", at("Tue 24 Nov 2026 16:00"), at("Tue 24 Nov 2026 20:00"))).contains(
                "The police closes at 17:00 today and opens again at 08:30 on 25 November 2026; "
                + "out of hours: 01902 000999.");
    }

    @Test
    void a_day_that_closes_the_hub_closes_the_agencies_and_an_extra_day_opens_those_that_keep_its_hours() {
        var some = new AgencyHours(Hubs.wolverhampton("calendar.closed-on=2026-11-24",
                "calendar.open-on[0].date=2026-11-28", "calendar.open-on[0].hours=09:00-12:00"));
        assertThat(some.notice("education", at("Tue 24 Nov 2026 10:00"), at("Tue 24 Nov 2026 11:00")))
                .contains("Education is closed now and opens again at 08:30 on 25 November 2026.");
        assertThat(some.notice("health", at("Fri 27 Nov 2026 16:00"), at("Fri 27 Nov 2026 20:00")))
                .contains("Health closes at 16:30 today and opens again at 09:00 on 28 November 2026.");
        assertThat(some.notice("education", at("Fri 27 Nov 2026 15:00"), at("Fri 27 Nov 2026 20:00")))
                .contains("Education closes at 15:30 today and opens again at 08:30 on 30 November 2026.");
    }

    @Test
    void nothing_is_known_of_an_agency_that_the_hub_does_not_have() {
        assertThat(notice("coastguard", "Tue 24 Nov 2026 20:00", "Tue 24 Nov 2026 21:00")).isEmpty();
    }

    private Optional<String> notice(String agency, String from, String due) {
        return agencies.notice(agency, at(from), at(due));
    }
}
