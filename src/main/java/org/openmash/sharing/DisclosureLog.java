package org.openmash.sharing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.openmash.platform.Person;

/** The disclosure log: rows are added, and there is no way to change or remove one. */
public interface DisclosureLog {

    /** In the caller's transaction: what is not done is not logged as done. */
    void append(Disclosure disclosure);

    /** A refusal undoes the click, and stays in the log: written once the caller's transaction has been undone. */
    void appendOnceUndone(List<Disclosure> refusals);

    /** What the newest row says was released, or kept back, of this item and person. */
    Optional<String> newestWhat(String caseReference, String itemId, String subjectId);

    /**
     * Reads the log, oldest first, and keeps that it was read.
     *
     * @param from first day, London; empty for a case
     * @param to   last day, London
     */
    List<Entry> export(Asked asked, Person by);

    /** @param subjectId only together with a case */
    record Asked(Optional<String> caseReference, Optional<String> subjectId, Optional<LocalDate> from,
                 Optional<LocalDate> to) {
    }

    /**
     * A row as it stands; codes and sentences.
     *
     * @param at      UTC
     * @param consent state and source
     */
    record Entry(long number, Instant at, Disclosure.Kind kind, String caseReference, String subjectId, String itemId,
                 String sender, String recipient, String what, String why, String article6, String article9,
                 String statute, String rules, String consent, String approver, String approverSaid,
                 String dutyConsidered, String tellFamily, String withheld, String rating, String by) {
    }
}
