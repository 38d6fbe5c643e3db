package org.openmash.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openmash.story.FrontDoorStoryTest.rated;
import static org.openmash.story.FrontDoorStoryTest.screened;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.Test;
import org.openmash.insight.CaseView;
import org.openmash.referral.Category;
import org.openmash.referral.Contact.ConsentState;
import org.openmash.referral.ContactKind;
import org.openmash.referral.Severity;
import org.openmash.sharing.Consent;
import org.openmash.sharing.ConsentRegister;
import org.openmash.threshold.NewInformation;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From the decision to the closed case: advice, direct answers, hand-overs, the referrer told. */
@StoryTest
class OutcomeStoryTest {

    @Autowired
    Hub hub;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    ConsentRegister consents;

    static final String TOLD_AT = "2026-01-05T10:00Z";

    static Map<String, Object> told() {
        return Map.of("toldWhom", Canary.CALLER, "how", "TELEPHONE", "toldAt", TOLD_AT, "whatWasSaid", Canary.REPLY);
    }

    static Map<String, Object> decided(String subject, String outcome) {
        return Map.of("subjectId", subject, "outcome", outcome, "reason", Canary.REASON);
    }

    static Map<String, Object> advice(String outcome) {
        return Map.of("outcomes", List.of(decided("child-1", outcome)), "adviceGiven", Canary.NARRATIVE);
    }

    static Map<String, Object> knownTo(String worker, boolean away) {
        var child = new LinkedHashMap<String, Object>();
        child.put("subjectId", "child-1");
        child.put("knownTo", "SOCIAL_CARE");
        child.put("workerId", worker);
        child.put("workerAway", away);
        child.put("livesInArea", "YES");
        return Map.of("kind", "CHILD_CONCERN", "subjects", List.of(child));
    }

    private Hub.Story ratedNone() {
        return hub.receives(Contacts.none()).does("screening", "UserTask_ScreenContact", screened("child-1"))
                .does("social-care-lead", "UserTask_RateContact", rated("NONE"));
    }

    private Hub.Story withTheWorker() {
        return hub.receives(Contacts.amber())
                .does("screening", "UserTask_ScreenContact", knownTo("allocated-worker", false));
    }

    private Hub.Story earlyHelpThatNobodyHasAskedAbout() {
        return ratedNone().does("social-care-lead", "UserTask_GiveAdvice", advice("EARLY_HELP"))
                .does("screening", "UserTask_TellReferrer", told());
    }

    private Hub.Story earlyHelpAfterAdvice() {
        return earlyHelpThatNobodyHasAskedAbout().does("screening", "UserTask_AskFamily", familySays("AGREED"));
    }

    /** That it is safe to write home nobody has said. */
    static Map<String, Object> familySays(String answer) {
        return Map.of("answer", answer, "spokeTo", Canary.CALLER, "spokeAt", TOLD_AT, "safeToContact", "UNKNOWN");
    }

    private List<String> toEarlyHelp(Hub.Story mash) {
        return jdbc.sql("select kind from disclosure where case_reference = ? and recipient = 'Early intervention' order by id")
                .param(mash.caseReference()).query(String.class).list();
    }

    private static Map<String, Object> returned() {
        return Map.of("answer", "RETURNED", "reason", Canary.REASON);
    }

    @Test
    void advice_ends_a_contact_without_concern_and_the_referrer_is_told() {
        var mash = ratedNone();
        assertThat(mash.waitsAt()).containsExactly("UserTask_GiveAdvice");
        assertThat(mash.opens("social-care-lead", "UserTask_GiveAdvice").get("outcomes"))
                .as("nothing is preselected").asString().doesNotContain("outcome=");

        mash.does("social-care-lead", "UserTask_GiveAdvice", advice("NFA_ADVICE"));
        assertThat(mash.view().outcomes()).singleElement().satisfies(outcome -> {
            assertThat(outcome.outcome()).isEqualTo("NFA_ADVICE");
            assertThat(outcome.decidedIn()).isEqualTo("ADVICE");
        });
        assertThat(mash.waitsAt()).containsExactly("UserTask_TellReferrer");
        mash.does("screening", "UserTask_TellReferrer", told());

        assertThat(mash.isClosed()).isTrue();
    }

