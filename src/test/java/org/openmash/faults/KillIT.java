package org.openmash.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The machine stops in the middle of work. */
class KillIT {

    @TempDir
    Path directory;

    /** A hundred times with {@code -Pbench}. */
    @Test
    void a_contact_that_was_answered_with_201_is_there_after_the_process_was_killed() throws Exception {
        assertThat(new KilledAfterPosting(directory, Integer.getInteger("mash.kills", 1)).missing()).isEmpty();
    }
}
