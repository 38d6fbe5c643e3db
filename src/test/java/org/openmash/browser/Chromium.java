package org.openmash.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The browser of this machine. Without one the tests that need it are left out, unless {@code mash.browser.required} is
 * set: then they fail.
 */
public final class Chromium implements AutoCloseable {

    /** Several builds may share a machine. */
    private static final double PATIENCE_MS = 20_000;

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path executable) {
        playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(executable)
                .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                        "--disable-background-networking", "--disable-component-update", "--disable-sync")));
    }

    public static Chromium open() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        var executable = Stream.of("/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of).filter(Files::isExecutable).findFirst();
        if (!Boolean.getBoolean("mash.browser.required")) {
            assumeTrue(executable.isPresent(), "no browser on this machine");
        }
        return new Chromium(executable.orElseThrow(
                () -> new IllegalStateException("mash.browser.required, but no Chromium found")));
    }

    /** A browser that has seen nothing yet, on a British desk. */
    public BrowserContext fresh() {
        return browser.newContext(new Browser.NewContextOptions().setLocale("en-GB").setTimezoneId("Europe/London")
                .setViewportSize(1500, 950));
    }

    @Override
    public void close() {
        playwright.close();
    }
}
