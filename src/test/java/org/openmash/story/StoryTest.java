package org.openmash.story;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.TestPropertySource;

/**
 * A test that tells a story on the whole application: real tables, real guards, the personas of the demonstration. Jobs
 * run when the story says so, and its HTTP surfaces answer on a port of their own. After each story every engine table and the log are searched for planted words.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = {org.openmash.OpenMash.class, Hub.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestPropertySource(properties = {
    "mash.demo=true",
    "mash.demo-cases=0",
    "spring.datasource.url=jdbc:h2:mem:story;DB_CLOSE_DELAY=-1;QUERY_CACHE_SIZE=500",
    "camunda.bpm.job-execution.enabled=false",
    "mash.audit.sealing=-",
    "mash.clearances.look=-",
    "mash.openings.look=-"
})
@ExtendWith({NothingLeaks.class, StoriesTold.class, WhileTheHubIsOpen.class, NobodyStaysRestricted.class})
public @interface StoryTest {
}
