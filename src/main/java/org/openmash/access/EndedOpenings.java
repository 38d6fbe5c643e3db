package org.openmash.access;

import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Returns to its teams the work that somebody had on a restricted record while it was open to them with a reason: within a
 * quarter of an hour of the end of the opening. The first look after a start is at all that ever ended.
 */
@Component
public class EndedOpenings {

    private static final Logger LOG = LoggerFactory.getLogger(EndedOpenings.class);

    private final RestrictionRegister register;
    private final WaitingWork work;
    private final Clock clock;
    private Instant lookedUntil = Instant.EPOCH;

    EndedOpenings(RestrictionRegister register, WaitingWork work, Clock clock) {
        this.register = register;
        this.work = work;
        this.clock = clock;
    }

    @Scheduled(cron = "${mash.openings.look}")
    public synchronized void look() {
        var now = clock.instant();
        if (register.openingsEnded(lookedUntil, now).stream().filter(this::cannotBePutBack).count() == 0) {
            lookedUntil = now;
        }
    }

    /** What fails holds up no other case, and is looked at again. */
    private boolean cannotBePutBack(String caseReference) {
        try {
            work.putBackWhatIsClosed(caseReference);
            return false;
        } catch (RuntimeException fault) {
            LOG.error("MASH-ACCESS-02 The work on {} could not be returned when an opening ended: {}", caseReference,
                    fault.getClass().getName());
            return true;
        }
    }
}
