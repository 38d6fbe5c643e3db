package org.openmash.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmash.access.Caller;
import org.openmash.audit.AuditChain;
import org.openmash.outcome.DirectAnswers;
import org.openmash.outcome.DirectAnswers.Transfer;
import org.openmash.outcome.DirectAnswers.TransferResult;
import org.openmash.outcome.FamilyLetters;
import org.openmash.outcome.HandOver;
import org.openmash.outcome.HandOvers;
import org.openmash.outcome.OutcomeCode;
import org.openmash.outcome.ReferrerFeedback;
import org.openmash.platform.Person;
import org.openmash.referral.EarlierContacts;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nothing leaves without a row in the log of disclosures, no row changes unnoticed, and every look leaves its entry. */
@StoryTest
class DisclosureLogStoryTest {

    private static final Person LEAD = new Person("social-care-lead", Set.of("lead-social-care"));

    @Autowired
    Hub hub;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    ObjectMapper json;
    @Autowired
    AuditChain chain;
    @Autowired
    FamilyLetters letters;
    @Autowired
    ReferrerFeedback feedback;
    @Autowired
    DirectAnswers answers;
    @Autowired
    HandOvers handOvers;
    @Autowired
    EarlierContacts contacts;
    @LocalServerPort
    int port;

    private Hub.Story mash;

    @BeforeEach
    void a_contact_is_screened() {
        mash = hub.receives(Contacts.amber()).does("screening", "UserTask_ScreenContact",
                FrontDoorStoryTest.screened("child-1"));
    }

    private List<Map<String, Object>> rows() {
        return jdbc.sql("select * from disclosure where case_reference = ? order by id").param(mash.caseReference())
                .query().listOfRows();
    }

    private Map<String, Object> newest() {
        var rows = rows();
        return rows.get(rows.size() - 1);
    }

    @Test
    void a_letter_that_is_sent_or_held_is_logged_with_what_was_left_out_and_why() {
        var now = ClockUtil.getCurrentTime().toInstant();
        letters.record(mash.caseReference(), new FamilyLetters.Letter(FamilyLetters.Done.SENT,
                Optional.of("The mother"), Optional.empty(), Optional.empty(), now), LEAD);
        assertThat(newest()).containsEntry("kind", "RELEASED").containsEntry("recipient", "The mother")
                .containsEntry("subject_id", "child-1").containsEntry("approver", "social-care-lead")
                .containsEntry("article6", "6(1)(e) public task").containsEntry("rating", "AMBER");
        assertThat(newest().get("withheld").toString()).contains("What agencies replied", "Who made the contact");
        assertThat(newest().get("consent").toString()).startsWith("NOT_SOUGHT");

        letters.record(mash.caseReference(), new FamilyLetters.Letter(FamilyLetters.Done.HELD, Optional.empty(),
                Optional.of(Canary.REASON), Optional.of(LocalDate.parse("2036-02-01")), now), LEAD);
        assertThat(newest()).containsEntry("kind", "HELD_BACK").containsEntry("article6", "");
        assertThat(newest().get("withheld").toString()).contains("The letter: " + Canary.REASON, "1 February 2036");
    }

