package org.openmash.platform;

import java.util.Map;

/** Looks at what a person would deploy, before it lands. Declared here, made by the capability that knows the tables. */
public interface DeploymentCheck {

    /**
     * @param name      the deployment's name, as the person gave it
     * @param resources file name to content
     * @throws Refused with sentences that the person understands
     */
    void check(String name, Map<String, byte[]> resources);
}
