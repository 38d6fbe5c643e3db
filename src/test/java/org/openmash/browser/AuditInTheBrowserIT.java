package org.openmash.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openmash.audit.AlertLook;
import org.openmash.audit.AuditChain;
import org.openmash.story.Canary;
import org.openmash.story.Contacts;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Information governance at its own page: searches, verifies, answers an alert, takes entries out. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestPropertySource(properties = {
    "mash.demo=true",
    "mash.demo-cases=0",
    "mash.audit.sealing=-",
    "spring.datasource.url=jdbc:h2:mem:audit-in-the-browser;DB_CLOSE_DELAY=-1",
    "camunda.bpm.job-execution.enabled=false"
})
class AuditInTheBrowserIT {

    @RegisterExtension
    private static final Chromium CHROMIUM = new Chromium();

    @LocalServerPort
    int port;
    @Autowired
    TestRestTemplate rest;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    AuditChain chain;
    @Autowired
    AlertLook alerts;

    private BrowserContext browser;
    private Page page;
    private Persona governance;
    private String reference;

    @BeforeEach
    void governance_has_signed_in() {
        reference = rest.withBasicAuth("partner", "partner")
                .postForEntity("/api/referrals", Contacts.red(), JsonNode.class).getBody().get("caseReference").asText();
        browser = CHROMIUM.fresh();
        governance = Persona.signsIn(browser, "http://localhost:" + port, "governance");
        page = governance.page;
        page.getByText("There is no alert.").or(page.getByText(Pattern.compile("\\d open"))).first().waitFor();
    }

    @AfterEach
    void goes() {
        browser.close();
    }

    private void looksUp(String persona) {
        rest.withBasicAuth(persona, persona).getForEntity("/api/cases/" + reference, String.class);
    }

    private void aMinutePasses() {
        while (chain.seal() > 0) {
            // until all is sealed
        }
        while (alerts.look() > 0) {
            // until every view was looked at
        }
    }

    private Locator button(String name) {
        return page.getByText(name, new Page.GetByTextOptions().setExact(true));
    }

    private Locator section(String heading) {
        return page.locator("section").filter(new Locator.FilterOptions().setHasText(heading));
    }

    private Locator inside(String heading, String label) {
        return section(heading).getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
    }

    @Test
    void governance_declares_sees_the_alert_searches_verifies_and_takes_entries_out() throws Exception {
        var declared = "What staff declared";
        inside(declared, "User name").fill("service-manager");
        inside(declared, "Given name").fill(Canary.NAME);
        inside(declared, "Family name").fill(Canary.FAMILY);
        inside(declared, "House and street").fill(Canary.STREET);
        inside(declared, "Postcode").fill("WV1 1AA");
        button("Hold the declaration").click();
        assertThat(page.locator("#said")).hasText("The declaration is held.");
        assertThat(section(declared).locator("tbody tr")).hasCount(1);
        assertThat(section(declared)).not().containsText(Canary.FAMILY);

        looksUp("service-manager");
        looksUp("police");
        aMinutePasses();
        page.reload();
        var open = section("Somebody looked at a case").locator("tbody tr");
        assertThat(open).hasCount(2);
        assertThat(open.first()).containsText(reference);
        assertThat(section("Somebody looked at a case")).containsText("Same surname and same address");

        inside("Who saw and did what", "Case").fill(reference);
        button("Search").click();
        var entries = page.locator("#entries tbody tr");
        assertThat(entries.first()).containsText("Refused");
        assertThat(entries.first()).containsText("Not allowed");
        assertThat(page.locator("#entries")).containsText("Case looked up");
        assertThat(page.locator("#entries")).containsText("Sita Service");

        button("Verify the trail").click();
        assertThat(page.locator("#verification")).containsText("The trail is whole");
        assertThat(page.locator("#verification")).containsText("not sealed yet");
        assertThat(page.locator("#verification")).isFocused();
        Axe.findsNothingSerious(page);
        page.setViewportSize(1280, 1500);
        Pictures.forTheDocs(page, "audit");
        page.setViewportSize(1500, 950);

        open.first().locator("select").selectOption("SPOKEN_TO");
        open.first().locator("button").click();
        assertThat(page.locator("#said")).hasText("The finding is recorded.");
        assertThat(section("Somebody looked at a case")).containsText("1 open");

        page.getByLabel(Pattern.compile("Take out everything")).selectOption("COMPLAINT");
        var download = page.waitForDownload(() -> page.getByLabel("Who saw and did what").getByText("Export as CSV").click());
        assertThat(Files.readString(download.path())).contains("CASE_LOOKED_UP", reference);
        assertThat(download.suggestedFilename()).matches("audit-\\d{4}-\\d{2}-\\d{2}\\.csv");

        section(declared).locator("tbody button").click();
        assertThat(section(declared)).containsText("Nobody has declared anything.");
        assertThat(governance.refused()).isEmpty();
        assertThat(governance.stored()).doesNotContain(reference, Canary.FAMILY);
    }

