package org.openmash.duty;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.openmash.duty.HandedToDuty.Acceptance;
import org.openmash.duty.HandedToDuty.TakenBack;

/** Where it is kept what went to emergency duty and what was said before closing. Everything is only appended. */
public interface DutyRegister {

    void add(HandedToDuty handOver);

    void accepted(String handOverId, Acceptance acceptance);

    /** Once. @return whether this call did it */
    boolean handedBack(String handOverId, Instant at);

    void takenBack(String handOverId, TakenBack takenBack);

    /** @throws org.openmash.platform.NotFound if there is none */
    HandedToDuty get(String handOverId);

    /** All of a case, oldest first. */
    List<HandedToDuty> of(String caseReference);

    /** Those that are with emergency duty, accepted or not: the hub has not opened since. */
    List<HandedToDuty> withDuty();

    void decided(ClosingDecision decision);

    /** What was said on that day, oldest first. */
    List<ClosingDecision> decisions(LocalDate day);

    /** What was said of the case last, on whatever day. */
    java.util.Optional<ClosingDecision> lastDecision(String caseReference);
}
