package org.openmash.audit.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.openmash.audit.AlertRegister;
import org.openmash.audit.Alerts;
import org.openmash.audit.Alerts.Alert;
import org.openmash.audit.Declarations;
import org.openmash.audit.Declarations.Declaration;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcAlertRegister implements AlertRegister {

    private static final String HOLDS = " not exists (select 1 from staff_declaration_end e"
            + " where e.declaration_id = d.declaration_id)";

    private static final int PAGE = 200;
    private static final String ALERTS = "select a.alert_id, a.kind, a.person, a.case_reference, a.entry_id, a.raised_at,"
            + " b.finding, b.answered_by, b.answered_at from audit_alert a left join audit_alert_answer b"
            + " on b.alert_id = a.alert_id";

    private final JdbcClient jdbc;

    JdbcAlertRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void declare(Declaration declaration, List<Print> prints) {
        jdbc.sql("insert into staff_declaration (declaration_id, person, kind, declared_at, recorded_by)"
                        + " values (?, ?, ?, ?, ?)")
                .params(declaration.id(), declaration.person(), declaration.of().name(),
                        Timestamp.from(declaration.declaredAt()), declaration.recordedBy()).update();
        prints.forEach(print -> jdbc.sql("insert into staff_declaration_print (declaration_id, likeness, salt, fingerprint)"
                + " values (?, ?, ?, ?)").params(declaration.id(), print.likeness(), print.salt(), print.fingerprint())
                .update());
    }

    @Override
    public List<Declaration> declarations() {
        return jdbc.sql("select declaration_id, person, kind, declared_at, recorded_by from staff_declaration d where"
                        + HOLDS + " order by person, declared_at, declaration_id")
                .query((row, n) -> new Declaration(row.getString(1), row.getString(2),
                        Declarations.Of.valueOf(row.getString(3)), row.getTimestamp(4).toInstant(), row.getString(5)))
                .list();
    }

    @Override
    public List<DeclaredPrint> declaredBy(String person) {
        return jdbc.sql("select d.kind, p.likeness, p.salt, p.fingerprint from staff_declaration d"
                        + " join staff_declaration_print p on p.declaration_id = d.declaration_id where d.person = ? and"
                        + HOLDS).param(person)
                .query((row, n) -> new DeclaredPrint(Declarations.Of.valueOf(row.getString(1)), new Print(row.getString(2),
                        row.getString(3), row.getString(4)))).list();
    }

    @Override
    public void end(String declarationId, Instant at, String by) {
        jdbc.sql("insert into staff_declaration_end (declaration_id, ended_at, ended_by) values (?, ?, ?)")
                .params(declarationId, Timestamp.from(at), by).update();
    }

    @Override
    public Optional<Long> holdWatch() {
        return jdbc.sql("select seal_number from audit_watch where id = 1 for update skip locked").query(Long.class)
                .optional();
    }

    @Override
    public void watchedUpTo(long sealNumber) {
        jdbc.sql("update audit_watch set seal_number = ? where id = 1").param(sealNumber).update();
    }

    @Override
    public boolean raise(Alerts.Kind kind, String person, String caseReference, long entryId, Instant at) {
        var stands = jdbc.sql("select count(*) from audit_alert a where kind = ? and person = ? and case_reference = ?"
                        + " and not exists (select 1 from audit_alert_answer b where b.alert_id = a.alert_id)")
                .params(kind.name(), person, caseReference).query(Long.class).single() > 0;
        if (!stands) {
            jdbc.sql("insert into audit_alert (alert_id, kind, person, case_reference, entry_id, raised_at)"
                            + " values (?, ?, ?, ?, ?, ?)")
                    .params(UUID.randomUUID().toString(), kind.name(), person, caseReference, entryId,
                            Timestamp.from(at)).update();
        }
        return !stands;
    }

    @Override
    public List<Alert> alerts(int page) {
        return jdbc.sql(ALERTS + " order by case when b.alert_id is null then 0 else 1 end, a.raised_at desc, a.alert_id"
                        + " limit ? offset ?")
                .params(PAGE, (long) page * PAGE).query((row, n) -> alert(row)).list();
    }

    @Override
    public Optional<Alert> find(String alertId) {
        return jdbc.sql(ALERTS + " where a.alert_id = ?").param(alertId).query((row, n) -> alert(row)).optional();
    }

    private static Alert alert(ResultSet row) throws SQLException {
        var finding = Optional.ofNullable(row.getString("finding")).map(Alerts.Finding::valueOf).orElse(null);
        var answered = row.getTimestamp("answered_at");
        return new Alert(row.getString("alert_id"), Alerts.Kind.valueOf(row.getString("kind")), row.getString("person"),
                row.getString("case_reference"), row.getLong("entry_id"), row.getTimestamp("raised_at").toInstant(),
                finding, row.getString("answered_by"), answered == null ? null : answered.toInstant());
    }

    @Override
    public boolean answer(String alertId, Alerts.Finding finding, Instant at, String by) {
        try {
            jdbc.sql("insert into audit_alert_answer (alert_id, finding, answered_by, answered_at) values (?, ?, ?, ?)")
                    .params(alertId, finding.name(), by, Timestamp.from(at)).update();
            return true;
        } catch (DuplicateKeyException answered) {
            return false;
        }
    }
}