    @Test
    void advice_needs_a_reason_for_every_child() {
        var mash = ratedNone();

        assertThatThrownBy(() -> mash.does("social-care-lead", "UserTask_GiveAdvice", Map.of("outcomes",
                List.of(Map.of("subjectId", "child-1", "outcome", "NFA")))))
                .hasMessage("Outcomes, row 1: give the reason.");
        assertThatThrownBy(() -> mash.does("social-care-lead", "UserTask_GiveAdvice", Map.of("outcomes", List.of())))
                .hasMessageContaining("choose an outcome for every child");
        assertThatThrownBy(() -> mash.does("social-care-lead", "UserTask_GiveAdvice",
                Map.of("outcomes", List.of(decided("child-9", "NFA")))))
                .hasMessageStartingWith("Outcomes, row 1: ");
        assertThat(mash.view().outcomes()).isEmpty();
    }

    @Test
    void early_help_sees_four_fields_accepts_and_the_case_closes() {
        var mash = earlyHelpAfterAdvice();
        assertThat(mash.waitsAt()).containsExactly("UserTask_AcceptHandOver");

        var seen = mash.opens("early-help-lead", "UserTask_AcceptHandOver");
        assertThat(seen).doesNotContainKeys("concerns", "people", "decisions", "household");
        assertThat(seen.toString()).doesNotContain(Canary.NARRATIVE, Canary.REASON, Canary.STREET);
        assertThatThrownBy(() -> mash.does("early-help-lead", "UserTask_AcceptHandOver", Map.of("answer", "ACCEPTED")))
                .hasMessageStartingWith("Who takes it on");
        mash.does("early-help-lead", "UserTask_AcceptHandOver", Map.of("answer", "ACCEPTED", "takenBy", Canary.NAME,
                "whatHappensNext", Canary.REPLY));

        assertThat(mash.isClosed()).isTrue();
    }

    @Test
    void what_a_team_returns_is_sent_to_a_team_again() {
        var mash = earlyHelpAfterAdvice().does("early-help-lead", "UserTask_AcceptHandOver", returned());
        assertThat(mash.waitsAt()).containsExactly("UserTask_DecideReturned");

        mash.does("unit-manager", "UserTask_DecideReturned", Map.of("decision", "SEND_TO", "receivingGroup",
                "lead-early-intervention", "reason", Canary.REASON));

        assertThat(mash.waitsAt()).containsExactly("UserTask_AcceptHandOver");
        mash.does("early-help-lead", "UserTask_AcceptHandOver", Map.of("answer", "ACCEPTED", "takenBy", Canary.NAME,
                "whatHappensNext", Canary.REPLY));
        assertThat(mash.isClosed()).isTrue();
    }

    @Test
    void the_family_is_asked_before_early_help_is_shown_anything() {
        var mash = earlyHelpThatNobodyHasAskedAbout();
        assertThat(mash.waitsAt()).containsExactly("UserTask_AskFamily");
        assertThat(mash.opens("screening", "UserTask_AskFamily").get("people").toString()).contains(Canary.NAME);
        mash.does("screening", "UserTask_AskFamily", Map.of("answer", "COULD_NOT_REACH"));
        assertThat(mash.waitsAt()).as("silence is no agreement").containsExactly("UserTask_AskFamily");
        assertThat(toEarlyHelp(mash)).isEmpty();

        mash.does("screening", "UserTask_AskFamily", familySays("AGREED"));
        assertThat(toEarlyHelp(mash)).containsExactly("RELEASED");
        assertThat(mash.opens("early-help-lead", "UserTask_AcceptHandOver").get("fourFields").toString())
                .contains(Canary.NAME, "Held back: not known to be safe");
    }

    @Test
    void a_family_that_does_not_agree_stays_unknown_to_early_help_which_cannot_take_it_on() {
        var mash = earlyHelpThatNobodyHasAskedAbout().does("screening", "UserTask_AskFamily", familySays("REFUSED"));
        assertThat(toEarlyHelp(mash)).containsExactly("HELD_BACK");
        assertThat(mash.opens("early-help-lead", "UserTask_AcceptHandOver").toString()).doesNotContain(Canary.NAME);
        assertThatThrownBy(() -> mash.does("early-help-lead", "UserTask_AcceptHandOver", Map.of("answer", "ACCEPTED",
                "takenBy", Canary.NAME, "whatHappensNext", Canary.REPLY))).hasMessageStartingWith("Answer: the family has not");
    }

