package org.openmash.audit;

import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(Likeness.isNameOf(account, new SomebodyNamed(given, family, null, null, null))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"Sam Screening,Sam,Murray", "Sam Murray,Sam,Ray", "Sam Screening,Samuel,Screening", "Screening,Sam,Screening",
        "Sam Screening,,Screening", "Sam Screening,Sam,", "Screening Sam,Sam,Screening"})
    void half_a_name_is_not_the_name(String account, String given, String family) {
        assertThat(Likeness.isNameOf(account, new SomebodyNamed(given, family, null, null, null))).isFalse();
    }
}
