package org.openmash.duty;

import static org.openmash.platform.ProcessVariables.CASE_REFERENCE;
import static org.openmash.platform.ProcessVariables.DUTY_REASON;
import static org.openmash.platform.ProcessVariables.HAND_OVER_ID;
import static org.openmash.platform.ProcessVariables.RECEIVED_BY;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.openmash.deadline.WorkingTime;
import org.openmash.duty.HandedToDuty.Acceptance;
import org.openmash.duty.HandedToDuty.TakenBack;
import org.openmash.platform.CaseJournal;
import org.openmash.platform.Codes;
import org.openmash.platform.Pathways;
import org.openmash.referral.Cases;
import org.openmash.referral.Change;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hands cases to emergency duty and takes them back. A case waits for one acceptance at a time; to be handed over is
 * not to be accepted, and what is not accepted in time is escalated like every limit (domain, 0a: "Out of hours").
 */
@Service
public class EmergencyDuty {

    static final String PROCESS = "emergencyDuty";
    static final String HUB = "hub";
    /** What comes so shortly before the opening is the day's. */
    private static final Duration LAST_MINUTE = Duration.ofMinutes(1);

    private final DutyRegister register;
    private final Cases cases;
    private final CaseJournal journal;
    private final Pathways pathways;
    private final WorkingTime workingTime;
    private final Clock clock;

    EmergencyDuty(DutyRegister register, Cases cases, CaseJournal journal, Pathways pathways, WorkingTime workingTime,
            Clock clock) {
        this.register = register;
        this.cases = cases;
        this.journal = journal;
        this.pathways = pathways;
        this.workingTime = workingTime;
        this.clock = clock;
    }

    /** @throws org.openmash.platform.NotFound if there is no such handing over */
    public HandedToDuty get(String handOverId) {
        return register.get(handOverId);
    }

    /** Every handing over of the case, oldest first. */
    public List<HandedToDuty> of(String caseReference) {
        return register.of(caseReference);
    }

    /** Those that the hub has not taken out of emergency duty's hands since it closed. */
    public List<HandedToDuty> withDuty() {
        return register.withDuty();
    }

    /** Starts the handing over of a case at closing, in a job of its own: no case stops another. */
    public void handAtClosing(String caseReference, WhyHanded why) {
        start(caseReference, UUID.randomUUID().toString(), why, Optional.empty());
    }

    /**
     * Hands over, in the caller's transaction, what comes in while the hub is closed: recorded and started, both or
     * neither.
     *
     * @param takenBy who of emergency duty took it in, and so has it already
     */
    void handOnArrival(String caseReference, WhyHanded why, Optional<String> takenBy) {
        journal.lock(caseReference);
        if (register.of(caseReference).stream().anyMatch(HandedToDuty::isToBeAccepted)) {
            return;
        }
        var id = UUID.randomUUID().toString();
        register.add(handOver(id, caseReference, why, takenBy));
        start(caseReference, id, why, takenBy);
    }

    private HandedToDuty handOver(String id, String caseReference, WhyHanded why, Optional<String> takenBy) {
        return new HandedToDuty(id, caseReference, why, takenBy, clock.instant(), Optional.empty(), Optional.empty(),
                Optional.empty());
    }

    private void start(String caseReference, String id, WhyHanded why, Optional<String> takenBy) {
        pathways.start(PROCESS, caseReference, Codes.of(CASE_REFERENCE, caseReference).and(HAND_OVER_ID, id)
                .and(DUTY_REASON, why.name()).andPerhaps(RECEIVED_BY, takenBy.orElse(null)));
    }

    /**
     * Puts the case into emergency duty's hands, unless it is there already, is closed, or the hub is open (again).
     *
     * @return must emergency duty accept it?
     */
    @Transactional
    public boolean begin(String caseReference, String handOverId, WhyHanded why) {
        journal.lock(caseReference);
        var withDuty = register.of(caseReference).stream().filter(one -> one.handedBackAt().isEmpty()).toList();
        var recorded = withDuty.stream().anyMatch(one -> one.handOverId().equals(handOverId));
        if (isOpenOrOpens() || cases.get(caseReference).isClosed()) {
            if (recorded) {
                fallAway(handOverId);
            }
            return false;
        }
        if (!recorded && !withDuty.isEmpty()) {
            return false;
        }
        if (!recorded) {
            register.add(handOver(handOverId, caseReference, why, Optional.empty()));
        }
        cases.changed(caseReference, Change.HANDED_TO_DUTY, HUB);
        return true;
    }

    private boolean isOpenOrOpens() {
        var now = clock.instant();
        return workingTime.isOpen(now) || workingTime.isOpen(now.plus(LAST_MINUTE));
    }

    /** It never came to emergency duty, so nobody has to take it back. */
    private void fallAway(String handOverId) {
        register.handedBack(handOverId, clock.instant());
        register.takenBack(handOverId, new TakenBack(Optional.empty(), "The hub was open before it was handed over", HUB,
                clock.instant()));
    }

    @Transactional
    public void accept(String handOverId, Acceptance acceptance) {
        register.accepted(handOverId, acceptance);
        cases.changed(register.get(handOverId).caseReference(), Change.DUTY_ACCEPTED, acceptance.recordedBy());
    }

    /** Tells the case's instance that the hub opens; what follows is a job of its own, so that no case stops another. */
    public void tellThatTheHubOpens(HandedToDuty handOver) {
        pathways.tell(PROCESS, handOver.caseReference(), HAND_OVER_ID, handOver.handOverId(), "mash.hubOpens");
    }

    /** The hub has opened: whoever is there in the day is asked to take the case back. */
    @Transactional
    public void handBack(String handOverId) {
        var handOver = register.get(handOverId);
        journal.lock(handOver.caseReference());
        if (register.handedBack(handOverId, clock.instant())) {
            cases.changed(handOver.caseReference(), Change.HANDED_BACK, HUB);
        }
    }

    @Transactional
    public void takeBack(String handOverId, TakenBack takenBack) {
        register.takenBack(handOverId, takenBack);
        cases.changed(register.get(handOverId).caseReference(), Change.TAKEN_BACK, takenBack.takenBy());
    }
}
