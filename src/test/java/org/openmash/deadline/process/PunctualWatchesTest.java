package org.openmash.deadline.process;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.openmash.deadline.LimitRegister;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.scheduling.TaskScheduler;

/** The register's next instant wakes an idle job executor. */
class PunctualWatchesTest {

    private static final Instant NOW = Instant.parse("2026-06-10T08:00:00Z");

    private final LimitRegister register = mock(LimitRegister.class);
    private final JobExecutor executor = mock(JobExecutor.class);
    private final TaskScheduler scheduler = mock(TaskScheduler.class);
    private PunctualWatches watches;

    @BeforeEach
    void a_running_executor() {
        var beans = new DefaultListableBeanFactory();
        beans.registerSingleton("executor", executor);
        when(executor.isActive()).thenReturn(true);
        watches = new PunctualWatches(register, beans.getBeanProvider(JobExecutor.class), scheduler,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void the_executor_is_woken_at_the_next_instant_and_only_once() {
        var next = NOW.plusSeconds(7);
        when(register.next(NOW)).thenReturn(Optional.of(next));

        watches.look();
        watches.look();

        var wake = ArgumentCaptor.forClass(Runnable.class);
        verify(scheduler, times(1)).schedule(wake.capture(), eq(next.plusMillis(50)));
        wake.getValue().run();
        verify(executor).jobWasAdded();
    }

    @Test
    void what_is_far_away_is_planned_when_it_comes_nearer() {
        when(register.next(NOW)).thenReturn(Optional.of(NOW.plusSeconds(3600)));

        watches.look();

        verify(scheduler, never()).schedule(any(Runnable.class), any(Instant.class));
    }
}
