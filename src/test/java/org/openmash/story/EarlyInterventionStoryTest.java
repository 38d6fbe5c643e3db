package org.openmash.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openmash.story.FrontDoorStoryTest.rated;
import static org.openmash.story.FrontDoorStoryTest.screened;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.openmash.insight.CaseView;
import org.openmash.referral.Cases;
import org.openmash.referral.Category;
import org.openmash.referral.Contact;
import org.openmash.referral.Contact.ConsentState;
import org.openmash.referral.Severity;
import org.openmash.referral.YesNoUnknown;
import org.openmash.sharing.Consent;
import org.openmash.sharing.ConsentRegister;
import org.openmash.sharing.SharingAnswers.AlsoApplies;
import org.openmash.sharing.StandingWishes;
import org.springframework.beans.factory.annotation.Autowired;

/** GREEN: the family's agreement, and early intervention, which accepts or steps back up. */
@StoryTest
class EarlyInterventionStoryTest {

    @Autowired
    Hub hub;
    @Autowired
    Cases cases;
    @Autowired
    StandingWishes wishes;
    @Autowired
    ConsentRegister consents;

    private static final String AT = "2026-01-05T10:00Z";

    private static Contact green(ConsentState consent, YesNoUnknown safeToWrite) {
        return Contacts.aContact().about(Contacts.child("child-1", 120))
                .with(Contacts.concern(Category.ATTENDANCE).severity(Severity.LOW))
                .consent(consent, safeToWrite).made();
    }

    private Hub.Story ratedGreen(ConsentState consent, YesNoUnknown safeToWrite) {
        return hub.receives(green(consent, safeToWrite))
                .does("screening", "UserTask_ScreenContact", screened("child-1"))
                .does("early-help-lead", "UserTask_RateContact", rated("GREEN"));
    }

    private static final Map<String, Object> ACCEPTED = Map.of("answer", "ACCEPT", "service", Canary.REPLY, "worker",
            Canary.NAME, "firstContactOn", "2030-01-07");

    private static Map<String, Object> said(String answer) {
        return Map.of("answer", answer, "spokeTo", Canary.FAMILY, "spokeAt", AT, "theirAccount", Canary.REPLY);
    }

    @Test
    void early_intervention_sees_four_fields_and_accepts_a_family_that_has_agreed() {
        var mash = ratedGreen(ConsentState.GIVEN, YesNoUnknown.YES);
        assertThat(mash.waitsAt()).containsExactly("UserTask_AcceptEarlyIntervention");

        var seen = mash.opens("early-help-lead", "UserTask_AcceptEarlyIntervention");
        assertThat(seen.get("fourFields")).asString().contains(Canary.NAME, Canary.STREET)
                .contains("name=", "address=", "reason=", "outcome=");
        assertThat(seen.toString()).doesNotContain(Canary.NARRATIVE, Canary.CALLER);
        mash.does("early-help-lead", "UserTask_AcceptEarlyIntervention", ACCEPTED);

        assertThat(mash.view().outcomes()).extracting(CaseView.OutcomeView::outcome).containsExactly("EARLY_HELP");
        assertThat(mash.waitsAt()).as("accepted already").containsExactly("UserTask_TellReferrer");
        assertThat(mash.does("screening", "UserTask_TellReferrer", OutcomeStoryTest.told()).isClosed()).isTrue();
    }

    @Test
    void with_new_risk_the_contact_is_stepped_back_up_to_the_hub() {
        var mash = ratedGreen(ConsentState.GIVEN, YesNoUnknown.YES);
        assertThatThrownBy(() -> mash.does("early-help-lead", "UserTask_AcceptEarlyIntervention",
                Map.of("answer", "STEP_UP"))).hasMessageStartingWith("What is new");

        mash.does("early-help-lead", "UserTask_AcceptEarlyIntervention",
                Map.of("answer", "STEP_UP", "newInformation", Canary.NARRATIVE));

        assertThat(mash.waitsAt()).containsExactly("UserTask_RateContact");
        assertThat(mash.view().outcomes()).isEmpty();
    }

