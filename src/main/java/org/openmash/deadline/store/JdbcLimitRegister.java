package org.openmash.deadline.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openmash.deadline.Basis;
import org.openmash.deadline.Circumstance;
import org.openmash.deadline.ClockKind;
import org.openmash.deadline.Limit;
import org.openmash.deadline.LimitEvent;
import org.openmash.deadline.LimitRegister;
import org.openmash.deadline.LimitTerms;
import org.openmash.platform.ReadOnce;
import org.openmash.referral.Rating;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

@Repository
class JdbcLimitRegister implements LimitRegister {

    private static final String LIMITS = "select l.*, b.breached_at from case_limit l"
            + " left join limit_breach b on b.limit_id = l.limit_id";
    private static final String OPEN = " l.met_at is null and l.withdrawn_at is null";

    private final JdbcClient jdbc;
    private final ReadOnce once;
    private final Clock clock;

    JdbcLimitRegister(JdbcClient jdbc, ReadOnce once, Clock clock) {
        this.jdbc = jdbc;
        this.once = once;
        this.clock = clock;
    }

    @Override
    public List<Limit> of(String caseReference) {
        return once.read(List.of("case_limit", caseReference), () -> List.copyOf(jdbc.sql(LIMITS
                        + " where l.case_reference = ? order by l.started_at, l.clock, l.about, l.round")
                .param(caseReference).query((row, n) -> limit(row)).list()));
    }

    @Override
    public Optional<Limit> find(String limitId) {
        return jdbc.sql(LIMITS + " where l.limit_id = ?").param(limitId).query((row, n) -> limit(row)).optional();
    }

    @Override
    public List<Limit> open() {
        return jdbc.sql(LIMITS + " where" + OPEN + " order by l.case_reference").query((row, n) -> limit(row)).list();
    }

    @Override
    public List<String> openCasesWithoutLimits() {
        return jdbc.sql("select c.case_reference from mash_case c where c.closed_at is null and not exists"
                        + " (select 1 from case_limit l where l.case_reference = c.case_reference)"
                        + " order by c.case_reference").query(String.class).list();
    }

    private static Limit limit(ResultSet row) throws SQLException {
        var terms = new LimitTerms(row.getString("length"), Basis.valueOf(row.getString("basis")),
                row.getDouble("near_share"), text(row, "tell_near"), text(row, "tell_breach"), text(row, "tell_after"),
                row.getDouble("escalate_share"), row.getBoolean("counts"), row.getString("met_by"),
                row.getString("rule_id"),
                row.getInt("table_version"));
        return new Limit(row.getString("limit_id"), row.getString("case_reference"),
                ClockKind.valueOf(row.getString("clock")), row.getString("about"), row.getInt("round"),
                text(row, "owed_by"), Rating.valueOf(row.getString("rating")),
                Circumstance.valueOf(row.getString("circumstance")), terms, at(row, "started_at"), at(row, "counted_from"), at(row, "near_at"),
                at(row, "due_at"), at(row, "other_due_at"), at(row, "escalate_at"), perhaps(row, "met_at"),
                perhaps(row, "withdrawn_at"), perhaps(row, "breached_at"), text(row, "watch_id"));
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    private static Optional<Instant> perhaps(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }

    @Override
    @Transactional(propagation = Propagation.NESTED)
    public Optional<Limit> begin(Limit limit) {
        return isFirst(() -> insert(limit)) ? Optional.of(limit) : Optional.empty();
    }

    /** Behind a savepoint: two at the same moment may both want to write what is written once. */
    private static boolean isFirst(Runnable insert) {
        try {
            insert.run();
            return true;
        } catch (DuplicateKeyException atTheSameMoment) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return false;
        }
    }

    private void insert(Limit limit) {
        var terms = limit.terms();
        jdbc.sql("insert into case_limit (limit_id, case_reference, clock, about, round, owed_by, rating, circumstance,"
                        + " rule_id, table_version, length, basis, near_share, escalate_share, started_at, counted_from, near_at,"
                        + " due_at, other_due_at, escalate_at, tell_near, tell_breach, tell_after, counts, met_by,"
                        + " met_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(limit.limitId(), limit.caseReference(), limit.clock().name(), limit.about(), limit.round(),
                        limit.owedBy().orElse(null), limit.rating().name(), limit.circumstance().name(),
                        terms.ruleId(), terms.tableVersion(), terms.length(), terms.basis().name(), terms.nearShare(),
                        terms.escalateShare(), at(limit.startedAt()), at(limit.countedFrom()), at(limit.nearAt()), at(limit.dueAt()),
                        at(limit.otherDueAt()), at(limit.escalateAt()), terms.tellNear().orElse(null),
                        terms.tellBreach().orElse(null), terms.tellAfter().orElse(null), terms.counts(),
                        terms.metBy(), limit.metAt().map(JdbcLimitRegister::at).orElse(null))
                .update();
    }

