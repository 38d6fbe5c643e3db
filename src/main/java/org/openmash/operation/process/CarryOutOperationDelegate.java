package org.openmash.operation.process;

import static org.openmash.platform.ProcessVariables.OPERATION_CARRIED_OUT;
import static org.openmash.platform.ProcessVariables.OPERATION_ID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.openmash.operation.CaseOperations;
import org.openmash.operation.CaseOperations.Operation;
import org.springframework.stereotype.Component;

/** What was agreed is done by the hub, if it is still possible. */
@Component
class CarryOutOperationDelegate implements JavaDelegate {

    private final CaseOperations operations;
    private final RunningInstances instances;

    CarryOutOperationDelegate(CaseOperations operations, RunningInstances instances) {
        this.operations = operations;
        this.instances = instances;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var asked = operations.get(OPERATION_ID.get(execution));
        var possible = isStillPossible(asked);
        if (possible) {
            carryOut(asked);
        }
        operations.done(asked, possible);
        OPERATION_CARRIED_OUT.set(execution, possible);
    }

    private boolean isStillPossible(Operation asked) {
        return instances.caseOf(asked.processInstanceId()).isPresent() && switch (asked.kind()) {
            case CANCEL -> operations.mayStillBeCancelled(asked);
            case MOVE -> instances.isAt(asked.processInstanceId(), asked.fromActivity().orElseThrow());
            case SUSPEND, ACTIVATE -> true;
        };
    }

    private void carryOut(Operation asked) {
        switch (asked.kind()) {
            case CANCEL -> {
                operations.withdrawRequests(asked);
                instances.end(asked.caseReference(), "Operation " + asked.operationId());
                operations.closeCancelled(asked);
            }
            case SUSPEND -> instances.suspend(asked.processInstanceId());
            case ACTIVATE -> {
                instances.activate(asked.processInstanceId());
                instances.tryAgain(asked.caseReference());
            }
            case MOVE -> instances.move(asked);
        }
    }
}
