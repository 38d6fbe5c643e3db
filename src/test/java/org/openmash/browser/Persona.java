package org.openmash.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** One person at one browser: signs in, opens a queue, takes a card, fills in the form and completes it. */
final class Persona {

    private static final String FORM = "[cam-tasklist-form]";
    /** A form is drawn once more when what is in it arrives; whoever reads before they type does not notice. */
    private static final String DRAWN = """
            form => new Promise(drawn => {
              let quiet = setTimeout(drawn, 400);
              new MutationObserver(() => { clearTimeout(quiet); quiet = setTimeout(drawn, 400); })
                .observe(document.querySelector(form), { childList: true, subtree: true });
            })""";
    static final double PATIENCE_MS = 45_000;

    final Page page;
    final String id;
    private final BrowserContext browser;
    private final String hub;
    private final List<String> refused = new ArrayList<>();

    private Persona(BrowserContext browser, String hub, String id) {
        this.browser = browser;
        this.hub = hub;
        this.id = id;
        this.page = browser.newPage();
        page.setDefaultTimeout(PATIENCE_MS);
        page.onResponse(response -> {
            if (response.status() == 403 && !isTaskThatMovedOn(response.request()) || response.status() >= 500) {
                refused.add(response.status() + " " + response.request().method() + " " + response.url());
            }
        });
    }

    /** Tasklist asks for the task that it shows; somebody else, or a job, may have moved it on that very moment. */
    private static boolean isTaskThatMovedOn(Request asked) {
        return asked.method().equals("GET") && asked.url().matches(".*/task/[0-9a-f-]{36}([/?].*)?");
    }

    /** Whoever signed in last on this browser has gone. */
    static Persona signsIn(BrowserContext browser, String hub, String id) {
        var persona = new Persona(browser, hub, id);
        persona.page.navigate(hub + "/");
        persona.signIn();
        return persona;
    }

    private void signIn() {
        page.waitForURL(url -> url.contains("/login"));
        page.getByLabel("User name").fill(id);
        page.getByLabel("Password").fill(id);
        page.getByText("Sign in", new Page.GetByTextOptions().setExact(true)).click();
        page.waitForURL(url -> url.contains("/camunda/app/") || url.endsWith("/governance") || url.endsWith("/policy"));
        page.locator(".mash-demonstration, .demo").waitFor();
    }

    /** What the server refused, or failed at, while this person worked. */
    List<String> refused() {
        return refused;
    }

    BrowserContext browser() {
        return browser;
    }

    void goesHome() {
        page.close();
    }

    Persona signsOut() {
        if (page.url().contains("/camunda/app/")) {
            page.locator(".account a.dropdown-toggle").click();
            page.locator(".logout a").click();
        } else {
            page.getByText("Sign out", new Page.GetByTextOptions().setExact(true)).click();
        }
        page.waitForURL(url -> url.endsWith("/login?logout"));
        return this;
    }

    List<String> queues() {
        queue(Pattern.compile(".")).first().waitFor();
        return queue(Pattern.compile(".")).allInnerTexts().stream()
                .map(name -> name.replaceFirst("\\s\\d+$", "").trim()).toList();
    }

    Persona queue(String name) {
        queue(Pattern.compile("^\\s*" + name + "\\s*\\d*\\s*$")).click();
        page.waitForTimeout(300);
        return this;
    }

    private Locator queue(Pattern name) {
        return page.locator(".task-filters .task-filter .name a").filter(new Locator.FilterOptions().setHasText(name));
    }

    Locator cards(String text) {
        return page.locator("ol.tasks-list li.task").filter(new Locator.FilterOptions().setHasText(text));
    }

    /** Opens the card without taking it. */
    Form opens(String queue, String task, String caseReference) {
        queue(queue);
        var card = cards(task + " " + caseReference).first();
        card.waitFor();
        card.locator("h4").click();
        return form();
    }

    /** Opens the card and takes it. */
    Form takes(String queue, String task, String caseReference) {
        opens(queue, task, caseReference);
        return claims();
    }

    Form claims() {
        page.locator("button.claim").click();
        page.locator("button.unclaim").waitFor();
        quiet();
        assertThat(complete()).isEnabled();
        return form();
    }

    /** Taking the contact of somebody who is on the telephone. */
    Form startsToTakeAContact() {
        var form = starts("Take a contact");
        form.field("What is this about?").waitFor();
        return form;
    }

    Form starts(String process) {
        page.locator(".start-process-action a").click();
        page.locator(".processes a").filter(new Locator.FilterOptions().setHasText(process)).click();
        page.locator(".modal .fjs-container").waitFor();
        return new Form(page.locator(".modal"));
    }

    /** Sends the start form; answers what the person may go on with. */
    Locator sendsTheContact() {
        return sends("Complete the contact");
    }

    /** Sends the start form; answers the task that comes next. */
    Locator sends(String next) {
        page.locator(".modal .modal-footer .btn-primary").click();
        page.locator(".modal").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
        return page.locator(".page-notifications a").filter(new Locator.FilterOptions()
                .setHasText(Pattern.compile(next + " MASH-\\d{4}-\\d{6}"))).first();
    }

    Form form() {
        page.locator(FORM + " .fjs-container").waitFor();
        page.evaluate(DRAWN, FORM);
        return new Form(page.locator(FORM + " .fjs-container"));
    }

    Locator complete() {
        return page.locator(".form-actions .btn-primary");
    }

    /** Completes the form: it goes, unless something is wrong with it. */
    Persona completes() {
        complete().click();
        var wrong = page.locator(".page-notifications .alert-danger, .mash-errors");
        page.waitForCondition(() -> wrong.count() > 0 || page.locator(FORM).count() == 0);
        assertThat(wrong.allInnerTexts()).as("what stands against it").isEmpty();
        quiet();
        return this;
    }

    /** What the server said against it. */
    String refusedWith() {
        complete().click();
        var sentence = page.locator(".page-notifications .alert-danger .status");
        sentence.waitFor();
        return sentence.innerText();
    }

    /** Until no notification is on the screen. */
    void quiet() {
        for (var close : page.locator(".page-notifications .alert .close").all()) {
            if (close.isVisible()) {
                close.click();
            }
        }
        page.locator(".page-notifications .alert").first().waitFor(
                new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }

    String shown() {
        return page.locator("body").innerText();
    }

    /** Everything that this browser keeps of this site. */
    String stored() {
        return page.evaluate("JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)])")
                + browser.storageState();
    }
}
