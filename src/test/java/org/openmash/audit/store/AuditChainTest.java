package org.openmash.audit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmash.audit.Action;
import org.openmash.audit.AuditChain;
import org.openmash.audit.AuditRegister;
import org.openmash.audit.AuditRegister.Asked;
import org.openmash.audit.AuditRegister.Subject;
import org.openmash.audit.RecordKind;
import org.openmash.audit.Verification;
import org.openmash.audit.Verification.Anchor;
import org.openmash.audit.Verification.Finding;
import org.openmash.audit.Verification.Found;
import org.openmash.platform.Person;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** Whatever somebody does to the trail in the database, the chain of seals shows it and says where. */
@SpringJUnitConfig({AuditChainTest.Trail.class, AuditChainTest.OnH2.class})
class AuditChainTest {

    static final Instant NOW = Instant.parse("2026-07-14T23:30:00Z");
    private static final Person SAM = new Person("sam", Set.of("screening-officer"));

    @Configuration
    @EnableTransactionManagement
    @ComponentScan(basePackageClasses = AuditChain.class, useDefaultFilters = false, includeFilters = @Filter(
            type = FilterType.REGEX, pattern = "org\\.openmash\\.audit\\.(AuditChain|CoveredRows|store\\.JdbcAuditRegister)"))
    static class Trail {

        @Bean
        JdbcClient jdbc(DataSource database) {
            Flyway.configure().dataSource(database).locations("classpath:db/migration").load().migrate();
            return JdbcClient.create(database);
        }

        @Bean
        JdbcTemplate batches(DataSource database) {
            return new JdbcTemplate(database);
        }

        @Bean
        PlatformTransactionManager transactions(DataSource database) {
            return new DataSourceTransactionManager(database);
        }

        @Bean
        Clock clock() {
            return Clock.fixed(NOW, ZoneOffset.UTC);
        }
    }

    @Configuration
    static class OnH2 {

        @Bean
        DataSource database() {
            return new DriverManagerDataSource("jdbc:h2:mem:audit-chain;DB_CLOSE_DELAY=-1", "sa", "");
        }
    }

    @Autowired
    AuditRegister register;
    @Autowired
    AuditChain chain;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    PlatformTransactionManager transactions;

    @BeforeEach
    void nothing_was_recorded() {
        List.of("audit_entry", "audit_seal", "audit_waiting").forEach(table -> jdbc.sql("delete from " + table).update());
        jdbc.sql("update audit_chain set seal_number = 0, hash = ?").param(AuditRegister.BEGINNING).update();
    }

    void recorded(int entries) {
        IntStream.rangeClosed(1, entries).forEach(n -> view(n, NOW.minusSeconds(60)));
    }

    private void view(int number, Instant at) {
        register.append(Optional.of(SAM), at, Action.VIEWED, new Subject(RecordKind.CASE, null,
                "MASH-2026-%06d".formatted(number), null, "CASE_LOOKED_UP"));
    }

    private List<Long> sealed(int entries) {
        recorded(entries);
        assertThat(chain.seal()).isEqualTo(entries);
        return ids();
    }

    List<Long> ids() {
        return jdbc.sql("select id from audit_entry order by id").query(Long.class).list();
    }

    Verification verified() {
        return chain.verify(Optional.empty());
    }

    private static Finding altered(long number, long id) {
        return new Finding(Found.ALTERED, number, id, NOW.minusSeconds(60));
    }

    @Test
    void an_untouched_trail_is_whole() {
        sealed(5);

        var verified = verified();
        assertThat(verified.intact()).isTrue();
        assertThat(verified.sealed()).isEqualTo(5);
        assertThat(verified.notSealed().count()).isZero();
        assertThat(verified.sealedLate()).isZero();
    }

    @Test
    void a_trail_that_is_longer_than_what_is_read_at_once_is_sealed_and_verified_whole() {
        recorded(2_300);
        while (chain.seal() > 0) {
            // until all is sealed
        }
        assertThat(verified().intact()).isTrue();
        assertThat(verified().sealed()).isEqualTo(2_300);

        var id = ids().get(1_500);
        jdbc.sql("update audit_entry set person = 'somebody-else' where id = ?").param(id).update();
        assertThat(verified().findings()).containsExactly(altered(1_501, id));
    }

