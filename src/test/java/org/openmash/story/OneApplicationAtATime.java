package org.openmash.story;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.test.annotation.DirtiesContext.HierarchyMode;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/**
 * The webapps find an engine by its name in the whole virtual machine: before another application starts there, the one
 * before is closed.
 */
public class OneApplicationAtATime extends AbstractTestExecutionListener {

    private static TestContext running;

    /** Before anything else asks for the application. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public void beforeTestClass(TestContext test) {
        if (!isApplication(test.getTestClass())) {
            return;
        }
        if (running != null && !test.hasApplicationContext()) {
            running.markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);
        }
        running = test;
    }

    private static boolean isApplication(Class<?> test) {
        return MergedAnnotations.search(SearchStrategy.TYPE_HIERARCHY).withEnclosingClasses(Class::isMemberClass)
                .from(test).isPresent(SpringBootTest.class);
    }
}
