package org.openmash.tasklist;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openmash.browser.Chromium;

/**
 * Tasklist as it is shipped, with our scripts, in a real browser, against a stand-in for the server. It guards what
 * the scripts rely on inside Tasklist and form-js; the hub's own stories are told elsewhere.
 */
class TasklistInTheBrowserIT {

    private static final String CANARY = "Canary Smith, 12 Canary Street";

    @RegisterExtension
    private static final Chromium CHROMIUM = new Chromium();
    private StandInHub hub;
    private BrowserContext context;
    private Page page;

    @BeforeEach
    void signIn() throws Exception {
        hub = new StandInHub();
        context = CHROMIUM.fresh();
        page = context.newPage();
        page.navigate(hub.url("/camunda/app/tasklist/default/"));
        page.click("button");
        assertThat(page.locator(".mash-card-known")).hasCount(1);
    }

    @AfterEach
    void goHome() {
        context.close();
        hub.close();
    }

    @Test
    void a_card_tells_case_rating_and_time_in_words_and_takes_nothing_as_markup() {
        assertThat(page.locator(".mash-card")).containsText("MASH-2026-000123");
        assertThat(page.locator(".mash-rating-amber")).hasText("AMBER, provisional");
        assertThat(page.locator(".mash-card-subject")).hasText("J.S., 4, <b>WV1</b>");
        assertThat(page.locator(".mash-card-over")).containsText("over by");
    }

    @Test
    void the_page_is_the_hubs_own_and_offers_nothing_past_the_register() {
        openTheTask();
        assertThat(page).hasTitle("OpenMASH Tasklist, Wolverhampton MASH");
        assertThat(page.locator(".mash-demonstration")).hasText("DEMONSTRATION: no real people");
        assertThat(page.locator(".ce-eol-banner")).isHidden();
        assertThat(page.locator(".nav-tabs li")).hasText(new String[] {"Form", "Diagram"});
        assertThat(page.locator(".create-task-action, .task-action-comment, .followup-date .glyphicon, [cam-widget-inline-field], .reset-assignee")).hasCount(0);
    }

    @Test
    void a_prefilled_list_can_be_completed_and_a_removed_row_takes_its_error_along() {
        openTheTask();
        page.getByLabel("Who called").fill("PC 4711");
        page.getByText("Add new").click();
        page.getByLabel("Child's name").nth(1).fill("x");
        page.getByLabel("Child's name").nth(1).fill("");
        page.getByLabel("Child's name").nth(1).blur();
        assertThat(complete()).isDisabled();
        page.locator(".fjs-repeat-row-remove").nth(1).click();
        assertThat(complete()).isEnabled();
        complete().click();
        page.waitForCondition(() -> !hub.submissions.isEmpty());
        assertThat(hub.submissions.get(0)).contains("PC 4711").contains("Ada").contains("\\\"version\\\":3");
    }

    /** On a slow machine the form is still taking over the field before when the next one is typed in. */
    @Test
    void what_is_being_typed_stays_when_the_form_is_drawn_meanwhile() {
        openTheTask();
        page.evaluate("""
                ([typed, drawn]) => {
                  const says = (field, words) => {
                    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, words);
                    field.dispatchEvent(new Event('input', { bubbles: true }));
                  };
                  says(drawn, 'PC 4711');
                  says(typed, 'Ada Lovelace');
                  drawn.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
                }""", List.of(page.getByLabel("Child's name").elementHandle(), page.getByLabel("Who called").elementHandle()));
        complete().click();
        page.waitForCondition(() -> !hub.submissions.isEmpty());
        assertThat(hub.submissions.get(0)).contains("PC 4711").contains("Ada Lovelace");
    }

    @Test
    void what_is_missing_is_listed_read_aloud_and_gets_the_focus() {
        openTheTask();
        complete().click();
        assertThat(page.locator(".mash-errors")).containsText("Who called: Field is required.");
        assertThat(page.locator("#mash-announcer")).containsText("Who called");
        assertThat(page.getByLabel("Who called")).isFocused();
        assertThat(hub.submissions).isEmpty();
    }