    @Test
    void an_entry_that_was_altered_is_named() {
        var ids = sealed(5);
        for (var change : List.of("person = 'somebody-else'", "case_reference = 'MASH-2026-000009'", "action = 'HACKED'",
                "happened_at = happened_at + interval '1' second", "why = null", "detail = ''", "roles = ''",
                "record_kind = 'TASK'", "record_id = 'x'")) {
            var before = jdbc.sql("select * from audit_entry where id = ?").param(ids.get(2)).query().singleRow();
            jdbc.sql("update audit_entry set " + change + " where id = ?").param(ids.get(2)).update();

            var found = verified().findings();
            assertThat(found).as(change).hasSize(1);
            assertThat(found.get(0).entryId()).isEqualTo(ids.get(2));
            assertThat(found.get(0).seal()).isEqualTo(3);
            assertThat(found.get(0).found()).isEqualTo(Found.ALTERED);

            jdbc.sql("update audit_entry set person = ?, case_reference = ?, action = ?, happened_at = ?, why = ?,"
                            + " detail = ?, roles = ?, record_kind = ?, record_id = ? where id = ?")
                    .params(before.get("person"), before.get("case_reference"), before.get("action"),
                            before.get("happened_at"), before.get("why"), before.get("detail"), before.get("roles"),
                            before.get("record_kind"), before.get("record_id"), ids.get(2)).update();
            assertThat(verified().intact()).as("put back: " + change).isTrue();
        }
    }

    @Test
    void nothing_can_be_moved_from_one_field_into_the_next() {
        register.append(Optional.of(SAM), NOW, Action.VIEWED, new Subject(RecordKind.CALL, null, null, "ab", "c"));
        chain.seal();
        jdbc.sql("update audit_entry set detail = 'a', why = 'bc'").update();

        assertThat(verified().findings()).extracting(Finding::found).containsExactly(Found.ALTERED);
    }

    @Test
    void an_entry_that_was_removed_is_named() {
        var ids = sealed(5);
        jdbc.sql("delete from audit_entry where id = ?").param(ids.get(1)).update();

        assertThat(verified().findings()).containsExactly(new Finding(Found.REMOVED, 2L, ids.get(1), NOW));
    }

    @Test
    void an_entry_that_was_removed_with_its_seal_leaves_a_gap() {
        var ids = sealed(5);
        jdbc.sql("delete from audit_entry where id = ?").param(ids.get(1)).update();
        jdbc.sql("delete from audit_seal where entry_id = ?").param(ids.get(1)).update();

        assertThat(verified().findings()).containsExactly(new Finding(Found.REMOVED, 2L, null, NOW));
    }

    @Test
    void the_newest_entries_cannot_be_cut_off() {
        var ids = sealed(5);
        jdbc.sql("delete from audit_entry where id >= ?").param(ids.get(3)).update();
        jdbc.sql("delete from audit_seal where seal_number >= 4").update();

        assertThat(verified().findings()).containsExactly(new Finding(Found.CUT_OFF, 4L, null, null));
    }

    @Test
    void an_entry_that_came_past_the_hub_is_named() {
        sealed(3);
        jdbc.sql("insert into audit_entry (happened_at, person, roles, action, record_kind) values (?, 'sam', '',"
                + " 'VIEWED', 'CASE')").param(java.sql.Timestamp.from(NOW)).update();

        assertThat(verified().findings()).containsExactly(
                new Finding(Found.INSERTED, null, ids().get(3), NOW));
    }

    @Test
    void an_entry_that_was_put_between_with_a_seal_is_named() {
        var ids = sealed(4);
        jdbc.sql("update audit_seal set seal_number = seal_number + 100 where seal_number >= 3").update();
        jdbc.sql("update audit_seal set seal_number = seal_number - 99 where seal_number >= 100").update();
        jdbc.sql("insert into audit_entry (happened_at, person, roles, action, record_kind) values (?, 'sam', '',"
                + " 'VIEWED', 'CASE')").param(java.sql.Timestamp.from(NOW)).update();
        var inserted = ids().get(4);
        jdbc.sql("insert into audit_seal (seal_number, entry_id, sealed_at, hash) values (3, ?, ?, ?)")
                .params(inserted, java.sql.Timestamp.from(NOW), "a".repeat(64)).update();

        var verified = verified();
        assertThat(verified.intact()).isFalse();
        assertThat(verified.findings().get(0)).isEqualTo(new Finding(Found.ALTERED, 3L, inserted, NOW));
        assertThat(ids.subList(0, 2)).doesNotContainAnyElementsOf(
                verified.findings().stream().map(Finding::entryId).toList());
    }

    @Test
    void entries_that_changed_places_are_named() {
        var ids = sealed(4);
        jdbc.sql("update audit_seal set entry_id = -1 where seal_number = 2").update();
        jdbc.sql("update audit_seal set entry_id = ? where seal_number = 3").param(ids.get(1)).update();
        jdbc.sql("update audit_seal set entry_id = ? where seal_number = 2").param(ids.get(2)).update();

        assertThat(verified().findings()).containsExactly(altered(2, ids.get(2)), altered(3, ids.get(1)));
    }

    @Test
    void what_is_not_sealed_yet_is_named() {
        sealed(3);
        view(4, NOW);

        var verified = verified();
        assertThat(verified.intact()).isTrue();
        assertThat(verified.notSealed().count()).isEqualTo(1);
        assertThat(verified.notSealed().entries()).extracting(Verification.Waiting.Entry::id).containsExactly(ids().get(3));
    }

