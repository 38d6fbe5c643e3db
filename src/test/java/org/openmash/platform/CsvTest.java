package org.openmash.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    private static String file(Object... cells) {
        return Csv.file("some.csv", List.of("one", "two"), List.of(Arrays.asList(cells))).getBody();
    }

    @Test
    void every_cell_is_quoted_and_what_is_not_there_is_empty() {
        assertThat(file("a \"word\",\nand more", null)).isEqualTo("\"one\",\"two\"\r\n\"a \"\"word\"\",\nand more\",\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+44", "-1", "@SUM(A1)", "\tx", "\rx"})
    void a_text_that_a_spreadsheet_would_compute_stays_a_text(String text) {
        assertThat(file(text, -1)).endsWith("\"'" + text + "\",\"-1\"\r\n");
    }
}
