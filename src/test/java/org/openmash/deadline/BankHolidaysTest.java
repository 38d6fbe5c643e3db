package org.openmash.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The library against what the government published, and against the rules for the years that it has not published. */
class BankHolidaysTest {

    private final BankHolidays holidays = new BankHolidays();

    @ParameterizedTest
    @CsvSource({
        "2012, 01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26",
        "2016, 01-01 03-25 03-28 05-02 05-30 08-29 12-26 12-27",
        "2020, 01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28",
        "2021, 01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28",
        "2022, 01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27",
        "2023, 01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26",
        "2024, 01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26",
        "2025, 01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
        "2026, 01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
        "2027, 01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
        "2028, 01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26"})
    void the_library_gives_the_published_days_and_no_other(int year, String days) {
        assertThat(holidays.apply(year)).containsExactlyInAnyOrderElementsOf(Arrays.stream(days.split(" "))
                .map(day -> MonthDay.parse("--" + day).atYear(year)).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01",
        "2030-04-21", "2031-04-13", "2032-03-28", "2033-04-17", "2034-04-09", "2035-03-25", "2036-04-13", "2037-04-05",
        "2038-04-25", "2039-04-10", "2040-04-01"})
    void the_friday_before_easter_and_the_monday_after_it_are_holidays(LocalDate easter) {
        assertThat(holidays.apply(easter.getYear())).contains(easter.minusDays(2), easter.plusDays(1));
    }

    @Test
    void each_year_to_come_has_its_eight_days_and_none_on_a_weekend() {
        for (var year = 2024; year <= 2040; year++) {
            assertThat(holidays.apply(year)).hasSize(BankHolidays.REGULAR)
                    .noneMatch(day -> day.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-02", "2026-03-17", "2026-06-15", "2026-07-13", "2026-08-03", "2026-11-30"})
    void days_of_scotland_and_northern_ireland_are_working_days_here(LocalDate day) {
        assertThat(holidays.apply(day.getYear())).doesNotContain(day);
    }
}
