package org.openmash.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.Test;
import org.openmash.story.Canary;
import org.openmash.story.Contacts;

/**
 * A telephone call that becomes an AMBER case, from the start form to the closed case, as its people work it in their
 * browsers: asked, answered, passed on, discussed and handed over.
 */
class AmberInTheBrowserIT extends HubInTheBrowser {

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
        Pictures.forTheDocs(form.field("Systems searched"), "agency-answer-below");
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
}