    @Test
    void an_entry_that_was_removed_before_it_was_sealed_is_named() {
        recorded(2);
        var first = ids().get(0);
        jdbc.sql("delete from audit_entry where id = ?").param(first).update();

        assertThat(verified().findings()).containsExactly(new Finding(Found.REMOVED, null, first, null));
        assertThat(chain.seal()).as("the others are sealed").isEqualTo(1);
    }

    @Test
    void an_entry_with_a_lower_number_that_is_committed_later_is_not_passed_over() throws Exception {
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var slow = Executors.newSingleThreadExecutor();
        try {
            var click = slow.submit(() -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
                view(1, NOW);
                begun.countDown();
                await(go);
            }));
            begun.await(10, TimeUnit.SECONDS);
            view(2, NOW);
            assertThat(chain.seal()).isEqualTo(1);
            assertThat(verified().intact()).isTrue();
            go.countDown();
            click.get(10, TimeUnit.SECONDS);
        } finally {
            slow.shutdownNow();
        }

        assertThat(verified().notSealed().count()).isEqualTo(1);
        assertThat(chain.seal()).isEqualTo(1);
        assertThat(verified().intact()).isTrue();
        assertThat(jdbc.sql("select entry_id from audit_seal order by seal_number").query(Long.class).list())
                .containsExactly(ids().get(1), ids().get(0));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void nodes_that_seal_at_once_make_one_chain_while_clicks_go_on() throws Exception {
        var workers = Executors.newFixedThreadPool(6);
        try {
            Callable<Object> clicks = () -> {
                recorded(100);
                return null;
            };
            Callable<Object> seals = () -> {
                for (int i = 0; i < 60; i++) {
                    chain.seal();
                    assertThat(verified().findings()).isEmpty();
                }
                return null;
            };
            for (var done : workers.invokeAll(List.of(clicks, seals, clicks, seals, clicks, seals))) {
                done.get();
            }
        } finally {
            workers.shutdownNow();
        }
        chain.seal();

        assertThat(jdbc.sql("select seal_number from audit_seal order by seal_number").query(Long.class).list())
                .isEqualTo(LongStream.rangeClosed(1, 300).boxed().toList());
        assertThat(verified().intact()).isTrue();
        assertThat(verified().notSealed().count()).isZero();
    }

    @Test
    void an_end_that_was_noted_down_shows_that_everything_was_sealed_anew() {
        sealed(3);
        var noted = Optional.of(chain.end());
        recorded(2);
        chain.seal();
        assertThat(chain.verify(noted).intact()).isTrue();

        jdbc.sql("update audit_entry set person = 'somebody-else'").update();
        jdbc.sql("insert into audit_waiting (entry_id) select id from audit_entry").update();
        jdbc.sql("delete from audit_seal").update();
        jdbc.sql("update audit_chain set seal_number = 0, hash = ?").param(AuditRegister.BEGINNING).update();
        chain.seal();

        assertThat(verified().intact()).as("the chain alone cannot know").isTrue();
        assertThat(chain.verify(noted).findings()).containsExactly(new Finding(Found.EXCHANGED, 3L, null, null));
        assertThat(chain.verify(Optional.of(new Anchor(99, "b".repeat(64)))).intact()).isFalse();
    }

    @Test
    void an_entry_that_was_dated_back_is_counted_as_sealed_late() {
        view(1, NOW.minus(Duration.ofDays(3)));
        chain.seal();

        assertThat(verified().sealedLate()).isEqualTo(1);
    }

    @Test
    void entries_are_found_by_person_case_time_and_action() {
        sealed(5);
        var all = new Asked(Optional.of("sam"), Optional.empty(), Optional.of(Action.VIEWED),
                Optional.of(NOW.minusSeconds(61)), Optional.of(NOW), null, 3);

        var newest = register.find(all);
        assertThat(newest).extracting(entry -> entry.caseReference().substring(10)).containsExactly("000005", "000004",
                "000003");
        assertThat(register.find(all.olderThan(newest.get(2).id()))).hasSize(2);
        assertThat(register.find(new Asked(Optional.of("somebody"), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), null, 3))).isEmpty();
        assertThat(register.find(new Asked(Optional.empty(), Optional.of("MASH-2026-000002"), Optional.empty(),
                Optional.empty(), Optional.empty(), null, 3))).hasSize(1);
    }

    /** Nothing in the sources of the audit changes or removes an entry or a seal. */
    @Test
    void the_trail_is_only_ever_added_to() throws Exception {
        try (var sources = java.nio.file.Files.walk(java.nio.file.Path.of("src/main/java/org/openmash"))) {
            for (var source : sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                assertThat(java.nio.file.Files.readString(source).toLowerCase()).as(source.toString())
                        .doesNotContain("update audit_entry", "delete from audit_entry", "update audit_seal",
                                "delete from audit_seal", "truncate table", "merge into audit");
            }
        }
    }
}
