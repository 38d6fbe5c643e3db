package org.openmash.access;

import org.openmash.platform.Persons;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Returns the open work of people who are out of vetting to their teams: once a record makes them so, each morning, and when
 * they sign in.
 */
@Component
public class WorkOfTheUncleared {

    private static final Logger LOG = LoggerFactory.getLogger(WorkOfTheUncleared.class);

    private final Clearances clearances;
    private final Colleagues colleagues;
    private final WaitingWork work;
    private final Persons persons;

    WorkOfTheUncleared(Clearances clearances, Colleagues colleagues, WaitingWork work, Persons persons) {
        this.clearances = clearances;
        this.colleagues = colleagues;
        this.work = work;
        this.persons = persons;
    }

    @Scheduled(cron = "${mash.clearances.look}", zone = "Europe/London")
    public void eachMorning() {
        colleagues.all().forEach(one -> returnWorkOf(one.id()));
    }

    @EventListener
    void on(InteractiveAuthenticationSuccessEvent signedIn) {
        returnWorkOf(signedIn.getAuthentication().getName());
    }

    /** After the commit: what cannot be returned does not undo the record. */
    @TransactionalEventListener
    void on(Clearances.DatesRecorded recorded) {
        returnWorkOf(recorded.userId());
    }

    private void returnWorkOf(String userId) {
        tried(() -> {
            if (clearances.whyNotWork(persons.person(userId)).isPresent()) {
                work.of(userId).forEach(task -> tried(() -> work.putBack(task)));
            }
        });
    }

    /** What fails holds up neither the work of others nor a sign-in. */
    private static void tried(Runnable returning) {
        try {
            returning.run();
        } catch (RuntimeException fault) {
            LOG.error("MASH-ACCESS-01 The work of somebody out of vetting could not be returned: {}",
                    fault.getClass().getName());
        }
    }
}
