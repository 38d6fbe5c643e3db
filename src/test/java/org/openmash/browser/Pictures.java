package org.openmash.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Pictures of the screens; with {@code mash.docs.write} those that the pages of the roles show are written there. */
final class Pictures {

    private static final Path LAST_RUN = Path.of("target", "screenshots");
    private static final Path DOCS = Path.of("docs", "roles", "img");

    private Pictures() {
    }

    /** The screen, from the top of what can be scrolled, as a page of the docs shows it. */
    static void forTheDocs(Page page, String name) {
        page.evaluate("document.querySelectorAll('*').forEach(e => { if (e.scrollTop > 0) e.scrollTop = 0 })");
        var picture = picture(page, name);
        if (Boolean.getBoolean("mash.docs.write")) {
            write(DOCS, name, picture);
        }
    }

    /** For the docs, scrolled to something further down. */
    static void forTheDocs(Locator at, String name) {
        at.evaluate("e => e.scrollIntoView({ block: 'start' })");
        var picture = picture(at.page(), name);
        if (Boolean.getBoolean("mash.docs.write")) {
            write(DOCS, name, picture);
        }
    }

    static void take(Page page, String name) {
        picture(page, name);
    }

    /** The screen, scrolled to something. */
    static void take(Locator at, String name) {
        at.evaluate("e => e.scrollIntoView({ block: 'start' })");
        picture(at.page(), name);
    }

    /** Where somebody stood at the end, for whoever looks into a failure. */
    static void note(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(LAST_RUN.resolve(name + ".png")));
    }

    private static byte[] picture(Page page, String name) {
        page.waitForTimeout(500);
        var picture = page.screenshot();
        write(LAST_RUN, name, picture);
        return picture;
    }

    private static void write(Path directory, String name, byte[] picture) {
        try {
            Files.createDirectories(directory);
            Files.write(directory.resolve(name + ".png"), picture);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
