package org.openmash.access;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where restrictions, lists of readers, openings and declared interests stand. Rows are added and never changed. */
public interface RestrictionRegister {

    /** The newest that was said of the case; empty if it never was restricted. */
    Optional<Restriction> newest(String caseReference);

    default boolean isRestricted(String caseReference) {
        return !restricted(List.of(caseReference)).isEmpty();
    }

    /** Which of these cases are restricted. */
    Set<String> restricted(Collection<String> caseReferences);

    /** Every restriction that stands, the newest first. */
    List<Restriction> standing();

    void append(Restriction restriction);

    /** What was decided about restricted records and their lists, the newest first; at most 200. */
    List<Restriction.Decision> decisions();

    /** Locks the case until the transaction ends. @return false if there is no such case */
    boolean hold(String caseReference);

    /** The accounts on the case's list, sorted. */
    List<String> readers(String caseReference);

    /** Those of them whom somebody put on it. */
    List<String> readersAdded(String caseReference);

    /** Those whom somebody took off it. */
    List<String> readersTakenOff(String caseReference);

    /** @param decidedBy empty: the hub itself */
    void reader(String caseReference, String person, boolean mayOpen, String reason, Optional<String> decidedBy, Instant at);

    /** By what people are recognised; those that are known already are left out. */
    void mark(String caseReference, Set<String> marks);

    /** A restricted case on which somebody with one of these marks is; the newest restriction first. */
    Optional<Restriction> withPeople(Collection<String> marks);

    void open(Opening opening);

    Optional<Opening> opening(String openingId);

    /** The newest first; at most 200. */
    List<Opening> openings();

    /** The cases of which an opening ended after the first instant, and not after the second. */
    List<String> openingsEnded(Instant after, Instant until);

    boolean isOpenTo(String caseReference, String person, Instant at);

    void review(String openingId, Opening.Review review);

    default boolean hasInterest(String caseReference, String person) {
        return !interests(List.of(caseReference), person).isEmpty();
    }

    /** In which of these cases the person has declared an interest that stands. */
    Set<String> interests(Collection<String> caseReferences, String person);

    /** The interests in the case that stand. */
    List<Interests.Declared> standingInterests(String caseReference);

    /** What was said last of this person's interest in the case; empty if none was ever declared. */
    Optional<Interests.Declared> interest(String caseReference, String person);

    /** Adds what was said, an interest that is taken back as well. */
    void declare(Interests.Declared declared);

    /** What was said last of each, the newest first; at most 200. */
    List<Interests.Declared> declared();
}
