package org.openmash.platform;

import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Runs engine calls as the hub itself. What a person may do is checked before; what follows from it (starting a
 * process, telling another instance) is the hub's work and is not checked against that person's permissions.
 */
@Component
public class ActingAsHub {

    private final IdentityService identity;

    ActingAsHub(@Lazy IdentityService identity) {
        this.identity = identity;
    }

    public <T> T call(Supplier<T> work) {
        var person = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            return work.get();
        } finally {
            identity.setAuthentication(person);
        }
    }

    public void run(Runnable work) {
        call(() -> {
            work.run();
            return null;
        });
    }
}
