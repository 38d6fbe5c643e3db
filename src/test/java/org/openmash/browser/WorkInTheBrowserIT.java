package org.openmash.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openmash.referral.Category;
import org.openmash.referral.Contact;
import org.openmash.referral.Injury;
import org.openmash.story.Canary;
import org.openmash.story.Contacts;
import org.openmash.story.NothingLeaks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.test.context.TestPropertySource;

/**
 * The people of the hub do their work in their browsers: RED, AMBER, GREEN and NONE from the contact to the closed case,
 * and what must hold when something goes wrong meanwhile. Nothing that they write stays in a browser, in a table of the
 * engine, or in the log.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestPropertySource(properties = {
    "mash.demo=true",
    "mash.demo-cases=0",
    "spring.datasource.url=jdbc:h2:mem:browser;DB_CLOSE_DELAY=-1"
})
@ExtendWith(NothingLeaks.class)
class WorkInTheBrowserIT {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/London"));
    private static final LocalDate YESTERDAY = TODAY.minusDays(1);

    private static Chromium chromium;

    @LocalServerPort
    int port;
    @Autowired
    TestRestTemplate rest;
    @Autowired
    JobExecutor executor;

    private final Map<String, Persona> atWork = new LinkedHashMap<>();
    private final List<BrowserContext> browsers = new ArrayList<>();

    @BeforeAll
    static void openBrowser() {
        chromium = Chromium.open();
    }

    @AfterAll
    static void closeBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @AfterEach
    void it_is_now() {
        ClockUtil.reset();
    }

    @AfterEach
    void nothing_stays_in_any_browser(TestInfo test) {
        atWork.forEach((id, persona) -> {
            if (!persona.page.isClosed()) {
                Pictures.note(persona.page, "last/" + test.getTestMethod().orElseThrow().getName() + "-" + id);
            }
        });
        for (var persona : atWork.values()) {
            if (!persona.page.isClosed()) {
                keepsNothing(persona);
                assertThat(persona.shown()).as("words, not keys of words").doesNotContain("DUE_DATE", "SEARCH_PLACE");
            }
        }
        browsers.forEach(BrowserContext::close);
        assertThat(atWork.values()).allSatisfy(persona -> assertThat(persona.refused()).as(persona.id).isEmpty());
    }

    private static void keepsNothing(Persona persona) {
        assertThat(persona.stored()).as("kept in the browser of %s", persona.id)
                .doesNotContain("camunda-form").doesNotContain(Canary.ALL);
    }

    // ---- the people ----

    private String hub() {
        return "http://localhost:" + port;
    }

    private BrowserContext browser() {
        var fresh = chromium.fresh();
        browsers.add(fresh);
        return fresh;
    }

    /** Each has a browser of their own. */
    private Persona as(String id) {
        return atWork.computeIfAbsent(id, who -> Persona.signsIn(browser(), hub(), who));
    }

    /** Somebody else comes to a browser at which others have worked. */
    private Persona at(BrowserContext browser, String id) {
        var persona = Persona.signsIn(browser, hub(), id);
        atWork.put(id, persona);
        return persona;
    }

    private String posted(Contact contact) {
        var answer = rest.withBasicAuth("partner", "partner").postForEntity("/api/referrals", contact, JsonNode.class);
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        return answer.getBody().get("caseReference").asText();
    }

    private JsonNode caseView(String reference) {
        return rest.withBasicAuth("unit-manager", "unit-manager").getForObject("/api/cases/" + reference,
                JsonNode.class);
    }

    private void isClosed(Page page, String reference) {
        page.waitForCondition(() -> caseView(reference).get("status").asText().equals("CLOSED"),
                new Page.WaitForConditionOptions().setTimeout(30_000));
    }

    private List<String> outcomes(String reference) {
        return caseView(reference).get("outcomes").findValuesAsText("outcome");
    }

    // ---- steps that several ways share ----

    private void screens(Persona officer, String reference) {
        var form = officer.takes("To screen", "Screen the contact", reference);
        form.choose("Open to, or last open to", "Not open to a service")
                .choose("Lives in this council's area?", "Yes");
        officer.completes();
    }

    private void tells(Persona officer, String reference) {
        var form = officer.takes("To answer or to tell", "Tell the referrer", reference);
        form.write("Who was told", Canary.CALLER).choose("How", "By telephone")
                .moment("Told on", TODAY.minusDays(1), "10:30").write("What was said", Canary.REPLY);
    }

    private void rates(Persona lead, String reference, String rating) {
        lead.takes("To rate", "Rate the contact", reference).answer("Rating", rating);
        lead.completes();
    }

    private static final String RED = "RED: a child protection issue; within 4 hours";
    private static final String AMBER = "AMBER: significant concern; within 24 hours";
    private static final String GREEN = "GREEN: concern below the statutory threshold; within 72 hours";
    private static final String NONE = "NONE: no concern about safety; advice";

    private static void takesPart(Form form, String name, String agency, String role) {
        form.rows("Who took part").next("Name").write("Name", name).write("Agency", agency).write("Role", role);
    }

    private static void isHandedOver(Persona manager, String reference) {
        var form = manager.takes("To accept", "Accept or return", reference);
        form.answer("Answer", "Accepted").write("Who takes it on (name, team, telephone)", "Tom Team, 01902 000001")
                .write("What happens next, and when", Canary.REPLY);
        manager.completes();
    }

    // ---- the ways ----

    @Test
    void a_telephone_call_that_is_amber_goes_from_the_start_form_to_the_closed_case() {
        signsInByKeyboard(browser().newPage());

        var screening = as("screening");
        var reference = takesACall(screening);
        completesTheContact(screening, reference);
        screensBoth(screening, reference);
        ratesAmber(as("social-care-lead"), reference);
        choosesAgencies(as("unit-manager"), reference);
        agenciesAnswer(as("police"), as("health"), reference);
        passesOnADocument(as("unit-manager"), as("health"), reference);
        theLimitForAnswersPasses(as("unit-manager"), reference);
        goesOnWithoutTheSilentOne(as("unit-manager"), reference);
        holdsTheMashDiscussion(as("unit-manager"), reference);
        isHandedOver(as("team-manager"), reference);
        tells(screening, reference);
        Pictures.forTheDocs(screening.page, "screening-tell-referrer");
        screening.completes();

        isClosed(screening.page, reference);
        assertThat(outcomes(reference)).containsExactly("FAMILY_HELP_S17_ASSESSMENT", "FAMILY_HELP_S17_ASSESSMENT");
    }

    /** Also when the password was wrong. */
    private void signsInByKeyboard(Page login) {
        login.navigate(hub() + "/");
        Pictures.forTheDocs(login, "01-login");
        assertThat(login.getByLabel("User name")).isFocused();
        Axe.findsNothingSerious(login);
        login.keyboard().type("nobody");
        login.keyboard().press("Tab");
        assertThat(login.getByLabel("Password")).isFocused();
        login.keyboard().type("wrong");
        login.keyboard().press("Enter");
        assertThat(login.getByRole(AriaRole.ALERT)).containsText("The user name or the password is wrong.");
        assertThat(login.getByLabel("User name")).isFocused();
        Axe.findsNothingSerious(login);
        login.close();
    }

    private String takesACall(Persona screening) {
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

    private static String reference(String text) {
        var found = Pattern.compile("MASH-\\d{4}-\\d{6}").matcher(text);
        assertThat(found.find()).as("a reference in: %s", text).isTrue();
        return found.group();
    }

    private static final String FOUND = "Who was found, and how surely";
    private static final String GRADE = "What did the domestic abuse risk assessment (DASH or DARA) say?";

    private void completesTheContact(Persona screening, String reference) {
        var form = screening.form();
        screening.quiet();
        form.write("Organisation", "Example School").choose("Source", "2A School");
        var first = form.rows("Children, unborn children and adults at risk").row(1);
        particulars(first);
        var second = form.rows("Children, unborn children and adults at risk").add();
        second.choose("This is", "Child").write("Given name", "Kiki").write("Family name", Canary.FAMILY)
                .date("Date of birth", TODAY.minusYears(8));
        particulars(second);
        form.rows("Others at home and in the family").add().write("Name", "Father " + Canary.FAMILY)
                .write("Relation to the child", "father").choose("Parental responsibility?", "Yes")
                .choose("Safe to contact?", "No").tick("Thought to have caused harm");
        var concern = form.rows("Concerns").row(1);
        assertThat(concern.field("Is the child hurt?")).isVisible();
        assertThat(concern.field(GRADE)).isHidden();
        concern.choose("What is the worry about?", "Domestic abuse");
        assertThat(concern.field(GRADE)).isVisible();
        assertThat(concern.field("Has the child, or an adult, said what happened?")).isHidden();
        assertThat(concern.field("How was the injury explained?")).isHidden();
        concern.choose("How serious is it for the child?", "Serious").choose("When did it happen?", "Going on")
                .choose("Is the child hurt?", "No injury")
                .choose("Can the person who may have done it reach the child?", "No contact with the child")
                .write("Domestic abuse scale, if one is used: 1 (minor) to 4 (severe)", "3")
                .tag("Choose everything that you know of", "Three or more incidents within twelve months");
        Pictures.take(concern.field("What is the worry about?"), "complete-contact-concern");
        Pictures.take(second.field("Given name"), "complete-contact-second-child");
        Pictures.forTheDocs(screening.page, "screening-complete-contact");
        screening.completes();
    }

    private static void particulars(Form child) {
        child.choose("Sex", "Female").choose("Disabled?", "No").write("Address", Canary.STREET)
                .write("Postcode", "WV1 1AA").choose("Lives in this council's area?", "Yes")
                .choose("What is known from before", "Not known to services")
                .write("Contacts in the last twelve months, with this one", "1");
    }

    private void screensBoth(Persona screening, String reference) {
        screening.queue("To screen");
        screening.cards(reference).first().waitFor();
        Pictures.forTheDocs(screening.page, "screening-queue");
        var form = screening.takes("To screen", "Screen the contact", reference);
        var people = form.rows("Is each person known? Look in every system before you answer");
        var known = people.fixed("Open to, or last open to");
        assertThat(known).hasSize(2);
        for (int child = 0; child < 2; child++) {
            Form.choose(known.get(child), "Not open to a service");
            Form.choose(people.fixed("Lives in this council's area?").get(child), "Yes");
        }
        Pictures.forTheDocs(screening.page, "screening-screen-contact");
        screening.completes();
    }

    private void ratesAmber(Persona lead, String reference) {
        var form = lead.takes("To rate", "Rate the contact", reference);
        assertThat(lead.shown()).contains("the tables propose AMBER", "Why it is proposed",
                "The domestic abuse is serious: scale 3.", "Barnardo's matrix",
                "What would change the proposal");
        Pictures.take(lead.page.getByText("Why it is proposed"), "lead-rate-contact-reasons");
        for (var rating : form.field("Rating").all()) {
            rating.getByLabel(AMBER).check();
        }
        Pictures.forTheDocs(lead.page, "lead-rate-contact");
        Pictures.take(form.field("Rating").first(), "lead-rate-contact-below");
        lead.completes();
    }

    private void choosesAgencies(Persona manager, String reference) {
        var form = manager.takes("Agencies to choose", "Choose agencies to ask", reference);
        form.tickOnly("Agencies to ask", "West Midlands Police", "Health", "Education");
        for (var person : form.field("People to search for").locator("input[type=checkbox]").all()) {
            person.check();
        }
        form.write("Questions", "Has anything been seen on the stairs?").write("How many months back", "12")
                .write("Why asking is proportionate", Canary.REASON);
        Pictures.forTheDocs(manager.page, "unit-manager-choose-agencies");
        form.answer("Is significant harm suspected?", "Yes").write("On which facts", Canary.NARRATIVE);
        assertThat(manager.shown()).contains("What the gate says", "A manager decides, with a written reason");
        Pictures.forTheDocs(form.field("The family’s agreement now"), "unit-manager-lawful-basis");
        form.choose("The family’s agreement now", "Not asked")
                .choose("Why the family was not asked", "Asking would delay protection");
        assertThat(manager.page.getByText("What the gate says")).hasCount(0);
        Axe.findsNothingSerious(manager.page);
        manager.completes();
    }

    private void agenciesAnswer(Persona police, Persona health, String reference) {
        police.queue("My agency's requests");
        police.cards(reference).first().waitFor();
        Pictures.forTheDocs(police.page, "agency-queue");
        var form = police.takes("My agency's requests", "Answer the request", reference);
        var toHealth = health.takes("My agency's requests", "Answer the request", reference);
        assertThat(police.shown()).doesNotContain("Health", Canary.NARRATIVE, Canary.CALLER);

        form.answer("Answer", "Known").write("Systems searched", "the crime system")
                .date("Up to date as of", YESTERDAY);
        police.page.getByText("Save draft").click();
        assertThat(police.page.locator(".mash-draft")).containsText("Draft saved at");
        police.page.reload();
        form = police.form();
        assertThat(form.field("Systems searched").locator("input")).hasValue("the crime system");

        toHealth.answer("Answer", "Searched, not known").write("Systems searched", "the patient system")
                .date("Up to date as of", YESTERDAY);
        toHealth.rows(FOUND).fixed("Found").forEach(person -> Form.choose(person, "Not found"));
        health.completes();

        form.rows("What is known").next("What").date("Date", TODAY.minusMonths(2)).choose("Fact, opinion or intelligence", "Fact")
                .write("What", Canary.REPLY).write("Why this is relevant to the concern", "The same stairs.")
                .choose("Where this may go", "For the hub only");
        form.rows(FOUND).fixed("Found").forEach(person -> Form.choose(person, "Probable"));
        form.write("How your agency sees the risk", "Two calls to the address in a year.");
        Pictures.forTheDocs(police.page, "agency-answer");
        Pictures.take(form.field("Systems searched"), "agency-answer-below");
        Axe.findsNothingSerious(police.page);
        nearlyDeclaresAnInterest(police);
        attachesADocument(police);
        police.completes();
        assertThat(police.queues()).contains("My agency's requests").doesNotContain("To screen", "Red now");
    }

    /** The dialog is left with Escape, and the focus is where it was. */
    private void nearlyDeclaresAnInterest(Persona police) {
        var family = police.page.getByText("I know this family");
        family.focus();
        police.page.keyboard().press("Enter");
        var dialog = police.page.getByRole(AriaRole.DIALOG);
        assertThat(dialog.getByLabel("I know the family")).isFocused();
        Axe.findsNothingSerious(police.page);
        police.page.keyboard().press("Escape");
        assertThat(dialog).hasCount(0);
        assertThat(family).isFocused();
    }

    /** The page opens beside the form, and is used with the keyboard and on a narrow screen. */
    private void attachesADocument(Persona police) {
        var link = police.page.getByText("Attach a document, or see those attached");
        var beside = police.page.context().waitForPage(link::click);
        beside.setViewportSize(400, 900);
        beside.getByLabel("File", new Page.GetByLabelOptions().setExact(true)).setInputFiles(new FilePayload("record.pdf",
                "application/pdf", new byte[0]));
        beside.getByLabel("What it is").focus();
        beside.keyboard().type("Custody record");
        beside.getByLabel("Where it may go").selectOption("MAY_BE_SHARED");
        beside.getByLabel("Where it may go").focus();
        beside.keyboard().press("Tab");
        assertThat(beside.getByLabel("Why it is relevant")).isFocused();
        beside.keyboard().type(Canary.REASON);
        beside.keyboard().press("Enter");
        assertThat(beside.getByRole(AriaRole.ALERT)).containsText("File");
        assertThat(beside.getByLabel("What it is")).hasValue("Custody record");
        Axe.findsNothingSerious(beside);
        assertThat((Boolean) beside.evaluate("document.documentElement.scrollWidth <= 400")).as("nothing is cut").isTrue();
        beside.getByLabel("File", new Page.GetByLabelOptions().setExact(true)).setInputFiles(new FilePayload("record.pdf",
                "application/pdf", ("%PDF-1.4\n" + Canary.REPLY).getBytes(StandardCharsets.UTF_8)));
        beside.getByText("Attach", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(beside.getByRole(AriaRole.STATUS)).hasText("Attached: Custody record.");
        beside.setViewportSize(1280, 900);
        Axe.findsNothingSerious(beside);
        Pictures.take(beside, "agency-documents");
        beside.close();
    }

    private void passesOnADocument(Persona manager, Persona health, String reference) {
        manager.starts("Passing on what agencies said").write("Case reference", reference);
        Axe.findsNothingSerious(manager.page, ".modal");
        manager.sends("Choose what is passed on").click();
        manager.quiet();
        var form = manager.form();
        form.choose("Who receives it", "Health").write("Why they need it", Canary.REASON);
        form.field("What goes now").getByLabel(Pattern.compile("Custody record")).check();
        Axe.findsNothingSerious(manager.page);
        Pictures.take(manager.page, "unit-manager-pass-on");
        manager.completes();

        form = health.takes("My agency's requests", "Read what the hub passes on", reference);
        Axe.findsNothingSerious(health.page);
        var link = health.page.getByText("The documents that were passed on to you");
        var beside = health.page.context().waitForPage(link::click);
        assertThat(beside.locator("main")).containsText("Custody record");
        Axe.findsNothingSerious(beside);
        beside.close();
        form.tick("I have read it");
        health.completes();
    }

    /** An AMBER request is to be answered within six hours; the engine's clock is every clock of the application. */
    private void theLimitForAnswersPasses(Persona manager, String reference) {
        ClockUtil.offset(Duration.ofHours(6).plusMinutes(1).toMillis());
        executor.jobWasAdded();
        manager.page.waitForCondition(() -> manager.queue("Limits").cards("Chase the missing answers " + reference)
                .count() > 0, new Page.WaitForConditionOptions().setTimeout(30_000));
    }

    private void goesOnWithoutTheSilentOne(Persona manager, String reference) {
        var form = manager.takes("Limits", "Chase the missing answers", reference);
        var silent = manager.page.locator(".fjs-table tbody tr");
        assertThat(silent).hasCount(1);
        assertThat(silent).containsText(new String[] {"Education"});
        assertThat(silent).containsText(new String[] {"NO REPLY in time"});
        Pictures.forTheDocs(manager.page, "unit-manager-chase-replies");
        form.answer("What you do", "We go on without them")
                .write("Whom you reached and what was promised, or why it goes on without", Canary.REASON);
        manager.completes();
    }

    /** Whoever decides sees beside the answers which agency is silent, and that this says nothing. */
    private void seesWhoIsSilent(Persona manager, Form form) {
        assertThat(manager.shown()).contains("NO REPLY in time, which says nothing about the family: Education.");
        assertThat(row(manager.page, "Education")).containsText(new String[] {"NO REPLY in time"});
        assertThat(row(manager.page, "Health")).containsText(new String[] {"Searched, not known"});
        Pictures.forTheDocs(manager.page.getByText("NO REPLY in time, which says"), "agency-no-reply");
        assertThat(form.value("Why it goes on without the missing replies")).isEqualTo(Canary.REASON);
    }

    private static Locator row(Page page, String agency) {
        return page.locator(".fjs-table tr").filter(new Locator.FilterOptions().setHasText(agency)).first();
    }

    /** The page opens beside the form; it needs no script, and is read with the keyboard and on a narrow screen. */
    private void readsTheChronology(Persona manager) {
        var link = manager.page.getByText("The chronology as a picture, and to print");
        var beside = manager.page.context().waitForPage(link::click);
        assertThat(beside.locator("main")).containsText(Canary.REPLY);
        assertThat(beside.locator("svg")).containsText("Health");
        assertThat(beside.locator("svg title").filter(new Locator.FilterOptions().setHasText("Gap. Education"))).hasCount(1);
        assertThat(beside.locator(".gaps")).containsText(Pattern.compile("Education:.*NO REPLY in time"));
        beside.locator("[role=region]").first().focus();
        assertThat(beside.locator("[role=region]").first()).isFocused();
        Axe.findsNothingSerious(beside);
        beside.setViewportSize(1280, 900);
        Pictures.forTheDocs(beside, "unit-manager-chronology");
        beside.setViewportSize(400, 900);
        assertThat((Boolean) beside.evaluate("document.documentElement.scrollWidth <= 400")).as("nothing is cut").isTrue();
        beside.close();
    }

    private void holdsTheMashDiscussion(Persona manager, String reference) {
        var form = manager.takes("Discussions today", "Hold the MASH discussion", reference);
        assertThat(manager.shown()).contains(Canary.REPLY, "For the hub only");
        assertThat((Boolean) manager.page.evaluate("[...document.querySelectorAll('.fjs-table')].every(table =>"
                + " table.offsetWidth <= table.parentElement.clientWidth)")).as("no column beyond the edge").isTrue();
        Pictures.forTheDocs(manager.page, "unit-manager-mash-discussion");
        seesWhoIsSilent(manager, form);
        readsTheChronology(manager);
        form.moment("Held at: date", YESTERDAY, "14:00");
        takesPart(form, "Una Manager", "Council", "chair");
        takesPart(form, "Dan Decision", "Police", "detective sergeant");
        form.write("What you are worried about", Canary.NARRATIVE)
                .write("What is working well", "The teacher sees her daily.")
                .write("What the child says and wants", Canary.REPLY).answer("The rating", "Stands");
        for (var outcome : form.rows("Outcomes").fixed("Outcome")) {
            Form.choose(outcome, "Family help: social work assessment (section 17)");
        }
        for (var reason : form.rows("Outcomes").fixed("Reason")) {
            Form.enter(reason.locator("textarea"), Canary.REASON);
        }
        form.write("What is missing, and why the decision goes on", Canary.REASON)
                .answer("Requests that are still open", "Withdraw them");
        Pictures.take(form.field("What you are worried about"), "unit-manager-mash-discussion-below");
        manager.completes();
    }

    @Test
    void a_red_contact_with_danger_now_is_worked_by_one_person_after_the_other_at_the_same_browser() {
        var reference = posted(Contacts.aContact().about(Contacts.child("child-1", 36)).dangerNow()
                .with(Contacts.concern(Category.PHYSICAL).injury(Injury.SERIOUS)).made());
        var desk = browser();

        var manager = at(desk, "unit-manager");
        manager.queue("Red now");
        manager.cards("Call 999 now " + reference).waitFor();
        Pictures.take(manager.page, "unit-manager-red-now");
        var call = manager.takes("Red now", "Call 999 now", reference);
        call.write("Called by", "Una Manager").moment("Called at: date", YESTERDAY, "09:00").write("Log number", "LOG-7");
        Pictures.take(manager.page, "unit-manager-call-999");
        manager.completes();
        var asked = manager.takes("Red now", "Ask the immediate-response social worker", reference);
        asked.write("Who was asked", "Ida Immediate").write("On which number", "01902 000002")
                .moment("Asked at: date", YESTERDAY, "09:05");
        manager.completes();
        var accepted = manager.takes("Red now", "Has the social worker accepted?", reference);
        accepted.answer("Answer", "Accepted").write("Answered by", "Ida Immediate")
                .moment("Answered at: date", YESTERDAY, "09:10").write("Expected with the child at", "in 20 minutes");
        manager.completes();
        leaves(manager);

        var screening = at(desk, "screening");
        screens(screening, reference);
        leaves(screening);
        var lead = at(desk, "social-care-lead");
        rates(lead, reference, RED);
        leaves(lead);

        manager = at(desk, "unit-manager");
        holdsTheStrategyDiscussion(manager, reference);
        var record = manager.takes("Everything in my team", "Finish the strategy record", reference);
        record.moment("Minutes sent at: date", YESTERDAY, "16:00").write("Minutes sent to", "All who took part");
        manager.completes();
        leaves(manager);

        var team = at(desk, "team-manager");
        isHandedOver(team, reference);
        leaves(team);
        screening = at(desk, "screening");
        tells(screening, reference);
        screening.completes();
        isClosed(screening.page, reference);
        assertThat(outcomes(reference)).containsExactly("STRATEGY_S47");
    }

    private void leaves(Persona persona) {
        persona.signsOut();
        keepsNothing(persona);
        persona.goesHome();
    }

    private void holdsTheStrategyDiscussion(Persona manager, String reference) {
        var form = manager.takes("Discussions today", "Hold the strategy discussion", reference);
        Pictures.forTheDocs(manager.page, "unit-manager-strategy-discussion");
        form.moment("Held at: date", YESTERDAY, "15:00");
        takesPart(form, "Una Manager", "Council", "chair");
        takesPart(form, "Dan Decision", "Police", "detective sergeant");
        form.tick("Social worker of the council was there").tick("Police decision-maker was there")
                .tick("Health practitioner was there")
                .answer("Reasonable cause to suspect significant harm", "Yes").write("On which facts", Canary.NARRATIVE)
                .answer("Medical needed", "Yes");
        form.field("Who enquires").locator("input").first().check();
        form.write("Who tells the family", "the social worker").write("When the family is told", "at the hospital")
                .write("What the family is told", "that a medical is needed")
                .write("Safety plan for tonight", "stays in hospital")
                .write("Other children who were considered", "none at home");
        Form.choose(form.rows("Outcomes").fixed("Outcome").get(0), "Child protection enquiry (section 47)");
        Form.enter(form.rows("Outcomes").fixed("Reason").get(0).locator("textarea"), Canary.REASON);
        if (form.field("Requests that are still open").count() > 0) {
            form.answer("Requests that are still open", "Withdraw them");
        }
        Pictures.take(form.field("On which facts"), "unit-manager-strategy-discussion-below");
        manager.completes();
    }

    @Test
    void a_green_contact_is_accepted_by_early_intervention_which_sees_four_fields_only() {
        var reference = posted(Contacts.green());
        screens(as("screening"), reference);
        var lead = as("early-help-lead");
        rates(lead, reference, GREEN);
        var form = lead.takes("Early intervention", "Accept, or step back up", reference);
        assertThat(lead.page.locator(".fjs-table")).containsText(Canary.STREET);
        assertThat(lead.page.locator(".fjs-table th").allInnerTexts()).map(String::trim)
                .containsExactly("Name", "Address", "Reason for the enquiry", "Outcome");
        assertThat(lead.shown()).doesNotContain(Canary.NARRATIVE, Canary.CALLER);
        form.answer("Answer", "Accepted").write("Service", "Family centre").write("Named worker", "Fay Familyworker")
                .date("First contact with the family on", TODAY.plusDays(7));
        Pictures.forTheDocs(lead.page, "early-help-accept");
        lead.completes();
        tells(as("screening"), reference);
        as("screening").completes();
        isClosed(lead.page, reference);
        assertThat(outcomes(reference)).containsExactly("EARLY_HELP");
    }

    @Test
    void a_contact_without_concern_ends_with_advice() {
        var reference = posted(Contacts.none());
        screens(as("screening"), reference);
        var lead = as("social-care-lead");
        rates(lead, reference, NONE);
        var form = lead.takes("Everything in my team", "Give advice and close", reference);
        var outcome = form.rows("Outcomes");
        Form.choose(outcome.fixed("Outcome").get(0), "No further action, advice given");
        Form.enter(outcome.fixed("Reason").get(0).locator("textarea"), Canary.REASON);
        form.write("Advice given", Canary.REPLY);
        Pictures.take(lead.page, "lead-give-advice");
        lead.completes();
        tells(as("screening"), reference);
        as("screening").completes();
        isClosed(lead.page, reference);
        assertThat(outcomes(reference)).containsExactly("NFA_ADVICE");
        lead.takes("Letters to families", "Write to the family, or hold the letter", reference).answer("What is done",
                "Nobody is to be written to").write("Reason", Canary.REASON);
        lead.completes();
    }

    // ---- when something goes wrong ----

    /** The first look at a RED is over after a quarter of an hour. */
    @Test
    void a_limit_that_has_passed_is_explained_by_the_manager_and_stays_on_record() {
        var reference = posted(Contacts.aContact().about(Contacts.child("child-1", 36))
                .with(Contacts.concern(Category.PHYSICAL).injury(Injury.SERIOUS))
                .receivedAt(Instant.now().minus(Duration.ofMinutes(18))).made());
        var manager = as("unit-manager");

        var form = manager.takes("Limits", "Explain the breach", reference);
        assertThat(manager.shown()).contains("First look", "An officer has opened the contact", "Screen the contact");
        form.choose("Why it passed", "Too few staff").write("What is being done", Canary.REASON);
        Pictures.forTheDocs(manager.page, "unit-manager-explain-breach");
        manager.completes();

        var look = StreamSupport.stream(caseView(reference).get("limits").spliterator(), false)
                .filter(limit -> limit.get("kind").asText().equals("FIRST_LOOK")).findFirst().orElseThrow();
        assertThat(look.get("state").asText()).as("explained, and still unkept").isEqualTo("BREACHED");
        assertThat(look.get("explanation").get("cause").asText()).isEqualTo("STAFF");
    }

    @Test
    void a_wrong_value_is_told_in_a_sentence_and_what_was_typed_stays() {
        var screening = as("screening");
        takesACall(screening);
        screening.quiet();
        var form = screening.form();
        var child = form.rows("Children, unborn children and adults at risk").row(1);
        child.write("NHS number", "9990000019").write("Address", Canary.STREET);

        assertThat(screening.refusedWith()).contains("NHS number", "check digit");
        screening.page.waitForTimeout(6_000);
        assertThat(screening.page.locator(".page-notifications .alert-danger .status")).isVisible();
        assertThat(child.value("NHS number")).isEqualTo("9990000019");
        assertThat(child.value("Address")).isEqualTo(Canary.STREET);
        Pictures.take(child.field("NHS number"), "screening-refused");

        child.write("NHS number", "9990000018");
        screening.completes();
    }

    @Test
    void after_a_time_out_during_a_call_the_next_officer_finds_an_empty_form() {
        var desk = browser();
        var first = at(desk, "screening");
        first.startsToTakeAContact().write("Caller's name", Canary.CALLER).write("Given name", Canary.NAME)
                .write("What happened, in the caller's words", Canary.NARRATIVE);
        desk.clearCookies(new BrowserContext.ClearCookiesOptions().setName("MASH-SESSION"));
        first.page.locator(".modal .modal-footer .btn-primary").click(
                new Locator.ClickOptions().setForce(true));
        first.page.waitForURL(url -> url.contains("/login"));
        keepsNothing(first);
        assertThat(first.page.content()).doesNotContain(Canary.ALL);
        first.goesHome();

        var next = at(desk, "screening-2");
        var form = next.startsToTakeAContact();
        assertThat(List.of(form.value("Caller's name"), form.value("Given name"),
                form.value("What happened, in the caller's words"))).containsOnly("");
        keepsNothing(next);
    }

    @Test
    void whoever_signs_out_leaves_nothing_and_the_next_person_sees_their_own_queues() {
        var reference = posted(Contacts.amber());
        var desk = browser();
        var officer = at(desk, "screening");
        assertThat(officer.queues()).contains("To screen", "To complete").doesNotContain("Agencies to choose");
        officer.takes("To screen", "Screen the contact", reference);
        assertThat(officer.page.locator(".mash-meta time")).hasText(
                Pattern.compile("^\\w+, \\d{1,2} \\w+ \\d{4} \\d{2}:\\d{2}$"));
        assertThat(officer.shown()).contains(Canary.NAME);
        officer.signsOut();
        assertThat(officer.shown()).contains("You have signed out");
        officer.page.goBack();
        officer.page.waitForTimeout(2_000);
        assertThat(officer.page.content()).doesNotContain(Canary.ALL);
        assertThat(officer.page.url()).contains("/login");
        officer.goesHome();

        var manager = at(desk, "unit-manager");
        assertThat(manager.queues()).contains("Red now", "Agencies to choose", "Discussions today")
                .doesNotContain("To screen", "To complete", "My agency's requests");
        assertThat(manager.shown()).doesNotContain(Canary.NARRATIVE);
    }

    @Test
    void a_policy_lead_sees_the_tables_and_tries_a_changed_one() throws IOException {
        var page = as("policy-lead").page;
        assertThat(page.locator("main")).containsText("Concern rating");
        Axe.findsNothingSerious(page);
        var table = Files.readString(Path.of("dmn/concern-rating.dmn"))
                .replaceFirst("(Out_R02_seriousInjury_physicalAgencies\">\\s*<text>)\"police", "$1\"polise");

        page.getByLabel("The file").setInputFiles(new FilePayload("concern-rating.dmn",
                "application/xml", table.getBytes(StandardCharsets.UTF_8)));
        page.getByLabel("Worked cases that change").focus();
        page.keyboard().press("Tab");
        assertThat(page.getByText("Check only")).isFocused();
        page.keyboard().press("Enter");

        assertThat(page.locator("[role=alert]")).containsText("There is no agency \"polise\" (is \"police\" meant?)");
        Axe.findsNothingSerious(page);
        Pictures.forTheDocs(page, "policy-lead-tables");
    }

    @Test
    void the_service_manager_sees_how_the_hub_runs_and_no_words_about_anybody() {
        var reference = posted(Contacts.red());
        var manager = as("service-manager");
        manager.page.getByText("Running Process Instances").first().waitFor();
        assertThat(manager.page.locator(".stats-section.deployments")).not().containsText(Pattern.compile("\\s0\\s*$"));
        manager.page.navigate(hub() + "/camunda/app/cockpit/default/#/processes");
        manager.page.getByText("Take a contact: from contact to outcome").first().click();
        manager.page.locator("tr", new Page.LocatorOptions().setHasText(reference)).first().waitFor();
        manager.page.locator("svg .djs-group").first().waitFor();
        Pictures.forTheDocs(manager.page, "service-manager-cockpit");
        manager.page.locator("tr", new Page.LocatorOptions().setHasText(reference)).locator("a").first().click();
        manager.page.getByText("caseReference").first().waitFor();
        manager.page.locator("svg .djs-group").first().waitFor();
        Pictures.take(manager.page, "service-manager-process-instance");
        assertThat(manager.page.content()).doesNotContain(Canary.ALL);
        assertThat(manager.shown()).contains(reference);
    }
}
