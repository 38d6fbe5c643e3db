package org.openmash.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openmash.story.FrontDoorStoryTest.rated;
import static org.openmash.story.FrontDoorStoryTest.screened;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmash.access.Restriction;
import org.openmash.access.Restrictions;
import org.openmash.platform.Persons;
import org.openmash.insight.CaseView;
import org.openmash.referral.Category;
import org.openmash.referral.Channel;
import org.openmash.referral.Contact;
import org.openmash.referral.Immediacy;
import org.openmash.referral.Injury;
import org.openmash.referral.Severity;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every limit is watched: nearing, breached, explained, kept late, moved by a rating. */
@StoryTest
class LimitsStoryTest {

    /** Wednesday 10 June 2026, 09:00 in London: the hub is open. */
    private static final Instant WEDNESDAY_NINE = Instant.parse("2026-06-10T08:00:00Z");

    @Autowired
    Restrictions restrictions;
    @Autowired
    Persons persons;
    @Autowired
    Hub hub;

    @Autowired
    JdbcClient jdbc;
    @Autowired
    List<ApplicationRunner> starts;

    @BeforeEach
    void it_is_wednesday_nine_o_clock() {
        ClockUtil.setCurrentTime(Date.from(WEDNESDAY_NINE));
    }

    @AfterEach
    void it_is_now() {
        ClockUtil.reset();
    }

    private static OffsetDateTime london(String time) {
        return OffsetDateTime.parse("2026-06-" + time + ":00+01:00");
    }

    private Hub.Story ratedAs(String rating, Contact contact) {
        return hub.receives(contact).does("screening", "UserTask_ScreenContact", screened("child-1"))
                .does("social-care-lead", "UserTask_RateContact", rated(rating));
    }

    private static Map<String, Object> strategyHeldAt(Instant at) {
        var form = ResponseStoryTest.strategy("STRATEGY_S47");
        form.put("heldAt", at.toString());
        return form;
    }

    private static Map<String, Object> explains(String... others) {
        return Map.of("cause", "STAFF", "doing", Canary.REASON, "alsoExplains", List.of(others));
    }

    @Test
    void a_contact_is_to_be_looked_at_in_a_working_hour_decided_in_a_working_day_and_answered_by_its_rating() {
        var mash = hub.receives(Contacts.amber());

        assertThat(mash.limit("FIRST_LOOK").dueAt()).isEqualTo(london("10T10:00"));
        assertThat(mash.limit("FIRST_OUTCOME").dueAt()).isEqualTo(london("11T09:00"));
        assertThat(mash.limit("RESPONSE").dueAt()).isEqualTo(london("11T09:00"));
        assertThat(mash.limit("RESPONSE").otherDueAt()).as("counted in working days").isEqualTo(london("11T09:00"));
        assertThat(mash.limit("ACKNOWLEDGEMENT").metAt()).as("the partner has the reference").isNotNull();
        assertThat(mash.watches()).isEqualTo(Map.of("Running", 3L));
        assertThat(mash.task("UserTask_ScreenContact").getDueDate()).isEqualTo(london("11T09:00").toInstant());
    }

    @Test
    void opening_a_contact_is_the_first_look_and_a_partner_reading_its_own_is_none() {
        var mash = hub.receives(Contacts.amber());
        hub.as("partner", () -> hub.views.of(mash.caseReference(), hub.persons.person("partner")));
        assertThat(mash.limit("FIRST_LOOK").metAt()).isNull();

        mash.timePasses(Duration.ofMinutes(20)).opens("screening", "UserTask_ScreenContact");
        mash.jobsRun();

        assertThat(mash.limit("FIRST_LOOK").metAt()).isEqualTo(london("10T09:20"));
        assertThat(mash.limit("FIRST_LOOK").state()).isEqualTo("MET");
        assertThat(mash.watches()).isEqualTo(Map.of("Running", 2L));
    }

