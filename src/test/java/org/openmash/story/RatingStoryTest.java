package org.openmash.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openmash.story.FrontDoorStoryTest.rated;
import static org.openmash.story.FrontDoorStoryTest.screened;
import static org.openmash.story.InformationStoryTest.asks;
import static org.openmash.story.OutcomeStoryTest.advice;
import static org.openmash.story.OutcomeStoryTest.told;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.junit.jupiter.api.Test;
import org.openmash.platform.forms.TaskForms;
import org.openmash.referral.Cases;
import org.openmash.referral.Category;
import org.openmash.referral.Contact;
import org.openmash.referral.Severity;
import org.openmash.threshold.NewInformation;
import org.springframework.beans.factory.annotation.Autowired;

/** New information, and ratings that rise, are lowered by two people, or stand. */
@StoryTest
class RatingStoryTest {

    @Autowired
    Hub hub;
    @Autowired
    HistoryService history;
    @Autowired
    Cases cases;
    @Autowired
    TaskForms forms;

    private static NewInformation.Told news(boolean dangerNow) {
        return new NewInformation.Told(null, Canary.CALLER, Canary.NARRATIVE, dangerNow, null, List.of());
    }

    private Hub.Story ratedAs(String rating, Contact contact) {
        var mash = hub.receives(contact);
        mash.does("screening", "UserTask_ScreenContact", screened("child-1"));
        return mash.does("social-care-lead", "UserTask_RateContact", rated(rating));
    }

    private static Map<String, Object> changes(String rating) {
        return Map.of("decision", "CHANGED", "reason", Canary.REASON, "ratings",
                List.of(Map.of("subjectId", "child-1", "rating", rating)));
    }

    @Test
    void opening_the_rating_form_shows_what_would_change_the_rating_and_leaves_no_trace_of_having_asked() {
        var mash = hub.receives(Contacts.amber());
        mash.does("screening", "UserTask_ScreenContact", screened("child-1"));
        var asked = history.createHistoricDecisionInstanceQuery().count();

        var form = mash.opens("social-care-lead", "UserTask_RateContact");

        assertThat((List<?>) form.get("wouldChange")).isNotEmpty().allSatisfy(change ->
                assertThat(((Map<?, ?>) change).get("rating")).isNotEqualTo("AMBER"));
        assertThat(((Map<?, ?>) ((List<?>) form.get("reasons")).get(0)).get("source")).isEqualTo("Barnardo's matrix");
        assertThat(((Map<?, ?>) ((List<?>) form.get("ratingTable")).get(0)).get("level")).isEqualTo("3: Multiple needs");
        assertThat(history.createHistoricDecisionInstanceQuery().count()).isEqualTo(asked);
    }

    @Test
    void an_amber_case_that_turns_red_keeps_its_request_and_goes_to_a_strategy_discussion() {
        var mash = ratedAs("AMBER", Contacts.amber());
        var receivedAt = mash.view().receivedAt();
        mash.does("unit-manager", "UserTask_ChooseAgencies", asks("police"));

        mash.learns(news(false));
        mash.does("unit-manager", "UserTask_ReviewRating", changes("RED"));

        assertThat(mash.variable("rating")).isEqualTo("RED");
        assertThat(mash.waitsAt()).contains("UserTask_HoldStrategyDiscussion", "UserTask_AnswerRequest")
                .doesNotContain("UserTask_WaitForReplies", "UserTask_RateContact");
        assertThat(mash.view().requests()).singleElement().satisfies(request ->
                assertThat(request.state()).isEqualTo("SENT"));
        assertThat(mash.view().receivedAt()).isEqualTo(receivedAt);
        assertThat(mash.view().ratings()).last().satisfies(change -> {
            assertThat(change.from()).isEqualTo("AMBER");
            assertThat(change.rating()).isEqualTo("RED");
            assertThat(change.reason()).isEqualTo(Canary.REASON);
            assertThat(change.decidedBy()).isEqualTo("unit-manager");
        });
    }

    @Test
    void a_rating_that_the_manager_changes_before_the_response_stands_when_it_is_reached() {
        var mash = hub.receives(Contacts.amber());
        mash.learns(news(false));
        mash.does("unit-manager", "UserTask_ReviewRating", changes("RED"));
        assertThat(mash.variable("rating")).isEqualTo("RED");

        mash.does("screening", "UserTask_ScreenContact", screened("child-1"));

        assertThat(mash.waitsAt()).contains("UserTask_HoldStrategyDiscussion").doesNotContain("UserTask_RateContact");
    }

