package org.openmash.story;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openmash.deadline.WorkingTime;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Whenever the tests run, a story begins an hour and a half after an opening of the hub, so that it never depends on the
 * time of day: at night emergency duty would have a part in it. A story that sets its own time does so after this.
 */
class WhileTheHubIsOpen implements BeforeEachCallback, AfterEachCallback {

    private static final Duration AFTER_OPENING = Duration.ofMinutes(90);

    @Override
    public void beforeEach(ExtensionContext context) {
        var beans = SpringExtension.getApplicationContext(context);
        var now = beans.getBean(Clock.class).instant();
        ClockUtil.offset(Duration.between(now, begin(beans.getBean(WorkingTime.class), now)).toMillis());
    }

    private static Instant begin(WorkingTime workingTime, Instant now) {
        return workingTime.nextOpening(now).plus(AFTER_OPENING);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        ClockUtil.reset();
    }
}
