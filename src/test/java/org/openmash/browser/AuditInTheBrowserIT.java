package org.openmash.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openmash.audit.AlertLook;
import org.openmash.audit.AuditChain;
import org.openmash.outcome.ReferrerFeedback;
import org.openmash.platform.Person;
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
    @Autowired
    ReferrerFeedback feedback;

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

    private String toldTheReferrer(String subjectId) {
        var contact = Contacts.aContact().about(Contacts.born(subjectId, LocalDate.of(2013, 5, 17))).made();
        var made = rest.withBasicAuth("partner", "partner").postForEntity("/api/referrals", contact, JsonNode.class)
                .getBody().get("caseReference").asText();
        feedback.told(made, new ReferrerFeedback.Told(Canary.CALLER, ReferrerFeedback.How.TELEPHONE, Canary.REASON,
                ClockUtil.getCurrentTime().toInstant()), new Person("social-care-lead", Set.of("lead-social-care")));
        return made;
    }

    @Test
    void governance_answers_a_subject_access_request_with_what_was_shared_about_one_person() throws Exception {
        var first = toldTheReferrer("child-1");
        var second = toldTheReferrer("child-2");
        var shared = "What was shared";
        var shown = page.locator("#shown-disclosures");

        inside(shared, "Case").fill(first);
        inside(shared, "Person on it").fill("child-1");
        page.keyboard().press("Enter");
        assertThat(shown).isFocused();
        assertThat(shown.locator("tbody tr")).hasCount(1);
        assertThat(shown).containsText("The hub → " + Canary.CALLER);
        assertThat(shown).containsText("Basis 6(1)(e) public task");
        assertThat(shown).containsText("Consent Not sought (Delay): Told with the contact");
        assertThat(shown).containsText("may mention other people");
        assertThat(shown).containsText(second + " as child-2, same name and date of birth: read whether it is them.");
        Axe.findsNothingSerious(page);
        Pictures.forTheDocs(section(shared), "audit-shared");

        var download = page.waitForDownload(() -> section(shared).getByText("Export as CSV").click());
        assertThat(download.suggestedFilename()).isEqualTo("disclosures.csv");
        assertThat(Files.readString(download.path())).contains(first, Canary.CALLER).doesNotContain(second);
        assertThat(page.locator("#said")).hasText("What fits was taken out, and that it was is on the trail.");

        button("Show " + second).click();
        assertThat(inside(shared, "Person on it")).hasValue("child-2");
        assertThat(shown.locator("tbody tr")).containsText(second);

        inside(shared, "or from").fill("2026-01-01");
        inside(shared, "to").fill("2026-12-31");
        section(shared).getByText("Export as CSV").click();
        assertThat(page.locator("#refused")).containsText("give a case, or from and to");
        inside(shared, "Case").fill("");
        inside(shared, "Person on it").fill("");
        page.setViewportSize(400, 900);
        section(shared).locator("button").first().click();
        assertThat(shown.getByText(Pattern.compile("on record|Nothing is on record"))).isVisible();
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= 400")).as("nothing is cut").isTrue();
        assertThat(governance.stored()).doesNotContain(first, Canary.CALLER);
    }

    @Test
    void incidents_of_some_days_are_shown_and_taken_out() throws Exception {
        inside("Incidents", "From").fill("2026-06-01");
        inside("Incidents", "To").fill("2026-06-30");
        inside("Incidents", "To").press("Enter");
        assertThat(page.locator("#shown-incidents")).hasText("Nothing is on record for these days.");
        var download = page.waitForDownload(() -> section("A wrong person who was searched").getByText("Export as CSV").click());
        assertThat(download.suggestedFilename()).isEqualTo("incidents.csv");
        assertThat(Files.readString(download.path())).startsWith("\"number\",\"at\",\"kind\"");
        inside("Incidents", "To").fill("2026-05-30");
        section("A wrong person who was searched").locator("button").first().click();
        assertThat(page.locator("#refused")).containsText("must not be before from");
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

    @Test
    void recording_one_date_leaves_the_two_others_as_they_are() {
        page.navigate("http://localhost:" + port + "/need-to-know");
        var dates = page.locator("#dates");
        dates.getByLabel("User name").fill("screening");
        dates.getByLabel("User name").press("Tab");
        var known = dates.getByLabel("Safeguarding training until");
        assertThat(known).not().hasValue("");
        var safeguarding = known.inputValue();
        dates.getByLabel("Vetting until").fill("2099-05-31");
        dates.locator("button").click();
        assertThat(page.locator("#said")).hasText("The dates are recorded.");
        assertThat(known).hasValue("");

        dates.getByLabel("User name").fill("screening");
        dates.getByLabel("User name").press("Tab");
        assertThat(dates.getByLabel("Vetting until")).hasValue("2099-05-31");
        assertThat(known).hasValue(safeguarding);
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
