package org.openmash.audit.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What a hub recorded before it had a chain is on the trail afterwards, in the order in which it happened. */
class EarlierViewsTest {

    private final DriverManagerDataSource database =
            new DriverManagerDataSource("jdbc:h2:mem:earlier-views;DB_CLOSE_DELAY=-1", "sa", "");
    private final JdbcClient jdbc = JdbcClient.create(database);

    private void migrate(String upTo) {
        Flyway.configure().dataSource(database).locations("classpath:db/migration").target(upTo).load().migrate();
    }

    @Test
    void views_and_the_journal_of_an_earlier_release_are_brought_over_and_wait_for_their_seal() {
        migrate("4");
        jdbc.sql("insert into mash_case (case_reference, contact_kind, channel, received_at, recorded_at, recorded_by,"
                + " danger_now, status) values ('MASH-2026-000001', 'CHILD_CONCERN', 'PHONE', '2026-07-14 09:00:00+00',"
                + " '2026-07-14 09:00:00+00', 'sam', false, 'RECEIVED')").update();
        jdbc.sql("insert into case_change (case_reference, kind, changed_by, changed_at) values"
                + " ('MASH-2026-000001', 'CONTACT_RECEIVED', 'sam', '2026-07-14 09:00:00+00'),"
                + " ('MASH-2026-000001', 'SCREENED', 'sol', '2026-07-14 11:00:00+00')").update();
        jdbc.sql("insert into view_record (person, case_reference, what, viewed_at) values"
                + " ('sol', 'MASH-2026-000001', 'screen-contact', '2026-07-14 10:00:00+00'),"
                + " ('una', 'MASH-2026-000001', 'case', '2026-07-14 12:00:00+00')").update();
        migrate("latest");

        assertThat(jdbc.sql("select person || ' ' || action || ' ' || record_kind || ' ' || coalesce(detail, '-')"
                + " from audit_entry order by id").query(String.class).list()).containsExactly(
                "sam CHANGED CASE CONTACT_RECEIVED", "sol VIEWED TASK_FORM screen-contact", "sol CHANGED CASE SCREENED",
                "una VIEWED CASE -");
        var register = new JdbcAuditRegister(jdbc, new org.springframework.jdbc.core.JdbcTemplate(database));
        assertThat(register.unsealed(10).count()).isEqualTo(4);
        assertThat(register.strays(10)).isEmpty();
        assertThat(register.formsViewed("MASH-2026-000001")).singleElement()
                .satisfies(view -> assertThat(view.person()).isEqualTo("sol"));
    }
}
