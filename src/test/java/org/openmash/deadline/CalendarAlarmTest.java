package org.openmash.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openmash.deadline.London.at;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openmash.hub.Hubs;
import org.springframework.boot.actuate.health.HttpCodeStatusMapper;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.actuate.health.StatusAggregator;
import org.springframework.boot.actuate.autoconfigure.health.HealthEndpointAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A list of bank holidays that ends must not end in silence. */
@ExtendWith(OutputCaptureExtension.class)
class CalendarAlarmTest {

    private final WorkingTime hub = new WorkingTime(Hubs.wolverhampton("calendar.checked-until=2027-12-31"));

    @Test
    void while_the_calendar_reaches_120_days_ahead_it_is_silent(CapturedOutput output) {
        var health = healthAt("Thu 2 Sep 2027 12:00");
        health.logAtStart();
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        assertThat(output).doesNotContain("MASH-CALENDAR-01");
    }

    @Test
    void a_day_later_the_log_and_the_health_page_say_what_to_do(CapturedOutput output) {
        var health = healthAt("Fri 3 Sep 2027 12:00");
        health.logAtStart();
        assertThat(health.health().getStatus()).isEqualTo(new Status("WARNING"));
        assertThat(output).contains("WARN", "MASH-CALENDAR-01 The working calendar has been compared with the "
                + "government's bank holidays up to 31 December 2027 only, and limits reach to 1 January 2028");
    }

    @Test
    void it_goes_on_saying_so_after_the_last_checked_day() {
        assertThat(hub.alarm(at("Tue 1 Feb 2028 09:00"))).isPresent();
        assertThat(hub.reaches(LocalDate.of(2028, 2, 1))).isFalse();
    }

    @Test
    void a_year_that_lacks_a_bank_holiday_raises_it_whatever_was_checked() {
        var holidays = new BankHolidays();
        var poor = new WorkingTime(Hubs.wolverhampton("calendar.checked-until=2040-12-31"),
                year -> year < 2028 ? holidays.apply(year) : Set.of(LocalDate.of(year, 12, 25)));
        assertThat(poor.alarm(at("Wed 1 Sep 2027 12:00"))).isEmpty();
        assertThat(poor.alarm(at("Fri 1 Oct 2027 12:00")).orElseThrow())
                .contains("fewer than the 8 regular bank holidays for 2028");
        assertThat(poor.reaches(LocalDate.of(2027, 12, 31))).isTrue();
        assertThat(poor.reaches(LocalDate.of(2028, 1, 3))).isFalse();
    }

    @Test
    void a_warning_is_worse_than_up_and_better_than_out_of_service_and_takes_no_node_away() {
        new WebApplicationContextRunner().withInitializer(new ConfigDataApplicationContextInitializer())
                .withConfiguration(AutoConfigurations.of(HealthEndpointAutoConfiguration.class)).run(context -> {
                    var worst = context.getBean(StatusAggregator.class);
                    var warning = new Status("WARNING");
                    assertThat(worst.getAggregateStatus(Status.UP, warning, Status.UNKNOWN)).isEqualTo(warning);
                    assertThat(worst.getAggregateStatus(Status.OUT_OF_SERVICE, warning))
                            .isEqualTo(Status.OUT_OF_SERVICE);
                    assertThat(context.getBean(HttpCodeStatusMapper.class).getStatusCode(warning)).isEqualTo(200);
                });
    }

    private WorkingCalendarHealthIndicator healthAt(String now) {
        return new WorkingCalendarHealthIndicator(hub, Clock.fixed(at(now), ZoneOffset.UTC));
    }
}
