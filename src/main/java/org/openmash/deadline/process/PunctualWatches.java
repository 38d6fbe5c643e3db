package org.openmash.deadline.process;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.openmash.deadline.LimitRegister;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * An idle job executor looks for due timers less and less often, up to a minute apart. The register knows when the next
 * limit is near, due or to be told further: at that instant the executor is woken, on every node, busy or idle.
 */
@Component
class PunctualWatches {

    /** How often the register is asked for the next instant; limits that begin meanwhile start a job, which wakes too. */
    private static final long EVERY = 10_000;

    private final LimitRegister register;
    private final ObjectProvider<JobExecutor> executor;
    private final org.springframework.scheduling.TaskScheduler scheduler;
    private final Clock clock;
    private Instant planned = Instant.MIN;

    PunctualWatches(LimitRegister register, ObjectProvider<JobExecutor> executor,
            org.springframework.scheduling.TaskScheduler scheduler, Clock clock) {
        this.register = register;
        this.executor = executor;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = EVERY, initialDelay = EVERY)
    void look() {
        var now = clock.instant();
        register.next(now).filter(next -> Duration.between(now, next).toMillis() <= 2 * EVERY)
                .filter(next -> !next.equals(planned)).ifPresent(next -> {
                    planned = next;
                    scheduler.schedule(this::wake, next.plusMillis(50));
                });
    }

    private void wake() {
        executor.ifAvailable(running -> {
            if (running.isActive()) {
                running.jobWasAdded();
            }
        });
    }
}
