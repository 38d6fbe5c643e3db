package org.openmash.response.process;

import static org.openmash.platform.ProcessVariables.CASE_REFERENCE;
import static org.openmash.platform.ProcessVariables.KEPT_FROM_POLICE;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.openmash.response.ShowingThePolice;
import org.springframework.stereotype.Component;

/** May the police look the case up for its strategy discussion? */
@Component
class ShowPoliceDelegate implements JavaDelegate {

    private final ShowingThePolice police;

    ShowPoliceDelegate(ShowingThePolice police) {
        this.police = police;
    }

    @Override
    public void execute(DelegateExecution execution) {
        KEPT_FROM_POLICE.set(execution, !police.show(CASE_REFERENCE.get(execution)));
    }
}
