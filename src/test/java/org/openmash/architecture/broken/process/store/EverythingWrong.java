package org.openmash.architecture.broken.process.store;

import java.time.Instant;
import org.springframework.jdbc.core.JdbcTemplate;

/** Breaks the rules of the architecture, so that a test can see them noticed. */
public class EverythingWrong {

    void writes(JdbcTemplate past) {
        past.execute("delete from a_register");
    }

    Instant when() {
        System.out.println("read the machine's clock");
        return Instant.now();
    }
}