    @Override
    public void watchedBy(String limitId, String processInstanceId) {
        jdbc.sql("update case_limit set watch_id = ? where limit_id = ?").params(processInstanceId, limitId).update();
    }

    @Override
    public boolean met(Limit limit, Instant at) {
        return jdbc.sql("update case_limit set met_at = ? where limit_id = ? and met_at is null"
                + " and withdrawn_at is null").params(at(at), limit.limitId()).update() == 1;
    }

    @Override
    public boolean withdrawn(String limitId, Instant at) {
        return jdbc.sql("update case_limit set withdrawn_at = ? where limit_id = ? and met_at is null"
                + " and withdrawn_at is null").params(at(at), limitId).update() == 1;
    }

    @Override
    public void move(Limit before, Limit after, Why why) {
        var terms = after.terms();
        jdbc.sql("update case_limit set rating = ?, circumstance = ?, rule_id = ?, table_version = ?, length = ?,"
                        + " basis = ?, near_share = ?, escalate_share = ?, counted_from = ?, near_at = ?, due_at = ?, other_due_at = ?,"
                        + " escalate_at = ?, tell_near = ?, tell_breach = ?, tell_after = ?, counts = ?, met_by = ?"
                        + " where limit_id = ?")
                .params(after.rating().name(), after.circumstance().name(), terms.ruleId(), terms.tableVersion(),
                        terms.length(), terms.basis().name(), terms.nearShare(), terms.escalateShare(),
                        at(after.countedFrom()), at(after.nearAt()), at(after.dueAt()), at(after.otherDueAt()),
                        at(after.escalateAt()), terms.tellNear().orElse(null), terms.tellBreach().orElse(null), terms.tellAfter().orElse(null),
                        terms.counts(), terms.metBy(), after.limitId())
                .update();
        jdbc.sql("insert into limit_move (limit_id, why, rating_before, due_before, rating, due_at, moved_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(after.limitId(), why.name(), before.rating().name(), at(before.dueAt()), after.rating().name(),
                        at(after.dueAt()), now()).update();
    }

    @Override
    @Transactional(propagation = Propagation.NESTED)
    public boolean breached(Limit limit) {
        var known = jdbc.sql("select count(*) from limit_breach where limit_id = ?").param(limit.limitId())
                .query(Long.class).single() > 0;
        return !known && isFirst(() -> jdbc.sql("insert into limit_breach (limit_id, breached_at, noticed_at)"
                + " values (?, ?, ?)").params(limit.limitId(), at(limit.dueAt()), now()).update());
    }

    @Override
    public boolean setGoing(String limitId, LimitEvent event) {
        var column = switch (event) {
            case NEAR -> "near_told_at";
            case BREACHED -> "breach_told_at";
            case ESCALATED -> "escalated_at";
        };
        return jdbc.sql("update case_limit set " + column + " = ? where limit_id = ? and " + column + " is null")
                .params(now(), limitId).update() == 1;
    }

    @Override
    public Optional<Instant> next(Instant after) {
        var at = at(after);
        return jdbc.sql("select min(at) from ("
                        + "select min(near_at) as at from case_limit l where near_at > ? and" + OPEN
                        + " union all select min(due_at) from case_limit l where due_at > ? and" + OPEN
                        + " union all select min(escalate_at) from case_limit l where escalate_at > ? and" + OPEN
                        + ") as times having min(at) is not null")
                .params(at, at, at).query((row, n) -> row.getTimestamp(1).toInstant()).optional();
    }

    @Override
    public boolean isCalendarKnown(String fingerprint) {
        var known = jdbc.sql("select fingerprint from calendar_in_force order by since desc").query(String.class).list();
        if (!known.isEmpty() && known.get(0).equals(fingerprint)) {
            return true;
        }
        jdbc.sql("delete from calendar_in_force").update();
        jdbc.sql("insert into calendar_in_force (fingerprint, since) values (?, ?)").params(fingerprint, now()).update();
        return known.isEmpty();
    }

    private Timestamp now() {
        return at(clock.instant());
    }

    private static Timestamp at(Instant instant) {
        return Timestamp.from(instant);
    }
}
