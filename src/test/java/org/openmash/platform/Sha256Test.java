package org.openmash.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Hashes stand in databases and on paper: they stay what they were. */
class Sha256Test {

    @Test
    void a_text_has_the_hash_that_everybody_computes_of_it() {
        assertThat(Sha256.of("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(Sha256.of("é")).isEqualTo(Sha256.of(new byte[] {(byte) 0xc3, (byte) 0xa9}));
    }

    @Test
    void nothing_moves_from_one_part_into_the_next() {
        assertThat(Sha256.part("ab") + Sha256.part("c")).isEqualTo("2:ab1:c").isNotEqualTo(Sha256.part("a") + Sha256.part("bc"));
        assertThat(Sha256.part(null)).isEqualTo("-").isNotEqualTo(Sha256.part(""));
    }
}
