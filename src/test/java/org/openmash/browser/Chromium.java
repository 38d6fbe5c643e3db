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
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The browser of this machine: opened once in a virtual machine, and left empty by each class of tests. Without one the tests that need it are left out, unless
 * {@code mash.browser.required} is set: then they fail.
 */
public final class Chromium implements BeforeAllCallback, AfterTestExecutionCallback, AfterAllCallback {

    /** Several builds may share a machine. */
    private static final double PATIENCE_MS = 20_000;

    private static Browser browser;

    @Override
    public void beforeAll(ExtensionContext context) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        if (browser != null) {
            return;
        }
        var executable = Stream.of("/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of).filter(Files::isExecutable).findFirst();
        if (!Boolean.getBoolean("mash.browser.required")) {
            assumeTrue(executable.isPresent(), "no browser on this machine");
        }
        var playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(executable.orElseThrow(
                        () -> new IllegalStateException("mash.browser.required, but no Chromium found")))
                .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                        "--disable-background-networking", "--disable-component-update", "--disable-sync")));
    }

    /** A browser that has seen nothing yet, on a British desk. */
    public BrowserContext fresh() {
        return browser.newContext(new Browser.NewContextOptions().setLocale("en-GB").setTimezoneId("Europe/London")
                .setViewportSize(1500, 950));
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            var pages = browser.contexts().stream().flatMap(one -> one.pages().stream()).toList();
            for (int n = 0; n < pages.size(); n++) {
                Pictures.ofAFailure(pages.get(n), context.getRequiredTestMethod().getName() + "-" + n);
            }
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (browser != null) {
            browser.contexts().forEach(BrowserContext::close);
        }
    }
}
