package org.openmash.operation.store;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.openmash.operation.CaseOperations.Answer;
import org.openmash.operation.CaseOperations.Kind;
import org.openmash.operation.CaseOperations.Operation;
import org.openmash.operation.OperationRegister;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcOperationRegister implements OperationRegister {

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcOperationRegister(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void asked(Operation operation) {
        jdbc.sql("insert into case_operation (operation_id, case_reference, process_instance_id, kind, from_activity,"
                        + " to_activity, reason, asked_by, asked_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(operation.operationId(), operation.caseReference(), operation.processInstanceId(),
                        operation.kind().name(), operation.fromActivity().orElse(null),
                        operation.toActivity().orElse(null), operation.reason(), operation.askedBy(),
                        Timestamp.from(operation.askedAt()))
                .update();
    }

    @Override
    public Optional<Operation> find(String operationId) {
        return jdbc.sql("select * from case_operation where operation_id = ?").param(operationId)
                .query((row, n) -> new Operation(row.getString("operation_id"), row.getString("case_reference"),
                        row.getString("process_instance_id"), Kind.valueOf(row.getString("kind")),
                        Optional.ofNullable(row.getString("from_activity")),
                        Optional.ofNullable(row.getString("to_activity")), row.getString("reason"),
                        row.getString("asked_by"), row.getTimestamp("asked_at").toInstant())).optional();
    }

    @Override
    public void answered(String operationId, Answer answer, String by) {
        jdbc.sql("insert into case_operation_answer (operation_id, agreed, reason, replaced_by, answered_by, answered_at)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(operationId, answer.agreed(), answer.reason(), answer.replacedBy().orElse(null), by,
                        Timestamp.from(clock.instant()))
                .update();
    }

    @Override
    public Optional<Answer> answer(String operationId) {
        return jdbc.sql("select agreed, reason, replaced_by from case_operation_answer where operation_id = ?")
                .param(operationId).query((row, n) -> new Answer(row.getBoolean(1), row.getString(2),
                        Optional.ofNullable(row.getString(3)))).optional();
    }

    @Override
    public String answeredBy(String operationId) {
        return jdbc.sql("select answered_by from case_operation_answer where operation_id = ?").param(operationId)
                .query(String.class).single();
    }

    @Override
    public void done(String operationId, boolean carriedOut) {
        jdbc.sql("insert into case_operation_done (operation_id, carried_out, done_at) values (?, ?, ?)")
                .params(operationId, carriedOut, Timestamp.from(clock.instant())).update();
    }
}
