package org.openmash.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.Media;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openmash.deadline.ClockKind;
import org.openmash.deadline.store.RegisterRows;
import org.openmash.referral.Rating;
import org.openmash.story.Canary;
import org.openmash.story.Contacts;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** The board of limits on Cockpit's dashboard, as those who run the hub see, turn and print it. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestPropertySource(properties = {
    "mash.demo=true",
    "mash.demo-cases=0",
    "spring.datasource.url=jdbc:h2:mem:board-in-cockpit;DB_CLOSE_DELAY=-1",
    "camunda.bpm.job-execution.enabled=false"
})
class LimitsInCockpitIT {

    private static final int RUNNING = 40;

    @RegisterExtension
    private static final Chromium CHROMIUM = new Chromium();

    @LocalServerPort
    int port;
    @Autowired
    TestRestTemplate rest;
    @Autowired
    JdbcClient jdbc;

    private RegisterRows register;
    private BrowserContext browser;
    private Page page;
    private String reference;
    private Instant now;

    @BeforeEach
    void a_busy_hub() {
        reference = rest.withBasicAuth("partner", "partner")
                .postForEntity("/api/referrals", Contacts.red(), JsonNode.class).getBody().get("caseReference").asText();
        now = Instant.now();
        register = new RegisterRows(jdbc);
        register.nothing();
        breached();
        near();
        running();
        kept();
        browser = CHROMIUM.fresh();
    }

    @AfterEach
    void the_next_hub_begins_empty() {
        browser.close();
        register.nothing();
        jdbc.sql("delete from mash_case where case_reference like 'MASH-2026-9%'").update();
    }

    private Instant in(double hours) {
        return now.plus(Duration.ofSeconds(Math.round(hours * 3600)));
    }

    private RegisterRows.Row limit(ClockKind clock, Rating rating, double dueInHours) {
        return register.limit(clock, rating).due(in(dueInHours));
    }

    private void breached() {
        limit(ClockKind.RESPONSE, Rating.RED, -2.2).of(reference).stands();
        limit(ClockKind.FIRST_OUTCOME, Rating.AMBER, -27.5).explained().stands();
        limit(ClockKind.AGENCY_REPLY, Rating.RED, -1.4).owedBy("agency-police").stands();
        limit(ClockKind.AGENCY_REPLY, Rating.AMBER, -5.1).owedBy("agency-health").stands();
        limit(ClockKind.AGENCY_REPLY, Rating.AMBER, -0.6).owedBy("agency-police").stands();
        limit(ClockKind.FIRST_LOOK, Rating.GREEN, -0.1).stands();
        limit(ClockKind.ACCEPTANCE, Rating.AMBER, -3.3).owedBy("team-manager").explained().stands();
    }

    private void near() {
        limit(ClockKind.RESPONSE, Rating.RED, 0.69).stands();
        limit(ClockKind.FIRST_OUTCOME, Rating.GREEN, 0.9).stands();
        limit(ClockKind.AGENCY_REPLY, Rating.RED, 0.4).owedBy("agency-education").stands();
        limit(ClockKind.FIRST_LOOK, Rating.AMBER, 0.25).stands();
    }

    private void running() {
        var clocks = List.of(ClockKind.RESPONSE, ClockKind.FIRST_OUTCOME, ClockKind.ACKNOWLEDGEMENT,
                ClockKind.AGENCY_REPLY, ClockKind.FAMILY_LETTER);
        for (int i = 0; i < RUNNING; i++) {
            var clock = clocks.get(i % clocks.size());
            limit(clock, Rating.values()[i % 3], 2 + i).owedBy(clock == ClockKind.AGENCY_REPLY ? "agency-police" : null)
                    .stands();
        }
    }

    private void kept() {
        for (int i = 0; i < 60; i++) {
            var met = in(-1.5 * i);
            limit(List.of(ClockKind.RESPONSE, ClockKind.FIRST_OUTCOME, ClockKind.FIRST_LOOK, ClockKind.ACKNOWLEDGEMENT)
                    .get(i % 4), Rating.AMBER, -1.5 * i + (i % 9 == 0 ? -0.5 : 1)).met(met).stands();
        }
    }

    private Page dashboard(String persona) {
        page = Persona.signsIn(browser, "http://localhost:" + port, persona).page;
        page.navigate("http://localhost:" + port + "/camunda/app/cockpit/default/#/dashboard");
        page.getByText("Running Process Instances").first().waitFor();
        return page;
    }

