package org.openmash.duty.process;

import static org.openmash.platform.ProcessVariables.HUB_DAY;

import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.openmash.duty.HubDays;
import org.springframework.stereotype.Component;

/** One day ends with the beginning of the next. */
@Component
class StartNextDayDelegate implements JavaDelegate {

    private final HubDays days;

    StartNextDayDelegate(HubDays days) {
        this.days = days;
    }

    @Override
    public void execute(DelegateExecution execution) {
        days.startAfter(LocalDate.parse(HUB_DAY.get(execution)));
    }
}
