package org.openmash.sharing.store;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.openmash.platform.Person;
import org.openmash.sharing.HarmDecisions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcHarmDecisions implements HarmDecisions {

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcHarmDecisions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void decide(String caseReference, boolean suspected, String facts, Person by) {
        jdbc.sql("insert into significant_harm_decision (case_reference, suspected, facts, decided_by, decided_at)"
                        + " values (?, ?, ?, ?, ?)")
                .params(caseReference, suspected, facts, by.id(), Timestamp.from(clock.instant())).update();
    }

    @Override
    public Optional<HarmDecision> standing(String caseReference) {
        return jdbc.sql("select suspected, facts, decided_by, decided_at from significant_harm_decision"
                        + " where case_reference = ? order by id desc limit 1").param(caseReference)
                .query((row, n) -> new HarmDecision(row.getBoolean(1),
                        row.getString(2) == null ? "" : row.getString(2), row.getString(3),
                        row.getTimestamp(4).toInstant())).optional();
    }
}