    @Test
    void what_early_help_is_shown_is_a_row_each_time_it_changes_or_is_sent_again() {
        var mash = earlyHelpAfterAdvice();
        consents.append(mash.caseReference(), new Consent(ConsentState.REFUSED, Optional.empty(), "Rang the hub",
                ClockUtil.getCurrentTime().toInstant()), hub.persons.person("unit-manager"));
        assertThat(toEarlyHelp(mash)).containsExactly("RELEASED", "HELD_BACK");
        assertThat(mash.opens("early-help-lead", "UserTask_AcceptHandOver").toString()).doesNotContain(Canary.NAME);

        mash.does("early-help-lead", "UserTask_AcceptHandOver", returned()).does("unit-manager", "UserTask_DecideReturned",
                Map.of("decision", "SEND_TO", "receivingGroup", "lead-early-intervention", "reason", Canary.REASON));
        assertThat(toEarlyHelp(mash)).containsExactly("RELEASED", "HELD_BACK", "HELD_BACK");
    }

    @Test
    void a_reopened_decision_is_rated_and_decided_again_and_the_referrer_told_again() {
        var mash = earlyHelpAfterAdvice().does("early-help-lead", "UserTask_AcceptHandOver", returned())
                .does("unit-manager", "UserTask_DecideReturned", Map.of("decision", "REOPEN", "reason", Canary.REASON));

        assertThat(mash.waitsAt()).containsExactly("UserTask_RateContact");
        assertThat(mash.view().outcomes()).isEmpty();
        mash.does("social-care-lead", "UserTask_RateContact", Map.of("ratings",
                        List.of(Map.of("subjectId", "child-1", "rating", "NONE", "reason", Canary.REASON))))
                .does("social-care-lead", "UserTask_GiveAdvice", advice("NFA"));
        assertThat(mash.waitsAt()).containsExactly("UserTask_TellReferrer");
        mash.does("screening", "UserTask_TellReferrer", told());
        assertThat(mash.isClosed()).isTrue();
    }

    @Test
    void an_open_child_goes_to_its_worker_who_accepts_in_writing() {
        var mash = withTheWorker();
        assertThat(mash.task("UserTask_AnswerHandOver").getAssignee()).isEqualTo("allocated-worker");
        mash.does("screening", "UserTask_TellReferrer", told());
        assertThatThrownBy(() -> mash.does("allocated-worker", "UserTask_AnswerHandOver", Map.of("answer", "ACCEPTED")))
                .hasMessageStartingWith("What you will do and when");

        mash.does("allocated-worker", "UserTask_AnswerHandOver",
                Map.of("answer", "ACCEPTED", "acceptedInWriting", Canary.REPLY));

        assertThat(mash.view().outcomes()).extracting(CaseView.OutcomeView::outcome)
                .containsExactly("ALLOCATED_WORKER");
        assertThat(mash.isClosed()).isTrue();
    }

    @Test
    void a_child_that_its_worker_returns_is_rated_by_the_hub_and_the_worker_is_not_waited_for_again() {
        var mash = withTheWorker().does("allocated-worker", "UserTask_AnswerHandOver", returned());

        assertThat(mash.waitsAt()).containsExactly("UserTask_RateContact");
        mash.does("social-care-lead", "UserTask_RateContact", Map.of("ratings",
                        List.of(Map.of("subjectId", "child-1", "rating", "NONE", "reason", Canary.REASON))))
                .does("social-care-lead", "UserTask_GiveAdvice", advice("NFA_ADVICE"))
                .does("screening", "UserTask_TellReferrer", told());
        assertThat(mash.isClosed()).isTrue();
    }

    @Test
    void an_absent_worker_is_not_waited_for() {
        var mash = withTheWorker().does("allocated-worker", "UserTask_AnswerHandOver",
                Map.of("answer", "WORKER_ABSENT"));
        assertThat(mash.waitsAt()).contains("UserTask_AnswerForTeam");
        assertThatThrownBy(() -> mash.does("team-manager", "UserTask_AnswerForTeam",
                Map.of("answer", "WORKER_ABSENT"))).hasMessageStartingWith("Answer: ");

        mash.does("team-manager", "UserTask_AnswerForTeam",
                        Map.of("answer", "ACCEPTED", "acceptedInWriting", Canary.REPLY))
                .does("screening", "UserTask_TellReferrer", told());
        assertThat(mash.isClosed()).isTrue();

        var away = hub.receives(Contacts.amber())
                .does("screening", "UserTask_ScreenContact", knownTo("allocated-worker", true));
        assertThat(away.waitsAt()).containsExactly("UserTask_AnswerForTeam", "UserTask_TellReferrer");
    }

