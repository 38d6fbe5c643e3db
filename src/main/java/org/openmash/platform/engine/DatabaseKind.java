package org.openmash.platform.engine;

import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A database is for demonstration or for real work, from its first start to its last. The application refuses the other
 * kind, so that invented people and real ones never stand in one register.
 */
@Component
@DependsOn("flywayInitializer")
class DatabaseKind implements InitializingBean {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final String kind;

    DatabaseKind(JdbcClient jdbc, Clock clock, @Value("${mash.demo:false}") boolean demo) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.kind = demo ? "DEMONSTRATION" : "HUB";
    }

    @Override
    public void afterPropertiesSet() {
        var found = jdbc.sql("select kind from database_kind").query(String.class).optional();
        if (found.isEmpty()) {
            jdbc.sql("insert into database_kind (kind, since) values (?, ?)")
                    .params(kind, Timestamp.from(clock.instant())).update();
        } else if (!found.get().equals(kind)) {
            throw new IllegalStateException("This database is a " + found.get() + " database, and the application was"
                    + " started as " + kind + " (mash.demo). Demonstration people and real people are kept apart.");
        }
    }
}
