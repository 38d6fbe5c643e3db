package org.openmash.duty;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.openmash.access.Role;
import org.openmash.deadline.CaseNow;
import org.openmash.deadline.ClockKind;
import org.openmash.deadline.Obligation;
import org.openmash.deadline.Obligations;
import org.springframework.stereotype.Component;

/** What is handed over is to be accepted: by emergency duty when the hub closes, by the hub when it opens. */
@Component
class DutyOwed implements Obligations {

    private final DutyRegister register;

    DutyOwed(DutyRegister register) {
        this.register = register;
    }

    @Override
    public List<Obligation> of(CaseNow now) {
        return register.of(now.caseReference()).stream().flatMap(DutyOwed::owed).toList();
    }

    private static Stream<Obligation> owed(HandedToDuty handOver) {
        var byDuty = Obligation.of(ClockKind.DUTY_ACCEPTANCE, handOver.handedAt())
                .about(handOver.handOverId(), Optional.of(Role.EMERGENCY_DUTY.group()))
                .met(handOver.acceptedAt()).ended(handOver.handedBackAt());
        var byTheHub = handOver.handedBackAt().filter(opened -> !handOver.fellAway())
                .map(opened -> Obligation.of(ClockKind.ACCEPTANCE, opened)
                        .about(handOver.handOverId(), Optional.of(Role.UNIT_MANAGER.group()))
                        .met(handOver.takenBack().map(HandedToDuty.TakenBack::takenAt)));
        return Stream.concat(Stream.of(byDuty), byTheHub.stream());
    }
}