    @Test
    void a_rating_that_changes_after_the_decision_reopens_it() {
        var mash = ratedAs("NONE", Contacts.none());
        mash.does("social-care-lead", "UserTask_GiveAdvice", advice("NFA_ADVICE"));
        assertThat(mash.waitsAt()).containsExactly("UserTask_TellReferrer");

        mash.learns(news(false));
        mash.does("unit-manager", "UserTask_ReviewRating", changes("AMBER"));

        assertThat(mash.waitsAt()).contains("UserTask_ChooseAgencies").doesNotContain("UserTask_TellReferrer");
        assertThat(mash.variable("rating")).isEqualTo("AMBER");
    }

    @Test
    void a_second_child_whose_rating_changes_after_the_decision_reopens_it_though_the_case_stays_as_it_is() {
        var mash = hub.receives(Contacts.aContact().about(Contacts.child("child-1", 120), Contacts.child("child-2", 150))
                .with(Contacts.concern(Category.DOMESTIC_ABUSE).about("child-1").severity(Severity.SERIOUS).scale(3),
                        Contacts.concern(Category.ATTENDANCE).about("child-2").severity(Severity.LOW)).made());
        mash.does("screening", "UserTask_ScreenContact", screened("child-1", "child-2"));
        mash.does("social-care-lead", "UserTask_RateContact", Map.of("ratings", List.of(
                Map.of("subjectId", "child-1", "rating", "AMBER", "reason", Canary.REASON),
                Map.of("subjectId", "child-2", "rating", "GREEN", "reason", Canary.REASON))));
        mash.does("unit-manager", "UserTask_ChooseAgencies", asks("police"));
        mash.does("police", "UserTask_AnswerRequest", InformationStoryTest.with(InformationStoryTest.knows(), "people",
                List.of(Map.of("subjectId", "child-1", "match", "CERTAIN", "matchedBy", "name"))));
        var decides = new java.util.HashMap<>(ResponseStoryTest.decides("FAMILY_HELP_S17_ASSESSMENT", "WITHDRAW"));
        decides.put("outcomes", List.of("child-1", "child-2").stream().map(child -> Map.of("subjectId", child, "outcome",
                "FAMILY_HELP_S17_ASSESSMENT", "reason", Canary.REASON)).toList());
        mash.does("unit-manager", "UserTask_HoldMashDiscussion", decides);
        assertThat(mash.view().status()).isEqualTo("DECIDED");

        mash.learns(news(false));
        mash.does("unit-manager", "UserTask_ReviewRating", Map.of("decision", "CHANGED", "reason", Canary.REASON, "ratings",
                List.of(Map.of("subjectId", "child-2", "rating", "AMBER"))));

        assertThat(mash.variable("rating")).isEqualTo("AMBER");
        assertThat(mash.view().status()).isNotEqualTo("DECIDED");
        assertThat(mash.waitsAt()).contains("UserTask_ChooseAgencies").doesNotContain("UserTask_AcceptHandOver");
    }

    @Test
    void new_information_about_a_closed_case_becomes_a_linked_contact() {
        var mash = ratedAs("NONE", Contacts.none());
        mash.does("social-care-lead", "UserTask_GiveAdvice", advice("NFA_ADVICE"));
        mash.does("screening", "UserTask_TellReferrer", told());
        assertThat(mash.isClosed()).isTrue();
        var before = cases.waiting().size();

        mash.learns(news(true));

        var linked = cases.waiting().stream().filter(open -> open.linkedTo().filter(mash.caseReference()::equals)
                .isPresent()).toList();
        assertThat(cases.waiting()).hasSize(before + 1);
        assertThat(linked).singleElement().satisfies(open -> {
            assertThat(open.dangerNow()).isTrue();
            assertThat(hub.existing(open.caseReference()).jobsRun().waitsAt())
                    .contains("UserTask_RecordEmergencyCall", "UserTask_AskSocialWorker", "UserTask_ScreenContact");
            assertThat(cases.contact(open.caseReference()).referrer()).as("whoever told now, and not who referred first")
                    .isEqualTo(Contact.Referrer.named(Canary.CALLER));
        });
    }

