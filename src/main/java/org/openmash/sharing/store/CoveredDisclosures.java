package org.openmash.sharing.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openmash.audit.CoveredRegister;
import org.openmash.audit.RecordKind;
import org.openmash.platform.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of the log of disclosures, as the audit trail covers them. */
@Component
class CoveredDisclosures implements CoveredRegister {

    private static final List<String> COLUMNS = List.of("kind", "case_reference", "subject_id", "item_id", "sender",
            "recipient", "what", "why", "article6", "article9", "statute", "rules", "consent", "approver",
            "approver_said", "duty_considered", "tell_family", "withheld", "rating", "done_by");

    private final JdbcClient jdbc;

    CoveredDisclosures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public RecordKind kind() {
        return RecordKind.DISCLOSURE;
    }

    @Override
    public Map<String, String> hashes(Collection<String> ids) {
        var hashes = new HashMap<String, String>();
        jdbc.sql("select * from disclosure where id in (:ids)").param("ids", ids.stream().map(Long::valueOf).toList())
                .query(row -> {
                    hashes.put(Long.toString(row.getLong("id")), hash(row));
                });
        return hashes;
    }

    private static String hash(ResultSet row) throws SQLException {
        var content = new StringBuilder(row.getLong("id") + "|" + row.getTimestamp("recorded_at").toInstant()
                .toEpochMilli());
        for (var column : COLUMNS) {
            content.append("|").append(Sha256.part(row.getString(column)));
        }
        return Sha256.of(content.toString());
    }

    @Override
    public List<String> idsAfter(String id, int atMost) {
        return jdbc.sql("select id from disclosure where id > ? and id > (select max(up_to) from disclosure_uncovered)"
                        + " order by id limit ?")
                .params(Long.valueOf(id), atMost).query(Long.class).list().stream().map(String::valueOf).toList();
    }
}
