package org.openmash.deadline;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says that the calendar needs a person: in the log at each start, and to whoever watches the application's health. */
@Component
class WorkingCalendarHealthIndicator implements HealthIndicator {

    /** Not DOWN: the hub works on, and a calendar takes no node out of the balancer. */
    static final String WARNING = "WARNING";

    private static final Logger LOG = LoggerFactory.getLogger(WorkingCalendarHealthIndicator.class);

    private final WorkingTime workingTime;
    private final Clock clock;

    WorkingCalendarHealthIndicator(WorkingTime workingTime, Clock clock) {
        this.workingTime = workingTime;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void logAtStart() {
        workingTime.alarm(clock.instant()).ifPresent(alarm -> LOG.warn("MASH-CALENDAR-01 {}", alarm));
    }

    @Override
    public Health health() {
        return workingTime.alarm(clock.instant())
                .map(alarm -> Health.status(WARNING).withDetail("alarm", alarm).build())
                .orElseGet(() -> Health.up().build());
    }
}
