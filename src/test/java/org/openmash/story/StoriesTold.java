package org.openmash.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Writes down which nodes of which diagrams have been passed when a class of stories has been told. */
class StoriesTold implements BeforeAllCallback, AfterAllCallback {

    private static final Path DIRECTORY = Path.of("target", "stories-told");

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        Files.deleteIfExists(file(context.getRequiredTestClass().getName()));
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        Files.createDirectories(DIRECTORY);
        Files.write(file(context.getRequiredTestClass().getName()), SpringExtension.getApplicationContext(context)
                .getBean(JdbcClient.class).sql("select distinct PROC_DEF_KEY_, ACT_ID_ from ACT_HI_ACTINST")
                .query((row, n) -> row.getString(1) + " " + row.getString(2)).list());
    }

    private static Path file(String story) {
        return DIRECTORY.resolve(story);
    }

    static boolean isTold(String story) {
        return Files.exists(file(story));
    }

    /** What has been passed when all of these were told, as {@code process node}. */
    static Set<String> passedIn(Set<String> stories) throws IOException {
        var passed = new TreeSet<String>();
        for (var story : stories) {
            passed.addAll(Files.readAllLines(file(story)));
        }
        return passed;
    }
}
