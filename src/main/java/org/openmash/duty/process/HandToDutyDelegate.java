package org.openmash.duty.process;

import static org.openmash.platform.ProcessVariables.HUB_DAY;

import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.openmash.duty.ClosingList;
import org.openmash.duty.EmergencyDuty;
import org.openmash.duty.HubDays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The hub closes: each case that needs it starts its way to emergency duty. */
@Component
class HandToDutyDelegate implements JavaDelegate {

    private static final Logger LOG = LoggerFactory.getLogger(HandToDutyDelegate.class);

    private final ClosingList list;
    private final EmergencyDuty duty;
    private final HubDays days;

    HandToDutyDelegate(ClosingList list, EmergencyDuty duty, HubDays days) {
        this.list = list;
        this.duty = duty;
        this.days = days;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var day = LocalDate.parse(HUB_DAY.get(execution));
        if (days.isOver(day)) {
            LOG.warn("MASH-DUTY-01 The application was down from the closing of {} to the next opening: nothing was"
                    + " handed to emergency duty in time, and the hub is open again", day);
            return;
        }
        list.goingToDuty(day).forEach(duty::handAtClosing);
    }
}
