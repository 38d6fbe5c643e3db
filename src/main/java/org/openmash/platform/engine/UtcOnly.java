package org.openmash.platform.engine;

import java.util.TimeZone;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/** Refuses to run in any zone but UTC: the engine's timestamps have no zone and would be an hour wrong in autumn. */
@Component
class UtcOnly implements InitializingBean {

    @Override
    public void afterPropertiesSet() {
        if (TimeZone.getDefault().getRawOffset() != 0 || TimeZone.getDefault().useDaylightTime()) {
            throw new IllegalStateException("The virtual machine must run in UTC (-Duser.timezone=UTC), not in "
                    + TimeZone.getDefault().getID());
        }
    }
}
