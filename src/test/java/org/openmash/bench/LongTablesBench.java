package org.openmash.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.openmash.audit.AuditChain;
import org.openmash.deadline.LimitBoard;
import org.openmash.deadline.LimitBoard.Asked;
import org.openmash.deadline.LimitBoard.Shown;
import org.openmash.deadline.store.RegisterRows;
import org.openmash.story.OnPostgres;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** As many audit entries and limits as a hub has after years; PostgreSQL. Only with {@code -Pbench}. */
@OnPostgres
class LongTablesBench {

    private static final int ENTRIES = 200_000;
    private static final int OPEN = 50_000;
    private static final int CLOSED = 200_000;

    @Autowired
    AuditChain chain;
    @Autowired
    LimitBoard board;
    @Autowired
    DataSource database;

    private JdbcClient jdbc() {
        return JdbcClient.create(database);
    }

    private static Duration took(Runnable work) {
        var began = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - began);
    }

    @Test
    void a_long_trail_is_verified_in_seconds_and_one_more_entry_sealed_in_one() {
        insertEntries(ENTRIES);
        var sealing = took(() -> {
            while (chain.seal() > 0) {
                // until all is sealed
            }
        });
        var verifying = took(() -> assertThat(chain.verify(Optional.empty()).intact()).isTrue());
        insertEntries(1);
        var one = took(() -> assertThat(chain.seal()).isPositive());
        System.out.println("Sealing " + ENTRIES + " entries took " + sealing.toMillis() + " ms, verifying them "
                + verifying.toMillis() + " ms, sealing one more behind them " + one.toMillis() + " ms");
        assertThat(one).isLessThan(Duration.ofSeconds(1));
    }

    private void insertEntries(int entries) {
        jdbc().sql("""
                with entered as (
                    insert into audit_entry (happened_at, person, roles, action, record_kind, case_reference, why)
                    select now(), 'sam', 'screening-officer', 'VIEWED', 'CASE',
                        'MASH-2026-' || lpad((i % 999999)::text, 6, '0'), 'CASE_LOOKED_UP' from generate_series(1, :all) i
                    returning id)
                insert into audit_waiting (entry_id) select id from entered""").param("all", entries).update();
    }

    /** Open ones fall due from 6 hours ago on, two a minute; closed ones were met over the last two years. */
    @Test
    void fifty_thousand_open_limits_are_counted_while_one_waits() {
        new RegisterRows(jdbc()).openCase("MASH-2000-000001", "pathway");
        jdbc().sql("""
                insert into case_limit (limit_id, case_reference, clock, about, round, rating, circumstance, rule_id,
                    table_version, length, basis, near_share, escalate_share, started_at, counted_from, near_at, due_at,
                    other_due_at, escalate_at, counts, met_by, met_at)
                select 'l-' || i, 'MASH-2000-000001', (array['RESPONSE', 'FIRST_LOOK', 'FIRST_OUTCOME'])[i % 3 + 1],
                    'a-' || i, 1, (array['RED', 'AMBER', 'GREEN'])[i % 3 + 1], 'NONE', 'rule', 1, 'PT4H', 'CLOCK_HOURS',
                    0.75, 0.25, due - interval '4 hours', due - interval '4 hours', due - interval '1 hour', due, due, due,
                    true, '',
                    case when i > :open then due - interval '5 minutes' end
                from (select i, case when i > :open then :now - (i - :open) * interval '5 minutes'
                    else :now + (i - 720) * interval '30 seconds' end as due
                    from generate_series(1, :all) i) limits""")
                .param("open", OPEN).param("all", OPEN + CLOSED).param("now", OffsetDateTime.now(ZoneOffset.UTC)).update();
        jdbc().sql("analyze case_limit").update();

        var asked = new Asked(Shown.OPEN, Optional.empty(), Optional.empty(), 0, 25);
        assertThat(board.look(asked).total()).isEqualTo(OPEN);
        var figures = Figures.of(2, 10, () -> board.look(asked));
        System.out.println("The board of " + OPEN + " open limits took " + figures);
        assertThat(figures.percentile(95)).isLessThan(Duration.ofSeconds(2));
    }
}
