package org.openmash.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.openmash.audit.AuditRegister.Subject;
import org.openmash.platform.FormTask;
import org.openmash.platform.Person;
import org.openmash.platform.Persons;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes the trail. What somebody did is written in the transaction that does it, so that there is neither one without
 * the other; what somebody saw, took away or was refused is written in a transaction of its own.
 */
@Component
public class AuditTrail {

    /** The change of which governance is alerted: somebody who is not on a restricted record's list opened it with a reason. */
    public static final String RESTRICTED_RECORD_OPENED = "RESTRICTED_RECORD_OPENED";

    private final AuditRegister register;
    private final Persons persons;
    private final Clock clock;

    AuditTrail(AuditRegister register, Persons persons, Clock clock) {
        this.register = register;
        this.persons = persons;
        this.clock = clock;
    }

    /**
     * Something was recorded about a case, in the transaction that runs.
     *
     * @param by     the account, or null for the hub itself
     * @param change its code
     */
    @Transactional
    public void changed(String caseReference, String change, String by) {
        append(Optional.ofNullable(by).map(persons::person), Action.CHANGED,
                new Subject(RecordKind.CASE, null, caseReference, change, null));
    }

    /** Something beside the cases was changed, in the transaction that runs. */
    @Transactional
    public void changed(Person by, RecordKind kind, String recordId, String detail, String why) {
        append(Optional.of(by), Action.CHANGED, new Subject(kind, recordId, null, detail, why));
    }

    /** What failed in the engine was let run again, in the transaction that runs. The case is null where it is of none. */
    @Transactional
    public void retried(Person by, String jobId, String caseReference, String call) {
        append(Optional.of(by), Action.CHANGED, new Subject(RecordKind.CALL, jobId, caseReference, call, null));
    }

    /**
     * A row was added to a register that the trail covers, in the transaction that runs.
     *
     * @param by   the account, or null for the hub itself
     * @param hash of the whole row, as {@link CoveredRegister#hashes} computes it
     * @param what kind of row, as a code
     */
    @Transactional
    public void covered(String by, RecordKind kind, String recordId, String caseReference, String hash, String what) {
        append(Optional.ofNullable(by).map(persons::person), Action.CHANGED,
                new Subject(kind, recordId, caseReference, hash, what));
    }

    /** Somebody took a task or put it back, in the transaction that runs. */
    @Transactional
    public void changed(Person by, FormTask task, String change) {
        append(Optional.of(by), Action.CHANGED, new Subject(RecordKind.TASK, task.taskId(), task.caseReference(), change,
                task.element()));
    }

    /** @param why the purpose, as a code */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void viewed(Person by, RecordKind kind, String recordId, String caseReference, String detail, String why) {
        append(Optional.of(by), Action.VIEWED, new Subject(kind, recordId, caseReference, detail, why));
    }

    /**
     * @param recordId      the id of the record that was searched for, if it was one
     * @param fields        which fields were searched by, never what was typed into them
     * @param caseReference the case that was searched for, if it was one
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void searched(Person by, RecordKind kind, String recordId, String fields, String caseReference) {
        append(Optional.of(by), Action.SEARCHED, new Subject(kind, recordId, caseReference, fields, null));
    }

    /**
     * Before anything leaves.
     *
     * @param what which part of it, as codes
     * @param why  the purpose, as a code
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void exported(Person by, RecordKind kind, String recordId, String caseReference, String what, String why) {
        append(Optional.of(by), Action.EXPORTED, new Subject(kind, recordId, caseReference, what, why));
    }

    /**
     * After the rollback of what was refused.
     *
     * @param code what stood against it; never what was typed
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void refused(Person by, RecordKind kind, String recordId, String caseReference, String detail, String code) {
        append(Optional.of(by), Action.REFUSED, new Subject(kind, recordId, caseReference, detail, code));
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void signedIn(Person by) {
        append(Optional.of(by), Action.SIGNED_IN, new Subject(RecordKind.ACCOUNT, by.id(), null, null, null));
    }

    private void append(Optional<Person> by, Action action, Subject about) {
        register.append(by, now(clock), action, about);
    }

    /** As exact as every database keeps it. */
    static Instant now(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
