package org.openmash.information.process;

import static org.openmash.platform.ProcessVariables.CASE_REFERENCE;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.openmash.information.Gathering;
import org.openmash.platform.Codes;
import org.openmash.platform.Pathways;
import org.springframework.stereotype.Component;

@Component("beginGatheringDelegate")
class BeginGatheringDelegate implements JavaDelegate {

    private final Gathering gathering;
    private final Pathways pathways;

    BeginGatheringDelegate(Gathering gathering, Pathways pathways) {
        this.gathering = gathering;
        this.pathways = pathways;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var caseReference = CASE_REFERENCE.get(execution);
        if (gathering.begin(caseReference, "hub")) {
            pathways.start("informationGathering", caseReference, Codes.of(CASE_REFERENCE, caseReference));
        }
    }
}
