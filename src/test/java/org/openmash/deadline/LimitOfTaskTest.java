package org.openmash.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A task that is named here and drawn nowhere would get the case's dates without anybody noticing. */
class LimitOfTaskTest {

    @Test
    void every_task_with_a_limit_of_its_own_stands_in_a_diagram() throws IOException {
        var drawn = new TreeSet<String>();
        try (var diagrams = Files.list(Path.of("processes"))) {
            for (var diagram : diagrams.toList()) {
                Pattern.compile("<bpmn:userTask id=\"(\\w+)\"").matcher(Files.readString(diagram)).results()
                        .forEach(task -> drawn.add(task.group(1)));
            }
        }
        assertThat(drawn).containsAll(LimitOfTask.AFTERWARDS);
        assertThat(LimitOfTask.BY_TASK.keySet()).allSatisfy(task -> assertThat(drawn).contains(task));
    }
}
