package org.openmash.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CaseReferenceTest {

    @Test
    void what_the_hub_gives_is_written_as_it_is_recognised() {
        assertThat(CaseReference.of(2026, 123)).isEqualTo("MASH-2026-000123").matches(CaseReference::isOne);
    }

    @Test
    void nothing_else_is_one() {
        assertThat(Stream.of(null, "", "MASH-2026-123", "MASH-2026-000123 ", "mash-2026-000123")).noneMatch(CaseReference::isOne);
    }
}
