package org.openmash.referral.store;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.openmash.platform.Person;
import org.openmash.referral.Cases;
import org.openmash.referral.Change;
import org.openmash.referral.Reassignments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcReassignments implements Reassignments {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Cases cases;

    JdbcReassignments(JdbcClient jdbc, Clock clock, Cases cases) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.cases = cases;
    }

    @Override
    @Transactional
    public void asked(String caseReference, String reason, Person by) {
        jdbc.sql("insert into reassignment (case_reference, reason, asked_by, asked_at) values (?, ?, ?, ?)")
                .params(caseReference, reason, by.id(), Timestamp.from(clock.instant())).update();
    }

    @Override
    public Optional<String> reason(String caseReference, Person by) {
        return jdbc.sql("select reason from reassignment where case_reference = ? and asked_by = ?"
                + " order by id desc limit 1").params(caseReference, by.id()).query(String.class).optional();
    }

    @Override
    @Transactional
    public void moved(String caseReference, String element, Optional<String> from, Optional<String> to, Person by) {
        jdbc.sql("insert into reassigned_task (case_reference, element, taken_from, given_to, moved_by, moved_at)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(caseReference, element, from.orElse(null), to.orElse(null), by.id(),
                        Timestamp.from(clock.instant()))
                .update();
        cases.changed(caseReference, Change.WORK_REASSIGNED, by.id());
    }
}
