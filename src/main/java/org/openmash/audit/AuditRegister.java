package org.openmash.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openmash.platform.Person;

/** Where the trail and its chain of seals stand. Entries and seals can be added and read; nothing changes or removes one. */
public interface AuditRegister {

    /** The hash before the first seal. */
    String BEGINNING = "0".repeat(64);

    /** Appends an entry, which waits for its seal from then on. Ids are given by the register. */
    void append(Optional<Person> person, Instant at, Action action, Subject about);

    /** What an entry is about and why: see {@link AuditEntry}. */
    record Subject(RecordKind kind, String recordId, String caseReference, String detail, String why) {
    }

    List<AuditEntry> find(Asked asked);

    /** Views of the forms of a case, the first one first. */
    List<AuditEntry> formsViewed(String caseReference);

    /** The newest view by this account of this kind and record. */
    Optional<AuditEntry> newestView(String person, RecordKind kind, String recordId);

    /** Entries that hold the hash of a row of this kind, behind this id, by their ids. */
    List<AuditEntry> covering(RecordKind kind, long afterId, int atMost);

    /** Which of these records of the kind have such an entry. */
    List<String> recorded(RecordKind kind, List<String> recordIds);

    /**
     * Holds the end of the chain until the transaction ends; empty while somebody else holds it.
     */
    Optional<Seal> holdEnd();

    /** Entries without a seal, by their ids. */
    List<AuditEntry> waiting(int atMost);

    /** Appends seals and moves the end of the chain behind them. */
    void seal(List<Seal> seals, List<Long> entries, Instant at);

    /** @param hash hexadecimal SHA-256 */
    record Seal(long number, String hash) {
    }

    /** Where the chain says that it ends. */
    Seal end();

    /** Seals behind this one with their entries, in the chain's order. */
    List<Sealed> sealedAfter(long number, int atMost);

    /** @param entry empty if it is no longer there */
    record Sealed(Seal seal, long entryId, Instant sealedAt, Optional<AuditEntry> entry) {
    }

    /** The seals of these entries, by the entry's id; what is not sealed yet is left out. */
    Map<Long, Seal> sealsOf(List<Long> entries);

    /** Entries that wait for their seal: how many, and the first of them. */
    Unsealed unsealed(int atMost);

    record Unsealed(long count, List<AuditEntry> first) {
    }

    /** Ids of entries that waited for their seal and are no longer there. */
    List<Long> waitingInVain(int atMost);

    /** Entries that neither have a seal nor wait for one: they came past the hub, or their seals were taken away. */
    List<AuditEntry> strays(int atMost);

    /**
     * Which entries, the newest first.
     *
     * @param caseReference entries of the case, and of lists on which it stood
     * @param before        entries with lower ids only; null for the newest
     */
    record Asked(Optional<String> person, Optional<String> caseReference, Optional<Action> action,
                 Optional<Instant> from, Optional<Instant> until, Long before, int atMost) {

        public Asked olderThan(long id) {
            return new Asked(person, caseReference, action, from, until, id, atMost);
        }
    }
}
