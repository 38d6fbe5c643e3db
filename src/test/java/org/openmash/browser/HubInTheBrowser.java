package org.openmash.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openmash.referral.Contact;
import org.openmash.story.Canary;
import org.openmash.story.NothingLeaks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.test.context.TestPropertySource;

/** The people of the hub at their browsers: the running application, who works at it, and the steps that several ways share. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestPropertySource(properties = {
    "mash.demo=true",
    "mash.demo-cases=0",
    "spring.datasource.url=jdbc:h2:mem:browser;DB_CLOSE_DELAY=-1;QUERY_CACHE_SIZE=500"
})
@ExtendWith(NothingLeaks.class)
abstract class HubInTheBrowser {

    static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/London"));
    static final LocalDate YESTERDAY = TODAY.minusDays(1);

    @RegisterExtension
    private static final Chromium CHROMIUM = new Chromium();

    @LocalServerPort
    int port;
    @Autowired
    TestRestTemplate rest;
    @Autowired
    JobExecutor executor;

    private final Map<String, Persona> atWork = new LinkedHashMap<>();
    private final List<BrowserContext> browsers = new ArrayList<>();

    @AfterEach
    void it_is_now() {
        ClockUtil.reset();
    }

    @AfterEach
    void nothing_stays_in_any_browser() {
        for (var persona : atWork.values()) {
            if (!persona.page.isClosed()) {
                keepsNothing(persona);
                assertThat(persona.shown()).as("words, not keys of words").doesNotContain("DUE_DATE", "SEARCH_PLACE");
            }
        }
        browsers.forEach(BrowserContext::close);
        assertThat(atWork.values()).allSatisfy(persona -> assertThat(persona.refused()).as(persona.id).isEmpty());
    }

    static void keepsNothing(Persona persona) {
        assertThat(persona.stored()).as("kept in the browser of %s", persona.id)
                .doesNotContain("camunda-form").doesNotContain(Canary.ALL);
    }

    // ---- the people ----

    String hub() {
        return "http://localhost:" + port;
    }

    BrowserContext browser() {
        var fresh = CHROMIUM.fresh();
        browsers.add(fresh);
        return fresh;
    }

    /** Each has a browser of their own. */
    Persona as(String id) {
        return atWork.computeIfAbsent(id, who -> Persona.signsIn(browser(), hub(), who));
    }

    /** Somebody else comes to a browser at which others have worked. */
    Persona at(BrowserContext browser, String id) {
        var persona = Persona.signsIn(browser, hub(), id);
        atWork.put(id, persona);
        return persona;
    }

    String posted(Contact contact) {
        var answer = rest.withBasicAuth("partner", "partner").postForEntity("/api/referrals", contact, JsonNode.class);
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        return answer.getBody().get("caseReference").asText();
    }

    JsonNode caseView(String reference) {
        return rest.withBasicAuth("unit-manager", "unit-manager").getForObject("/api/cases/" + reference,
                JsonNode.class);
    }

    void isClosed(Page page, String reference) {
        page.waitForCondition(() -> caseView(reference).get("status").asText().equals("CLOSED"),
                new Page.WaitForConditionOptions().setTimeout(30_000));
    }

    List<String> outcomes(String reference) {
        return caseView(reference).get("outcomes").findValuesAsText("outcome");
    }

    // ---- steps that several ways share ----

    void screens(Persona officer, String reference) {
        var form = officer.takes("To screen", "Screen the contact", reference);
        form.choose("Open to, or last open to", "Not open to a service")
                .choose("Lives in this council's area?", "Yes");
        officer.completes();
    }

    void tells(Persona officer, String reference) {
        var form = officer.takes("To answer or to tell", "Tell the referrer", reference);
        form.write("Who was told", Canary.CALLER).choose("How", "By telephone")
                .moment("Told on", TODAY.minusDays(1), "10:30").write("What was said", Canary.REPLY);
    }

    void rates(Persona lead, String reference, String rating) {
        lead.takes("To rate", "Rate the contact", reference).answer("Rating", rating);
        lead.completes();
    }

    static final String RED = "RED: a child protection issue; within 4 hours";
    static final String AMBER = "AMBER: significant concern; within 24 hours";
    static final String GREEN = "GREEN: concern below the statutory threshold; within 72 hours";
    static final String NONE = "NONE: no concern about safety; advice";

    static void takesPart(Form form, String name, String agency, String role) {
        form.rows("Who took part").next("Name").write("Name", name).write("Agency", agency).write("Role", role);
    }

    static void isHandedOver(Persona manager, String reference) {
        var form = manager.takes("To accept", "Accept or return", reference);
        form.answer("Answer", "Accepted").write("Who takes it on (name, team, telephone)", "Tom Team, 01902 000001")
                .write("What happens next, and when", Canary.REPLY);
        manager.completes();
    }

    String takesACall(Persona screening) {
        var call = screening.startsToTakeAContact();
        call.choose("What is this about?", "Concern about a child").write("Caller's name", Canary.CALLER)
                .write("Call back on", "01902 000000").write("Caller's role or relationship", "Teacher")
                .write("Given name", Canary.NAME).write("Family name", Canary.FAMILY).write("Age in years, about", "9")
                .write("What happened, in the caller's words", Canary.NARRATIVE);
        Pictures.forTheDocs(screening.page, "screening-take-contact");
        call.answer("Is anyone in danger now?", "No").write("Where is the child or adult now?", "At school")
                .write("With whom?", "The teacher").write("Who else is at home?", "The mother, and a baby")
                .answer("Do the parents know that the hub is told?", "Not known yet");
        var offered = screening.sendsTheContact();
        var reference = reference(offered.innerText());
        offered.click();
        assertThat(screening.page.locator(".task-details, .task-pane, body").first()).containsText(reference);
        return reference;
    }

    static String reference(String text) {
        var found = Pattern.compile("MASH-\\d{4}-\\d{6}").matcher(text);
        assertThat(found.find()).as("a reference in: %s", text).isTrue();
        return found.group();
    }

    static final String FOUND = "Who was found, and how surely";
    static final String GRADE = "What did the domestic abuse risk assessment (DASH or DARA) say?";
}
