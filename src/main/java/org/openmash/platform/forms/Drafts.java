package org.openmash.platform.forms;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Half-done forms, kept on the server and never in a browser: one for each case (or day), kind of form and scope, so that work
 * survives a re-rating and goes on at another machine or with a colleague.
 */
@Repository
class Drafts {

    record Draft(String content, String savedBy, Instant savedAt) {
    }

    private final JdbcClient jdbc;
    private final Clock clock;

    Drafts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Draft> find(String subject, String formRef, String scope) {
        return jdbc.sql("select content, saved_by, saved_at from form_draft"
                        + " where subject = ? and form_ref = ? and scope = ?")
                .params(subject, formRef, scope)
                .query((row, n) -> new Draft(row.getString(1), row.getString(2), row.getTimestamp(3).toInstant()))
                .optional();
    }

    @Transactional
    public void save(String subject, String formRef, String scope, String content, String by) {
        delete(subject, formRef, scope);
        jdbc.sql("insert into form_draft (subject, form_ref, scope, content, saved_by, saved_at)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(subject, formRef, scope, content, by, Timestamp.from(clock.instant())).update();
    }

    void delete(String subject, String formRef, String scope) {
        jdbc.sql("delete from form_draft where subject = ? and form_ref = ? and scope = ?")
                .params(subject, formRef, scope).update();
    }
}
