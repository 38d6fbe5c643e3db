package org.openmash.referral.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.function.Supplier;
import org.openmash.platform.Conflict;
import org.openmash.platform.Refused;
import org.openmash.platform.Sha256;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes a repeated request harmless: the same key and body give the same case. */
@Component
class Replays {

    private record Earlier(String bodyHash, String caseReference) {
    }

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final TransactionTemplate transaction;

    Replays(JdbcClient jdbc, ObjectMapper json, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.json = json;
        this.transaction = new TransactionTemplate(transactions);
    }

    String once(String sender, String key, Object body, Supplier<String> work) {
        if (key == null || key.isBlank()) {
            return work.get();
        }
        if (key.length() > 200) {
            throw new Refused("Idempotency-Key", "Idempotency-Key: at most 200 characters.");
        }
        var hash = hash(body);
        return earlier(sender, key, hash).orElseGet(() -> record(sender, key, hash, work));
    }

    private String record(String sender, String key, String hash, Supplier<String> work) {
        try {
            return transaction.execute(status -> {
                var reference = work.get();
                jdbc.sql("insert into idempotency_key (sent_by, idempotency_key, body_hash, case_reference)"
                        + " values (?, ?, ?, ?)").params(sender, key, hash, reference).update();
                return reference;
            });
        } catch (DuplicateKeyException atTheSameMoment) {
            return earlier(sender, key, hash).orElseThrow(() -> atTheSameMoment);
        }
    }

    private Optional<String> earlier(String sender, String key, String hash) {
        var found = jdbc.sql("select body_hash, case_reference from idempotency_key"
                        + " where sent_by = ? and idempotency_key = ?").params(sender, key)
                .query((row, n) -> new Earlier(row.getString(1), row.getString(2))).optional();
        if (found.isPresent() && !found.get().bodyHash().equals(hash)) {
            throw new Conflict("Idempotency-Key", "This Idempotency-Key was used with another body.");
        }
        return found.map(Earlier::caseReference);
    }

    private String hash(Object body) {
        try {
            return Sha256.of(json.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A request could not be hashed");
        }
    }
}