    @Test
    void what_a_referrer_another_council_and_whoever_takes_over_are_told_is_logged() {
        var now = ClockUtil.getCurrentTime().toInstant();
        feedback.told(mash.caseReference(), new ReferrerFeedback.Told(Canary.CALLER, ReferrerFeedback.How.TELEPHONE,
                "The contact is being looked at.", now), LEAD);
        assertThat(newest()).containsEntry("recipient", Canary.CALLER);
        assertThat(newest().get("what").toString()).contains("The contact is being looked at.");

        answers.transferAsked(mash.caseReference(), new Transfer("Walsall Council", "their duty officer", now,
                TransferResult.REFUSED, Optional.empty(), Optional.empty(), Optional.of("not theirs")), LEAD);
        assertThat(newest()).containsEntry("recipient", "Walsall Council");
        assertThat(newest().get("what").toString()).contains("Refused: not theirs");

        handOvers.askWorker(mash.caseReference(), HandOver.Kind.TAKE_OVER, "child-1", Optional.of("allocated-worker"), false);
        assertThat(newest()).containsEntry("recipient", "Allocated worker Alma Worker");
        var team = handOvers.askTeam(mash.caseReference(), OutcomeCode.FAMILY_HELP_S17_ASSESSMENT, Set.of("child-1"),
                "team-manager");
        assertThat(newest()).containsEntry("recipient", "Team managers").containsEntry("item_id", team);
        handOvers.askTeam(mash.caseReference(), OutcomeCode.POLICE_ONLY, Set.of("child-1"), "police-decision-maker");
        assertThat(newest().get("statute").toString()).startsWith("Crime and Disorder Act 1998");
        handOvers.askTeam(mash.caseReference(), OutcomeCode.ADULT_MASH, Set.of("child-1"), "adult-safeguarding-lead");
        assertThat(newest().get("statute").toString()).startsWith("Care Act 2014");
        handOvers.askTeam(mash.caseReference(), OutcomeCode.LADO, Set.of("child-1"), "unit-manager");
        assertThat(newest().get("recipient").toString()).startsWith("Designated officer for allegations (LADO)");
        handOvers.sendTo(team, "allocated-worker", Canary.REASON, LEAD);
        assertThat(newest()).containsEntry("recipient", "Allocated workers").containsEntry("why", Canary.REASON)
                .containsEntry("done_by", "social-care-lead");

        var before = rows().size();
        handOvers.askTeam(mash.caseReference(), OutcomeCode.EARLY_HELP, Set.of("child-1"), "lead-early-intervention");
        assertThat(rows()).as("what early help reads is logged where it is released").hasSize(before);
    }

    private List<Map<String, Object>> rowsTo(String recipient) {
        return rows().stream().filter(row -> row.get("recipient").equals(recipient)).toList();
    }

    @Test
    void whoever_is_told_of_the_household_is_found_by_a_parent_who_asks() {
        mash = hub.receives(Contacts.aContact().about(Contacts.child("child-1", 120)).atHome("Mother " + Canary.FAMILY, null)
                .atHome(null, null).atHome("Father " + Canary.FAMILY, null).made());
        answers.transferAsked(mash.caseReference(), new Transfer("Walsall Council", "their duty officer",
                ClockUtil.getCurrentTime().toInstant(), TransferResult.REFUSED, Optional.empty(), Optional.empty(),
                Optional.of("not theirs")), LEAD);
        handOvers.askWorker(mash.caseReference(), HandOver.Kind.TAKE_OVER, "child-1", Optional.of("allocated-worker"), false);
        handOvers.askTeam(mash.caseReference(), OutcomeCode.FAMILY_HELP_S17_ASSESSMENT, Set.of("child-1"), "team-manager");

        for (var recipient : List.of("Walsall Council", "Allocated worker Alma Worker", "Team managers")) {
            assertThat(rowsTo(recipient)).as(recipient).extracting(row -> row.get("subject_id"))
                    .containsExactly("child-1", "household-1", "household-3");
            assertThat(rowsTo(recipient).get(1)).containsEntry("what", "Name, relation and part in the contact")
                    .containsEntry("statute", "Children Act 1989 section 17; Children Act 2004 section 10");
        }
    }

    @Test
    void what_is_shared_about_an_adult_at_risk_stands_on_the_care_act() {
        mash = hub.receives(Contacts.aContact().about(Contacts.adult("adult-1"), Contacts.child("child-1", 120)).made());
        feedback.told(mash.caseReference(), new ReferrerFeedback.Told(Canary.CALLER, ReferrerFeedback.How.TELEPHONE,
                "The contact is being looked at.", ClockUtil.getCurrentTime().toInstant()), LEAD);

        assertThat(rowsTo(Canary.CALLER)).extracting(row -> row.get("subject_id") + ": " + row.get("statute"))
                .containsExactly("adult-1: Care Act 2014 sections 42, 45 and 6-7",
                        "child-1: Children Act 2004 sections 10 and 11");
    }

