package org.openmash.audit;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.openmash.platform.FormAudit;
import org.openmash.platform.FormTask;
import org.openmash.platform.Person;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Every view of a case, once for each opening: who, when, which case, as what. Append-only. */
@Repository
public class ViewRecords implements FormAudit {

    private static final String WHOLE_CASE = "case";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    ViewRecords(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void viewed(Person person, FormTask task) {
        append(person.id(), task.caseReference(), task.formRef());
        events.publishEvent(new FormViewed(task.caseReference()));
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void viewedCase(String person, String caseReference) {
        append(person, caseReference, WHOLE_CASE);
    }

    private void append(String person, String caseReference, String what) {
        jdbc.sql("insert into view_record (person, case_reference, what, viewed_at) values (?, ?, ?, ?)")
                .params(person, caseReference, what, Timestamp.from(clock.instant())).update();
    }

    /** Who opened a form of the case and when, the first opening first. */
    public List<View> formsOpened(String caseReference) {
        return jdbc.sql("select person, what, viewed_at from view_record where case_reference = ? and what <> ? order by id")
                .params(caseReference, WHOLE_CASE)
                .query((row, n) -> new View(row.getString(1), row.getString(2), row.getTimestamp(3).toInstant())).list();
    }

    /**
     * @param form its {@code formRef}
     * @param at   UTC
     */
    public record View(String person, String form, Instant at) {
    }
}