    @Test
    void a_child_whose_worker_nobody_knows_waits_in_the_queue_of_the_workers() {
        var mash = hub.receives(Contacts.amber()).does("screening", "UserTask_ScreenContact", knownTo(null, false));

        assertThat(mash.task("UserTask_AnswerHandOver", "allocated-worker").getAssignee()).isNull();
    }

    @Test
    void where_red_is_proposed_the_worker_and_the_manager_are_told_and_the_hub_rates() {
        var mash = hub.receives(Contacts.red())
                .does("screening", "UserTask_ScreenContact", knownTo("allocated-worker", false));

        assertThat(mash.waitsAt()).containsExactly("UserTask_AnswerForTeam", "UserTask_AnswerHandOver",
                "UserTask_RateContact");
        mash.does("allocated-worker", "UserTask_AnswerHandOver",
                Map.of("answer", "ACCEPTED", "acceptedInWriting", Canary.REPLY));
        assertThat(mash.view().outcomes()).as("it stays the hub's").isEmpty();
        assertThat(mash.waitsAt()).contains("UserTask_RateContact");
    }

    @Test
    void new_information_during_delivery_opens_the_decision_again() {
        var mash = earlyHelpAfterAdvice();
        mash.learns(new NewInformation.Told(null, null, Canary.NARRATIVE, false, null, List.of()));
        mash.does("unit-manager", "UserTask_ReviewRating", Map.of("decision", "CHANGED", "reason", Canary.REASON,
                "ratings", List.of(Map.of("subjectId", "child-1", "rating", "RED"))));

        assertThat(mash.waitsAt()).contains("UserTask_HoldStrategyDiscussion")
                .doesNotContain("UserTask_AcceptHandOver", "UserTask_TellReferrer");
        assertThat(mash.view().outcomes()).as("nothing is decided now").isEmpty();
        assertThat(mash.view().status()).isEqualTo("RATED");
    }

    @Test
    void who_decides_and_who_takes_over_read_what_became_known_meanwhile_and_early_help_does_not() {
        var told = new NewInformation.Told(null, Canary.CALLER, Canary.REPLY, false, null, List.of());
        readsWhatIsNew(ratedNone().learns(told), "social-care-lead", "UserTask_GiveAdvice");
        readsWhatIsNew(withTheWorker().learns(told), "allocated-worker", "UserTask_AnswerHandOver");
        readsWhatIsNew(adultAtRisk().learns(told), "adult-safeguarding-lead", "UserTask_DecideAdultConcern");
        var early = earlyHelpAfterAdvice().learns(told);
        assertThat(early.opens("early-help-lead", "UserTask_AcceptHandOver").toString()).doesNotContain(Canary.REPLY);
        early.does("early-help-lead", "UserTask_AcceptHandOver", returned());
        readsWhatIsNew(early, "unit-manager", "UserTask_DecideReturned");
    }

    private static void readsWhatIsNew(Hub.Story mash, String persona, String element) {
        assertThat(mash.opens(persona, element).get("newInformation").toString()).as(element).contains(Canary.REPLY)
                .doesNotContain(Canary.CALLER);
    }

    @Test
    void a_child_returned_while_another_is_decided_brings_the_hub_back() {
        var second = knownToTwo();
        var mash = hub.receives(Contacts.aContact().about(Contacts.child("child-1", 120), Contacts.child("child-2", 90))
                        .with(Contacts.concern(Category.NO_CONCERN).severity(Severity.LOW)).made())
                .does("screening", "UserTask_ScreenContact", second);
        assertThat(mash.waitsAt()).containsExactly("UserTask_AnswerHandOver", "UserTask_RateContact");
        mash.does("social-care-lead", "UserTask_RateContact", Map.of("ratings",
                        List.of(Map.of("subjectId", "child-2", "rating", "NONE"))))
                .does("social-care-lead", "UserTask_GiveAdvice", Map.of("outcomes",
                        List.of(decided("child-2", "NFA"))))
                .does("screening", "UserTask_TellReferrer", told());
        assertThat(mash.waitsAt()).as("the case waits for the worker").containsExactly("UserTask_AnswerHandOver");

        mash.does("allocated-worker", "UserTask_AnswerHandOver", returned());

        assertThat(mash.waitsAt()).containsExactly("UserTask_RateContact");
        mash.does("social-care-lead", "UserTask_RateContact", Map.of("ratings",
                List.of(Map.of("subjectId", "child-1", "rating", "NONE"),
                        Map.of("subjectId", "child-2", "rating", "NONE"))));
        mash.does("social-care-lead", "UserTask_GiveAdvice", Map.of("outcomes", List.of(decided("child-1", "NFA"))));
        assertThat(mash.view().outcomes()).extracting(CaseView.OutcomeView::subjectId)
                .containsExactlyInAnyOrder("child-1", "child-2");
        assertThat(mash.waitsAt()).containsExactly("UserTask_TellReferrer");
    }

