package org.openmash.outcome.process;

import static org.openmash.platform.ProcessVariables.FAMILY_TO_BE_ASKED;
import static org.openmash.platform.ProcessVariables.HAND_OVER_ID;
import static org.openmash.platform.ProcessVariables.RECEIVING_GROUP;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.openmash.outcome.EarlyHelpHandOvers;
import org.openmash.outcome.HandOvers;
import org.springframework.stereotype.Component;

/** Which group is asked to take over now, and whether somebody asks the family before. */
@Component
class ReadHandOverDelegate implements JavaDelegate {

    private final HandOvers handOvers;
    private final EarlyHelpHandOvers earlyHelp;

    ReadHandOverDelegate(HandOvers handOvers, EarlyHelpHandOvers earlyHelp) {
        this.handOvers = handOvers;
        this.earlyHelp = earlyHelp;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var handOver = handOvers.get(HAND_OVER_ID.get(execution));
        RECEIVING_GROUP.set(execution, handOver.receivingGroup().orElseThrow());
        FAMILY_TO_BE_ASKED.set(execution, earlyHelp.familyIsToBeAsked(handOver));
    }
}
