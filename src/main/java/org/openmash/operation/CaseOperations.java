package org.openmash.operation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openmash.deadline.Limit;
import org.openmash.deadline.Limits;
import org.openmash.information.Requests;
import org.openmash.platform.NotFound;
import org.openmash.platform.Person;
import org.openmash.platform.Persons;
import org.openmash.platform.Refused;
import org.openmash.referral.CaseStatus;
import org.openmash.referral.Cases;
import org.openmash.referral.Change;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an operator asks for on a case, and what a service manager says to it (domain, 5: two persons). Cancelling a case
 * ends its limits only if nothing is owed any more, or where another open case takes its place: no limit is left without
 * an owner, and no family is forgotten.
 */
@Service
public class CaseOperations {

    public enum Kind {
        CANCEL("Cancel the whole case"),
        SUSPEND("Hold this instance, and what it called"),
        ACTIVATE("Let it go on"),
        MOVE("Move it from one step to another");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * @param fromActivity the element to leave, of a move
     * @param toActivity   the element before which it goes on, of a move
     * @param askedAt      UTC
     */
    public record Operation(String operationId, String caseReference, String processInstanceId, Kind kind,
                            Optional<String> fromActivity, Optional<String> toActivity, String reason, String askedBy,
                            Instant askedAt) {
    }

    /** @param replacedBy the open case that takes the place of a cancelled one */
    public record Answer(boolean agreed, String reason, Optional<String> replacedBy) {
    }

    private final OperationRegister register;
    private final Cases cases;
    private final Limits limits;
    private final Requests requests;
    private final Persons persons;

    CaseOperations(OperationRegister register, Cases cases, Limits limits, Requests requests, Persons persons) {
        this.register = register;
        this.cases = cases;
        this.limits = limits;
        this.requests = requests;
        this.persons = persons;
    }

    @Transactional
    public void ask(Operation asked) {
        register.asked(asked);
        cases.changed(asked.caseReference(), Change.OPERATION_ASKED, asked.askedBy());
    }

    /** @throws NotFound if nobody asked */
    public Operation get(String operationId) {
        return register.find(operationId).orElseThrow(() -> new NotFound("There is no such operation."));
    }

    /** What is still owed on the case, the earliest due first. */
    public List<Limit> owed(String caseReference) {
        return limits.of(caseReference).stream().filter(Limit::isOpen)
                .sorted(java.util.Comparator.comparing(Limit::dueAt)).toList();
    }

    /**
     * @throws Refused for whoever asked, for a cancelled case on which something is owed and that none replaces, and for a
     *                 replacement that is not an open case
     */
    @Transactional
    public void answer(Operation asked, Answer answer, Person by) {
        if (asked.askedBy().equals(by.id())) {
            throw new Refused("Whoever asked for an operation cannot agree to it.");
        }
        if (answer.agreed() && asked.kind() == Kind.CANCEL) {
            checkNobodyIsForgotten(asked.caseReference(), answer.replacedBy());
        }
        register.answered(asked.operationId(), answer, by.id());
        cases.changed(asked.caseReference(), answer.agreed() ? Change.OPERATION_AGREED : Change.OPERATION_NOT_AGREED,
                by.id());
    }

    private void checkNobodyIsForgotten(String caseReference, Optional<String> replacedBy) {
        if (replacedBy.isPresent() && (replacedBy.get().equals(caseReference)
                || cases.find(replacedBy.get()).filter(other -> !other.isClosed()).isEmpty())) {
            throw new Refused("replacedBy", "Reference of the open case that takes its place: there is no such open case.");
        }
        if (replacedBy.isEmpty() && !owed(caseReference).isEmpty()) {
            throw new Refused("replacedBy", "Reference of the open case that takes its place: something is still owed on"
                    + " this case. Say where it is done.");
        }
    }

    /** Whether a case may be cancelled now: what was owed may have changed since it was agreed. */
    public boolean mayStillBeCancelled(Operation asked) {
        return !cases.get(asked.caseReference()).isClosed() && (owed(asked.caseReference()).isEmpty()
                || register.answer(asked.operationId()).flatMap(Answer::replacedBy).isPresent());
    }

    /** Before the instances of a cancelled case go: agencies are told that they need not answer. */
    @Transactional
    public void withdrawRequests(Operation asked) {
        requests.decideOpen(asked.caseReference(), Requests.Intention.WITHDRAW, agreedBy(asked));
        requests.endAsDecided(asked.caseReference());
    }

    /** After they have gone: the register says so, and no limit runs on. */
    @Transactional
    public void closeCancelled(Operation asked) {
        cases.moveTo(asked.caseReference(), CaseStatus.CLOSED);
        cases.changed(asked.caseReference(), Change.CANCELLED, agreedBy(asked).id());
        owed(asked.caseReference()).forEach(limits::withdraw);
    }

    @Transactional
    public void done(Operation asked, boolean carriedOut) {
        register.done(asked.operationId(), carriedOut);
        cases.changed(asked.caseReference(), carriedOut ? Change.OPERATION_CARRIED_OUT : Change.OPERATION_NOT_POSSIBLE,
                "hub");
    }

    private Person agreedBy(Operation asked) {
        return persons.person(register.answeredBy(asked.operationId()));
    }
}
