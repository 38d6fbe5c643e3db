package org.openmash.information.store;

import java.io.ByteArrayInputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.openmash.information.DocumentRegister;
import org.openmash.information.DocumentType;
import org.openmash.information.Reply.Handling;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.support.SqlBinaryValue;
import org.springframework.stereotype.Repository;

@Repository
class JdbcDocumentRegister implements DocumentRegister {

    private static final String DESCRIBED = "select d.id, case_reference, request_id, title, filename, type, size_bytes, sha256,"
            + " dated, why_relevant, handling, attached_by, attached_at, standing, c.becomes from agency_document d"
            + " left join agency_document_change c on c.id ="
            + " (select max(id) from agency_document_change where document_id = d.id)";

    private final JdbcClient jdbc;

    JdbcDocumentRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String add(Document document, byte[] content) {
        var id = UUID.randomUUID().toString();
        jdbc.sql("insert into agency_document (id, case_reference, request_id, title, filename, type, size_bytes, sha256,"
                        + " dated, why_relevant, handling, attached_by, attached_at, standing, content)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(id, document.caseReference(), document.requestId(), document.title(), document.filename(),
                        document.type().name(), document.size(), document.sha256(), document.dated().orElse(null),
                        document.whyRelevant(), document.handling().name(), document.attachedBy(),
                        Timestamp.from(document.attachedAt()), document.standing().name(),
                        new SqlBinaryValue(new ByteArrayInputStream(content), content.length)).update();
        return id;
    }

    @Override
    public Optional<Document> find(String documentId) {
        return jdbc.sql(DESCRIBED + " where d.id = ?").param(documentId).query((row, n) -> document(row)).optional();
    }

    @Override
    public List<Document> of(String requestId) {
        return jdbc.sql(DESCRIBED + " where request_id = ? order by number").param(requestId)
                .query((row, n) -> document(row)).list();
    }

    @Override
    public byte[] content(String documentId) {
        return jdbc.sql("select content from agency_document where id = ?").param(documentId)
                .query((row, n) -> row.getBytes(1)).single();
    }

    @Override
    public void settle(String documentId, Standing standing) {
        jdbc.sql("update agency_document set standing = ? where id = ? and standing = 'PENDING'")
                .params(standing.name(), documentId).update();
    }

    @Override
    public void handle(String documentId, Handling handling, String by, Instant at) {
        becomes(documentId, handling.name(), by, at);
    }

    @Override
    public void takeBack(String documentId, String by, Instant at) {
        becomes(documentId, Standing.TAKEN_BACK.name(), by, at);
    }

    private void becomes(String documentId, String what, String by, Instant at) {
        jdbc.sql("insert into agency_document_change (document_id, becomes, changed_by, changed_at) values (?, ?, ?, ?)")
                .params(documentId, what, by, Timestamp.from(at)).update();
    }

    private static Document document(ResultSet row) throws SQLException {
        var becomes = Optional.ofNullable(row.getString("becomes"));
        var takenBack = becomes.filter(Standing.TAKEN_BACK.name()::equals).isPresent();
        return new Document(row.getString("id"), row.getString("case_reference"), row.getString("request_id"),
                row.getString("title"), row.getString("filename"), DocumentType.valueOf(row.getString("type")),
                row.getLong("size_bytes"), row.getString("sha256"),
                Optional.ofNullable(row.getObject("dated", LocalDate.class)), row.getString("why_relevant"),
                Handling.valueOf(takenBack ? row.getString("handling") : becomes.orElse(row.getString("handling"))),
                row.getString("attached_by"), row.getTimestamp("attached_at").toInstant(),
                takenBack ? Standing.TAKEN_BACK : Standing.valueOf(row.getString("standing")));
    }
}
