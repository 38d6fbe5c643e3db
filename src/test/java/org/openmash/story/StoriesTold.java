package org.openmash.story;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Which classes of stories have been told in this run. */
class StoriesTold implements BeforeAllCallback {

    private static final Set<String> CLASSES = ConcurrentHashMap.newKeySet();

    @Override
    public void beforeAll(ExtensionContext context) {
        CLASSES.add(context.getRequiredTestClass().getName());
    }

    static Set<String> classes() {
        return Set.copyOf(CLASSES);
    }
}
