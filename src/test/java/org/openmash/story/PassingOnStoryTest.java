package org.openmash.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openmash.story.ChronologyStoryTest.fact;
import static org.openmash.story.FrontDoorStoryTest.screened;
import static org.openmash.story.InformationStoryTest.asks;
import static org.openmash.story.InformationStoryTest.knows;
import static org.openmash.story.InformationStoryTest.with;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.HistoryService;
import org.junit.jupiter.api.Test;
import org.openmash.information.Requests;
import org.openmash.platform.Persons;
import org.openmash.platform.forms.TaskForms;
import org.openmash.referral.CaseStatus;
import org.openmash.referral.Cases;
import org.openmash.referral.Change;
import org.openmash.referral.Contact;
import org.openmash.referral.Rating;
import org.openmash.referral.Suspects;
import org.openmash.sharing.DisclosureLog;
import org.openmash.sharing.DisclosureLog.Asked;
import org.openmash.sharing.DisclosureLog.Entry;
import org.openmash.threshold.Ratings;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What agencies said leaves the hub only as far as each of them lets it, and to the recipient for whom it said yes. */
@StoryTest
class PassingOnStoryTest {

    private static final String SHARED = "a canary that may be shared";
    private static final String HUB_ONLY = "a canary for the hub only";
    private static final String ASK_FIRST = "a canary that asks first";
    private static final String PURPOSE = "They see the child today.";
    private static final String POLICE = "West Midlands Police";
    private static final Map<String, Object> TELLS_THE_POLICE = Map.of("follows", "TELL_TEAM", "team", "police-decision-maker",
            "words", SHARED, "reason", PURPOSE);

    @Autowired
    Hub hub;
    @Autowired
    Cases cases;
    @Autowired
    Suspects suspects;
    @Autowired
    Requests requests;
    @Autowired
    DisclosureLog log;
    @Autowired
    Ratings ratings;
    @Autowired
    Persons persons;
    @Autowired
    HistoryService history;
    @Autowired
    TaskForms drafts;
    @Autowired
    JdbcClient jdbc;

    /** The police have said one thing of each handling; health is asked too. */
    private Hub.Story policeHaveAnswered(Contact contact, String rating) {
        return policeHaveAnswered(contact, rating, "health");
    }

    private Hub.Story policeHaveAnswered(Contact contact, String rating, String askedToo) {
        var mash = hub.receives(contact);
        mash.does("screening", "UserTask_ScreenContact", screened("child-1"));
        mash.does("social-care-lead", "UserTask_RateContact", FrontDoorStoryTest.rated(rating));
        mash.does("unit-manager", "UserTask_ChooseAgencies", asks("police", askedToo));
        return mash.does("police", mash.task("UserTask_AnswerRequest", "agency-police"), with(knows(), "facts", List.of(
                fact("2026-05-01", "FACT", "MAY_BE_SHARED", SHARED), fact("2026-05-02", "FACT", "HUB_ONLY", HUB_ONLY),
                fact("2026-05-03", "INTELLIGENCE", "ASK_US_FIRST", ASK_FIRST))));
    }

    private Hub.Story bothHaveAnswered() {
        var mash = policeHaveAnswered(Contacts.amber(), "AMBER");
        return mash.does("health", mash.task("UserTask_AnswerRequest", "agency-health"),
                InformationStoryTest.knowsNothing());
    }

    /** It stands open by itself once an agency has answered. */
    private void opensSharing(Hub.Story mash) {
        if (!mash.waitsAt().contains("UserTask_ChooseWhatToShare")) {
            hub.starts("unit-manager", "shareInformation", Map.of("caseReference", mash.caseReference()));
        }
    }