    @Test
    void an_altered_entry_is_named_on_the_page() {
        looksUp("unit-manager");
        aMinutePasses();
        var id = jdbc.sql("select max(id) from audit_entry where person = 'unit-manager'").query(Long.class).single();
        jdbc.sql("update audit_entry set person = 'somebody-else' where id = ?").param(id).update();
        button("Verify the trail").click();

        assertThat(page.locator("#verification")).containsText("The trail is not whole: 1 found.");
        assertThat(page.locator("#verification")).containsText("Entry " + id);
        Axe.findsNothingSerious(page);
        Pictures.take(page, "audit-altered");
        jdbc.sql("update audit_entry set person = 'unit-manager' where id = ?").param(id).update();
    }

    @Test
    void the_page_is_used_by_keyboard_and_on_a_narrow_screen() {
        page.setViewportSize(400, 900);
        button("Search").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#entries")).isFocused();
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= 400")).as("nothing is cut").isTrue();
        Axe.findsNothingSerious(page);
        Pictures.take(page, "audit-narrow");
    }

    /** Enter in the name restricts nothing, Escape takes nothing off, and the focus is never lost. */
    @Test
    void a_service_manager_restricts_a_record_and_lifts_it_again_by_keyboard() {
        page = Persona.signsIn(CHROMIUM.fresh(), "http://localhost:" + port, "service-manager").page;
        page.navigate("http://localhost:" + port + "/need-to-know");
        page.getByText("No record is restricted.").waitFor();
        Axe.findsNothingSerious(page);
        inside("Restrict a record", "Case").fill(reference);
        section("Restrict a record").locator("[name=kind]").selectOption("STAFF");
        inside("Restrict a record", "Reason").fill(Canary.REASON);
        inside("Restrict a record", "Name").fill("screening");
        page.keyboard().press("Enter");
        assertThat(page.locator("#chosen")).containsText("Sam Screening");
        assertThat(inside("Restrict a record", "Name")).isFocused();
        assertThat(page.getByText("No record is restricted.")).isVisible();
        press("Tab", "Tab", "Tab");
        assertThat(button("Restrict")).isFocused();
        page.keyboard().press("Enter");
        var records = page.locator("#records");
        assertThat(records).containsText(reference);
        assertThat(page.locator("#stuck")).isFocused();
        Pictures.take(page, "need-to-know-restricted");
        Axe.findsNothingSerious(page);

        var lift = page.getByLabel("Lift the restriction of " + reference);
        lift.focus();
        page.keyboard().press("Enter");
        assertThat(page.getByLabel(Pattern.compile("^Reason: Open it to everybody"))).isFocused();
        page.keyboard().press("Escape");
        assertThat(lift).isFocused();
        page.keyboard().press("Enter");
        page.keyboard().type(Canary.REASON);
        page.setViewportSize(400, 900);
        Axe.findsNothingSerious(page);
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= 400")).as("nothing is cut").isTrue();
        page.keyboard().press("Enter");
        assertThat(records).hasText("No record is restricted.");
        assertThat(records).isFocused();
        assertThat(page.locator("#stuck")).isEmpty();
        page.context().close();
        page = governance.page;
    }

    private void press(String... keys) {
        for (var key : keys) {
            page.keyboard().press(key);
        }
    }

    @Test
    void a_wrong_case_is_refused_in_words_and_signing_out_ends_the_session() {
        inside("Who saw and did what", "Case").fill("12");
        button("Search").click();
        assertThat(page.locator("#refused")).containsText("must be like MASH-2026-000123");

        button("Sign out").click();
        page.waitForURL(url -> url.endsWith("/login?logout"));
        assertThat(browser.request().get("http://localhost:" + port + "/api/me").status()).isEqualTo(401);
    }
}