    private List<String> found() {
        while (chain.seal() > 0) {
            // until everything is sealed
        }
        return chain.verify(Optional.empty()).findings().stream().filter(finding -> finding.record() != null)
                .map(finding -> finding.found() + " " + finding.record()).toList();
    }

    @Test
    void a_row_that_is_altered_removed_or_put_in_past_the_hub_is_named() {
        for (var told : List.of("one", "two")) {
            feedback.told(mash.caseReference(), new ReferrerFeedback.Told(Canary.CALLER, ReferrerFeedback.How.TELEPHONE,
                    told, ClockUtil.getCurrentTime().toInstant()), LEAD);
        }
        assertThat(found()).isEmpty();
        var ids = rows().stream().map(row -> row.get("id").toString()).toList();
        var one = Long.valueOf(ids.get(ids.size() - 2));
        var two = Long.valueOf(ids.get(ids.size() - 1));
        var was = jdbc.sql("select withheld from disclosure where id = ?").param(one).query(String.class).single();

        jdbc.sql("update disclosure set withheld = '' where id = ?").param(one).update();
        assertThat(found()).containsExactly("ALTERED DISCLOSURE " + one);
        jdbc.sql("update disclosure set withheld = ? where id = ?").params(was, one).update();
        assertThat(found()).isEmpty();

        jdbc.sql("update disclosure set id = id + 1000000 where id = ?").param(two).update();
        assertThat(found()).containsExactly("REMOVED DISCLOSURE " + two, "INSERTED DISCLOSURE " + (two + 1000000));
        jdbc.sql("update disclosure set id = id - 1000000 where id = ?").param(two + 1000000).update();
        assertThat(found()).isEmpty();
    }

    private List<JsonNode> entries(String person) throws Exception {
        return StreamSupport.stream(json.readTree(Caller.basic(port, "governance")
                .get("/api/audit/entries?size=200&person=" + person).body()).get("entries").spliterator(), false).toList();
    }

    private static List<JsonNode> of(List<JsonNode> entries, String kind) {
        return entries.stream().filter(entry -> entry.get("kind").asText().equals(kind)).toList();
    }

    @Test
    void a_queues_cards_leave_one_entry_for_as_long_as_they_show_the_same() throws Exception {
        var task = mash.task("UserTask_RateContact").getId();
        var before = of(entries("early-help-lead"), "CARDS").size();
        for (int poll = 0; poll < 3; poll++) {
            Caller.basic(port, "early-help-lead").get("/api/cards?taskId=" + task);
        }
        Caller.basic(port, "early-help-lead").get("/api/cards?taskId=not-there");

        var cards = of(entries("early-help-lead"), "CARDS");
        assertThat(cards).hasSize(before + 1);
        assertThat(cards.get(0).get("detail").asText()).isEqualTo(mash.caseReference());
        mash.timePasses(java.time.Duration.ofMinutes(16));
        Caller.basic(port, "early-help-lead").get("/api/cards?taskId=" + task);
        assertThat(of(entries("early-help-lead"), "CARDS")).hasSize(before + 2);
    }

    private JsonNode alsoOn(String persona, Hub.Story of) throws Exception {
        return alsoOn(persona, of, "child-1");
    }

    private JsonNode alsoOn(String persona, Hub.Story of, String person) throws Exception {
        return json.readTree(Caller.basic(port, persona).get("/api/disclosures?case=" + of.caseReference()
                + "&person=" + person).body()).get("alsoOn");
    }

