package org.openmash.platform.forms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.openmash.platform.HalfDoneForms;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Half-done forms, kept on the server and never in a browser: one for each case (or day), kind of form and scope, so that work
 * survives a re-rating and goes on at another machine or with a colleague.
 */
@Repository
class Drafts implements HalfDoneForms {

    record Draft(String content, String savedBy, Instant savedAt) {
    }

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ObjectMapper json;

    Drafts(JdbcClient jdbc, Clock clock, ObjectMapper json) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.json = json;
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

    @Override
    @Transactional
    public void forget(String caseReference, String scope) {
        jdbc.sql("delete from form_draft where subject = ? and scope = ?").params(caseReference, scope).update();
    }

    @Override
    @Transactional
    public void forget(String caseReference, String formRef, String scope) {
        delete(caseReference, formRef, scope);
    }

    @Override
    @Transactional
    public void carryOver(String caseReference, String scope, String from, String to, String within) {
        find(caseReference, from, scope).ifPresent(draft -> {
            delete(caseReference, from, scope);
            save(caseReference, to, scope, json.createObjectNode()
                    .set(within, withoutVersion(draft.content())).toString(), draft.savedBy());
        });
    }

    private JsonNode withoutVersion(String content) {
        try {
            return ((ObjectNode) json.readTree(content)).without("version");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A draft could not be read");
        }
    }

    void delete(String subject, String formRef, String scope) {
        jdbc.sql("delete from form_draft where subject = ? and form_ref = ? and scope = ?")
                .params(subject, formRef, scope).update();
    }
}