    private static Map<String, Object> knownToTwo() {
        return Map.of("kind", "CHILD_CONCERN", "subjects", List.of(
                Map.of("subjectId", "child-1", "knownTo", "SOCIAL_CARE", "workerId", "allocated-worker",
                        "livesInArea", "YES"),
                Map.of("subjectId", "child-2", "knownTo", "NONE", "livesInArea", "YES")));
    }

    private Hub.Story enquiry() {
        var mash = hub.receives(Contacts.aContact().kind(ContactKind.GENERAL_ENQUIRY).made());
        return mash.does("screening", "UserTask_ScreenContact", Map.of("kind", "GENERAL_ENQUIRY", "subjects",
                List.of()));
    }

    @Test
    void an_enquiry_about_nobody_is_answered_by_a_screening_officer() {
        var mash = enquiry();
        assertThat(mash.waitsAt()).containsExactly("UserTask_AnswerEnquiry");

        mash.does("screening", "UserTask_AnswerEnquiry", Map.of("hubMustRate", false, "outcome", "SIGNPOST_UNIVERSAL",
                "answerGiven", Canary.REPLY)).does("screening", "UserTask_TellReferrer", told());

        assertThat(mash.isClosed()).isTrue();
    }

    @Test
    void an_enquiry_that_is_about_a_child_after_all_is_rated() {
        var mash = enquiry();
        assertThatThrownBy(() -> mash.does("screening", "UserTask_AnswerEnquiry", Map.of("hubMustRate", true,
                "whyTheHub", Canary.NARRATIVE))).hasMessageStartingWith("Which child?");

        mash.does("screening", "UserTask_AnswerEnquiry", Map.of("hubMustRate", true, "whoItIs", Canary.NAME,
                "whyTheHub", Canary.NARRATIVE));

        assertThat(mash.waitsAt()).containsExactly("UserTask_RateContact");
        assertThat(mash.view().ratings()).isEmpty();
        assertThat(mash.variable("rating")).isEqualTo("AMBER");
    }

    private Hub.Story elsewhere() {
        return hub.receives(Contacts.amber()).does("screening", "UserTask_ScreenContact", Map.of("kind",
                "CHILD_CONCERN", "otherCouncil", "Example Council", "subjects", List.of(Map.of("subjectId", "child-1",
                        "knownTo", "NONE", "livesInArea", "NO"))));
    }

    @Test
    void another_council_accepts_in_writing_and_no_social_worker_is_needed_for_that() {
        var mash = elsewhere();
        mash.does("screening", "UserTask_TransferToOtherCouncil", Map.of("council", "Example Council", "spokeTo",
                Canary.CALLER, "spokenAt", TOLD_AT, "result", "ACCEPTED_IN_WRITING", "acceptedBy", Canary.NAME,
                "acceptedAt", TOLD_AT));

        assertThat(mash.view().outcomes()).extracting(CaseView.OutcomeView::outcome)
                .containsExactly("OTHER_LA_TRANSFER");
        assertThat(mash.waitsAt()).as("nobody is asked to accept again").containsExactly("UserTask_TellReferrer");
    }

    @Test
    void where_the_other_council_refuses_the_hub_rates() {
        var mash = elsewhere();
        mash.does("screening", "UserTask_TransferToOtherCouncil", Map.of("council", "Example Council", "spokeTo",
                Canary.CALLER, "spokenAt", TOLD_AT, "result", "REFUSED", "whyRefused", Canary.REASON));

        assertThat(mash.waitsAt()).containsExactly("UserTask_RateContact");
    }

    static Map<String, Object> adult(String outcome, String third) {
        var adult = new LinkedHashMap<String, Object>(Map.of("subjectId", "adult-1", "needsCareAndSupport", "YES",
                "experiencingOrAtRisk", "YES", "unableToProtect", third, "adultsWishes", Canary.NARRATIVE,
                "capacityForThisDecision", "YES", "advocateNeeded", "NO", "outcome", outcome, "reason",
                Canary.REASON));
        adult.putAll(Map.of("selfNeglect", "NO", "coercion", "NO", "adultAgrees", "YES"));
        return Map.of("hubMustRate", false, "childAtHome", "NO", "adults", List.of(adult));
    }

