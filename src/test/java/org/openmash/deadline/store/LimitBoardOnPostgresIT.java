package org.openmash.deadline.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.openmash.deadline.LimitBoard.Asked;
import org.openmash.deadline.LimitBoard.Shown;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** The same on PostgreSQL, and with as many limits as a hub could ever have. */
@SpringJUnitConfig(classes = {LimitBoardTest.Register.class, LimitBoardOnPostgresIT.Server.class},
        inheritLocations = false)
class LimitBoardOnPostgresIT extends LimitBoardTest {

    private static final int OPEN = 50_000;
    private static final int CLOSED = 200_000;

    @Configuration
    static class Server {

        @Bean(destroyMethod = "close")
        EmbeddedPostgres postgres() throws IOException {
            return EmbeddedPostgres.builder().setRegisterShutdownHook(false).start();
        }

        @Bean
        DataSource database(EmbeddedPostgres postgres) {
            return postgres.getPostgresDatabase();
        }
    }

    /** Open ones fall due from 6 hours ago on, two a minute; closed ones were met over the last two years. */
    private void aHubThatIsVeryBusy() {
        register.openCase("MASH-2026-000001", "pathway-1");
        jdbc.sql("""
                insert into case_limit (limit_id, case_reference, clock, about, round, rating, circumstance, rule_id,
                    table_version, length, basis, near_share, escalate_share, started_at, counted_from, near_at, due_at,
                    other_due_at, escalate_at, counts, met_by, met_at)
                select 'l-' || i, 'MASH-2026-000001', (array['RESPONSE', 'FIRST_LOOK', 'FIRST_OUTCOME'])[i % 3 + 1],
                    'a-' || i, 1, (array['RED', 'AMBER', 'GREEN'])[i % 3 + 1], 'NONE', 'rule', 1, 'PT4H', 'CLOCK_HOURS',
                    0.75, 0.25, due - interval '4 hours', due - interval '4 hours', due - interval '1 hour', due, due, due,
                    true, '',
                    case when i > :open then due - interval '5 minutes' end
                from (select i, case when i > :open then :now - (i - :open) * interval '5 minutes'
                    else :now + (i - 720) * interval '30 seconds' end as due
                    from generate_series(1, :all) i) limits""")
                .param("open", OPEN).param("all", OPEN + CLOSED)
                .param("now", java.time.OffsetDateTime.ofInstant(NOW, java.time.ZoneOffset.UTC)).update();
        jdbc.sql("analyze case_limit").update();
    }

    @Test
    void fifty_thousand_open_limits_are_counted_while_one_waits() {
        aHubThatIsVeryBusy();
        var asked = new Asked(Shown.OPEN, Optional.empty(), Optional.empty(), 0, 25);
        board.look(asked);

        var began = System.nanoTime();
        var view = board.look(asked);
        var took = Duration.ofNanos(System.nanoTime() - began);

        assertThat(view.total()).isEqualTo(OPEN);
        assertThat(view.counts().stream().mapToLong(count -> count.breached()).sum()).isEqualTo(720);
        assertThat(took).isLessThan(Duration.ofSeconds(2));
        System.out.println("The board of " + OPEN + " open limits took " + took.toMillis() + " ms");
    }
}