    @Test
    void whoever_rates_it_again_for_early_intervention_does_not_read_the_reasons_of_others() {
        var mash = hub.receives(green(ConsentState.GIVEN, YesNoUnknown.YES))
                .does("screening", "UserTask_ScreenContact", screened("child-1"))
                .does("social-care-lead", "UserTask_RateContact", Map.of("ratings", List.of(Map.of("subjectId", "child-1",
                        "rating", "GREEN", "reason", Canary.REASON))))
                .does("early-help-lead", "UserTask_AcceptEarlyIntervention",
                        Map.of("answer", "STEP_UP", "newInformation", Canary.REPLY));

        assertThat(mash.opens("social-care-lead", "UserTask_RateContact").get("ratingTable").toString())
                .containsAnyOf(Canary.REASON, Canary.REPLY);
        assertThat(mash.opens("early-help-lead", "UserTask_RateContact").get("ratingTable").toString()).contains(Canary.NAME)
                .doesNotContain(Canary.REASON, Canary.REPLY);
    }

    @Test
    void a_family_that_nobody_has_asked_is_asked_until_it_answers() {
        var mash = ratedGreen(ConsentState.NOT_SOUGHT, YesNoUnknown.UNKNOWN);
        mash.does("screening", "UserTask_AskFamily", Map.of("answer", "COULD_NOT_REACH"));
        mash.does("screening", "UserTask_AskFamily", said("RETURNED_TO_REFERRER"));
        assertThatThrownBy(() -> mash.does("screening", "UserTask_AskFamily", said("AGREED")))
                .hasMessageStartingWith("Is it safe");

        var agreed = new HashMap<>(said("AGREED"));
        agreed.put("safeToContact", "YES");
        mash.does("screening", "UserTask_AskFamily", agreed);

        assertThat(mash.waitsAt()).containsExactly("UserTask_AcceptEarlyIntervention");
    }

    @Test
    void an_unsafe_address_is_held_back_until_a_social_worker_has_made_contact() {
        var mash = ratedGreen(ConsentState.GIVEN, YesNoUnknown.UNKNOWN);
        assertThat(mash.waitsAt()).containsExactly("UserTask_MakeFirstContact");
        mash.does("social-care-lead", "UserTask_MakeFirstContact", Map.of("madeHow", Canary.NARRATIVE, "madeAt", AT,
                "safeWay", Canary.REPLY, "stillAgreed", "YES"));

        var seen = mash.opens("early-help-lead", "UserTask_AcceptEarlyIntervention");
        assertThat(seen.get("safeWay")).isEqualTo(Canary.REPLY);
        assertThat(seen.toString()).doesNotContain(Canary.STREET);
        assertThat(mash.does("early-help-lead", "UserTask_AcceptEarlyIntervention", ACCEPTED).waitsAt())
                .containsExactly("UserTask_TellReferrer");
    }

    @Test
    void a_family_that_agrees_no_longer_is_not_passed_on() {
        var mash = ratedGreen(ConsentState.GIVEN, YesNoUnknown.NO);
        mash.does("social-care-lead", "UserTask_MakeFirstContact", Map.of("madeHow", Canary.NARRATIVE, "madeAt", AT,
                "safeWay", Canary.REPLY, "stillAgreed", "NO"));

        assertThat(mash.opens("early-help-lead", "UserTask_AcceptEarlyIntervention").toString())
                .doesNotContain(Canary.NAME, Canary.STREET);
        assertThatThrownBy(() -> mash.does("early-help-lead", "UserTask_AcceptEarlyIntervention", ACCEPTED))
                .hasMessageContaining("does not agree");
    }

    private static Map<String, Object> weighed(String changed) {
        return Map.of("riskChanged", changed, "reason", Canary.REASON, "outcomes",
                List.of(OutcomeStoryTest.decided("child-1", "NFA_ADVICE")));
    }

    @Test
    void a_refusal_that_changes_nothing_closes_without_passing_anything_on() {
        var mash = ratedGreen(ConsentState.NOT_SOUGHT, YesNoUnknown.UNKNOWN)
                .does("screening", "UserTask_AskFamily", said("REFUSED"));
        assertThat(mash.waitsAt()).containsExactly("UserTask_WeighRefusal");

        mash.does("social-care-lead", "UserTask_WeighRefusal", weighed("NO"))
                .does("screening", "UserTask_TellReferrer", OutcomeStoryTest.told());

        assertThat(mash.isClosed()).isTrue();
        assertThat(mash.view().outcomes()).extracting(CaseView.OutcomeView::outcome).containsExactly("NFA_ADVICE");
    }

    @Test
    void a_refusal_that_changes_the_risk_goes_back_to_the_hub() {
        var mash = ratedGreen(ConsentState.REFUSED, YesNoUnknown.UNKNOWN)
                .does("social-care-lead", "UserTask_WeighRefusal", weighed("YES"));

        assertThat(mash.waitsAt()).containsExactly("UserTask_RateContact");
        assertThat(mash.view().outcomes()).isEmpty();
    }