    /** The same adult, who refuses, with capacity and under nobody's pressure. */
    private static Map<String, Object> refusing(String othersAtRisk) {
        var form = new LinkedHashMap<>(adult("NFA_ADVICE", "YES"));
        var adult = new LinkedHashMap<String, Object>(Map.of("othersAtRisk", othersAtRisk, "crimeSuspected", "NO"));
        ((List<?>) form.get("adults")).forEach(row -> ((Map<?, ?>) row).forEach((field, answer) ->
                adult.putIfAbsent(field.toString(), answer)));
        adult.put("adultAgrees", "NO");
        form.put("adults", List.of(adult));
        return form;
    }

    private Hub.Story adultAtRisk() {
        return hub.receives(Contacts.aContact().kind(ContactKind.ADULT_AT_RISK).about(Contacts.adult("adult-1"))
                        .with(Contacts.concern(Category.OTHER).severity(Severity.SERIOUS)).made())
                .does("screening", "UserTask_ScreenContact", Map.of("kind", "ADULT_AT_RISK", "subjects",
                        List.of(Map.of("subjectId", "adult-1", "knownTo", "NONE", "livesInArea", "YES"))));
    }

    @Test
    void the_adult_lead_decides_about_an_adult_and_three_met_tests_are_never_ended_with_advice() {
        var mash = adultAtRisk();
        assertThat(mash.waitsAt()).containsExactly("UserTask_DecideAdultConcern");
        assertThatThrownBy(() -> mash.does("adult-safeguarding-lead", "UserTask_DecideAdultConcern",
                adult("NFA_ADVICE", "YES"))).hasMessageContaining("section 42");

        mash.does("adult-safeguarding-lead", "UserTask_DecideAdultConcern", adult("ADULT_MASH", "YES"));

        assertThat(mash.waitsAt()).containsExactly("UserTask_TellReferrer");
        assertThat(mash.does("screening", "UserTask_TellReferrer", told()).isClosed()).isTrue();
    }

    @Test
    void a_child_in_an_adults_concern_is_rated_by_the_hub() {
        var mash = adultAtRisk();
        mash.does("adult-safeguarding-lead", "UserTask_DecideAdultConcern", Map.of("hubMustRate", true, "whoItIs",
                Canary.NAME, "whyTheHub", Canary.NARRATIVE));

        assertThat(mash.waitsAt()).containsExactly("UserTask_RateContact");
    }

    @Test
    void a_free_refusal_is_respected_unless_others_are_at_risk() {
        var mash = adultAtRisk();
        assertThatThrownBy(() -> mash.does("adult-safeguarding-lead", "UserTask_DecideAdultConcern", refusing("YES")))
                .hasMessageContaining("section 42");

        mash.does("adult-safeguarding-lead", "UserTask_DecideAdultConcern", refusing("NO"));

        assertThat(mash.waitsAt()).doesNotContain("UserTask_DecideAdultConcern");
        var kept = jdbc.sql("select proposal from adult_decision where case_reference = ?").param(mash.caseReference())
                .query(String.class).single();
        assertThat(kept).contains("\"route\":\"ADVICE\"", "rule_A14_refusalRespected", "\"key\":\"adultConcern\"",
                "\"adultAgrees\":\"NO\"");
    }

    @Test
    void a_child_in_the_household_of_an_adult_at_risk_gets_a_linked_referral() {
        var mash = adultAtRisk();
        var form = new LinkedHashMap<>(adult("ADULT_MASH", "YES"));
        form.putAll(Map.of("childAtHome", "YES", "whichChild", Canary.NAME, "worryAboutChild", Canary.NARRATIVE));

        mash.does("adult-safeguarding-lead", "UserTask_DecideAdultConcern", form);

        assertThat(mash.waitsAt()).containsExactly("UserTask_TellReferrer");
        var child = hub.existing(jdbc.sql("select case_reference from mash_case where linked_to = ?")
                .param(mash.caseReference()).query(String.class).single());
        child.jobsRun();
        assertThat(child.waitsAt()).containsExactly("UserTask_ScreenContact");
        assertThat(child.view().proposedRating()).isEqualTo("AMBER");
    }
}