    private Locator rows() {
        return page.locator(".mash-limits-list tbody tr");
    }

    private void board(String persona) {
        dashboard(persona);
        rows().first().waitFor();
    }

    private void halfAMinutePasses() {
        page.clock().fastForward(31_000);
    }

    @Test
    void the_service_manager_sees_the_oldest_breach_first_and_reaches_its_case() {
        board("service-manager");
        assertThat(page.locator(".mash-limits-summary")).hasText(
                Pattern.compile("7\\s*breached\\s*4\\s*near\\s*40\\s*running"));
        assertThat(rows().nth(0)).containsText("1 d 3 h over");
        assertThat(rows().nth(0).locator("td").allInnerTexts()).contains("Breached", "First outcome", "AMBER", "The hub", "yes");
        assertThat(rows().filter(new Locator.FilterOptions().setHasText("Team managers"))).hasCount(1);
        assertThat(rows().nth(0).locator("[data-is=due]")).hasText(
                Pattern.compile("(Mon|Tue|Wed|Thu|Fri|Sat|Sun) \\d{1,2} [A-Z][a-z]{2}, \\d\\d:\\d\\d"));
        assertThat(page.locator(".mash-limits-agencies tbody tr").first()).containsText("West Midlands Police");
        assertThat(page.locator(".mash-limits-agencies tbody tr").first().locator("td").first()).hasText("2");
        assertThat(page.locator(".mash-limits-chart svg desc")).containsText("Response: today");
        assertThat(page.locator(".mash-limits-as-of")).hasText(Pattern.compile("as of \\d\\d:\\d\\d"));
        assertThat(page.content()).doesNotContain(Canary.ALL);
        assertThat(page.locator("h1.section-title:visible"))
                .hasText(new String[] {"Limits", "Right Now", "Deployed"});

        page.locator(".mash-limits-list a").filter(new Locator.FilterOptions().setHasText(reference)).click();
        page.waitForURL(url -> url.contains("#/process-instance/"));
        page.getByText("caseReference").first().waitFor();
    }