    private void asksForConfidence(Hub.Story mash) {
        wishes.record(mash.caseReference(), AlsoApplies.CHILD_ASKS_FOR_CONFIDENCE, true, null,
                hub.persons.person("unit-manager"));
    }

    @Test
    void a_wish_that_nothing_is_shared_is_weighed_though_the_family_agrees() {
        var mash = hub.receives(green(ConsentState.GIVEN, YesNoUnknown.YES));
        asksForConfidence(mash);
        mash.does("screening", "UserTask_ScreenContact", screened("child-1"))
                .does("early-help-lead", "UserTask_RateContact", rated("GREEN"));

        assertThat(mash.waitsAt()).containsExactly("UserTask_WeighRefusal");
        var seen = mash.opens("social-care-lead", "UserTask_WeighRefusal");
        assertThat(seen.get("heldBackThoughAgreed")).isEqualTo(true);
        assertThat(seen.get("outcomeOptions").toString()).doesNotContain("RETURNED_FOR_CONSENT");
        mash.does("social-care-lead", "UserTask_WeighRefusal", weighed("NO"))
                .does("screening", "UserTask_TellReferrer", OutcomeStoryTest.told());
        assertThat(mash.isClosed()).isTrue();
    }

    @Test
    void a_wish_that_begins_while_the_service_has_the_case_lets_it_accept_nothing() {
        var mash = ratedGreen(ConsentState.GIVEN, YesNoUnknown.YES);
        asksForConfidence(mash);

        assertThat(mash.opens("early-help-lead", "UserTask_AcceptEarlyIntervention").get("heldBack")).isEqualTo(true);
        assertThatThrownBy(() -> mash.does("early-help-lead", "UserTask_AcceptEarlyIntervention", ACCEPTED))
                .hasMessageStartingWith("Answer: nothing may be passed on");
        mash.does("early-help-lead", "UserTask_AcceptEarlyIntervention",
                Map.of("answer", "STEP_UP", "newInformation", Canary.NARRATIVE));
        assertThat(mash.waitsAt()).containsExactly("UserTask_RateContact");
    }

    @Test
    void a_family_of_whom_nobody_knows_any_more_whether_it_agrees_goes_back_to_be_asked() {
        var mash = ratedGreen(ConsentState.GIVEN, YesNoUnknown.YES);
        assertThatThrownBy(() -> mash.does("early-help-lead", "UserTask_AcceptEarlyIntervention", Map.of("answer", "ASK_AGAIN")))
                .hasMessageStartingWith("Answer: the family has been asked.");
        consents.append(mash.caseReference(), new Consent(ConsentState.UNKNOWN, Optional.empty(), Canary.REASON, Instant.now()),
                hub.persons.person("unit-manager"));
        assertThat(mash.opens("early-help-lead", "UserTask_AcceptEarlyIntervention").get("notAsked")).isEqualTo(true);
        assertThatThrownBy(() -> mash.does("early-help-lead", "UserTask_AcceptEarlyIntervention", ACCEPTED))
                .hasMessageEndingWith("Send the contact back to be asked.");

        mash.does("early-help-lead", "UserTask_AcceptEarlyIntervention", Map.of("answer", "ASK_AGAIN"));
        assertThat(mash.waitsAt()).containsExactly("UserTask_AskFamily");
        var agreed = new HashMap<>(said("AGREED"));
        agreed.put("safeToContact", "YES");
        mash.does("screening", "UserTask_AskFamily", agreed)
                .does("early-help-lead", "UserTask_AcceptEarlyIntervention", ACCEPTED);
        assertThat(mash.waitsAt()).containsExactly("UserTask_TellReferrer");
    }

    private Hub.Story ratedGreenThoughFabricated() {
        return hub.receives(Contacts.aContact().about(Contacts.child("child-1", 100)).with(Contacts.concern(Category.FII)
                        .severity(Severity.LOW)).consent(ConsentState.NOT_SOUGHT, YesNoUnknown.UNKNOWN).made())
                .does("screening", "UserTask_ScreenContact", screened("child-1"))
                .does("social-care-lead", "UserTask_RateContact", Map.of("ratings", List.of(Map.of("subjectId", "child-1",
                        "rating", "GREEN", "reason", Canary.REASON))));
    }

