package org.openmash.duty;

import static org.openmash.platform.ProcessVariables.HUB_DAY;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.openmash.deadline.WorkingTime;
import org.openmash.platform.Codes;
import org.openmash.platform.LondonTime;
import org.openmash.platform.Pathways;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The hub's days. A day of the hub lasts from its opening to the next opening, the night and the weekend included; each
 * has one instance of {@code hubDay}, whichever node starts it and however often.
 */
@Service
public class HubDays {

    private static final Logger LOG = LoggerFactory.getLogger(HubDays.class);
    private static final String PROCESS = "hubDay";
    private static final Duration BEFORE_CLOSING = Duration.ofHours(2);
    private static final int LONGEST_CLOSED = 60;

    private final WorkingTime workingTime;
    private final BegunDays begun;
    private final Pathways pathways;
    private final Clock clock;
    private final TransactionTemplate transaction;

    HubDays(WorkingTime workingTime, BegunDays begun, Pathways pathways, Clock clock,
            PlatformTransactionManager transactions) {
        this.workingTime = workingTime;
        this.begun = begun;
        this.pathways = pathways;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * When things happen on a day; UTC.
     *
     * @param closingListAt two working hours before closing
     * @param opensAt       the next opening, after the night or the weekend
     */
    public record Times(Instant closingListAt, Instant closesAt, Instant opensAt) {
    }

    /** @throws IllegalStateException if the hub does not open on that day */
    public Times times(LocalDate day) {
        var opens = workingTime.opening(day)
                .orElseThrow(() -> new IllegalStateException("The hub is closed on " + day));
        var closes = workingTime.closing(day).orElseThrow();
        var list = workingTime.minusWorkingHours(closes, BEFORE_CLOSING);
        return new Times(list.isBefore(opens) ? opens : list, closes, workingTime.nextOpening(closes));
    }

    /** Is the hub closed after this day, and not open again? Late timers may come when it is. */
    public boolean isOver(LocalDate day) {
        return !clock.instant().isBefore(times(day).opensAt());
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        try {
            startMissing();
        } catch (DuplicateKeyException anotherNode) {
            LOG.info("Another node has started the hub's day");
        }
    }

    /** Starts the day that is on now, if nobody has. */
    public void startMissing() {
        transaction.executeWithoutResult(status -> start(current()));
    }

    /** Starts the day that follows; after a long stop of the application, the one that is on now. */
    public void startAfter(LocalDate day) {
        var next = LondonTime.day(times(day).opensAt());
        var now = current();
        start(now.isAfter(next) ? now : next);
    }

    /** The day of the last opening that is over. */
    private LocalDate current() {
        var now = clock.instant();
        return Stream.iterate(LondonTime.day(now), day -> day.minusDays(1)).limit(LONGEST_CLOSED)
                .filter(day -> workingTime.opening(day).filter(opening -> !opening.isAfter(now)).isPresent())
                .findFirst().orElseThrow(() -> new IllegalStateException("The hub has not opened for "
                        + LONGEST_CLOSED + " days"));
    }

    private void start(LocalDate day) {
        begun.hold(day);
        if (!pathways.isRunning(PROCESS, day.toString())) {
            pathways.start(PROCESS, day.toString(), Codes.of(HUB_DAY, day.toString()));
        }
    }

    /** Which days have begun. Kept by the store. */
    public interface BegunDays {

        /**
         * Notes that the day begins and holds it until the transaction ends, so that nobody else begins it too.
         *
         * @throws DuplicateKeyException if somebody else noted it at this moment
         */
        void hold(LocalDate day);
    }
}
