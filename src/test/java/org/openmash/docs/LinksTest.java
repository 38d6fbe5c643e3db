package org.openmash.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages point at is there. */
class LinksTest {

    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(#[^)]*)?\\)");
    private static final Pattern QUEUE = Pattern.compile("(?m)^\\| ([A-Z][^|]*?) \\|");

    @Test
    void every_link_inside_the_project_leads_somewhere() throws IOException {
        var broken = new ArrayList<String>();
        for (var page : pages()) {
            LINK.matcher(Files.readString(page)).results().map(link -> link.group(1))
                    .filter(target -> !Files.exists(folder(page).resolve(target).normalize()))
                    .forEach(target -> broken.add(page + " → " + target));
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void every_queue_that_a_role_is_told_of_exists() throws IOException {
        var queues = Files.readString(Path.of("src/main/java/org/openmash/access/Queues.java"));
        for (var page : pages().stream().filter(page -> page.startsWith("docs/roles")).toList()) {
            assertThat(QUEUE.matcher(Files.readString(page)).results().map(row -> row.group(1)))
                    .as("queues on %s", page).allSatisfy(name -> assertThat(queues).contains('"' + name + '"'));
        }
    }

    private static Path folder(Path page) {
        return page.getParent() == null ? Path.of("") : page.getParent();
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
            return Stream.concat(Stream.of(Path.of("README.md")), docs.filter(page -> page.toString().endsWith(".md")))
                    .sorted().toList();
        }
    }
}
