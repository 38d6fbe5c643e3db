package org.openmash.audit.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openmash.audit.Action;
import org.openmash.audit.AuditEntry;
import org.openmash.audit.AuditRegister;
import org.openmash.audit.RecordKind;
import org.openmash.platform.Person;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcAuditRegister implements AuditRegister {

    private static final String ENTRY = "e.id, e.happened_at, e.person, e.roles, e.action, e.record_kind, e.record_id,"
            + " e.case_reference, e.detail, e.why";
    private static final String STRAY = " from audit_entry e where not exists (select 1 from audit_seal s"
            + " where s.entry_id = e.id) and not exists (select 1 from audit_waiting w where w.entry_id = e.id)";

    /** What a list showed stands in its detail. None that is older than the first entry of a case shows the case. */
    private static final String OF_THE_CASE = "e.id in (select of_it.id from audit_entry of_it where of_it.case_reference = ?"
            + " union all select list.id from audit_entry list where list.case_reference is null and list.record_kind in"
            + " ('CARDS', 'LIMITS', 'COURSE', 'DISCLOSURE') and ' ' || list.detail || ' ' like ? and list.id >"
            + " (select min(first_one.id) from audit_entry first_one where first_one.case_reference = ?))";

    private final JdbcClient jdbc;
    private final JdbcOperations batches;

    JdbcAuditRegister(JdbcClient jdbc, JdbcOperations batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    @Override
    @Transactional
    public void append(Optional<Person> person, Instant at, Action action, Subject about) {
        var key = new GeneratedKeyHolder();
        jdbc.sql("insert into audit_entry (happened_at, person, roles, action, record_kind, record_id, case_reference,"
                        + " detail, why) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(Timestamp.from(at), person.map(Person::id).orElse(null),
                        person.map(JdbcAuditRegister::roles).orElse(""), action.name(), about.kind().name(),
                        about.recordId(), about.caseReference(), about.detail(), about.why())
                .update(key, "id");
        jdbc.sql("insert into audit_waiting (entry_id) values (?)").param(key.getKeyAs(Number.class).longValue()).update();
    }

    private static String roles(Person person) {
        var roles = person.groups().stream().sorted().collect(Collectors.joining(","));
        return roles.substring(0, Math.min(roles.length(), 1000));
    }

    @Override
    public List<AuditEntry> find(Asked asked) {
        var conditions = new ArrayList<String>();
        var values = new ArrayList<Object>();
        asked.person().ifPresent(person -> add(conditions, values, "e.person = ?", person));
        asked.caseReference().ifPresent(reference -> add(conditions, values, OF_THE_CASE, reference, "% " + reference + " %",
                reference));
        asked.action().ifPresent(action -> add(conditions, values, "e.action = ?", action.name()));
        asked.from().ifPresent(from -> add(conditions, values, "e.happened_at >= ?", Timestamp.from(from)));
        asked.until().ifPresent(until -> add(conditions, values, "e.happened_at < ?", Timestamp.from(until)));
        Optional.ofNullable(asked.before()).ifPresent(id -> add(conditions, values, "e.id < ?", id));
        values.add(asked.atMost());
        return jdbc.sql("select " + ENTRY + " from audit_entry e"
                        + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions))
                        + " order by e.id desc limit ?")
                .params(values).query((row, n) -> entry(row)).list();
    }

    private static void add(List<String> conditions, List<Object> values, String condition, Object... more) {
        conditions.add(condition);
        values.addAll(List.of(more));
    }

    @Override
    public List<AuditEntry> formsViewed(String caseReference) {
        return jdbc.sql("select " + ENTRY + " from audit_entry e where e.case_reference = ? and e.action = 'VIEWED'"
                        + " and e.record_kind in ('TASK_FORM', 'REQUEST') order by e.happened_at, e.id")
                .param(caseReference).query((row, n) -> entry(row)).list();
    }

    @Override
    public Optional<AuditEntry> newestView(String person, RecordKind kind, String recordId) {
        return jdbc.sql("select " + ENTRY + " from audit_entry e where e.person = ? and e.action = 'VIEWED'"
                        + " and e.record_kind = ? and e.record_id = ? order by e.id desc limit 1")
                .params(person, kind.name(), recordId).query((row, n) -> entry(row)).optional();
    }

    @Override
    public List<AuditEntry> covering(RecordKind kind, long afterId, int atMost) {
        return jdbc.sql("select " + ENTRY + " from audit_entry e where e.record_kind = ? and e.action = 'CHANGED'"
                        + " and e.id > ? order by e.id limit ?")
                .params(kind.name(), afterId, atMost).query((row, n) -> entry(row)).list();
    }

    @Override
    public List<String> recorded(RecordKind kind, List<String> recordIds) {
        return jdbc.sql("select record_id from audit_entry where record_kind = :kind and action = 'CHANGED'"
                        + " and record_id in (:ids)")
                .param("kind", kind.name()).param("ids", recordIds).query(String.class).list();
    }

    @Override
    public Optional<Seal> holdEnd() {
        return jdbc.sql("select seal_number, hash from audit_chain where id = 1 for update skip locked")
                .query((row, n) -> new Seal(row.getLong(1), row.getString(2))).optional();
    }

    @Override
    public List<AuditEntry> waiting(int atMost) {
        return jdbc.sql("select " + ENTRY + " from audit_waiting w join audit_entry e on e.id = w.entry_id"
                        + " order by e.id limit ?").param(atMost).query((row, n) -> entry(row)).list();
    }

    @Override
    public void seal(List<Seal> seals, List<Long> entries, Instant at) {
        batches.batchUpdate("insert into audit_seal (seal_number, entry_id, sealed_at, hash) values (?, ?, ?, ?)",
                IntStream.range(0, seals.size()).mapToObj(i -> new Object[] {seals.get(i).number(), entries.get(i),
                    Timestamp.from(at), seals.get(i).hash()}).toList());
        batches.batchUpdate("delete from audit_waiting where entry_id = ?",
                entries.stream().map(id -> new Object[] {id}).toList());
        var end = seals.get(seals.size() - 1);
        jdbc.sql("update audit_chain set seal_number = ?, hash = ? where id = 1").params(end.number(), end.hash())
                .update();
    }

    @Override
    public Seal end() {
        return jdbc.sql("select seal_number, hash from audit_chain where id = 1")
                .query((row, n) -> new Seal(row.getLong(1), row.getString(2))).single();
    }

    @Override
    public List<Sealed> sealedAfter(long number, int atMost) {
        return jdbc.sql("select " + ENTRY + ", s.seal_number, s.entry_id, s.sealed_at, s.hash from audit_seal s"
                        + " left join audit_entry e on e.id = s.entry_id where s.seal_number > ?"
                        + " order by s.seal_number limit ?")
                .params(number, atMost).query((row, n) -> sealed(row)).list();
    }

    private static Sealed sealed(ResultSet row) throws SQLException {
        var isThere = row.getObject("id") != null;
        return new Sealed(new Seal(row.getLong("seal_number"), row.getString("hash")), row.getLong("entry_id"),
                row.getTimestamp("sealed_at").toInstant(), isThere ? Optional.of(entry(row)) : Optional.empty());
    }

    @Override
    public Map<Long, Seal> sealsOf(List<Long> entries) {
        var seals = new HashMap<Long, Seal>();
        jdbc.sql("select entry_id, seal_number, hash from audit_seal where entry_id in (:ids)").param("ids", entries)
                .query(row -> {
                    seals.put(row.getLong(1), new Seal(row.getLong(2), row.getString(3)));
                });
        return seals;
    }

    @Override
    public Unsealed unsealed(int atMost) {
        return new Unsealed(jdbc.sql("select count(*) from audit_waiting").query(Long.class).single(), waiting(atMost));
    }

    @Override
    public List<Long> waitingInVain(int atMost) {
        return jdbc.sql("select w.entry_id from audit_waiting w where not exists"
                        + " (select 1 from audit_entry e where e.id = w.entry_id) order by w.entry_id limit ?")
                .param(atMost).query(Long.class).list();
    }

    @Override
    public List<AuditEntry> strays(int atMost) {
        return jdbc.sql("select " + ENTRY + STRAY + " order by e.id limit ?").param(atMost)
                .query((row, n) -> entry(row)).list();
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(row.getLong("id"), row.getTimestamp("happened_at").toInstant(), row.getString("person"),
                row.getString("roles"), row.getString("action"),
                row.getString("record_kind"), row.getString("record_id"),
                row.getString("case_reference"), row.getString("detail"), row.getString("why"));
    }
}
