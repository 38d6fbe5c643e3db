package org.openmash.operation;

import java.util.Optional;
import org.openmash.operation.CaseOperations.Answer;
import org.openmash.operation.CaseOperations.Operation;

/** Where operations stand: rows are added. */
public interface OperationRegister {

    void asked(Operation operation);

    Optional<Operation> find(String operationId);

    void answered(String operationId, Answer answer, String by);

    Optional<Answer> answer(String operationId);

    /** @return the account of whoever answered */
    String answeredBy(String operationId);

    void done(String operationId, boolean carriedOut);
}