    @Test
    void a_contact_that_nobody_opens_is_near_and_then_breached_and_no_manager_is_asked_to_act_before() {
        var mash = hub.receives(Contacts.amber());

        mash.timePasses(Duration.ofMinutes(45));
        assertThat(mash.limit("FIRST_LOOK").state()).isEqualTo("NEAR");
        assertThat(mash.watches()).isEqualTo(Map.of("Near", 1L, "Running", 2L));
        assertThat(mash.besideItWaits()).isEmpty();

        mash.timePasses(Duration.ofMinutes(15));
        assertThat(mash.limit("FIRST_LOOK").state()).isEqualTo("BREACHED");
        assertThat(mash.watches()).isEqualTo(Map.of("Breached", 1L, "Running", 2L));
        assertThat(mash.besideItWaits()).containsExactly("UserTask_ExplainBreach");
        mash.does("unit-manager", "UserTask_ExplainBreach", explains());
        assertThat(mash.limit("FIRST_LOOK").state()).as("explaining it is no look at it").isEqualTo("BREACHED");
    }

    @Test
    void a_red_that_is_near_asks_the_manager_to_act_and_the_task_goes_when_the_discussion_begins() {
        var mash = ratedAs("RED", Contacts.red());
        assertThat(mash.limit("RESPONSE").dueAt()).isEqualTo(london("10T13:00"));
        mash.timePassesUntil(london("10T11:59").toInstant());
        assertThat(mash.besideItWaits()).isEmpty();

        mash.timePassesUntil(london("10T12:00").toInstant());
        assertThat(mash.besideItWaits()).containsExactly("UserTask_ActBeforeLimit");
        assertThat(mash.task("UserTask_ActBeforeLimit").getDueDate()).isEqualTo(london("10T13:00").toInstant());
        assertThat(mash.opens("unit-manager", "UserTask_ActBeforeLimit").toString())
                .contains("60 min left".replace("60 min", "1 h 0 min"), "Hold the strategy discussion",
                        "nobody yet: Social work unit managers");

        mash.does("unit-manager", "UserTask_HoldStrategyDiscussion", strategyHeldAt(london("10T12:05").toInstant()
                .minusSeconds(600)));
        assertThat(mash.limit("RESPONSE").state()).isEqualTo("MET");
        assertThat(mash.besideItWaits()).doesNotContain("UserTask_ActBeforeLimit", "UserTask_ExplainBreach");
        assertThat(mash.incidents()).isEmpty();
    }

    @Test
    void a_manager_says_what_is_done_before_a_red_limit_passes() {
        var mash = ratedAs("RED", Contacts.red()).timePassesUntil(london("10T12:00").toInstant());

        mash.does("unit-manager", "UserTask_ActBeforeLimit", Map.of("action", "TAKEN_OVER", "words", Canary.REASON));

        assertThat(mash.besideItWaits()).isEmpty();
        assertThat(mash.view().changes()).extracting(CaseView.ChangeView::change).contains("LIMIT_ACTED_ON");
    }

    @Test
    void a_breach_is_an_incident_until_it_is_kept_late_and_a_fact_for_ever() {
        var mash = ratedAs("RED", Contacts.red()).timePassesUntil(london("10T13:00").toInstant());

        assertThat(mash.incidents()).contains(
                "Response, RED: due 13:00 on 10 June 2026, 0 min late when noticed");
        mash.does("unit-manager", "UserTask_ExplainBreach", explains());
        assertThat(mash.incidents()).as("explaining does not close it").isNotEmpty();
        assertThat(mash.limit("RESPONSE").explanation().cause()).isEqualTo("STAFF");

        mash.timePassesUntil(london("10T13:30").toInstant());
        mash.does("unit-manager", "UserTask_HoldStrategyDiscussion", strategyHeldAt(london("10T13:20").toInstant()));

        assertThat(mash.incidents()).isEmpty();
        assertThat(mash.limit("RESPONSE").metAt()).isEqualTo(london("10T13:20"));
        assertThat(mash.limit("RESPONSE").breachedAt()).isEqualTo(london("10T13:00"));
        assertThat(mash.limit("RESPONSE").state()).isEqualTo("MET");
    }

