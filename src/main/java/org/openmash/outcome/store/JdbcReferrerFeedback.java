package org.openmash.outcome.store;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.openmash.outcome.DeliveriesDisclosed;
import org.openmash.outcome.Outcomes;
import org.openmash.outcome.Outcomes.RecordedOutcome;
import org.openmash.outcome.ReferrerFeedback;
import org.openmash.platform.Person;
import org.openmash.referral.Cases;
import org.openmash.referral.Change;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcReferrerFeedback implements ReferrerFeedback {

    private final DeliveriesDisclosed disclosed;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Cases cases;
    private final Outcomes outcomes;

    JdbcReferrerFeedback(JdbcClient jdbc, Clock clock, Cases cases, Outcomes outcomes,
            DeliveriesDisclosed disclosed) {
        this.disclosed = disclosed;
        this.jdbc = jdbc;
        this.clock = clock;
        this.cases = cases;
        this.outcomes = outcomes;
    }

    @Override
    @Transactional
    public void told(String caseReference, Told told, Person by) {
        jdbc.sql("insert into referrer_told (case_reference, told_whom, how, said, told_at, newest_outcome,"
                        + " recorded_by, recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(caseReference, told.toldWhom(), told.how().name(), told.whatWasSaid(),
                        Timestamp.from(told.toldAt()), newestOutcome(caseReference), by.id(),
                        Timestamp.from(clock.instant()))
                .update();
        disclosed.referrerTold(caseReference, told, by.id());
        cases.changed(caseReference, Change.REFERRER_TOLD, by.id());
    }

    private long newestOutcome(String caseReference) {
        return outcomes.of(caseReference).stream().mapToLong(RecordedOutcome::id).max().orElse(0);
    }

    @Override
    public List<Told> of(String caseReference) {
        return jdbc.sql("select * from referrer_told where case_reference = ? order by id").param(caseReference)
                .query((row, n) -> new Told(row.getString("told_whom"), How.valueOf(row.getString("how")),
                        row.getString("said"), row.getTimestamp("told_at").toInstant()))
                .list();
    }

    @Override
    public boolean isToldOfWhatStands(String caseReference) {
        return jdbc.sql("select max(newest_outcome) from referrer_told where case_reference = ?").param(caseReference)
                .query((row, n) -> {
                    var newest = row.getLong(1);
                    return !row.wasNull() && newest >= newestOutcome(caseReference);
                }).single();
    }
}
