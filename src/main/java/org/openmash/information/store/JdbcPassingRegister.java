package org.openmash.information.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.openmash.information.PassingRegister;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcPassingRegister implements PassingRegister {

    private static final String QUESTION = "select q.*, a.id as answer_id, a.answer, a.reason, a.answered_by, a.answered_at"
            + " from passing_question q left join passing_answer a on a.id ="
            + " (select max(id) from passing_answer where question_id = q.id)";

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcPassingRegister(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String ask(String caseReference, String requestId, String itemId, String recipient, String purpose, String by) {
        var id = UUID.randomUUID().toString();
        jdbc.sql("insert into passing_question (id, case_reference, request_id, item_id, recipient, purpose, asked_by,"
                        + " asked_at) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(id, caseReference, requestId, itemId, recipient, purpose, by, now()).update();
        return id;
    }

    @Override
    public void carriedBy(String questionId, String processInstanceId) {
        jdbc.sql("update passing_question set process_instance_id = ? where id = ?").params(processInstanceId, questionId)
                .update();
    }

    @Override
    public void answer(String questionId, Answer answer, String reason, String by) {
        jdbc.sql("insert into passing_answer (question_id, answer, reason, answered_by, answered_at) values (?, ?, ?, ?, ?)")
                .params(questionId, answer.name(), reason, by, now()).update();
    }

    @Override
    public void emptyReasons(String requestId) {
        jdbc.sql("update passing_answer set reason = '' where question_id in (select id from passing_question"
                + " where request_id = ?)").param(requestId).update();
    }

    @Override
    public Optional<Question> find(String questionId) {
        return jdbc.sql(QUESTION + " where q.id = ?").param(questionId).query((row, n) -> question(row)).optional();
    }

    @Override
    public List<Question> questions(String caseReference) {
        return jdbc.sql(QUESTION + " where q.case_reference = ? order by q.number").param(caseReference)
                .query((row, n) -> question(row)).list();
    }

    private static Question question(ResultSet row) throws SQLException {
        return new Question(row.getString("id"), row.getString("case_reference"), row.getString("request_id"),
                row.getString("item_id"), row.getString("recipient"), row.getString("purpose"), row.getString("asked_by"),
                row.getTimestamp("asked_at").toInstant(), Optional.ofNullable(row.getString("process_instance_id")),
                answered(row));
    }

    private static Optional<Answered> answered(ResultSet row) throws SQLException {
        var answer = row.getString("answer");
        return answer == null ? Optional.empty() : Optional.of(new Answered(row.getLong("answer_id"),
                Answer.valueOf(answer), row.getString("reason"), row.getString("answered_by"),
                row.getTimestamp("answered_at").toInstant()));
    }

    @Override
    public void passOn(String caseReference, String requestId, String itemId, String recipient, String purpose,
            Optional<Long> answerId, String by) {
        jdbc.sql("insert into passed_on (case_reference, request_id, item_id, recipient, purpose, answer_id, passed_by,"
                        + " passed_at) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(caseReference, requestId, itemId, recipient, purpose, answerId.orElse(null), by, now()).update();
    }

    @Override
    public List<PassedOn> passedOn(String caseReference) {
        return jdbc.sql("select item_id, recipient, purpose, passed_by, passed_at from passed_on where case_reference = ?"
                        + " order by id").param(caseReference).query((row, n) -> new PassedOn(row.getString(1),
                        row.getString(2), row.getString(3), row.getString(4), row.getTimestamp(5).toInstant())).list();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