    @Test
    void what_is_kept_late_before_anybody_noticed_is_a_breach_all_the_same_and_is_explained() {
        var mash = ratedAs("RED", Contacts.red());
        ClockUtil.setCurrentTime(Date.from(london("10T14:00").toInstant()));

        mash.does("unit-manager", "UserTask_HoldStrategyDiscussion", strategyHeldAt(london("10T13:50").toInstant()));

        assertThat(mash.limit("RESPONSE").breachedAt()).isEqualTo(london("10T13:00"));
        assertThat(mash.incidents()).isEmpty();
        assertThat(mash.besideItWaits()).contains("UserTask_ExplainBreach");
    }

    @Test
    void a_breach_that_stays_unkept_goes_to_the_service_manager() {
        var mash = ratedAs("RED", Contacts.red()).timePassesUntil(london("10T14:00").toInstant());

        assertThat(mash.besideItWaits()).contains("UserTask_AnswerEscalation", "UserTask_ExplainBreach");
        mash.does("service-manager", "UserTask_AnswerEscalation", Map.of("action", "HELP_GIVEN", "words",
                Canary.REASON));
        assertThat(mash.besideItWaits()).doesNotContain("UserTask_AnswerEscalation");
        assertThat(mash.incidents()).isNotEmpty();
    }

    @Test
    void one_explanation_answers_many_breaches_of_one_cause() {
        var one = ratedAs("RED", Contacts.red());
        var other = ratedAs("RED", Contacts.red());
        one.timePassesUntil(london("10T13:00").toInstant());
        other.timePassesUntil(london("10T13:00").toInstant());
        var explained = one.task("UserTask_ExplainBreach");
        @SuppressWarnings("unchecked")
        var others = ((Map<String, List<Map<String, String>>>) one.opens("unit-manager", explained).get("options"))
                .get("others").stream().filter(option -> option.get("label").startsWith(other.caseReference()))
                .map(option -> option.get("value")).toArray(String[]::new);
        assertThat(others).hasSize(1);

        one.does("unit-manager", explained, explains(others));
        other.jobsRun();

        assertThat(other.limit("RESPONSE").explanation().cause()).isEqualTo("STAFF");
        assertThat(other.besideItWaits()).isEmpty();
        assertThat(other.incidents()).isNotEmpty();
    }

    @Test
    void a_cause_and_what_is_being_done_are_needed() {
        var mash = ratedAs("RED", Contacts.red()).timePassesUntil(london("10T13:00").toInstant());

        assertThatThrownBy(() -> mash.does("unit-manager", "UserTask_ExplainBreach", Map.of("cause", "STAFF")))
                .hasMessageContaining("say what is being done");
    }

    @Test
    void an_amber_case_that_turns_red_gets_four_hours_from_then_and_its_tasks_follow() {
        var mash = ratedAs("AMBER", Contacts.amber());
        mash.timePasses(Duration.ofHours(2));
        var before = mash.limit("RESPONSE");

        mash.does("unit-manager", "UserTask_ChooseAgencies", InformationStoryTest.asks("police"));
        raises(mash, "RED");

        assertThat(mash.limit("RESPONSE").dueAt()).isEqualTo(london("10T15:00"));
        assertThat(mash.limit("RESPONSE").startedAt()).isEqualTo(before.startedAt());
        assertThat(mash.task("UserTask_HoldStrategyDiscussion").getDueDate())
                .isEqualTo(london("10T15:00").toInstant());
        assertThat(mash.limit("AGENCY_REPLY").dueAt()).as("two hours for RED, from now").isEqualTo(london("10T13:00"));
        assertThat(mash.task("UserTask_AnswerRequest", "agency-police").getDueDate())
                .isEqualTo(london("10T13:00").toInstant());
        assertThat(mash.limit("FIRST_OUTCOME").dueAt()).as("never moves").isEqualTo(london("11T09:00"));
    }

    @Test
    void raising_a_rating_never_gives_more_time_than_there_was() {
        var mash = ratedAs("AMBER", Contacts.amber()).timePassesUntil(london("11T08:00").toInstant());

        raises(mash, "RED");

        assertThat(mash.limit("RESPONSE").dueAt()).isEqualTo(london("11T09:00"));
    }