    @Test
    void a_parent_who_asks_is_found_in_the_household_of_other_cases_and_as_the_child_that_they_were() throws Exception {
        var born = LocalDate.of(2008, 7, 1);
        var as = Contacts.born("child-1", born);
        var name = as.givenName() + "  " + as.familyName();
        var once = hub.receives(Contacts.aContact().about(as).made());
        var parent = hub.receives(Contacts.aContact().about(Contacts.child("child-1", 3)).atHome("Somebody else", born)
                .atHome(name.toUpperCase(Locale.UK), born).made());
        var another = hub.receives(Contacts.aContact().about(Contacts.child("child-1", 20)).atHome(name, born).made());
        hub.receives(Contacts.aContact().about(Contacts.child("child-1", 21)).atHome(name, null).made());

        assertThat(alsoOn("governance", parent, "household-2")).extracting(one -> one.get("caseReference").asText() + " "
                + one.get("personId").asText()).containsExactly(once.caseReference() + " child-1",
                another.caseReference() + " household-1");
        assertThat(alsoOn("governance", parent, "household-1")).isEmpty();
        assertThat(contacts.of(parent.caseReference())).as("an earlier contact is one about the child").isEmpty();
    }

    @Test
    void whoever_answers_a_subject_access_request_is_told_where_else_the_same_person_seems_to_stand() throws Exception {
        var born = LocalDate.of(2014, 3, 29);
        var first = hub.receives(Contacts.aContact().about(Contacts.born("child-1", born)).made());
        var other = hub.receives(Contacts.aContact().about(Contacts.born("child-1", born.plusDays(1))).made());
        var second = hub.receives(Contacts.aContact().about(Contacts.born("child-2", born)).made());

        assertThat(alsoOn("governance", first)).hasSize(1).allSatisfy(one -> {
            assertThat(one.get("caseReference").asText()).isEqualTo(second.caseReference());
            assertThat(one.get("personId").asText()).isEqualTo("child-2");
            assertThat(one.get("sameness").asText()).isEqualTo("NAME_AND_BIRTH_DATE");
        });
        assertThat(alsoOn("governance", other)).isEmpty();
        assertThat(alsoOn("unit-manager", first)).as("the log of one case").isEmpty();
    }

    @Test
    void a_mistyped_person_is_refused_and_never_answered_with_nothing() {
        var somebody = Caller.basic(port, "governance").get("/api/disclosures?case=" + mash.caseReference() + "&person=child-1");
        assertThat(somebody.status()).as("of whom nothing was shared").isEqualTo(200);
        for (var format : List.of("json", "csv")) {
            var nobody = Caller.basic(port, "governance").get("/api/disclosures?case=" + mash.caseReference()
                    + "&person=chidl-1&format=" + format);
            assertThat(nobody.status()).isEqualTo(400);
            assertThat(nobody.body()).contains("must be somebody of this case: child-1").doesNotContain("chidl");
        }
    }

    @Test
    void the_board_a_draft_and_an_export_leave_their_entries() throws Exception {
        Caller.basic(port, "unit-manager").get("/api/limits?size=5");
        assertThat(of(entries("unit-manager"), "LIMITS").get(0).get("detail").asText()).contains("MASH-");

        mash.claims("social-care-lead", mash.task("UserTask_RateContact"));
        var task = mash.task("UserTask_RateContact").getId();
        assertThat(Caller.basic(port, "social-care-lead").call("PUT", "/api/drafts/" + task, "{}").status()).isEqualTo(204);
        mash.opens("social-care-lead", "UserTask_RateContact");
        var entries = entries("social-care-lead");
        assertThat(entries).anySatisfy(entry -> {
            assertThat(entry.get("detail").asText()).isEqualTo("DRAFT_SAVED");
            assertThat(entry.get("recordId").asText()).isEqualTo(task);
        });
        assertThat(of(entries, "DRAFT").get(0).get("recordId").asText()).isEqualTo(task);

        Caller.basic(port, "governance").get("/api/disclosures?case=" + mash.caseReference());
        var exported = of(entries("governance"), "DISCLOSURE").get(0);
        assertThat(exported.get("action").asText()).isEqualTo("EXPORTED");
        assertThat(exported.get("caseReference").asText()).isEqualTo(mash.caseReference());
    }
}
