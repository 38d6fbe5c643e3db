package org.openmash.outcome.process;

import static org.openmash.platform.ProcessVariables.HAND_OVER_ID;
import static org.openmash.platform.ProcessVariables.RECEIVING_GROUP;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.openmash.outcome.HandOvers;
import org.springframework.stereotype.Component;

/** Which group is asked to take over now. */
@Component
class ReadHandOverDelegate implements JavaDelegate {

    private final HandOvers handOvers;

    ReadHandOverDelegate(HandOvers handOvers) {
        this.handOvers = handOvers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        RECEIVING_GROUP.set(execution, handOvers.get(HAND_OVER_ID.get(execution)).receivingGroup().orElseThrow());
    }
}
