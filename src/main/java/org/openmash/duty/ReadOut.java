package org.openmash.duty;

import java.time.Instant;
import org.openmash.deadline.Basis;
import org.openmash.deadline.ClockKind;
import org.openmash.deadline.Limit;
import org.openmash.deadline.Limits;
import org.openmash.deadline.WorkingTime;
import org.openmash.hub.HubSettings;
import org.openmash.platform.LondonTime;
import org.openmash.referral.Acknowledgements;
import org.openmash.referral.MashCase;
import org.springframework.stereotype.Component;

/**
 * What a referrer is told when the contact is recorded: the reference, when to expect a decision, and, where the hub was
 * closed then, whom to ring. Computed from when the contact was recorded, so that a repeated request is answered alike.
 */
@Component
class ReadOut implements Acknowledgements {

    private final WorkingTime workingTime;
    private final Limits limits;
    private final HubSettings hub;

    ReadOut(WorkingTime workingTime, Limits limits, HubSettings hub) {
        this.workingTime = workingTime;
        this.limits = limits;
        this.hub = hub;
    }

    @Override
    public String of(MashCase mashCase) {
        return "The reference is " + mashCase.caseReference() + ". The contact was received at "
                + LondonTime.at(mashCase.receivedAt()) + "; what follows is decided within one working day, by "
                + LondonTime.at(decidedBy(mashCase)) + ". If anyone is in danger now, ring 999."
                + (workingTime.isOpen(mashCase.recordedAt()) ? "" : closed(mashCase));
    }

    private String closed(MashCase mashCase) {
        var duty = hub.emergencyDuty();
        return " The hub is closed until " + LondonTime.at(workingTime.nextOpening(mashCase.recordedAt()))
                + "; until then emergency duty looks at what arrives. To speak to a social worker now, ring "
                + duty.telephone() + " (" + duty.name() + ").";
    }

    private Instant decidedBy(MashCase mashCase) {
        return limits.of(mashCase.caseReference()).stream()
                .filter(limit -> limit.clock() == ClockKind.FIRST_OUTCOME).map(Limit::dueAt).findFirst()
                .orElseGet(() -> workingTime.due(mashCase.receivedAt(), "P1D", Basis.SAME_TIME_WORKING_DAYS));
    }
}