    @Test
    void it_reads_well_on_a_desk_on_a_projector_and_on_paper() {
        board("service-manager");
        Pictures.forTheDocs(page, "service-manager-limits");
        page.setViewportSize(1280, 900);
        Axe.findsNothingSerious(page, ".mash-limits");
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= 1280"
                + " && document.querySelector('.mash-limits').scrollWidth <= document.querySelector('.mash-limits').clientWidth + 1"))
                .as("nothing is cut at the side").isTrue();
        Pictures.take(page, "limits-1280");
        Pictures.take(page.locator(".mash-limits-pages"), "limits-1280-below");
        page.setViewportSize(1920, 1080);
        page.locator(".mash-limits-top").scrollIntoViewIfNeeded();
        Axe.findsNothingSerious(page, ".mash-limits");
        Pictures.take(page, "limits-1920");

        page.setViewportSize(1280, 900);
        page.getByLabel("Rows").selectOption("200");
        assertThat(rows()).hasCount(51);
        var paper = new String(page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true)
                .setPath(java.nio.file.Path.of("target", "screenshots", "limits.pdf"))), StandardCharsets.ISO_8859_1);
        assertThat(Pattern.compile("/Type\\s*/Page\\b").matcher(paper).results().count()).as("pages").isBetween(2L, 4L);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(rows().last()).isVisible();
        for (var leftOut : List.of(".navbar", ".mash-limits-choice", ".mash-limits-pages button")) {
            assertThat(page.locator(leftOut).first()).isHidden();
        }
        assertThat((Boolean) page.evaluate("document.body.scrollHeight > 1000")).as("as long as it is").isTrue();
        page.setViewportSize(1040, 720);
        Pictures.forTheDocs(page, "service-manager-limits-print");
    }

    @Test
    void it_refreshes_by_itself_and_keeps_page_choice_and_focus() {
        browser.clock().install();
        board("unit-manager");
        page.getByLabel("Clock").selectOption("RESPONSE");
        assertThat(page.locator(".mash-limits-range")).hasText("1 to 10 of 10");
        var link = rows().nth(0).locator("a");
        link.focus();
        limit(ClockKind.RESPONSE, Rating.GREEN, -100).of(reference).stands();
        limit(ClockKind.FIRST_LOOK, Rating.GREEN, -200).stands();

        halfAMinutePasses();

        assertThat(page.locator(".mash-limits-range")).hasText("1 to 11 of 11");
        assertThat(rows().nth(0)).containsText("4 d 4 h over");
        assertThat(rows().nth(1).locator("a")).isFocused();
        assertThat(page.locator(".mash-limits-summary")).containsText(Pattern.compile("9\\s*breached"));
    }

    @Test
    void pages_are_turned_by_keyboard_and_the_list_is_narrowed() {
        board("governance");
        assertThat(page.locator(".mash-limits-range")).hasText("1 to 25 of 51");
        assertThat(page.getByText("Previous page")).isDisabled();
        page.getByText("Next page").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator(".mash-limits-range")).hasText("26 to 50 of 51");
        assertThat(page.getByText("Next page")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator(".mash-limits-range")).hasText("51 to 51 of 51");
        assertThat(page.locator(".mash-limits-range")).isFocused();

        page.getByLabel("Show").selectOption("NEAR");
        assertThat(rows()).hasCount(4);
        assertThat(rows().nth(0)).containsText("min left");
        page.getByLabel("Clock").selectOption("FAMILY_LETTER");
        assertThat(page.getByText("No limit is open here.")).isVisible();
    }

    @Test
    void what_cannot_be_read_is_said_and_what_was_read_stays() {
        browser.clock().install();
        board("service-manager");
        page.route(Pattern.compile(".*/api/limits.*"), route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
        halfAMinutePasses();
        assertThat(page.locator(".mash-limits-problem").first()).containsText("The limits could not be read at");
        assertThat(rows()).hasCount(25);

        page.unroute(Pattern.compile(".*/api/limits.*"));
        page.unrouteAll();
        halfAMinutePasses();
        assertThat(page.locator(".mash-limits-problem").first()).isHidden();
    }

    @Test
    void what_is_answered_is_text_and_never_markup() {
        browser.route(Pattern.compile(".*/api/limits.*"), route -> {
            var answer = route.fetch();
            route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(
                    answer.text().replace("West Midlands Police", "<img src=x onerror=window.marked=1>")
                            .replace("\"calendarAlarm\":null", "\"calendarAlarm\":\"The <b>calendar</b> ends.\"")));
        });
        board("service-manager");
        assertThat(page.getByText("The <b>calendar</b> ends.")).isVisible();
        assertThat(page.getByText("<img src=x onerror=window.marked=1>").first()).isVisible();
        assertThat(page.evaluate("window.marked")).isNull();
    }

    @Test
    void nothing_is_asked_for_when_nobody_looks() {
        browser.clock().install();
        var asked = new ArrayList<String>();
        browser.onRequest(request -> {
            if (request.url().contains("/api/limits")) {
                asked.add(request.url());
            }
        });
        board("service-manager");
        page.evaluate("Object.defineProperty(document, 'hidden', { value: true, configurable: true });"
                + " document.dispatchEvent(new Event('visibilitychange'))");
        var before = asked.size();
        halfAMinutePasses();
        page.waitForTimeout(500);
        assertThat(asked).as("while the tab is hidden").hasSize(before);

        page.evaluate("delete document.hidden; document.dispatchEvent(new Event('visibilitychange'))");
        page.waitForCondition(() -> asked.size() == before + 1);

        page.navigate("http://localhost:" + port + "/camunda/app/cockpit/default/#/processes");
        page.getByText("Take a contact: from contact to outcome").first().waitFor();
        halfAMinutePasses();
        page.waitForTimeout(500);
        assertThat(asked).as("on another page").hasSize(before + 1);
    }

    @Test
    void whoever_may_not_see_it_has_the_dashboard_as_it_was() {
        var asked = new ArrayList<String>();
        browser.onRequest(request -> asked.add(request.url()));
        dashboard("operator");
        page.waitForTimeout(1_000);
        assertThat(page.locator(".mash-limits")).hasCount(0);
        assertThat(asked).as("nor is it asked for").noneMatch(url -> url.contains("/api/limits"))
                .anyMatch(url -> url.contains("/api/me"));
        assertThat(page.getByText("Deployed").first()).isVisible();
        Pictures.take(page, "limits-not-for-the-operator");
    }
}
