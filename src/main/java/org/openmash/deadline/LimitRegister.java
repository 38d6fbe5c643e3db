package org.openmash.deadline;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where limits and their breaches are kept. Breaches, moves, explanations and actions are only appended. */
public interface LimitRegister {

    /** All of a case, in the order in which they began. */
    List<Limit> of(String caseReference);

    Optional<Limit> find(String limitId);

    /** Opens a limit. @return empty if somebody else opened the same one at this moment */
    Optional<Limit> begin(Limit limit);

    void watchedBy(String limitId, String processInstanceId);

    /** Kept, once. A limit that was kept late is breached as well. @return whether this call did it */
    boolean met(Limit limit, Instant at);

    /** Fallen away, once. @return whether this call did it */
    boolean withdrawn(String limitId, Instant at);

    /** New times for an open limit, the move appended. */
    void move(Limit before, Limit after, Why why);

    enum Why { RATED, CIRCUMSTANCE, GIVEN_TIME, CALENDAR }

    /** Records that the limit passed unkept. @return whether this call did it; the fact is recorded once */
    boolean breached(Limit limit);

    /** Marks that what follows from being near, a breach or the further share has been set going. @return once true */
    boolean setGoing(String limitId, LimitEvent event);

    /** Every open limit, for counting anew when the calendar has changed. */
    List<Limit> open();

    /** Open cases for which nothing is watched: they began under a release that kept no limits. */
    List<String> openCasesWithoutLimits();

    /** The next instant after that time at which an open limit is near, due or escalated. */
    Optional<Instant> next(Instant after);

    /** Is this the calendar with which the open limits were counted? Remembers it. @return true also the first time */
    boolean isCalendarKnown(String fingerprint);
}
