package org.openmash.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.openmash.referral.Category;
import org.openmash.referral.Injury;
import org.openmash.story.Canary;
import org.openmash.story.Contacts;

/**
 * The people of the hub do their work in their browsers: RED, GREEN and NONE from the contact to the closed case, and what
 * must hold when something goes wrong meanwhile. Nothing that they write stays in a browser, in a table of the engine, or
 * in the log.
 */
class WorkInTheBrowserIT extends HubInTheBrowser {

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