    @SuppressWarnings("unchecked")
    private Map<String, String> offered(Hub.Story mash, String kind, String recipient) {
        var options = (Map<String, Object>) mash.opens("unit-manager", "UserTask_ChooseWhatToShare").get("options");
        return values(((List<Map<String, String>>) options.get(kind)).stream()
                .filter(option -> option.get("recipient").equals(recipient)).toList());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> values(Object options) {
        var values = new LinkedHashMap<String, String>();
        ((List<Map<String, String>>) options).forEach(option -> values.put(option.get("label"), option.get("value")));
        return values;
    }

    private static String of(Map<String, String> offered, String words) {
        return offered.entrySet().stream().filter(one -> one.getKey().contains(words)).findFirst().orElseThrow().getValue();
    }

    private static Map<String, Object> choice(String recipient, List<String> passedOn, List<String> askedAbout) {
        return Map.of("recipient", recipient, "passedOn", passedOn, "askedAbout", askedAbout, "purpose", PURPOSE);
    }

    /** Asks the police whether what they want to be asked about may go there. */
    private void asksThePolice(Hub.Story mash, String recipient) {
        opensSharing(mash);
        mash.does("unit-manager", "UserTask_ChooseWhatToShare", choice(recipient, List.of(),
                List.of(of(offered(mash, "mayBeAsked", recipient), ASK_FIRST))));
    }

    /** Of items: a hand-over itself has a row of its own, and an id without a point. */
    private List<Entry> allRows(Hub.Story mash) {
        return log.export(new Asked(java.util.Optional.of(mash.caseReference()), java.util.Optional.empty(),
                java.util.Optional.empty(), java.util.Optional.empty()), persons.person("governance"));
    }

    private List<Entry> rows(Hub.Story mash, String kind) {
        return allRows(mash).stream()
                .filter(entry -> entry.kind().name().equals(kind) && entry.itemId().contains(".")).toList();
    }

    private List<String> ended(Hub.Story mash, String process) {
        return history.createHistoricProcessInstanceQuery().processDefinitionKey(process)
                .processInstanceBusinessKey(mash.caseReference()).finished().list().stream()
                .map(instance -> instance.getEndActivityId()).sorted().toList();
    }

    private static Map<String, Object> decides(String outcome, String... passedOn) {
        var form = new HashMap<>(ResponseStoryTest.decides(outcome, "WITHDRAW"));
        form.put("passedOn", List.of(passedOn));
        return form;
    }

    /** An item of an agency's answer, and not the contact that goes with a hand-over. */
    private static boolean isItem(Entry row) {
        return row.what().startsWith("Item of the answer");
    }

    @Test
    void with_the_decision_goes_what_may_be_shared_and_nothing_else_and_the_team_reads_that() {
        var mash = bothHaveAnswered();
        var options = values(((Map<?, ?>) mash.opens("unit-manager", "UserTask_HoldMashDiscussion").get("options"))
                .get("passedOn"));
        assertThat(options.keySet()).singleElement().asString().contains(SHARED);
        mash.does("unit-manager", "UserTask_HoldMashDiscussion", decides("FAMILY_HELP_S17_ASSESSMENT",
                of(options, SHARED)));

        var team = mash.opens("team-manager", "UserTask_AcceptHandOver");
        assertThat(team.get("fromAgencies").toString()).contains(SHARED, POLICE);
        assertThat(team.toString()).doesNotContain(HUB_ONLY, ASK_FIRST);
        assertThat(rows(mash, "RELEASED")).filteredOn(PassingOnStoryTest::isItem).singleElement().satisfies(row -> {
            assertThat(row.recipient()).isEqualTo("The social work team that takes over");
            assertThat(row.what()).contains(POLICE, "1 May 2026", "May be shared").doesNotContain(SHARED);
            assertThat(row.article6()).isNotBlank();
            assertThat(row.approver()).isEqualTo("unit-manager");
        });
    }

    @Test
    void a_bent_form_gets_nothing_out_and_early_help_never_gets_an_item() {
        var mash = bothHaveAnswered();
        opensSharing(mash);
        var shared = of(offered(mash, "mayGo", "team-manager"), SHARED);
        var ask = of(offered(mash, "mayBeAsked", "team-manager"), ASK_FIRST);
        var request = shared.substring(0, shared.indexOf('.'));
        var hubOnly = request + "." + fingerprint("2026-05-02|FACT|" + HUB_ONLY);
        var refused = new ArrayList<String>();
        for (var bent : List.of(choice("team-manager", List.of(hubOnly), List.of()),
                choice("team-manager", List.of(shared, ask), List.of()),
                choice("team-manager", List.of(), List.of(hubOnly)), choice("team-manager", List.of("x.y"), List.of()),
                choice("lead-early-intervention", List.of(shared), List.of()),
                choice("screening-officer", List.of(shared), List.of()),
                choice("agency-police", List.of(shared), List.of()),
                choice("team-manager", List.of(), List.of()))) {
            assertThatThrownBy(() -> mash.does("unit-manager", "UserTask_ChooseWhatToShare", bent))
                    .satisfies(sentence -> refused.add(sentence.getMessage()));
        }
        assertThat(refused).satisfiesExactly(
                hubOnlySaid -> assertThat(hubOnlySaid).contains("What goes now: ", "for the hub only"),
                asked -> assertThat(asked).contains("What goes now: ", "ask it first"),
                about -> assertThat(about).contains("What agencies are asked about: "),
                unknown -> assertThat(unknown).contains("What goes now: "),
                early -> assertThat(early).contains("Who receives it: "),
                officer -> assertThat(officer).contains("Who receives it: "),
                own -> assertThat(own).contains("not told its own answer"),
                nothing -> assertThat(nothing).contains("tick at least one item"));
        assertThatThrownBy(() -> mash.does("unit-manager", "UserTask_HoldMashDiscussion",
                decides("FAMILY_HELP_S17_ASSESSMENT", hubOnly))).hasMessageContaining("for the hub only");
        assertThatThrownBy(() -> mash.does("unit-manager", "UserTask_HoldMashDiscussion", decides("EARLY_HELP", shared)))
                .hasMessageContaining("Early help never is");
        assertThat(rows(mash, "RELEASED")).isEmpty();

        mash.does("unit-manager", "UserTask_HoldMashDiscussion", decides("EARLY_HELP"));
        mash.does("screening", "UserTask_AskFamily", OutcomeStoryTest.familySays("AGREED"));
        assertThat(mash.opens("early-help-lead", "UserTask_AcceptHandOver").toString())
                .doesNotContain(SHARED, HUB_ONLY, ASK_FIRST);
    }

    private static String fingerprint(String text) {
        try {
            return java.util.HexFormat.of().formatHex(java.security.MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8))).substring(0, 16);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void what_asks_first_goes_only_to_the_one_for_whom_its_agency_said_yes() {
        var mash = bothHaveAnswered();
        asksThePolice(mash, "team-manager");
        var asked = mash.opens("police", mash.task("UserTask_AnswerOriginator", "agency-police"));
        assertThat(asked.toString()).contains(ASK_FIRST, "The social work team", PURPOSE)
                .doesNotContain(SHARED, HUB_ONLY, Canary.NARRATIVE, Canary.NAME);
        assertThatThrownBy(() -> mash.opens("health", mash.task("UserTask_AnswerOriginator", "agency-police")))
                .isInstanceOf(AuthorizationException.class);
        opensSharing(mash);
        assertThat(offered(mash, "mayGo", "team-manager").keySet()).noneMatch(label -> label.contains(ASK_FIRST));
        assertThat(offered(mash, "mayBeAsked", "team-manager")).as("asked already").isEmpty();

        mash.does("police", mash.task("UserTask_AnswerOriginator", "agency-police"),
                Map.of("answer", "YES", "reason", Canary.REASON));
        assertThat(offered(mash, "mayGo", "adult-safeguarding-lead").keySet())
                .noneMatch(label -> label.contains(ASK_FIRST));
        mash.does("unit-manager", "UserTask_ChooseWhatToShare", choice("team-manager",
                List.of(of(offered(mash, "mayGo", "team-manager"), ASK_FIRST)), List.of()));

        assertThat(mash.opens("team-manager", "UserTask_ReadReleased").toString()).contains(ASK_FIRST, PURPOSE)
                .doesNotContain(SHARED, HUB_ONLY);
        assertThat(rows(mash, "RELEASED")).singleElement().satisfies(row -> assertThat(row.what())
                .contains("Leave given by " + POLICE + " (police, "));
        assertThatThrownBy(() -> mash.does("team-manager", "UserTask_ReadReleased", Map.of("read", false)))
                .hasMessageContaining("when you have read it");
        mash.does("team-manager", "UserTask_ReadReleased", Map.of("read", true));
        assertThat(ended(mash, "originatorAsked")).containsExactly("EndEvent_PassedOn");
        assertThat(ended(mash, "shareInformation")).containsExactly("EndEvent_OnlyAsked", "EndEvent_Read");
    }

    @Test
    void a_no_and_a_yes_that_was_taken_back_keep_it_in_the_hub_and_are_logged() {
        var mash = bothHaveAnswered();
        asksThePolice(mash, "team-manager");
        mash.does("police", mash.task("UserTask_AnswerOriginator", "agency-police"),
                Map.of("answer", "NO", "reason", "an informant"));
        asksThePolice(mash, "police-decision-maker");
        mash.does("police", mash.task("UserTask_AnswerOriginator", "agency-police"),
                Map.of("answer", "YES", "reason", "ours"));
        opensSharing(mash);
        var item = of(offered(mash, "mayGo", "police-decision-maker"), ASK_FIRST);
        mash.does("police", mash.task("UserTask_TakeBackYes", "agency-police"), Map.of("reason", "not any more"));

        for (var recipient : List.of("team-manager", "police-decision-maker")) {
            assertThatThrownBy(() -> mash.does("unit-manager", "UserTask_ChooseWhatToShare",
                    choice(recipient, List.of(item), List.of()))).hasMessageContaining("ask it first");
        }
        assertThat(rows(mash, "HELD_BACK")).extracting(Entry::withheld).containsExactly(
                "Kept back by " + POLICE + ", which says where it may go: No. The agency's reason in words stands in its answer.",
                "Kept back by " + POLICE + ", which says where it may go: Yes, and taken back. The agency's reason in words"
                        + " stands in its answer.", "The whole item; nothing left the hub", "The whole item; nothing left the hub");
        assertThat(rows(mash, "HELD_BACK").subList(2, 4)).extracting(Entry::recipient).containsExactly(
                "The social work team that takes over", "The police, who take over or decide with the hub");
        assertThat(ended(mash, "originatorAsked")).containsExactly("EndEvent_KeptBack", "EndEvent_TakenBack");
        assertThat(mash.opens("unit-manager", "UserTask_ChooseWhatToShare").get("questions").toString())
                .contains("No: an informant", "Yes, and taken back: not any more");
    }

    /** Whom rules name and no request reaches: the row stands before they are rung. */
    @Test
    void another_council_is_told_in_a_managers_words_through_the_gate_and_the_log() {
        var mash = bothHaveAnswered();
        opensSharing(mash);
        var council = Map.<String, Object>of("recipient", "other-council", "purpose", PURPOSE);
        assertThatThrownBy(() -> mash.does("unit-manager", "UserTask_ChooseWhatToShare", council))
                .hasMessageStartingWith("What they are told: ");
        mash.does("unit-manager", "UserTask_ChooseWhatToShare", with(council, "told", Canary.NARRATIVE));

        assertThat(allRows(mash)).filteredOn(row -> row.recipient().equals("The other council")).isNotEmpty().allSatisfy(row -> {
            assertThat(row.kind().name()).isEqualTo("RELEASED");
            assertThat(row.what()).isEqualTo(Canary.NARRATIVE);
            assertThat(row.article6()).isNotBlank();
            assertThat(row.approverSaid()).isEqualTo(PURPOSE);
        });
        assertThat(ended(mash, "shareInformation")).containsExactly("EndEvent_OnlyAsked");
        assertThat(mash.waitsAt()).doesNotContain("UserTask_ReadReleased");
    }

    @Test
    void whoever_asked_learns_the_answer_and_may_pass_on_nothing() {
        var mash = bothHaveAnswered();
        asksThePolice(mash, "team-manager");
        assertThat(mash.waitsAt()).doesNotContain("UserTask_ChooseWhatToShare");
        mash.does("police", mash.task("UserTask_AnswerOriginator", "agency-police"),
                Map.of("answer", "NO", "reason", "an informant"));

        assertThat(mash.task("UserTask_ChooseWhatToShare").getAssignee()).isEqualTo("unit-manager");
        assertThat(mash.opens("unit-manager", "UserTask_ChooseWhatToShare").get("questions").toString())
                .contains("No: an informant");
        assertThatThrownBy(() -> mash.does("unit-manager", "UserTask_ChooseWhatToShare", Map.of("purpose", PURPOSE)))
                .hasMessageStartingWith("Who receives it: ");
        var item = of(offered(mash, "mayGo", "team-manager"), SHARED);
        assertThatThrownBy(() -> mash.does("unit-manager", "UserTask_ChooseWhatToShare", with(choice("team-manager",
                List.of(item), List.of()), "nothing", true))).hasMessageStartingWith("Nothing is passed on now: ");
        mash.does("unit-manager", "UserTask_ChooseWhatToShare", Map.of("nothing", true));

        assertThat(mash.waitsAt()).doesNotContain("UserTask_ChooseWhatToShare", "UserTask_ReadReleased");
        assertThat(rows(mash, "RELEASED")).isEmpty();
    }

    @Test
    void another_agency_is_told_nothing_before_its_own_answer_is_in_and_then_not_whose_it_is() {
        var mash = policeHaveAnswered(Contacts.amber(), "AMBER");
        opensSharing(mash);
        assertThat(offered(mash, "mayGo", "agency-health")).isEmpty();
        var item = of(offered(mash, "mayGo", "team-manager"), SHARED);
        assertThatThrownBy(() -> mash.does("unit-manager", "UserTask_ChooseWhatToShare",
                choice("agency-health", List.of(item), List.of()))).hasMessageContaining("before its own answer is in");
        mash.does("health", mash.task("UserTask_AnswerRequest", "agency-health"), InformationStoryTest.knowsNothing());
        mash.does("unit-manager", "UserTask_ChooseWhatToShare", choice("agency-health", List.of(item), List.of()));

        assertThat(mash.opens("health", mash.task("UserTask_ReadReleased", "agency-health")).toString())
                .contains(SHARED, "Another agency").doesNotContain("Police", HUB_ONLY, ASK_FIRST, Canary.NARRATIVE);
        assertThatThrownBy(() -> mash.opens("police", mash.task("UserTask_ReadReleased", "agency-health")))
                .isInstanceOf(AuthorizationException.class);
        assertThat(rows(mash, "RELEASED")).extracting(Entry::recipient).containsExactly("Health");
    }

    @Test
    void what_one_recipient_has_begun_to_read_is_not_another_recipients_draft() {
        var mash = bothHaveAnswered();
        for (var recipient : List.of("team-manager", "agency-health")) {
            opensSharing(mash);
            mash.does("unit-manager", "UserTask_ChooseWhatToShare",
                    choice(recipient, List.of(of(offered(mash, "mayGo", recipient), SHARED)), List.of()));
        }
        var healths = mash.task("UserTask_ReadReleased", "agency-health");
        mash.claims("health", healths);
        drafts.saveDraft(healths.getId(), persons.person("health"), "{\"read\":true}");

        assertThat(mash.opens("health", healths)).containsKey("draftNotice");
        assertThat(mash.opens("team-manager", mash.task("UserTask_ReadReleased", "team-manager")))
                .doesNotContainKeys("draftNotice", "read");
    }

    @Test
    void what_was_asked_with_a_reason_goes_no_further_once_the_family_has_to_be_asked_first() {
        var asking = with(with(with(with(asks("police"), "significantHarm", "NO"), "sharingReason", Canary.REASON),
                "consentNow", "NOT_SOUGHT"), "whyNotSought", "DELAY");
        var mash = hub.receives(Contacts.amber());
        mash.does("screening", "UserTask_ScreenContact", screened("child-1"));
        mash.does("social-care-lead", "UserTask_RateContact", FrontDoorStoryTest.rated("AMBER"));
        mash.does("unit-manager", "UserTask_ChooseAgencies", asking);
        mash.does("police", mash.task("UserTask_AnswerRequest", "agency-police"), with(knows(), "facts", List.of(
                fact("2026-05-01", "FACT", "MAY_BE_SHARED", SHARED))));
        opensSharing(mash);
        var item = of(offered(mash, "mayGo", "team-manager"), SHARED);
        ratings.decide(mash.caseReference(), "child-1", Rating.GREEN, Canary.REASON, persons.person("unit-manager"));

        assertThatThrownBy(() -> mash.does("unit-manager", "UserTask_ChooseWhatToShare", choice("team-manager", List.of(item),
                List.of()))).hasMessageStartingWith("What goes now: ").hasMessageContaining("amil");
        assertThat(rows(mash, "RELEASED")).isEmpty();
        assertThat(rows(mash, "HELD_BACK")).as("the refusal stays, with what was refused and by which rows").singleElement()
                .satisfies(row -> assertThat(row.what()).startsWith("Item of the answer of " + POLICE + ": 1 May 2026")
                        .doesNotContain(SHARED))
                .satisfies(row -> assertThat(row.recipient()).isEqualTo("The social work team that takes over"))
                .satisfies(row -> assertThat(row.why()).startsWith("What goes now: "))
                .satisfies(row -> assertThat(row.rules()).contains("L09"));
    }

    @Test
    void the_minutes_of_a_family_that_refused_hold_it_with_a_written_reason_and_not_without() {
        var asking = with(with(with(asks("police"), "sharingReason", Canary.REASON), "consentNow", "REFUSED"), "consentFrom",
                Canary.CALLER);
        var mash = hub.receives(Contacts.red());
        mash.does("screening", "UserTask_ScreenContact", screened("child-1"));
        mash.does("social-care-lead", "UserTask_RateContact", FrontDoorStoryTest.rated("RED"));
        mash.does("unit-manager", "UserTask_ChooseAgencies", asking);
        mash.does("police", mash.task("UserTask_AnswerRequest", "agency-police"), with(knows(), "facts", List.of(
                fact("2026-05-01", "FACT", "MAY_BE_SHARED", SHARED))));
        mash.does("unit-manager", "UserTask_HoldStrategyDiscussion", ResponseStoryTest.strategy("STRATEGY_S47"));
        var options = values(((Map<?, ?>) mash.opens("unit-manager", "UserTask_FinishStrategyRecord").get("options"))
                .get("inMinutes"));
        var minutes = new HashMap<String, Object>(Map.of("minutesSentAt", "2026-01-06T09:30+00:00", "minutesSentTo", Canary.NAME,
                "inMinutes", List.of(of(options, SHARED))));

        assertThatThrownBy(() -> mash.does("unit-manager", "UserTask_FinishStrategyRecord", minutes))
                .hasMessageEndingWith("Write down why it goes all the same.");
        assertThat(rows(mash, "HELD_BACK")).extracting(Entry::recipient)
                .containsExactly("Those present at the strategy discussion");
        mash.does("unit-manager", "UserTask_FinishStrategyRecord", with(minutes, "whyInMinutes", Canary.REASON));
        assertThat(rows(mash, "RELEASED")).filteredOn(PassingOnStoryTest::isItem).extracting(Entry::recipient)
                .containsExactly("Those present at the strategy discussion");
    }

    @Test
    void early_help_may_be_asked_and_is_never_told_what_another_agency_said() {
        var mash = policeHaveAnswered(Contacts.amber(), "AMBER", "early-intervention");
        mash.does("early-intervention", mash.task("UserTask_AnswerRequest", "agency-early-intervention"),
                InformationStoryTest.knowsNothing());
        opensSharing(mash);

        assertThat(offered(mash, "mayGo", "agency-early-intervention")).isEmpty();
        var item = of(offered(mash, "mayGo", "team-manager"), SHARED);
        assertThatThrownBy(() -> mash.does("unit-manager", "UserTask_ChooseWhatToShare",
                choice("agency-early-intervention", List.of(item), List.of()))).hasMessageStartingWith("Who receives it: ");
        assertThat(rows(mash, "RELEASED")).isEmpty();
    }

    @Test
    void the_minutes_hold_only_what_may_go_to_those_present() {
        var mash = policeHaveAnswered(Contacts.red(), "RED");
        asksThePolice(mash, "present");
        mash.does("police", mash.task("UserTask_AnswerOriginator", "agency-police"),
                Map.of("answer", "YES", "reason", "they sat there"));
        mash.does("unit-manager", "UserTask_HoldStrategyDiscussion", ResponseStoryTest.strategy("STRATEGY_S47"));
        var options = values(((Map<?, ?>) mash.opens("unit-manager", "UserTask_FinishStrategyRecord").get("options"))
                .get("inMinutes"));
        assertThat(options.keySet()).hasSize(2).noneMatch(label -> label.contains(HUB_ONLY));

        mash.does("unit-manager", "UserTask_FinishStrategyRecord", Map.of("minutesSentAt", "2026-01-06T09:30+00:00",
                "minutesSentTo", "those present", "inMinutes", List.copyOf(options.values())));
        assertThat(rows(mash, "RELEASED")).filteredOn(PassingOnStoryTest::isItem).extracting(Entry::recipient)
                .containsExactly("Those present at the strategy discussion", "Those present at the strategy discussion");
    }

    @Test
    void of_a_recalled_answer_nobody_is_asked_any_more_and_nothing_may_go() {
        var mash = bothHaveAnswered();
        asksThePolice(mash, "police-decision-maker");
        mash.does("police", mash.task("UserTask_AnswerOriginator", "agency-police"),
                Map.of("answer", "NO", "reason", "an informant"));
        mash.does("unit-manager", "UserTask_ChooseWhatToShare", Map.of("nothing", true));
        asksThePolice(mash, "team-manager");
        hub.starts("unit-manager", "recallRequest", Map.of("caseReference", mash.caseReference()));
        mash.does("unit-manager", "UserTask_RecallRequest", Map.of("requestId",
                requests.of(mash.caseReference()).get(0).requestId(), "what", "WRONG_PERSON", "people", List.of("child-1"), "why",
                Canary.REASON));

        assertThat(ended(mash, "originatorAsked")).containsExactly("EndEvent_KeptBack", "EndEvent_NothingToAnswer");
        opensSharing(mash);
        assertThat(mash.opens("unit-manager", "UserTask_ChooseWhatToShare").get("questions").toString())
                .contains("answer=No}").doesNotContain("an informant");
        assertThat(offered(mash, "mayGo", "team-manager")).isEmpty();
        assertThat(mash.opens("unit-manager", "UserTask_HoldMashDiscussion").toString())
                .doesNotContain(SHARED, HUB_ONLY, ASK_FIRST);
    }

    @Test
    void an_employer_learned_after_the_answer_leaves_the_answer_and_what_belongs_to_it_to_the_named_lead() {
        var mash = bothHaveAnswered();
        asksThePolice(mash, "agency-health");
        opensSharing(mash);
        mash.does("unit-manager", "UserTask_ChooseWhatToShare", choice("agency-health",
                List.of(of(offered(mash, "mayGo", "agency-health"), SHARED)), List.of()));
        hub.starts("police", "correctReply", Map.of("caseReference", mash.caseReference()));
        var correction = mash.task("UserTask_CorrectAnswer");
        drafts.saveDraft(correction.getId(), persons.person("police"), "{\"whyCorrected\":\"half a correction\"}");
        assertThat(correction.getAssignee()).isEqualTo("police");
        worksFor(mash, "police", "health");

        for (var element : List.of("UserTask_AnswerOriginator", "UserTask_CorrectAnswer")) {
            assertThatThrownBy(() -> mash.opens("police", mash.task(element))).isInstanceOf(AuthorizationException.class);
            assertThat(mash.task(element, "agency-police-lead").getAssignee()).isNull();
        }
        assertThat(mash.opens("police-lead", "UserTask_CorrectAnswer")).doesNotContainKey("draftNotice");
        assertThatThrownBy(() -> mash.opens("health", mash.task("UserTask_ReadReleased")))
                .isInstanceOf(AuthorizationException.class);
        assertThat(mash.opens("health-lead", "UserTask_ReadReleased").toString()).contains(SHARED);
        assertThatThrownBy(() -> hub.starts("police", "correctReply", Map.of("caseReference", mash.caseReference())))
                .hasMessageContaining("has given no answer to such a case");
        mash.does("police-lead", "UserTask_AnswerOriginator", Map.of("answer", "YES", "reason", "yes"));
        assertThat(mash.task("UserTask_TakeBackYes", "agency-police-lead")).isNotNull();
        asksThePolice(mash, "team-manager");
        assertThat(mash.task("UserTask_AnswerOriginator", "agency-police-lead")).isNotNull();
    }

    @Test
    void nothing_goes_to_the_police_who_decide_with_the_hub_while_somebody_suspected_works_for_them() {
        var mash = bothHaveAnswered();
        opensSharing(mash);
        var item = of(offered(mash, "mayGo", "police-decision-maker"), SHARED);
        mash.does("unit-manager", "UserTask_ChooseWhatToShare", choice("police-decision-maker", List.of(item), List.of()));
        assertThat(mash.opens("police-decision-maker", "UserTask_ReadReleased").toString()).contains(SHARED);
        mash.claims("police-decision-maker", mash.task("UserTask_ReadReleased"));
        drafts.saveDraft(mash.task("UserTask_ReadReleased").getId(), persons.person("police-decision-maker"), "{\"read\":true}");
        worksFor(mash, "police");

        assertThat(mash.waitsAt()).as("nobody may read it").doesNotContain("UserTask_ReadReleased");
        assertThat(begunToRead(mash)).isZero();
        assertThat(mash.task("UserTask_ChooseWhatToShare").getAssignee()).isEqualTo("unit-manager");
        assertThat(mash.opens("unit-manager", "UserTask_ChooseWhatToShare").get("warning").toString())
                .startsWith("Nobody may read any more what was passed on to: The police, who take over or decide with the hub.");
        assertThatThrownBy(() -> mash.does("unit-manager", "UserTask_ChooseWhatToShare",
                choice("police-decision-maker", List.of(item), List.of())))
                .hasMessage("What goes now: its people must not see this case.");
        assertThat(rows(mash, "HELD_BACK")).hasSize(1);
        mash.does("unit-manager", "UserTask_ChooseWhatToShare", choice("team-manager", List.of(item), List.of()));
    }

    private long begunToRead(Hub.Story mash) {
        return jdbc.sql("select count(*) from form_draft where subject = ? and form_ref = 'read-released'")
                .param(mash.caseReference()).query(Long.class).single();
    }

    private Hub.Story policeDecisionMakersAreToRead() {
        var mash = bothHaveAnswered();
        asksThePolice(mash, "police-decision-maker");
        mash.does("police", mash.task("UserTask_AnswerOriginator", "agency-police"), Map.of("answer", "YES", "reason", "yes"));
        for (var said : List.of(SHARED, ASK_FIRST)) {
            opensSharing(mash);
            mash.does("unit-manager", "UserTask_ChooseWhatToShare", choice("police-decision-maker",
                    List.of(of(offered(mash, "mayGo", "police-decision-maker"), said)), List.of()));
        }
        return mash;
    }

    @Test
    void what_nobody_may_read_any_more_brings_one_manager_one_task() {
        var mash = policeDecisionMakersAreToRead();
        worksFor(mash, "police");

        assertThat(mash.waitsAt()).doesNotContain("UserTask_ReadReleased").containsOnlyOnce("UserTask_ChooseWhatToShare");
        assertThat(ended(mash, "shareInformation")).containsExactly("EndEvent_ManagerLooks", "EndEvent_OnlyAsked");
        mash.does("unit-manager", "UserTask_ChooseWhatToShare", Map.of("nothing", true));
        assertThat(mash.waitsAt()).doesNotContain("UserTask_ChooseWhatToShare");
    }

    @Test
    void nobody_ticks_as_read_what_was_passed_on_and_they_may_not_read_any_more() {
        var mash = policeDecisionMakersAreToRead();
        var codes = hub.runtime.getVariables(hub.tasks.createTaskQuery().taskDefinitionKey("UserTask_ReadReleased")
                .processInstanceBusinessKey(mash.caseReference()).list().get(0).getProcessInstanceId());
        worksFor(mash, "police");
        hub.runtime.createProcessInstanceByKey("shareInformation").businessKey(mash.caseReference()).setVariables(codes)
                .startBeforeActivity("UserTask_ReadReleased").execute();

        assertThat(mash.opens("police-decision-maker", "UserTask_ReadReleased").toString()).doesNotContain(SHARED);
        assertThatThrownBy(() -> mash.does("police-decision-maker", "UserTask_ReadReleased", Map.of("read", true)))
                .hasMessageContaining("There is nothing here that you may read any more.");
    }

    private Hub.Story policeAreToldOfALateAnswer() {
        var mash = ResponseStoryTest.goesOn(policeHaveAnswered(Contacts.amber(), "AMBER")).does("unit-manager",
                "UserTask_HoldMashDiscussion", ResponseStoryTest.decides("POLICE_ONLY", "KEEP_FOR_FUTURE_PLANS"));
        mash.does("health", mash.task("UserTask_AnswerRequest", "agency-health"), InformationStoryTest.knowsNothing());
        return mash.does("unit-manager", "UserTask_ReviewReply", TELLS_THE_POLICE);
    }

    @Test
    void what_the_police_who_take_over_were_told_of_a_late_answer_comes_back_to_a_manager_once_somebody_suspected_works_for_them() {
        var mash = policeAreToldOfALateAnswer();
        var reads = mash.task("UserTask_ReadLateReply");
        assertThat(mash.opens("police-decision-maker", reads)).containsEntry("told", SHARED);
        mash.claims("police-decision-maker", reads);
        drafts.saveDraft(reads.getId(), persons.person("police-decision-maker"), "{\"words\":\"begun\"}");
        worksFor(mash, "police");

        assertThat(mash.besideItWaits()).doesNotContain("UserTask_ReadLateReply");
        assertThat(jdbc.sql("select count(*) from form_draft where subject = ? and form_ref = 'read-late-reply'")
                .param(mash.caseReference()).query(Long.class).single()).isZero();
        assertThat(mash.opens("unit-manager", "UserTask_ReviewReply").get("status").toString())
                .startsWith("Police decision makers, who were told of it, may not see the case any more");
        assertThatThrownBy(() -> mash.does("unit-manager", "UserTask_ReviewReply", TELLS_THE_POLICE))
                .hasMessage("Team that is told: its people must not see this case.");
        mash.does("unit-manager", "UserTask_ReviewReply", Map.of("follows", "CHANGES_NOTHING", "words", PURPOSE));
        assertThat(ended(mash, "replyReview")).containsExactly("EndEvent_Reviewed");
    }

    @Test
    void what_the_police_may_not_read_any_more_joins_the_task_of_a_manager_who_looks_at_the_same_answer_corrected() {
        var mash = policeAreToldOfALateAnswer();
        hub.starts("health", "correctReply", Map.of("caseReference", mash.caseReference()));
        mash.does("health", "UserTask_CorrectAnswer", Map.of("checked", "CORRECTED", "reply",
                InformationStoryTest.knowsNothing(), "whyCorrected", Canary.REASON)).jobsRun();
        assertThat(mash.besideItWaits()).contains("UserTask_ReviewReply", "UserTask_ReadLateReply");
        worksFor(mash, "police");

        assertThat(mash.besideItWaits()).doesNotContain("UserTask_ReadLateReply").containsOnlyOnce("UserTask_ReviewReply");
        assertThat(ended(mash, "replyReview")).containsExactly("EndEvent_ManagerLooks");
        assertThat(mash.opens("unit-manager", "UserTask_ReviewReply").get("status").toString())
                .startsWith("Police decision makers, who were told of it, may not see the case any more");
        mash.does("unit-manager", "UserTask_ReviewReply", Map.of("follows", "CHANGES_NOTHING", "words", PURPOSE));
        assertThat(mash.besideItWaits()).doesNotContain("UserTask_ReviewReply");
    }

    @Test
    void nobody_signs_as_read_what_they_may_not_read_any_more() {
        var mash = policeAreToldOfALateAnswer();
        var codes = hub.runtime.getVariables(mash.task("UserTask_ReadLateReply").getProcessInstanceId());
        worksFor(mash, "police");
        hub.runtime.createProcessInstanceByKey("replyReview").businessKey(mash.caseReference()).setVariables(codes)
                .startBeforeActivity("UserTask_ReadLateReply").execute();

        assertThat(mash.opens("police-decision-maker", "UserTask_ReadLateReply").toString()).doesNotContain(SHARED)
                .contains("There is nothing here that you may read any more.");
        assertThatThrownBy(() -> mash.does("police-decision-maker", "UserTask_ReadLateReply", Map.of("words", "read")))
                .hasMessage("There is nothing here that you may read any more. Tell a unit manager of the hub, who says what"
                        + " follows. Nothing was saved.");
    }

    private void worksFor(Hub.Story mash, String... agencies) {
        suspects.workFor(mash.caseReference(), List.of(agencies), persons.person("unit-manager"));
        mash.jobsRun();
    }

    @Test
    void what_was_being_chosen_when_the_case_was_closed_goes_nowhere() {
        var mash = bothHaveAnswered();
        asksThePolice(mash, "team-manager");
        mash.does("police", mash.task("UserTask_AnswerOriginator", "agency-police"), Map.of("answer", "YES", "reason", "yes"));
        opensSharing(mash);
        var item = of(offered(mash, "mayGo", "team-manager"), ASK_FIRST);
        cases.moveTo(mash.caseReference(), CaseStatus.CLOSED);

        for (var late : List.of(choice("team-manager", List.of(item), List.of()),
                with(choice("other-council", List.of(), List.of()), "told", Canary.NARRATIVE))) {
            assertThatThrownBy(() -> mash.does("unit-manager", "UserTask_ChooseWhatToShare", late))
                    .hasMessage("Nothing is passed on now: this case is closed meanwhile; choose \"Nothing is passed on now\".");
        }
        assertThat(rows(mash, "RELEASED")).isEmpty();
        mash.does("unit-manager", "UserTask_ChooseWhatToShare", Map.of("nothing", true));
    }

    @Test
    void of_a_closed_case_nobody_is_asked_any_more() {
        var mash = bothHaveAnswered();
        asksThePolice(mash, "team-manager");
        mash.does("police", mash.task("UserTask_AnswerOriginator", "agency-police"),
                Map.of("answer", "YES", "reason", "yes"));
        asksThePolice(mash, "adult-safeguarding-lead");
        cases.moveTo(mash.caseReference(), CaseStatus.CLOSED);
        hub.as("unit-manager", () -> {
            cases.changed(mash.caseReference(), Change.CLOSED, "hub");
            return null;
        });

        assertThat(ended(mash, "originatorAsked")).containsExactly("EndEvent_NotUsed", "EndEvent_NothingToAnswer");
        assertThatThrownBy(() -> opensSharing(mash)).hasMessageContaining("no such open case");
        assertThatThrownBy(() -> hub.starts("screening", "shareInformation", Map.of("caseReference",
                mash.caseReference()))).hasMessageContaining("You may not start this process.");
    }
}
