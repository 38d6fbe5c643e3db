package org.openmash.audit;

import java.sql.Timestamp;
import java.time.Clock;
import org.openmash.platform.FormAudit;
import org.openmash.platform.FormTask;
import org.openmash.platform.Person;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Every view of a case, once for each opening: who, when, which case, as what. Append-only. */
@Repository
public class ViewRecords implements FormAudit {

    private final JdbcClient jdbc;
    private final Clock clock;

    ViewRecords(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void viewed(Person person, FormTask task) {
        viewed(person.id(), task.caseReference(), task.formRef());
    }

    /** @param what the form or the resource that was seen, a code */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void viewed(String person, String caseReference, String what) {
        jdbc.sql("insert into view_record (person, case_reference, what, viewed_at) values (?, ?, ?, ?)")
                .params(person, caseReference, what, Timestamp.from(clock.instant())).update();
    }
}
