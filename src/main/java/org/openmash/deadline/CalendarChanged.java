package org.openmash.deadline;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * An extra closing day, or other hours, that came at short notice: at the next start the open limits are counted anew
 * with the calendar that holds now, each move kept (domain, 10: row 21). What has passed already stays passed.
 */
@Component
@Order(20)
class CalendarChanged implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(CalendarChanged.class);

    private final LimitRegister register;
    private final Limits limits;
    private final WorkingTime workingTime;
    private final Clock clock;

    CalendarChanged(LimitRegister register, Limits limits, WorkingTime workingTime, Clock clock) {
        this.register = register;
        this.limits = limits;
        this.workingTime = workingTime;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        var inForce = UUID.nameUUIDFromBytes(workingTime.inForce(clock.instant()).getBytes(StandardCharsets.UTF_8));
        if (register.isCalendarKnown(inForce.toString())) {
            return;
        }
        var moved = register.open().stream().filter(limits::countAnew).toList();
        moved.stream().map(Limit::caseReference).collect(Collectors.toSet()).forEach(limits::tellWatches);
        LOG.info("MASH-CALENDAR-02 The working calendar has changed: {} open limits were counted anew", moved.size());
    }
}
