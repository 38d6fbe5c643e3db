package org.openmash.deadline.store;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import javax.sql.DataSource;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** The same on PostgreSQL. */
@SpringJUnitConfig(classes = {LimitBoardTest.Register.class, LimitBoardOnPostgresIT.Server.class},
        inheritLocations = false)
class LimitBoardOnPostgresIT extends LimitBoardTest {

    @TestConfiguration
    static class Server {

        @Bean(destroyMethod = "close")
        EmbeddedPostgres postgres() throws IOException {
            return EmbeddedPostgres.builder().setRegisterShutdownHook(false).start();
        }

        @Bean(destroyMethod = "close")
        DataSource database(EmbeddedPostgres postgres) {
            return DataSourceBuilder.create().type(HikariDataSource.class)
                    .url(postgres.getJdbcUrl("postgres", "postgres")).username("postgres").build();
        }
    }
}
