package org.openmash.duty;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.openmash.duty.HandedToDuty.Acceptance;
import org.openmash.duty.HandedToDuty.Does;
import org.openmash.duty.HandedToDuty.How;
import org.openmash.duty.HandedToDuty.TakenBack;
import org.openmash.platform.Persons;
import org.openmash.threshold.AlsoTold;
import org.openmash.threshold.NewInformation.Read;
import org.springframework.stereotype.Component;

/** What emergency duty did while the hub was closed, and what the hub said follows: read by whoever goes on with the case. */
@Component
class WhatDutyDid implements AlsoTold {

    private final DutyRegister register;
    private final Persons persons;

    WhatDutyDid(DutyRegister register, Persons persons) {
        this.register = register;
        this.persons = persons;
    }

    @Override
    public List<Read> of(String caseReference) {
        return register.of(caseReference).stream().flatMap(one -> Stream.concat(one.acceptance().map(this::accepted).stream(),
                one.takenBack().filter(back -> !one.fellAway()).map(this::takenBack).stream())).toList();
    }

    private Read accepted(Acceptance acceptance) {
        var who = acceptance.how() == How.BY_TELEPHONE ? acceptance.acceptedBy() : persons.displayName(acceptance.acceptedBy());
        return new Read(acceptance.acceptedAt(), acceptance.recordedBy(), Optional.of("Emergency duty, " + who),
                (acceptance.does() == Does.ACTS ? "Acts: " : "Safe until opening: ") + acceptance.words(), false);
    }

    private Read takenBack(TakenBack back) {
        return new Read(back.takenAt(), back.takenBy(), Optional.of("Back from emergency duty"),
                back.doneOvernight().map(done -> "What was done: " + done + " ").orElse("") + "What the hub does next: "
                        + back.follows(), false);
    }
}