    @Test
    void a_rating_that_changes_while_only_the_response_to_danger_is_open_becomes_a_linked_contact() {
        var mash = ratedAs("RED", Contacts.aContact().about(Contacts.child("child-1", 36)).dangerNow()
                .with(Contacts.concern(Category.PHYSICAL).injury(org.openmash.referral.Injury.SERIOUS)).made());
        var strategy = new java.util.HashMap<>(ResponseStoryTest.strategy("STRATEGY_S47"));
        strategy.put("openRequests", "WITHDRAW");
        mash.does("unit-manager", "UserTask_HoldStrategyDiscussion", strategy);
        mash.does("unit-manager", "UserTask_FinishStrategyRecord", Map.of("minutesSentAt", "2026-01-06T09:30+00:00",
                "minutesSentTo", "all"));
        mash.does("team-manager", "UserTask_AcceptHandOver", Map.of("answer", "ACCEPTED", "takenBy", Canary.NAME,
                "whatHappensNext", Canary.REPLY));
        mash.does("screening", "UserTask_TellReferrer", told());
        assertThat(mash.waitsAt()).containsExactly("UserTask_AskSocialWorker", "UserTask_RecordEmergencyCall");
        assertThat(mash.view().status()).isEqualTo("DECIDED");

        mash.learns(news(false));
        mash.does("unit-manager", "UserTask_ReviewRating", changes("AMBER"));
        mash.does("service-manager", "UserTask_ConfirmLowering", Map.of("decision", "LOWERED", "reason", Canary.REASON));

        assertThat(cases.waiting().stream().filter(open -> open.linkedTo().filter(mash.caseReference()::equals).isPresent()))
                .hasSize(1);
        assertThat(mash.waitsAt()).containsExactly("UserTask_AskSocialWorker", "UserTask_RecordEmergencyCall");
    }

    @Test
    void danger_in_new_information_is_acted_on_beside_the_review() {
        var mash = hub.receives(Contacts.amber());

        mash.learns(news(true));

        assertThat(mash.waitsAt()).contains("UserTask_AskSocialWorker", "UserTask_RecordEmergencyCall",
                "UserTask_ReviewRating");
    }

    @Test
    void an_officer_types_new_information_from_a_start_form() {
        var mash = hub.receives(Contacts.amber());

        hub.starts("screening", "newInformation", Map.of("caseReference", mash.caseReference(), "toldBy",
                Canary.CALLER, "whatIsNew", Canary.NARRATIVE, "dangerNow", "false"));
        mash.does("unit-manager", "UserTask_ReviewRating", Map.of("decision", "STANDS", "reason", Canary.REASON));

        assertThat(mash.waitsAt()).containsExactly("UserTask_ScreenContact");
        assertThatThrownBy(() -> hub.starts("screening", "newInformation", Map.of("caseReference", "MASH-2026-999999",
                "whatIsNew", "x", "dangerNow", "false"))).hasMessage("Case reference: there is no such case.");
    }

    @Test
    void lowering_a_red_needs_two_people_and_red_stands_meanwhile() {
        var mash = ratedAs("RED", Contacts.red());
        mash.learns(news(false));
        mash.does("unit-manager", "UserTask_ReviewRating", changes("AMBER"));

        assertThat(mash.variable("rating")).isEqualTo("RED");
        assertThat(mash.waitsAt()).contains("UserTask_ConfirmLowering", "UserTask_HoldStrategyDiscussion");
        var answer = Map.of("decision", "LOWERED", "reason", Canary.REASON);
        assertThatThrownBy(() -> mash.does("unit-manager", "UserTask_ConfirmLowering", answer))
                .hasMessageContaining("second person");
        assertThat(mash.variable("rating")).isEqualTo("RED");

        mash.puts("unit-manager", "UserTask_ConfirmLowering");
        mash.does("unit-manager-2", "UserTask_ConfirmLowering", answer);

        assertThat(mash.variable("rating")).isEqualTo("AMBER");
        assertThat(mash.waitsAt()).doesNotContain("UserTask_HoldStrategyDiscussion");
    }

    @Test
    void a_second_person_who_disagrees_leaves_the_red() {
        var mash = ratedAs("RED", Contacts.red());
        mash.learns(news(false));
        mash.does("unit-manager", "UserTask_ReviewRating", changes("GREEN"));

        mash.does("service-manager", "UserTask_ConfirmLowering", Map.of("decision", "RED_STANDS", "reason",
                Canary.REASON));

        assertThat(mash.variable("rating")).isEqualTo("RED");
        assertThat(mash.waitsAt()).contains("UserTask_HoldStrategyDiscussion")
                .doesNotContain("UserTask_ConfirmLowering");
    }

    @Test
    void a_lead_who_finds_a_red_too_high_leaves_it_and_asks_the_unit_manager() {
        var mash = hub.receives(Contacts.red());
        mash.does("screening", "UserTask_ScreenContact", screened("child-1"));

        assertThatThrownBy(() -> mash.does("social-care-lead", "UserTask_RateContact", Map.of("ratings", List.of(
                Map.of("subjectId", "child-1", "rating", "AMBER", "reason", Canary.REASON)))))
                .hasMessageContaining("second person");
        mash.does("social-care-lead", "UserTask_RateContact", Map.of("ratings", List.of(Map.of("subjectId", "child-1",
                "rating", "RED", "reason", Canary.REASON, "askToLower", true))));

        assertThat(mash.waitsAt()).contains("UserTask_HoldStrategyDiscussion", "UserTask_ReviewRating");
    }

