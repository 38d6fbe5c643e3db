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
 * Returns to its teams the open work of people who are out of vetting, who are no longer in the team, or whose account is gone:
 * once a record or an administrator makes it so, each morning, and when they sign in.
 */
@Component
public class ReturnedWork {

    private static final Logger LOG = LoggerFactory.getLogger(ReturnedWork.class);

    private final Clearances clearances;
    private final WaitingWork work;
    private final Persons persons;

    ReturnedWork(Clearances clearances, WaitingWork work, Persons persons) {
        this.clearances = clearances;
        this.work = work;
        this.persons = persons;
    }

    @Scheduled(cron = "${mash.clearances.look}", zone = "Europe/London")
    public void eachMorning() {
        work.peopleWithAny().forEach(this::returnWorkOf);
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

    /** After the commit, likewise. */
    @TransactionalEventListener
    void on(ChangesOnRecord.AccountChanged changed) {
        returnWorkOf(changed.userId());
    }

    private void returnWorkOf(String userId) {
        tried(() -> {
            var person = persons.person(userId);
            var mayNotWork = clearances.whyNotWork(person).isPresent();
            work.of(userId).stream().filter(task -> mayNotWork || !work.isOfTheirTeam(person, task))
                    .forEach(task -> tried(() -> work.putBack(task)));
        });
    }

    /** What fails holds up neither the work of others nor a sign-in. */
    private static void tried(Runnable returning) {
        try {
            returning.run();
        } catch (RuntimeException fault) {
            LOG.error("MASH-ACCESS-01 The work of somebody who may not do it could not be returned: {}",
                    fault.getClass().getName());
        }
    }
}