    @Test
    void lowering_counts_from_receipt_and_a_breached_case_stays_breached() {
        var mash = ratedAs("AMBER", Contacts.amber()).timePassesUntil(london("11T10:00").toInstant());
        assertThat(mash.limit("RESPONSE").state()).isEqualTo("BREACHED");

        raises(mash, "GREEN");

        assertThat(mash.limit("RESPONSE").dueAt()).as("72 hours from receipt").isEqualTo(london("13T09:00"));
        assertThat(mash.limit("RESPONSE").state()).isEqualTo("BREACHED");
        assertThat(mash.limit("RESPONSE").breachedAt()).isEqualTo(london("11T09:00"));
        assertThat(mash.incidents()).isNotEmpty();
    }

    private void raises(Hub.Story mash, String rating) {
        mash.learns(new org.openmash.threshold.NewInformation.Told(null, null, Canary.NARRATIVE, false, null, null));
        var form = new HashMap<String, Object>();
        form.put("decision", "CHANGED");
        form.put("reason", Canary.REASON);
        form.put("ratings", List.of(Map.of("subjectId", "child-1", "rating", rating)));
        mash.does("unit-manager", "UserTask_ReviewRating", form);
    }

    @Test
    void an_agency_that_does_not_answer_in_time_is_a_breach_and_never_later_than_the_case() {
        var mash = ratedAs("AMBER", Contacts.amber()).timePassesUntil(london("11T05:00").toInstant());
        mash.does("unit-manager", "UserTask_ChooseAgencies", InformationStoryTest.asks("police"));

        assertThat(mash.limit("AGENCY_REPLY").dueAt()).isEqualTo(london("11T09:00"));
        mash.timePassesUntil(london("11T09:00").toInstant());
        assertThat(mash.incidents()).anyMatch(message -> message.startsWith("Agency's reply, AMBER"));

        mash.does("police", mash.task("UserTask_AnswerRequest", "agency-police"), InformationStoryTest.knowsNothing());
        assertThat(mash.incidents()).noneMatch(message -> message.startsWith("Agency's reply"));
        assertThat(mash.limit("AGENCY_REPLY").breachedAt()).isEqualTo(london("11T09:00"));
    }

    @Test
    void whoever_asks_an_agency_near_its_closing_is_told_so_and_so_is_the_agency() {
        var mash = ratedAs("AMBER", Contacts.amber()).timePassesUntil(london("10T15:00").toInstant());

        assertThat(mash.opens("unit-manager", "UserTask_ChooseAgencies").get("hours").toString())
                .contains("Health closes at 17:00 today and opens again at 08:30 on 11 June 2026");
        mash.does("unit-manager", "UserTask_ChooseAgencies", InformationStoryTest.asks("health"));
        assertThat(mash.opens("health", mash.task("UserTask_AnswerRequest", "agency-health")).get("neededBy")
                .toString()).contains("10 June 2026, 21:00", "Health closes at 17:00 today");
    }

    @Test
    void homeless_tonight_is_answered_before_closing_today() {
        var mash = hub.receives(Contacts.aContact().about(Contacts.child("child-1", 200)).with(Contacts.concern(
                Category.HOMELESSNESS).severity(Severity.MODERATE)
                .indicators(org.openmash.referral.Indicator.HOMELESS_TONIGHT)).made());

        assertThat(mash.limit("RESPONSE").basis()).isEqualTo("CLOSING_TIME");
        assertThat(mash.limit("RESPONSE").dueAt()).isEqualTo(london("10T17:00"));
    }

    @Test
    void danger_now_is_looked_at_at_once_and_a_social_worker_accepts_within_half_an_hour() {
        var mash = hub.receives(Contacts.aContact().about(Contacts.child("child-1", 36)).dangerNow()
                .with(Contacts.concern(Category.PHYSICAL).injury(Injury.SERIOUS).immediacy(Immediacy.IMMINENT)).made());

        assertThat(mash.limit("FIRST_LOOK").dueAt()).isEqualTo(london("10T09:15"));
        assertThat(mash.limit("IMMEDIATE_RESPONSE").dueAt()).isEqualTo(london("10T09:30"));
        assertThat(mash.task("UserTask_AskSocialWorker").getDueDate()).isEqualTo(london("10T09:30").toInstant());
        assertThat(mash.besideItWaits()).as("near at once").contains("UserTask_ActBeforeLimit");
    }

