package org.openmash.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The pages that are written from the diagrams, tables and forms say what these say now. To write them anew:
 * {@code mvn -o test -Dtest=GeneratedDocsTest -Dmash.docs.write=true}
 */
class GeneratedDocsTest {

    private static final boolean WRITE = Boolean.getBoolean("mash.docs.write");
    private static final String HOW =
            "written by: mvn -o test -Dtest=GeneratedDocsTest -Dmash.docs.write=true";

    private final List<Path> diagrams = files("processes", ".bpmn");

    @Test
    void every_process_has_its_page() {
        var pages = new TreeMap<Path, String>();
        diagrams.forEach(file -> pages.put(page("processes", file), new ProcessPage(file, diagrams).text()));
        areAsWritten("processes", pages);
    }

    @Test
    void every_decision_has_its_page() {
        var pages = new TreeMap<Path, String>();
        files("dmn", ".dmn").forEach(file -> pages.put(page("decisions", file), new DecisionPage(file).text()));
        pages.put(Path.of("docs/decisions/signs.md"), SignsPage.text());
        areAsWritten("decisions", pages);
    }

    @Test
    void every_form_has_its_page() {
        var beans = FormBeans.all();
        var pages = new TreeMap<Path, String>();
        files("forms", ".form").forEach(file -> {
            assertThat(beans).containsKey(ProcessPage.baseName(file));
            pages.put(page("forms", file),
                    new FormPage(file, beans.get(ProcessPage.baseName(file)), diagrams).text());
        });
        areAsWritten("forms", pages);
    }

    @Test
    void the_page_of_who_sees_what_says_what_the_hub_goes_by() {
        var page = Path.of("docs/need-to-know.md");
        if (WRITE) {
            write(page, NeedToKnowPage.text());
        }
        assertThat(page).as("%s, %s", page, HOW).content().isEqualToNormalizingNewlines(NeedToKnowPage.text());
    }

    @Test
    void every_picture_shows_its_diagram_as_it_is_drawn_now() {
        var stale = diagrams.stream().filter(diagram -> !Pictures.isFresh(diagram)).toList();
        if (WRITE && !stale.isEmpty()) {
            assertThat(Pictures.draw(stale)).as("a Chromium to draw with").isTrue();
            stale = diagrams.stream().filter(diagram -> !Pictures.isFresh(diagram)).toList();
        }
        assertThat(stale).as("diagrams that have changed since their picture was drawn; " + HOW).isEmpty();
    }

    private static Path page(String folder, Path file) {
        return Path.of("docs", folder, ProcessPage.baseName(file) + ".md");
    }

    /** README.md is written by people. */
    private static void areAsWritten(String folder, Map<Path, String> pages) {
        if (WRITE) {
            pages.forEach(GeneratedDocsTest::write);
            files("docs/" + folder, ".md").stream().filter(page -> !pages.containsKey(page))
                    .forEach(GeneratedDocsTest::delete);
        }
        assertThat(files("docs/" + folder, ".md")).as("pages in docs/" + folder + ", " + HOW)
                .containsExactlyElementsOf(pages.keySet());
        pages.forEach((page, text) -> assertThat(page).as("%s, %s", page, HOW).content()
                .isEqualToNormalizingNewlines(text));
    }

    private static List<Path> files(String folder, String ending) {
        if (!Files.isDirectory(Path.of(folder))) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(Path.of(folder))) {
            return found.filter(file -> file.getFileName().toString().endsWith(ending))
                    .filter(file -> !file.getFileName().toString().equals("README.md")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path page, String text) {
        try {
            Files.createDirectories(page.getParent());
            Files.writeString(page, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path page) {
        try {
            Files.delete(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
