package org.openmash.audit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.support.TransactionTemplate;

/** The same on PostgreSQL. */
@SpringJUnitConfig(classes = {AuditChainTest.Trail.class, AuditChainOnPostgresIT.Server.class}, inheritLocations = false)
class AuditChainOnPostgresIT extends AuditChainTest {

    @Configuration
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

    /** Operations: these rights can be taken from the application's account. */
    @Test
    void the_hub_needs_no_right_to_alter_or_remove_an_entry() {
        jdbc.sql("create role hub_account").update();
        jdbc.sql("grant select, insert on audit_entry, audit_seal to hub_account").update();
        jdbc.sql("grant select, insert, delete on audit_waiting to hub_account").update();
        jdbc.sql("grant select, update on audit_chain to hub_account").update();
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            jdbc.sql("set local role hub_account").update();
            recorded(3);
            assertThat(chain.seal()).isEqualTo(3);
            assertThat(verified().intact()).isTrue();
            assertThatThrownBy(() -> jdbc.sql("update audit_entry set person = 'somebody-else'").update())
                    .hasRootCauseMessage("ERROR: permission denied for table audit_entry");
            status.setRollbackOnly();
        });
    }
}
