package org.openmash.sharing.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.openmash.audit.AuditTrail;
import org.openmash.audit.ListViews;
import org.openmash.audit.RecordKind;
import org.openmash.platform.LondonTime;
import org.openmash.platform.Person;
import org.openmash.sharing.Disclosure;
import org.openmash.sharing.DisclosureLog;
import org.openmash.sharing.Ruling;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

@Repository
class JdbcDisclosureLog implements DisclosureLog {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate apart;
    private final AuditTrail trail;
    private final CoveredDisclosures covered;
    private final ListViews lists;

    JdbcDisclosureLog(JdbcClient jdbc, Clock clock, PlatformTransactionManager transactions, AuditTrail trail,
            CoveredDisclosures covered, ListViews lists) {
        this.lists = lists;
        this.trail = trail;
        this.covered = covered;
        this.jdbc = jdbc;
        this.clock = clock;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    @Transactional
    public void append(Disclosure disclosure) {
        var ruling = disclosure.ruling();
        var key = new GeneratedKeyHolder();
        jdbc.sql("insert into disclosure (recorded_at, kind, case_reference, subject_id, item_id, sender, recipient, what,"
                        + " why, article6, article9, statute, rules, consent, approver, approver_said, duty_considered,"
                        + " tell_family, withheld, rating, done_by)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(now(), disclosure.kind().name(), disclosure.caseReference(),
                        disclosure.subjectId(), disclosure.itemId().orElse(null), disclosure.sender(),
                        disclosure.recipient(), disclosure.what(), disclosure.why(),
                        ruling.map(Ruling::article6).orElse(null), ruling.map(Ruling::article9).orElse(null),
                        ruling.map(Ruling::statute).orElse(null),
                        ruling.map(told -> String.join(" ", told.ruleIds())).orElse(null),
                        disclosure.consent().map(JdbcDisclosureLog::words).orElse(null),
                        disclosure.approver().orElse(null), disclosure.approverSaid().orElse(null),
                        disclosure.dutyConsidered().orElse(null),
                        ruling.map(told -> told.tellFamily().name()).orElse(null), disclosure.withheld(),
                        disclosure.rating().orElse(null), disclosure.by())
                .update(key, "id");
        var number = key.getKeyAs(Number.class).toString();
        trail.covered(disclosure.by(), RecordKind.DISCLOSURE, number, disclosure.caseReference(),
                covered.hashes(List.of(number)).get(number), disclosure.kind().name());
    }

    @Override
    public Optional<String> newestWhat(String caseReference, String itemId, String subjectId) {
        return jdbc.sql("select what from disclosure where case_reference = ? and item_id = ? and subject_id = ?"
                        + " order by id desc limit 1").params(caseReference, itemId, subjectId).query(String.class).optional();
    }

    /** As exact as every database keeps it. */
    private Timestamp now() {
        return Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private static String words(org.openmash.sharing.Consent consent) {
        return consent.state().name() + consent.whyNotSought().map(why -> " (" + why + ")").orElse("") + ": "
                + consent.source();
    }

    @Override
    public void appendOnceUndone(List<Disclosure> refusals) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            apart.executeWithoutResult(status -> refusals.forEach(this::append));
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status != STATUS_COMMITTED) {
                    apart.executeWithoutResult(now -> refusals.forEach(JdbcDisclosureLog.this::append));
                }
            }
        });
    }

    @Override
    @Transactional
    public List<Entry> export(Asked asked, Person by) {
        var found = find(asked);
        jdbc.sql("insert into disclosure_export (case_reference, subject_id, from_day, to_day, entries, exported_by,"
                        + " exported_at) values (?, ?, ?, ?, ?, ?, ?)")
                .params(asked.caseReference().orElse(null), asked.subjectId().orElse(null),
                        asked.from().map(java.sql.Date::valueOf).orElse(null),
                        asked.to().map(java.sql.Date::valueOf).orElse(null), found.size(), by.id(),
                        now())
                .update();
        trail.exported(by, RecordKind.DISCLOSURE, asked.subjectId().orElse(null), asked.caseReference().orElse(null),
                found.size() + " rows" + asked.from().map(day -> " from " + day).orElse("")
                        + asked.to().map(day -> " to " + day).orElse(""), "DISCLOSURE_LOG");
        if (asked.caseReference().isEmpty()) {
            lists.seen(by, RecordKind.DISCLOSURE, "LOG_OF_A_PERIOD", found.stream().map(Entry::caseReference).toList());
        }
        return found;
    }

    private List<Entry> find(Asked asked) {
        var where = new ArrayList<String>();
        var values = new ArrayList<Object>();
        asked.caseReference().ifPresent(reference -> add(where, values, "case_reference = ?", reference));
        asked.subjectId().ifPresent(subject -> add(where, values, "subject_id = ?", subject));
        asked.from().ifPresent(day -> add(where, values, "recorded_at >= ?",
                Timestamp.from(LondonTime.startOf(day))));
        asked.to().ifPresent(day -> add(where, values, "recorded_at < ?",
                Timestamp.from(LondonTime.startOf(day.plusDays(1)))));
        return jdbc.sql("select * from disclosure where " + String.join(" and ", where) + " order by id")
                .params(values).query((row, n) -> entry(row)).list();
    }

    private static void add(List<String> where, List<Object> values, String condition, Object value) {
        where.add(condition);
        values.add(value);
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(row.getLong("id"), row.getTimestamp("recorded_at").toInstant(),
                Disclosure.Kind.valueOf(row.getString("kind")), row.getString("case_reference"), text(row, "subject_id"),
                text(row, "item_id"), text(row, "sender"), text(row, "recipient"), text(row, "what"), text(row, "why"),
                text(row, "article6"), text(row, "article9"), text(row, "statute"), text(row, "rules"),
                text(row, "consent"), text(row, "approver"), text(row, "approver_said"), text(row, "duty_considered"),
                text(row, "tell_family"), text(row, "withheld"), text(row, "rating"), text(row, "done_by"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column)).map(Objects::toString).orElse("");
    }
}
