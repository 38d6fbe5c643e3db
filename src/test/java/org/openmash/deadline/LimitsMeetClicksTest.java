package org.openmash.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openmash.story.Contacts;
import org.openmash.story.Hub;
import org.openmash.story.StoryTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.ConcurrencyFailureException;

/** People click at the very moment at which limits become near, pass, and move: no click fails, no breach is lost. */
@StoryTest
class LimitsMeetClicksTest {

    private static final int CASES = 12;

    @Autowired
    Hub hub;
    @Autowired
    ManagementService management;
    @Autowired
    RuntimeService runtime;

    @AfterEach
    void it_is_now() {
        ClockUtil.reset();
    }

    @Test
    void no_click_fails_because_a_limit_passes_at_the_same_moment() throws InterruptedException {
        var stories = new ArrayList<Hub.Story>();
        for (int i = 0; i < CASES; i++) {
            stories.add(hub.receives(Contacts.amber()));
        }
        // every first look and every response is over: all timers are due at once
        ClockUtil.setCurrentTime(Date.from(ClockUtil.getCurrentTime().toInstant().plus(Duration.ofDays(5))));
        var failed = Collections.synchronizedList(new ArrayList<Throwable>());
        var go = new CountDownLatch(1);
        var threads = List.of(
                new Thread(() -> clicks(go, stories, failed)),
                new Thread(() -> jobs(go, stories)), new Thread(() -> jobs(go, stories)));
        threads.forEach(Thread::start);
        go.countDown();
        for (var thread : threads) {
            thread.join(TimeUnit.MINUTES.toMillis(2));
        }
        stories.forEach(Hub.Story::jobsRun);
        stories.forEach(mash -> mash.timePasses(Duration.ofSeconds(1)));

        assertThat(failed).isEmpty();
        stories.forEach(mash -> {
            assertThat(mash.waitsAt()).containsExactly("UserTask_RateContact");
            assertThat(mash.limit("FIRST_LOOK").metAt()).as("opened by the officer").isNotNull();
            assertThat(mash.limit("FIRST_LOOK").breachedAt()).as("long after it was due").isNotNull();
            assertThat(mash.limit("RESPONSE").state()).isEqualTo("BREACHED");
            assertThat(mash.incidents()).as("first outcome and response").hasSize(2);
        });
    }

    private void clicks(CountDownLatch go, List<Hub.Story> stories, List<Throwable> failed) {
        await(go);
        for (var mash : stories) {
            try {
                mash.doesOnly("screening", "UserTask_ScreenContact", Map.of("kind", "CHILD_CONCERN", "subjects",
                        List.of(Map.of("subjectId", "child-1", "knownTo", "NONE", "livesInArea", "YES"))));
            } catch (Throwable refused) {
                failed.add(refused);
            }
        }
    }

    /** As the job executor does it: whatever is due, and what met somebody else's change once more. */
    private void jobs(CountDownLatch go, List<Hub.Story> stories) {
        await(go);
        var references = stories.stream().map(Hub.Story::caseReference).toList();
        for (int round = 0; round < 8; round++) {
            for (Job job : management.createJobQuery().executable().withRetriesLeft().list()) {
                var instance = runtime.createProcessInstanceQuery().processInstanceId(job.getProcessInstanceId())
                        .singleResult();
                if (instance != null && references.contains(instance.getBusinessKey())) {
                    run(job);
                }
            }
        }
    }

    private void run(Job job) {
        try {
            management.executeJob(job.getId());
        } catch (OptimisticLockingException | ConcurrencyFailureException met) {
            // the executor takes it up again
        } catch (RuntimeException gone) {
            assertThat(gone).hasMessageContaining("No job found");
        }
    }

    private static void await(CountDownLatch go) {
        try {
            go.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
