package org.openmash.audit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.support.TransactionTemplate;

/** The same on PostgreSQL, and with a long trail. */
@SpringJUnitConfig(classes = {AuditChainTest.Trail.class, AuditChainOnPostgresIT.Server.class}, inheritLocations = false)
class AuditChainOnPostgresIT extends AuditChainTest {

    private static final int LONG = 200_000;

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

    private Duration took(Runnable work) {
        var began = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - began);
    }

    @Test
    void a_long_trail_is_sealed_and_verified_in_seconds() {
        jdbc.sql("""
                insert into audit_entry (happened_at, person, roles, action, record_kind, case_reference, why)
                select now(), 'sam', 'screening-officer', 'VIEWED', 'CASE',
                    'MASH-2026-' || lpad((i % 999999)::text, 6, '0'), 'CASE_LOOKED_UP' from generate_series(1, :all) i""")
                .param("all", LONG).update();
        jdbc.sql("insert into audit_waiting (entry_id) select id from audit_entry").update();

        var sealing = took(() -> {
            while (chain.seal() > 0) {
                // until all is sealed
            }
        });
        var verifying = took(() -> assertThat(verified().intact()).isTrue());
        recorded(1);
        var one = took(() -> assertThat(chain.seal()).isEqualTo(1));
        jdbc.sql("update audit_entry set person = 'somebody-else' where id = ?").param(ids().get(LONG / 2)).update();

        assertThat(verified().findings()).hasSize(1);
        assertThat(one).isLessThan(Duration.ofSeconds(1));
        System.out.println("Sealing " + LONG + " entries took " + sealing.toMillis() + " ms, verifying them "
                + verifying.toMillis() + " ms, sealing one more behind them " + one.toMillis() + " ms");
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
