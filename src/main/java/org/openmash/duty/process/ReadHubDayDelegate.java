package org.openmash.duty.process;

import static org.openmash.platform.ProcessVariables.CLOSES_AT;
import static org.openmash.platform.ProcessVariables.CLOSING_LIST_AT;
import static org.openmash.platform.ProcessVariables.HUB_DAY;
import static org.openmash.platform.ProcessVariables.OPENS_AT;

import java.time.LocalDate;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.openmash.duty.HubDays;
import org.springframework.stereotype.Component;

/** When the list, the closing and the next opening are, from the working calendar. */
@Component
class ReadHubDayDelegate implements JavaDelegate {

    private final HubDays days;

    ReadHubDayDelegate(HubDays days) {
        this.days = days;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var times = days.times(LocalDate.parse(HUB_DAY.get(execution)));
        CLOSING_LIST_AT.set(execution, Date.from(times.closingListAt()));
        CLOSES_AT.set(execution, Date.from(times.closesAt()));
        OPENS_AT.set(execution, Date.from(times.opensAt()));
    }
}