    @Test
    void a_family_that_may_be_the_danger_is_never_asked_first_and_a_social_worker_decides() {
        var mash = ratedGreenThoughFabricated();

        assertThat(mash.waitsAt()).containsExactly("UserTask_WeighRefusal");
        var seen = mash.opens("social-care-lead", "UserTask_WeighRefusal");
        assertThat(seen.get("neverFirst")).asString().contains("nobody asks the family first");
        assertThat(seen.get("notToBeAsked")).isEqualTo(true);
        assertThat(seen.get("outcomeOptions").toString()).doesNotContain("RETURNED_FOR_CONSENT");
        assertThatThrownBy(() -> mash.does("social-care-lead", "UserTask_WeighRefusal", Map.of("riskChanged", "NO", "reason",
                Canary.REASON, "outcomes", List.of(OutcomeStoryTest.decided("child-1", "RETURNED_FOR_CONSENT")))))
                .hasMessageStartingWith("Outcomes, row 1: choose one of");
        mash.does("social-care-lead", "UserTask_WeighRefusal", weighed("YES"));
        assertThat(mash.waitsAt()).containsExactly("UserTask_RateContact");
    }

    @Test
    void nor_is_a_referrer_sent_to_ask_again_a_family_that_has_refused() {
        var mash = hub.receives(Contacts.aContact().about(Contacts.child("child-1", 100)).with(Contacts.concern(Category.FII)
                        .severity(Severity.LOW)).consent(ConsentState.REFUSED, YesNoUnknown.UNKNOWN).made())
                .does("screening", "UserTask_ScreenContact", screened("child-1"))
                .does("social-care-lead", "UserTask_RateContact", Map.of("ratings", List.of(Map.of("subjectId", "child-1",
                        "rating", "GREEN", "reason", Canary.REASON))));

        assertThat(mash.opens("social-care-lead", "UserTask_WeighRefusal").get("outcomeOptions").toString())
                .doesNotContain("RETURNED_FOR_CONSENT");
    }

    @Test
    void an_officer_who_has_the_task_when_that_becomes_known_can_no_longer_record_that_anybody_was_asked() {
        var mash = ratedGreen(ConsentState.NOT_SOUGHT, YesNoUnknown.UNKNOWN);
        cases.revise(mash.caseReference(), Contacts.aContact().about(Contacts.child("child-1", 120)).with(Contacts.concern(
                Category.FII)).consent(ConsentState.NOT_SOUGHT, YesNoUnknown.UNKNOWN).made(), "screening");

        assertThat(mash.opens("screening", "UserTask_AskFamily").get("neverFirst")).asString()
                .startsWith("Where fabricated or induced illness is feared");
        for (var answer : List.of("REFUSED", "COULD_NOT_REACH", "RETURNED_TO_REFERRER")) {
            assertThatThrownBy(() -> mash.does("screening", "UserTask_AskFamily", said(answer)))
                    .hasMessageStartingWith("Answer: Where fabricated or induced illness is feared, nobody asks the family first.");
        }
        mash.does("screening", "UserTask_AskFamily", Map.of("answer", "NOT_TO_BE_ASKED"));
        assertThat(mash.waitsAt()).containsExactly("UserTask_WeighRefusal");
    }

    @Test
    void an_officer_may_find_that_nobody_is_to_ask_and_says_why() {
        var mash = ratedGreen(ConsentState.NOT_SOUGHT, YesNoUnknown.UNKNOWN);
        assertThatThrownBy(() -> mash.does("screening", "UserTask_AskFamily", Map.of("answer", "NOT_TO_BE_ASKED")))
                .hasMessageStartingWith("Why nobody is to ask");

        mash.does("screening", "UserTask_AskFamily", Map.of("answer", "NOT_TO_BE_ASKED", "whyNotAsked", Canary.REASON));
        assertThat(mash.opens("social-care-lead", "UserTask_WeighRefusal").get("askedBefore").toString())
                .contains("Not to be asked", Canary.REASON);
    }

    @Test
    void no_letter_tells_a_family_that_may_be_the_danger_before_a_strategy_discussion_has_decided_how() {
        var mash = ratedGreenThoughFabricated().does("social-care-lead", "UserTask_WeighRefusal", weighed("NO"));

        assertThatThrownBy(() -> mash.does("social-care-lead", "UserTask_WriteToFamily", Map.of("done", "SENT", "toWhom",
                Canary.FAMILY, "sentAt", AT))).hasMessageStartingWith("What is done: Where fabricated or induced illness is feared,"
                + " no letter goes to the family");
        mash.does("social-care-lead", "UserTask_WriteToFamily", Map.of("done", "HELD", "reason", Canary.REASON, "reviewedOn",
                "2030-01-07"));
    }
}
