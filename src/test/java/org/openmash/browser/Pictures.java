package org.openmash.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Pictures of the screens, taken with {@code mash.docs.write}: of all, and those that the pages of the roles show there. Of
 * what failed, always.
 */
final class Pictures {

    private static final Path LAST_RUN = Path.of("target", "screenshots");
    private static final Path DOCS = Path.of("docs", "roles", "img");
    private static final boolean WANTED = Boolean.getBoolean("mash.docs.write");

    private Pictures() {
    }

    /** The screen, from the top of what can be scrolled, as a page of the docs shows it. */
    static void forTheDocs(Page page, String name) {
        if (WANTED) {
            page.evaluate("document.querySelectorAll('*').forEach(e => { if (e.scrollTop > 0) e.scrollTop = 0 })");
            write(DOCS, name, picture(page, name));
        }
    }

    /** For the docs, scrolled to something further down. */
    static void forTheDocs(Locator at, String name) {
        if (WANTED) {
            write(DOCS, name, below(at, name));
        }
    }

    static void take(Page page, String name) {
        if (WANTED) {
            picture(page, name);
        }
    }

    /** The screen, scrolled to something. */
    static void take(Locator at, String name) {
        if (WANTED) {
            below(at, name);
        }
    }

    private static byte[] below(Locator at, String name) {
        at.evaluate("e => e.scrollIntoView({ block: 'start' })");
        return picture(at.page(), name);
    }

    /** Where somebody stood, for whoever looks into a failure. */
    static void ofAFailure(Page page, String name) {
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