    @Test
    void a_unit_manager_who_rates_a_proposed_red_lower_starts_the_strategy_discussion_and_asks_a_second_person() {
        var mash = hub.receives(Contacts.red());
        mash.does("screening", "UserTask_ScreenContact", screened("child-1"));

        mash.does("unit-manager", "UserTask_RateContact", Map.of("ratings", List.of(Map.of("subjectId", "child-1",
                "rating", "AMBER", "reason", Canary.REASON))));

        assertThat(mash.variable("rating")).isEqualTo("RED");
        assertThat(mash.waitsAt()).contains("UserTask_HoldStrategyDiscussion", "UserTask_ConfirmLowering");
    }

    @Test
    void no_concern_is_a_social_workers_decision() {
        var mash = hub.receives(Contacts.none());
        mash.does("screening", "UserTask_ScreenContact", screened("child-1"));

        assertThatThrownBy(() -> mash.does("early-help-lead", "UserTask_RateContact", rated("NONE")))
                .hasMessageContaining("social worker");
    }

    @Test
    void the_second_of_two_people_is_told_what_the_first_did() {
        var mash = hub.receives(Contacts.amber());
        mash.does("screening", "UserTask_ScreenContact", screened("child-1"));
        var rating = mash.task("UserTask_RateContact");
        mash.claims("social-care-lead", rating);
        var seen = mash.opens("social-care-lead", rating);

        mash.learns(news(false));

        var stale = new java.util.HashMap<String, Object>(rated("AMBER"));
        stale.put("version", seen.get("version"));
        assertThatThrownBy(() -> mash.sends("social-care-lead", rating, stale))
                .hasMessageContaining("Partner System added new information at");
        assertThat(mash.waitsAt()).contains("UserTask_RateContact");
    }

    @Test
    void a_second_click_and_a_page_open_since_yesterday_are_answered_in_words() {
        var mash = hub.receives(Contacts.amber());
        var screening = mash.task("UserTask_ScreenContact");
        mash.does("screening", screening, screened("child-1"));

        assertThatThrownBy(() -> mash.sends("screening", screening, screened("child-1")))
                .hasMessageContaining("no longer open");
    }

    @Test
    void a_draft_outlives_a_re_rating_and_is_opened_by_a_colleague() {
        var mash = ratedAs("AMBER", Contacts.amber());
        var choice = mash.task("UserTask_ChooseAgencies");
        mash.claims("unit-manager", choice);
        var person = hub.persons.person("unit-manager");
        forms.saveDraft(choice.getId(), person, "{\"questions\":\"half a question\",\"version\":0}");

        mash.learns(news(false));
        mash.does("unit-manager-2", "UserTask_ReviewRating", changes("RED"));
        mash.puts("unit-manager", "UserTask_ChooseAgencies");

        var opened = mash.opens("unit-manager-2", "UserTask_ChooseAgencies");
        assertThat(opened).containsEntry("questions", "half a question");
        assertThat(opened.get("draftNotice").toString()).startsWith("Draft saved by Una Manager at")
                .contains("Since then");
    }

    @Test
    void several_children_run_at_the_highest_rating_and_each_has_its_own_outcome() {
        var contact = Contacts.aContact().about(Contacts.child("child-1", 36), Contacts.child("child-2", 150))
                .with(Contacts.concern(org.openmash.referral.Category.PHYSICAL).about("child-1")
                        .injury(org.openmash.referral.Injury.SERIOUS),
                        Contacts.concern(org.openmash.referral.Category.ATTENDANCE).about("child-2")
                                .severity(org.openmash.referral.Severity.LOW)).made();
        var mash = hub.receives(contact);
        mash.does("screening", "UserTask_ScreenContact", screened("child-1", "child-2"));
        var ratings = new ArrayList<Map<String, Object>>();
        ratings.add(Map.of("subjectId", "child-1", "rating", "RED"));
        ratings.add(Map.of("subjectId", "child-2", "rating", "RED"));
        mash.does("social-care-lead", "UserTask_RateContact", Map.of("ratings", ratings));

        assertThat(mash.variable("rating")).isEqualTo("RED");
        var form = new java.util.HashMap<String, Object>(ResponseStoryTest.strategy("STRATEGY_S47"));
        form.put("outcomes", List.of(Map.of("subjectId", "child-1", "outcome", "STRATEGY_S47"),
                Map.of("subjectId", "child-2", "outcome", "FAMILY_HELP_S17_ASSESSMENT", "reason", Canary.REASON)));
        mash.does("unit-manager", "UserTask_HoldStrategyDiscussion", form);

        assertThat(mash.view().outcomes()).extracting("outcome")
                .containsExactlyInAnyOrder("STRATEGY_S47", "FAMILY_HELP_S17_ASSESSMENT");
    }
}