    @Test
    void a_refusal_is_the_servers_sentence_alone_and_nothing_typed_is_lost() {
        hub.refusal = "Sam Green changed the rating at 14:02.";
        openTheTask();
        page.getByLabel("Who called").fill("PC 4711");
        complete().click();
        assertThat(page.locator(".page-notifications .status")).hasText("Sam Green changed the rating at 14:02.");
        assertThat(page.getByLabel("Who called")).hasValue("PC 4711");
        hub.refusal = "";
        complete().click();
        page.waitForCondition(() -> !hub.submissions.isEmpty());
        assertThat(page.locator(".page-notifications .alert-danger")).hasCount(0);
    }

    @Test
    void a_draft_goes_to_the_server_when_asked_and_when_the_page_is_hidden_and_never_into_the_browser() {
        openTheTask();
        page.getByLabel("Who called").fill(CANARY);
        page.getByText("Save draft").click();
        assertThat(page.locator(".mash-draft")).containsText(Pattern.compile("Draft saved at \\d\\d:\\d\\d"));
        assertThat(hub.drafts).singleElement().asString().startsWith("{\"version\":3,\"caller\":\"" + CANARY);

        page.getByLabel("Who called").fill(CANARY + " again");
        page.evaluate("Object.defineProperty(document, 'hidden', { value: true }); document.dispatchEvent(new Event('visibilitychange'))");
        page.waitForCondition(() -> hub.drafts.size() == 2);
        assertThat(hub.drafts.get(1)).contains(CANARY + " again");
        assertThat(stored()).doesNotContain("Canary");
    }

    @Test
    void after_a_time_out_in_a_start_form_the_next_officer_sees_an_empty_form_and_the_browser_kept_nothing() {
        openTheStartForm();
        assertThat(page.getByText("Save draft")).hasCount(0);
        page.getByLabel("Who called").fill(CANARY);
        hub.endAllSessions();
        page.waitForURL(url -> url.endsWith("/login"), new Page.WaitForURLOptions().setTimeout(15_000));
        assertThat(stored()).doesNotContain("Canary").doesNotContain("camunda-form");
        assertThat(page.content()).doesNotContain("Canary");

        page.click("button");
        openTheStartForm();
        assertThat(page.getByLabel("Who called")).hasValue("");
        assertThat(stored()).doesNotContain("Canary");
    }

    @Test
    void whoever_signs_in_again_is_back_at_the_task() {
        openTheTask();
        var task = page.url();
        page.getByLabel("Who called").fill(CANARY);
        hub.endAllSessions();
        page.getByText("Save draft").click();
        page.waitForURL(url -> url.endsWith("/login"));
        page.click("button");
        assertThat(page.getByLabel("Who called")).hasValue("");
        assertThat(page.url()).isEqualTo(task);
    }

    @Test
    void signing_out_saves_the_draft_ends_the_session_and_leaves_nothing_behind() {
        openTheTask();
        page.getByLabel("Who called").fill(CANARY);
        page.locator(".account a.dropdown-toggle").click();
        page.locator(".logout a").click();
        page.waitForURL(url -> url.endsWith("/login?logout"));
        assertThat(hub.drafts).last().asString().contains(CANARY);
        assertThat(hub.signOuts).containsExactly("token");
        page.goBack();
        assertThat(page.content()).doesNotContain("Canary");
    }

    private void openTheTask() {
        page.locator("ol.tasks-list li").first().click();
        assertThat(page.getByLabel("Who called")).isEditable();
    }

    private void openTheStartForm() {
        page.locator(".start-process-action a").click();
        page.locator(".processes a").click();
        assertThat(page.locator(".modal").getByLabel("Who called")).isEditable();
    }

    private Locator complete() {
        return page.locator(".form-actions .btn-primary");
    }

    private String stored() {
        return (String) page.evaluate("JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)])");
    }
}
