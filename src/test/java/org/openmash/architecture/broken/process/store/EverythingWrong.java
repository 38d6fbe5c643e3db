package org.openmash.architecture.broken.process.store;

import java.time.Instant;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Breaks the rules of the architecture, so that a test can see them noticed. */
public class EverythingWrong {

    void writes(JdbcTemplate past) {
        past.execute("delete from a_register");
    }

    long streams(JdbcClient rows) {
        return rows.sql("select 1").query(Long.class).stream().count();
    }

    Instant when() {
        System.out.println("read the machine's clock");
        return Instant.now();
    }
}
