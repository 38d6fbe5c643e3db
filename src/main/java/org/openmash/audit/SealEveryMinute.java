package org.openmash.audit;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Seals the trail and looks for alerts, once a minute on every node; the first to come does it. */
@Component
class SealEveryMinute {

    private static final Logger LOG = LoggerFactory.getLogger(SealEveryMinute.class);

    private final AuditChain chain;
    private final AlertLook watch;
    private final Clock clock;
    private Instant noted = Instant.EPOCH;

    SealEveryMinute(AuditChain chain, AlertLook watch, Clock clock) {
        this.chain = chain;
        this.watch = watch;
        this.clock = clock;
    }

    @Scheduled(cron = "${mash.audit.sealing}")
    void seal() {
        try {
            var sealed = 0;
            for (int batch = chain.seal(); batch > 0; batch = chain.seal()) {
                sealed += batch;
            }
            if (sealed > 0) {
                noteTheEnd();
            }
        } catch (RuntimeException fault) {
            LOG.error("MASH-AUDIT-02 The audit trail could not be sealed: {}", fault.getClass().getName());
        }
    }

    /** Beside it: a log of many cases takes its time, and no sealing waits for it. */
    @Scheduled(cron = "${mash.audit.sealing}")
    void look() {
        try {
            while (watch.look() > 0) {
                // until every sealed view was looked at
            }
        } catch (RuntimeException fault) {
            LOG.error("MASH-AUDIT-03 Views could not be held against declarations: {}", fault.getClass().getName());
        }
    }

    /** Once an hour, where somebody who can write to the database may not be able to write. */
    private void noteTheEnd() {
        var hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
        if (!hour.equals(noted)) {
            noted = hour;
            var end = chain.end();
            LOG.info("MASH-AUDIT-01 The audit trail is sealed up to {} with {}", end.number(), end.hash());
        }
    }
}
