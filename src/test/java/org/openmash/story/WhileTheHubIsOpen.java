package org.openmash.story;

import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openmash.deadline.WorkingTime;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Whenever the tests run, the stories are told in the hours of the hub, so that none depends on the time of day: at night
 * emergency duty would have a part in it. Time goes on from story to story. A story that sets its own time does so after
 * this.
 */
class WhileTheHubIsOpen implements BeforeEachCallback, AfterEachCallback {

    private static final Duration AFTER_OPENING = Duration.ofMinutes(90);
    private static Duration ahead = Duration.ZERO;

    @Override
    public void beforeEach(ExtensionContext context) {
        ClockUtil.offset(ahead(SpringExtension.getApplicationContext(context).getBean(WorkingTime.class)).toMillis());
    }

    private static synchronized Duration ahead(WorkingTime workingTime) {
        var now = Instant.now();
        if (!workingTime.isOpen(now.plus(ahead))) {
            ahead = Duration.between(now, workingTime.nextOpening(now.plus(ahead)).plus(AFTER_OPENING));
        }
        return ahead;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        ClockUtil.reset();
    }
}
