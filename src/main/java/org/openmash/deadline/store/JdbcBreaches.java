package org.openmash.deadline.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openmash.deadline.BreachCause;
import org.openmash.deadline.Breaches;
import org.openmash.deadline.Limit;
import org.openmash.deadline.LimitRegister;
import org.openmash.deadline.Watching;
import org.openmash.platform.Person;
import org.openmash.platform.Refused;
import org.openmash.referral.Cases;
import org.openmash.referral.Change;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcBreaches implements Breaches {

    private static final String EXPLANATIONS = "select b.limit_id, e.* from breach_explanation e"
            + " join breach_explained x on x.explanation_id = e.id join limit_breach b on b.id = x.breach_id";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final LimitRegister register;
    private final Cases cases;

    JdbcBreaches(JdbcClient jdbc, Clock clock, LimitRegister register, Cases cases) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.register = register;
        this.cases = cases;
    }

    @Override
    @Transactional
    public void explain(List<String> limitIds, BreachCause cause, String doing, Person by) {
        var key = new GeneratedKeyHolder();
        jdbc.sql("insert into breach_explanation (cause, doing, explained_by, explained_at) values (?, ?, ?, ?)")
                .params(cause.name(), doing, by.id(), now()).update(key, "id");
        var explained = new LinkedHashSet<>(limitIds);
        explained.forEach(limit -> answer(limit, key.getKeyAs(Number.class).longValue()));
        explained.stream().map(limit -> register.find(limit).orElseThrow().caseReference()).distinct().sorted()
                .forEach(caseReference -> cases.changed(caseReference, Change.LIMIT_EXPLAINED, by.id()));
    }

    private void answer(String limitId, long explanation) {
        var breach = jdbc.sql("select id from limit_breach where limit_id = ?").param(limitId).query(Long.class)
                .optional().orElseThrow(() -> new Refused("alsoExplains", "Also explains: this is no breach."));
        try {
            jdbc.sql("insert into breach_explained (breach_id, explanation_id) values (?, ?)")
                    .params(breach, explanation).update();
        } catch (DuplicateKeyException already) {
            throw new Refused("alsoExplains", "Also explains: one of these breaches has been explained already."
                    + " Open the task again.");
        }
    }

    @Override
    public Optional<Explanation> explanation(String limitId) {
        return jdbc.sql(EXPLANATIONS + " where b.limit_id = ?").param(limitId)
                .query((row, n) -> explanation(row)).optional();
    }

    @Override
    public Map<String, Explanation> explanations(String caseReference) {
        var found = new HashMap<String, Explanation>();
        jdbc.sql(EXPLANATIONS + " join case_limit l on l.limit_id = b.limit_id where l.case_reference = ?")
                .param(caseReference).query((ResultSet row) -> {
                    found.put(row.getString("limit_id"), explanation(row));
                });
        return found;
    }

    private static Explanation explanation(ResultSet row) throws SQLException {
        return new Explanation(BreachCause.valueOf(row.getString("cause")), row.getString("doing"),
                row.getString("explained_by"), row.getTimestamp("explained_at").toInstant());
    }

    @Override
    public List<Limit> explainedWith(String limitId) {
        return limits(jdbc.sql("select other.limit_id from limit_breach own"
                        + " join breach_explained x on x.breach_id = own.id"
                        + " join breach_explained y on y.explanation_id = x.explanation_id"
                        + " join limit_breach other on other.id = y.breach_id"
                        + " where own.limit_id = ? and other.id <> own.id order by other.id")
                .param(limitId).query(String.class).list());
    }

    @Override
    public List<Limit> unexplained(int most) {
        return limits(jdbc.sql("select b.limit_id from limit_breach b join case_limit l on l.limit_id = b.limit_id"
                        + " where l.tell_breach is not null and not exists"
                        + " (select 1 from breach_explained x where x.breach_id = b.id)"
                        + " order by b.breached_at, b.id limit ?")
                .param(most).query(String.class).list());
    }

    private List<Limit> limits(List<String> ids) {
        return ids.stream().map(id -> register.find(id).orElseThrow()).toList();
    }

    @Override
    @Transactional
    public void acted(Limit limit, Watching.Review review, String action, String words, Person by) {
        jdbc.sql("insert into limit_action (limit_id, kind, action, words, acted_by, acted_at)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(limit.limitId(), review.name(), action, words, by.id(), now()).update();
        cases.changed(limit.caseReference(), Change.LIMIT_ACTED_ON, by.id());
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