    @Test
    void red_words_in_what_was_told_are_looked_at_at_once_whatever_was_ticked() {
        var mash = hub.receives(Contacts.aContact().about(Contacts.child("child-1", 120)).with(Contacts.concern(
                Category.ATTENDANCE).severity(Severity.LOW).told("He stays away since somebody showed a knife.")).made());

        assertThat(mash.limit("FIRST_LOOK").dueAt()).isEqualTo(london("10T09:15"));
        assertThat(mash.limit("RESPONSE").length()).as("the words raise to AMBER and not to RED").isEqualTo("PT24H");
    }

    @Test
    void a_child_in_early_intervention_keeps_its_seventy_two_hours_and_its_outcome_day() {
        var mash = ratedAs("GREEN", Contacts.green());

        assertThat(mash.limit("RESPONSE").dueAt()).isEqualTo(london("13T09:00"));
        assertThat(mash.limit("RESPONSE").otherDueAt()).as("three working days").isEqualTo(london("15T09:00"));
        assertThat(mash.limit("RESPONSE").nearAt()).as("it falls on a Saturday: two working hours before Friday's closing")
                .isBeforeOrEqualTo(london("12T14:30"));
    }

    @Test
    void the_family_is_written_to_within_three_working_days_or_the_letter_is_held_with_a_reason() {
        var mash = ratedAs("RED", Contacts.red());
        mash.does("unit-manager", "UserTask_HoldStrategyDiscussion", strategyHeldAt(WEDNESDAY_NINE));

        assertThat(mash.limit("FAMILY_LETTER").dueAt()).isEqualTo(london("15T17:00"));
        assertThat(mash.task("UserTask_WriteToFamily").getDueDate()).isEqualTo(london("15T17:00").toInstant());
        assertThatThrownBy(() -> mash.does("social-care-lead", "UserTask_WriteToFamily", Map.of("done", "HELD")))
                .hasMessageStartingWith("Reason: ");
        mash.does("social-care-lead", "UserTask_WriteToFamily", Map.of("done", "HELD", "reason", Canary.REASON,
                "reviewedOn", "2026-06-20"));

        assertThat(mash.limit("FAMILY_LETTER").state()).isEqualTo("MET");
        assertThat(mash.besideItWaits()).isEmpty();
    }

    /** A wrong date must not end the task and leave the letter owed. */
    @Test
    void a_letter_is_not_sent_before_the_decision_that_it_tells_of() {
        var mash = ratedAs("RED", Contacts.red());
        mash.does("unit-manager", "UserTask_HoldStrategyDiscussion", strategyHeldAt(WEDNESDAY_NINE));
        var sent = new HashMap<String, Object>(Map.of("done", "SENT", "toWhom", Canary.FAMILY));
        sent.put("sentAt", london("09T16:00").toString());
        assertThatThrownBy(() -> mash.does("social-care-lead", "UserTask_WriteToFamily", sent))
                .hasMessageStartingWith("Sent on: ");

        sent.put("sentAt", london("10T08:45").toString());
        mash.does("social-care-lead", "UserTask_WriteToFamily", sent);

        assertThat(mash.limit("FAMILY_LETTER").state()).isEqualTo("MET");
    }

    @Test
    void a_hand_over_is_answered_in_time_or_stands_as_a_breach_of_acceptance() {
        var mash = ratedAs("RED", Contacts.red());
        mash.does("unit-manager", "UserTask_HoldStrategyDiscussion", strategyHeldAt(WEDNESDAY_NINE));

        assertThat(mash.limit("ACCEPTANCE").dueAt()).isEqualTo(london("10T09:30"));
        assertThat(mash.task("UserTask_AcceptHandOver").getDueDate()).isEqualTo(london("10T09:30").toInstant());
    }

