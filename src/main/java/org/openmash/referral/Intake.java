package org.openmash.referral;

import static org.openmash.platform.ProcessVariables.CASE_REFERENCE;
import static org.openmash.platform.ProcessVariables.CONTACT_COMPLETE;
import static org.openmash.platform.ProcessVariables.DANGER_NOW;
import static org.openmash.platform.ProcessVariables.EMERGENCY_CALL_RECORDED;
import static org.openmash.platform.ProcessVariables.RECEIVED_BY;

import java.util.Optional;
import org.openmash.platform.Codes;
import org.openmash.platform.Pathways;
import org.openmash.platform.Person;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The front door: a contact becomes a case and its pathway begins, both or neither. */
@Service
public class Intake {

    private final Cases cases;
    private final Pathways pathways;

    Intake(Cases cases, Pathways pathways) {
        this.cases = cases;
        this.pathways = pathways;
    }

    /** Records a complete contact, for example one that a partner system sends, and starts its pathway. */
    @Transactional
    public MashCase receive(Contact contact, Person by) {
        return begin(contact, by.id(), Optional.empty());
    }

    /** Records what became known about a closed case as a contact of its own, linked to the closed one. */
    @Transactional
    public MashCase receiveLinked(Contact contact, String by, String closedCase) {
        return begin(contact, by, Optional.of(closedCase));
    }

    private MashCase begin(Contact contact, String by, Optional<String> linkedTo) {
        var opened = cases.open(contact, by, linkedTo);
        cases.startedAs(opened.caseReference(),
                pathways.start("referralPathway", opened.caseReference(), codes(opened, contact, true)));
        return opened;
    }

    /** Records what the officer heard on the telephone; completing it is the pathway's first task. */
    @Transactional
    public MashCase take(Contact contact, Person by) {
        return cases.open(contact, by.id(), Optional.empty());
    }

    /** The codes with which a case's pathway starts. */
    public Codes codes(MashCase opened, Contact contact, boolean complete) {
        var call = contact.emergencyCall();
        return Codes.of(CASE_REFERENCE, opened.caseReference())
                .and(RECEIVED_BY, opened.recordedBy())
                .and(CONTACT_COMPLETE, complete)
                .and(DANGER_NOW, opened.dangerNow())
                .and(EMERGENCY_CALL_RECORDED, call != null && call.isRecorded());
    }
}
