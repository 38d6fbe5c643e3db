package org.openmash.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openmash.audit.PeopleOfCases.SomebodyNamed;

/** An account is known by its name, however somebody wrote it, and not by half of it. */
class LikenessTest {

    @ParameterizedTest
    @CsvSource({"Zoë O'Brien,ZOE,OBrien", "zoe obrien,Zoë,O’Brien", "Sam James Screening,Sam,Screening",
        "Sam Screening,Sam James,Screening", "Ann-Marie Smith-Jones,Ann-Marie,Smith Jones", "Ann Marie Smith,Ann-Marie,Smith",
        "Jan van der Berg,Jan,Van Der Berg", "Sam  Screening,' Sam ',Screening"})
    void a_name_is_the_same_however_it_is_written(String account, String given, String family) {
        assertThat(Likeness.isNameOf(account, new SomebodyNamed(given, family, null, null, null, null))).isTrue();
    }

    /** On a case adults often stand by their names alone, and addresses without postcodes. */
    @Test
    void what_a_case_does_not_know_is_not_held_against_somebody() {
        var sister = new SomebodyNamed("Ann", "Lee", LocalDate.of(1990, 1, 2), null, "12 Elm Road", "WV1 1AA");
        var byName = new SomebodyNamed("Ann", "Lee", null, null, null, null);
        var namesake = new SomebodyNamed("Ann", "Lee", LocalDate.of(1970, 1, 2), null, "12 Elm Road, Wolverhampton", null);
        assertThat(Likeness.NAME_UNDATED.onACase(byName)).isPresent().isEqualTo(Likeness.NAME_UNDATED.of(sister));
        assertThat(Likeness.NAME_UNDATED.onACase(namesake)).isEmpty();
        assertThat(Likeness.FAMILY_AND_STREET.onACase(namesake)).isPresent().isEqualTo(Likeness.FAMILY_AND_STREET.of(sister));
        assertThat(Likeness.FAMILY_AND_STREET.onACase(new SomebodyNamed("X", "Lee", null, null,
                "12 Elm Road Wolverhampton", null)))
                .isEqualTo(Likeness.FAMILY_AND_STREET.of(sister));
        assertThat(Likeness.FAMILY_AND_STREET.of(new SomebodyNamed("X", "Lee", null, null, "Flat 2, 14 Elm Road", null)))
                .isNotEqualTo(Likeness.FAMILY_AND_STREET.of(new SomebodyNamed("X", "Lee", null, null, "Flat 2, 99 Low Road",
                        null)));
        assertThat(Likeness.FAMILY_AND_STREET.onACase(sister)).as("a home with its postcode is compared by it").isEmpty();
    }

    /** Names are spelled in many ways, and people move. */
    @Test
    void somebody_is_recognised_by_the_nhs_number_alone() {
        var told = new SomebodyNamed("Ann", "Lee", null, "943 476 5919", null, null);
        assertThat(told.marks()).hasSize(1).isEqualTo(new SomebodyNamed(null, null, null, "9434765919", null, null).marks());
        assertThat(new SomebodyNamed("Ann", "Lee", null, " ", null, null).marks()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Sam Screening,Sam,Murray", "Sam Murray,Sam,Ray", "Sam Screening,Samuel,Screening", "Screening,Sam,Screening",
        "Sam Screening,,Screening", "Sam Screening,Sam,", "Screening Sam,Sam,Screening"})
    void half_a_name_is_not_the_name(String account, String given, String family) {
        assertThat(Likeness.isNameOf(account, new SomebodyNamed(given, family, null, null, null, null))).isFalse();
    }
}
