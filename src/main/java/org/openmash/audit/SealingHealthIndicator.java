package org.openmash.audit;

import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Says to whoever watches the application's health that the trail is no longer sealed. The hub works on. */
@Component
class SealingHealthIndicator implements HealthIndicator {

    private static final String WARNING = "WARNING";
    private static final Duration TOO_LONG = Duration.ofMinutes(10);

    private final AuditRegister register;
    private final Clock clock;

    SealingHealthIndicator(AuditRegister register, Clock clock) {
        this.register = register;
        this.clock = clock;
    }

    @Override
    public Health health() {
        var waitsTooLong = register.waiting(1).stream()
                .anyMatch(entry -> entry.at().plus(TOO_LONG).isBefore(clock.instant()));
        return waitsTooLong ? Health.status(WARNING).withDetail("alarm", "The audit trail is not sealed.").build()
                : Health.up().build();
    }
}