    @Test
    void a_contact_taken_by_telephone_from_a_professional_is_confirmed_in_writing_and_its_passing_is_no_breach() {
        // restricted below: nobody of another story may be recognised by it
        var mash = hub.receives(Contacts.aContact().by(Channel.PHONE).about(NeedToKnowStoryTest.somebodyNew())
                .with(Contacts.concern(Category.ATTENDANCE).severity(Severity.LOW)).made());
        assertThat(mash.limit("WRITTEN_CONFIRMATION").dueAt()).isEqualTo(london("12T09:00"));

        mash.timePasses(Duration.ofHours(36));
        restrictions.restrict(mash.caseReference(), Restriction.Kind.STAFF, Canary.REASON, Set.of("screening"),
                persons.person("service-manager"));
        assertThat(mash.opens("screening-2", "UserTask_AskForConfirmation")).as("who telephoned is of the record")
                .containsOnlyKeys("restricted", "caseReference");
        restrictions.lift(mash.caseReference(), Canary.REASON, persons.person("service-manager"));
        mash.does("screening", "UserTask_AskForConfirmation", Map.of("answer", "REMINDED", "words", "rang"));
        mash.timePasses(Duration.ofHours(12));

        assertThat(mash.limit("WRITTEN_CONFIRMATION").state()).isEqualTo("LAPSED");
        assertThat(mash.limit("WRITTEN_CONFIRMATION").breachedAt()).isNull();
        assertThat(mash.incidents()).noneMatch(message -> message.startsWith("Written"));
    }

    @Test
    void whoever_takes_a_call_has_looked_at_it() {
        var mash = hub.starts("screening", "referralPathway", FrontDoorStoryTest.call());

        assertThat(mash.limit("FIRST_LOOK").metAt()).isEqualTo(london("10T09:00"));
    }

    /** A teacher refers at 13:40 and the child is collected at 15:15 (C40). */
    @Test
    void the_referrers_own_deadline_is_watched_and_the_tasks_are_due_by_it() {
        ClockUtil.setCurrentTime(Date.from(london("10T13:40").toInstant()));
        var mash = hub.receives(Contacts.aContact().about(Contacts.child("child-1", 120)).with(Contacts.concern(
                Category.DOMESTIC_ABUSE).severity(Severity.SERIOUS).scale(3))
                .feedbackNeededBy(london("10T15:00").toInstant()).made());

        assertThat(mash.limit("REFERRER_DEADLINE").dueAt()).isEqualTo(london("10T15:00"));
        assertThat(mash.task("UserTask_ScreenContact").getDueDate()).isEqualTo(london("10T15:00").toInstant());
        assertThat(mash.opens("screening", "UserTask_ScreenContact").get("heading").toString())
                .contains("The referrer needs an answer by 15:00 on 10 June 2026");
        mash.timePassesUntil(london("10T15:00").toInstant());
        assertThat(mash.incidents()).anyMatch(message -> message.startsWith("Referrer's deadline, AMBER"));
    }

    @Test
    void a_case_from_before_there_were_limits_gets_them_at_the_next_start_counted_from_receipt() {
        var mash = hub.receives(Contacts.amber());
        jdbc.sql("delete from case_limit where case_reference = ?").param(mash.caseReference()).update();
        mash.timePasses(Duration.ofHours(2));

        starts.stream().filter(start -> start.getClass().getSimpleName().startsWith("LimitsOfOlderCases"))
                .forEach(start -> run(start));
        mash.jobsRun();

        assertThat(mash.limit("RESPONSE").dueAt()).isEqualTo(london("11T09:00"));
        assertThat(mash.limit("FIRST_LOOK").breachedAt()).isEqualTo(london("10T10:00"));
        assertThat(mash.incidents()).isNotEmpty();
    }

    private static void run(ApplicationRunner start) {
        try {
            start.run(null);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    void a_closed_case_leaves_nothing_to_watch_but_its_letter() {
        var mash = ratedAs("NONE", Contacts.none());
        mash.does("social-care-lead", "UserTask_GiveAdvice", OutcomeStoryTest.advice("NFA_ADVICE"));
        mash.does("screening", "UserTask_TellReferrer", OutcomeStoryTest.told());

        assertThat(mash.isClosed()).isTrue();
        assertThat(mash.view().limits()).filteredOn(limit -> limit.metAt() == null)
                .extracting(CaseView.LimitView::kind).containsExactly("FAMILY_LETTER");
        assertThat(mash.watches()).isEqualTo(Map.of("Running", 1L));
    }
}
