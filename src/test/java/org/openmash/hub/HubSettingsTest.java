package org.openmash.hub;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

/** Which settings a hub needs in order to start. */
class HubSettingsTest {

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(HubSettings.class)
    static class OnlySettings {
    }

    @ParameterizedTest
    @ValueSource(strings = {"wolverhampton", "dudley", "sandwell"})
    void the_shipped_hubs_start(String hub) {
        start(hub).run(context -> assertThat(context).hasNotFailed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"wolverhampton", "dudley", "sandwell"})
    void each_hub_can_ask_the_eleven_kinds_of_agency_of_the_published_list_and_the_voluntary_sector(String hub) {
        assertThat(Hubs.named(hub).agencies()).extracting(HubSettings.Agency::code).doesNotHaveDuplicates().contains(
                "childrens-social-care", "police", "education", "health", "probation", "housing", "mental-health",
                "early-intervention", "young-people", "exploitation", "drug-and-alcohol", "voluntary-sector",
                "domestic-abuse", "youth-offending");
        assertThat(Hubs.named(hub).agencies()).filteredOn(agency -> !agency.toldReplies())
                .extracting(HubSettings.Agency::code).containsExactly("early-intervention");
        assertThat(Hubs.named(hub).agencies()).filteredOn(HubSettings.Agency::knowsNhsNumber)
                .extracting(HubSettings.Agency::code).containsExactly("health", "mental-health", "drug-and-alcohol");
    }

    @ParameterizedTest
    @CsvSource({"wolverhampton, 01902 552999", "dudley, 0300 555 8574", "sandwell, 0121 569 2355"})
    void each_hub_says_whom_to_ring_at_night(String hub, String number) {
        assertThat(Hubs.named(hub).emergencyDuty().telephone()).isEqualTo(number);
    }

    @Test
    void wolverhampton_keeps_the_hours_that_it_publishes() {
        assertThat(Hubs.wolverhampton().openingHours()).hasSize(5).doesNotContainKey(SATURDAY)
                .containsEntry(MONDAY, DayHours.valueOf("08:30-17:00"))
                .containsEntry(FRIDAY, DayHours.valueOf("08:30-16:30"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"emergency-duty.telephone=", "emergency-duty.telephone= "})
    void a_hub_without_a_number_for_the_night_does_not_start(String setting) {
        assertThat(refusal(setting)).contains("a hub without the number of its emergency duty team does not start: "
                + "set mash.hub-settings.emergency-duty.telephone");
    }

    @Test
    void nor_does_one_whose_settings_do_not_speak_of_the_emergency_duty_team() {
        new ApplicationContextRunner().withUserConfiguration(OnlySettings.class)
                .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
                .withPropertyValues("mash.hub-settings.name=A hub").run(context -> {
                    var reasons = reasons(context.getStartupFailure());
                    assertThat(reasons).contains("a hub without the number of its emergency duty team does not start");
                    assertThat(reasons).contains("a hub that opens on no day of the week does not start");
                    assertThat(reasons).contains("checkedUntil");
                });
    }

    @Test
    void a_reminder_to_fill_it_in_is_no_number() {
        assertThat(refusal("emergency-duty.telephone=set your hub's number")).contains("is not a telephone number");
    }

    @ParameterizedTest
    @CsvSource({
        "opening-hours.monday=17:00-08:30, closing at 08:30 is not after opening at 17:00",
        "opening-hours.monday=08:30-08:30, closing at 08:30 is not after opening at 08:30",
        "opening-hours.monday=half past eight, is not written like 08:30-17:00",
        "opening-hours.monday=8-5, is not written like 08:30-17:00",
        "opening-hours.mondy=08:30-17:00, mondy",
        "calendar.checked-until=, checkedUntil",
        "'calendar.open-on[0].date=2026-12-19', hours",
        "'agencies[0].closed-between[0].from=2026-12-19', give both ends"})
    void a_setting_that_makes_no_sense_is_refused_at_the_start(String setting, String said) {
        assertThat(refusal(setting)).contains(said);
    }

    @Test
    void a_day_cannot_be_both_closed_and_open() {
        assertThat(refusal("calendar.closed-on=2026-12-19", "calendar.open-on[0].date=2026-12-19",
                "calendar.open-on[0].hours=09:00-12:00")).contains("no day may stand both in closed-on and in open-on");
    }

    @Test
    void days_for_an_agency_must_end_after_they_begin() {
        assertThat(refusal("agencies[0].closed-between[0].from=2027-01-01",
                "agencies[0].closed-between[0].to=2026-12-21")).contains("end before they begin");
    }

    @Test
    void an_agency_keeps_the_hubs_hours_unless_it_has_its_own() {
        var hub = Hubs.wolverhampton();
        assertThat(hub.agency("police").orElseThrow().openingHours()).isEmpty();
        assertThat(hub.agency("education").orElseThrow().openingHours()).isNotEmpty();
        assertThat(hub.agency("education").orElseThrow().closedBetween())
                .anyMatch(span -> span.contains(LocalDate.of(2026, 10, 26)));
        assertThat(hub.agency("nobody")).isEmpty();
    }

    private static ApplicationContextRunner start(String hub, String... otherwise) {
        return new ApplicationContextRunner().withUserConfiguration(OnlySettings.class)
                .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
                .withInitializer(context -> Hubs.shipped(hub)
                        .forEach(context.getEnvironment().getPropertySources()::addLast))
                .withPropertyValues(List.of(otherwise).stream().map("mash.hub-settings."::concat)
                        .toArray(String[]::new));
    }

    private static String refusal(String... otherwise) {
        var said = new ArrayList<String>();
        start("wolverhampton", otherwise).run(context -> {
            assertThat(context).as(Map.of("settings", List.of(otherwise)).toString()).hasFailed();
            said.add(reasons(context.getStartupFailure()));
        });
        return said.get(0);
    }

    /** What all the causes say, as Spring Boot prints it when the hub does not start. */
    private static String reasons(Throwable failure) {
        return failure == null ? "" : failure.getMessage() + "\n" + reasons(failure.getCause());
    }
}
