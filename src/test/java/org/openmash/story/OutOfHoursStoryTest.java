package org.openmash.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openmash.story.FrontDoorStoryTest.call;
import static org.openmash.story.FrontDoorStoryTest.rated;
import static org.openmash.story.FrontDoorStoryTest.screened;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmash.access.Interests;
import org.openmash.access.RestrictionRegister;
import org.openmash.deadline.WorkingTime;
import org.openmash.duty.EmergencyDuty;
import org.openmash.duty.HandedToDuty;
import org.openmash.duty.HubDays;
import org.openmash.duty.WhyHanded;
import org.openmash.platform.LondonTime;
import org.openmash.platform.forms.TaskForms;
import org.openmash.referral.Contact;
import org.openmash.threshold.NewInformation;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The list before closing, the night and the weekend with emergency duty, and the morning after. */
@StoryTest
class OutOfHoursStoryTest {

    private static final String LIST = "UserTask_GoThroughClosingList";
    private static final String ACCEPT = "UserTask_AcceptForDuty";
    private static final String TAKE_BACK = "UserTask_TakeBack";
    /** Each story has a Friday of its own, before an ordinary Monday. */
    private static final AtomicReference<LocalDate> LAST = new AtomicReference<>(LocalDate.parse("2027-06-04"));

    @Autowired
    RestrictionRegister interests;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    Hub hub;
    @Autowired
    WorkingTime workingTime;
    @Autowired
    HubDays days;
    @Autowired
    EmergencyDuty duty;
    @Autowired
    TaskForms forms;
    @Autowired
    HistoryService history;

    private LocalDate friday;

    @BeforeEach
    void it_is_friday_nine_o_clock() {
        friday = LAST.updateAndGet(last -> Stream.iterate(last.plusDays(7), day -> day.plusDays(7))
                .filter(day -> workingTime.isWorkingDay(day) && workingTime.isWorkingDay(day.plusDays(3))).findFirst()
                .orElseThrow());
        ClockUtil.setCurrentTime(Date.from(friday("09:00")));
        days.startMissing();
    }

    @AfterEach
    void it_is_now() {
        ClockUtil.reset();
    }

    private Instant friday(String time) {
        return london(friday, time);
    }

    private Instant saturday(String time) {
        return london(friday.plusDays(1), time);
    }

    private Instant monday(String time) {
        return london(friday.plusDays(3), time);
    }

    private static Instant london(LocalDate day, String time) {
        return LondonTime.instant(day, LocalTime.parse(time));
    }

    /** The hub's day goes on until then, each step at its own instant. */
    private void theDayGoesOnUntil(Instant then) {
        for (int round = 0; round < 50; round++) {
            var next = hub.management.createJobQuery().processInstanceId(instanceOf(friday)).withRetriesLeft().list()
                    .stream().filter(job -> job.getDuedate() == null || !job.getDuedate().toInstant().isAfter(then))
                    .findFirst();
            if (next.isEmpty()) {
                break;
            }
            if (next.get().getDuedate() != null && next.get().getDuedate().after(ClockUtil.getCurrentTime())) {
                ClockUtil.setCurrentTime(next.get().getDuedate());
            }
            hub.management.executeJob(next.get().getId());
        }
        ClockUtil.setCurrentTime(Date.from(then));
    }

    private String instanceOf(LocalDate day) {
        return history.createHistoricProcessInstanceQuery().processDefinitionKey("hubDay")
                .processInstanceBusinessKey(day.toString()).singleResult().getId();
    }

    private Hub.Story ratedAs(String rating, Contact contact) {
        return hub.receives(contact).does("screening", "UserTask_ScreenContact", screened("child-1"))
                .does("social-care-lead", "UserTask_RateContact", rated(rating));
    }

    private Task theList() {
        return hub.tasks.createTaskQuery().processInstanceBusinessKey(friday.toString()).taskDefinitionKey(LIST)
                .initializeFormKeys().singleResult();
    }

    /** The day's tasks are worked on like those of a case. */
    private Hub.Story day() {
        return hub.existing(friday.toString());
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> rows(Map<String, Object> list) {
        return (List<Map<String, Object>>) list.get("rows");
    }

    private Map<String, Object> row(Hub.Story mash, Map<String, Object> list) {
        return rows(list).stream().filter(row -> mash.caseReference().equals(row.get("caseReference"))).findFirst()
                .orElseThrow(() -> new AssertionError(mash.caseReference() + " is not on the list"));
    }

    /** The list filled in: these answers, and everything else safe until opening. */
    private Map<String, Object> filledIn(Map<String, Object> list, Map<Hub.Story, String> answers) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var shown : rows(list)) {
            var row = new LinkedHashMap<String, Object>();
            row.put("caseReference", shown.get("caseReference"));
            if (!Boolean.TRUE.equals(shown.get("goesToDuty"))) {
                row.put("choice", answers.entrySet().stream()
                        .filter(one -> one.getKey().caseReference().equals(shown.get("caseReference")))
                        .map(Map.Entry::getValue).findFirst().orElse("SAFE_UNTIL_OPENING"));
                row.put("words", Canary.REASON);
            }
            rows.add(row);
        }
        var form = new HashMap<String, Object>();
        form.put("rows", rows);
        return form;
    }

    private static Map<String, Object> accepted(String does) {
        return Map.of("how", "BY_ME", "does", does, "words", Canary.REASON);
    }

    private static Map<String, Object> acceptedByTelephone(Instant at) {
        return Map.of("how", "BY_TELEPHONE", "acceptedBy", Canary.CALLER, "acceptedAt", at.toString(), "does", "ACTS",
                "words", Canary.REASON);
    }

    private static NewInformation.Told news() {
        return new NewInformation.Told(null, Canary.CALLER, Canary.NARRATIVE, false, null, List.of());
    }

    private List<String> why(Hub.Story mash) {
        return duty.of(mash.caseReference()).stream().map(HandedToDuty::why).map(Enum::name).toList();
    }

    @Test
    void the_list_says_before_closing_what_goes_to_emergency_duty_and_what_is_safe_until_opening() {
        var unscreened = hub.receives(Contacts.green());
        var red = ratedAs("RED", Contacts.red());
        var handed = ratedAs("AMBER", Contacts.amber());
        var safe = ratedAs("AMBER", Contacts.amber());
        var notDecidedAfterAll = ratedAs("AMBER", Contacts.amber());
        theDayGoesOnUntil(friday("14:29"));
        assertThat(theList()).isNull();

        theDayGoesOnUntil(friday("14:30"));
        assertThat(theList().getName()).isEqualTo("Go through the closing list " + friday);
        assertThat(theList().getDueDate()).isEqualTo(Date.from(friday("16:30")));
        var list = day().opens("unit-manager", theList());
        assertThat(list.get("heading").toString()).contains("closes at 16:30", "opens again at 08:30");
        assertThat(row(red, list)).containsEntry("rating", "RED").containsEntry("goesToDuty", true)
                .containsEntry("why", WhyHanded.RED.words());
        assertThat(row(unscreened, list)).containsEntry("why", WhyHanded.UNSCREENED.words())
                .containsEntry("open", "Screen the contact");
        assertThat(row(safe, list)).containsEntry("goesToDuty", false).containsEntry("rating", "AMBER")
                .doesNotContainKeys("choice", "words").extractingByKey("who").isEqualTo("Z.K., 10, WV1");
        assertThat(row(safe, list).get("due").toString()).contains("Response, due 09:00 on");
        day().does("unit-manager", theList(), filledIn(list,
                Map.of(handed, "HANDED_TO_DUTY", notDecidedAfterAll, "DECIDED_NOW")));
        assertThat(handed.besideItWaits()).isEmpty();

        theDayGoesOnUntil(friday("16:30"));
        List.of(unscreened, red, handed, safe, notDecidedAfterAll).forEach(Hub.Story::jobsRun);

        assertThat(why(unscreened)).containsExactly("UNSCREENED");
        assertThat(why(red)).containsExactly("RED");
        assertThat(why(handed)).containsExactly("ASKED_BY_MANAGER");
        assertThat(why(safe)).isEmpty();
        assertThat(why(notDecidedAfterAll)).containsExactly("DUE_WHILE_CLOSED");
        assertThat(handed.besideItWaits()).containsExactly(ACCEPT);
        assertThat(handed.task(ACCEPT).getDueDate()).isEqualTo(Date.from(friday("17:00")));
        assertThat(handed.opens("emergency-duty", ACCEPT).toString()).contains(Canary.REASON, Canary.NARRATIVE,
                "The unit manager asks for it");
    }

    @Test
    void an_answer_is_needed_for_each_case_and_a_reason_for_each_that_is_safe() {
        var mash = ratedAs("AMBER", Contacts.amber());
        theDayGoesOnUntil(friday("14:30"));
        var list = day().opens("unit-manager", theList());
        var form = filledIn(list, Map.of());

        answer(mash, form).put("words", "");
        assertThatThrownBy(() -> day().does("unit-manager", theList(), form))
                .isInstanceOf(FormFieldValidationException.class)
                .hasMessage(mash.caseReference() + ": say why it is safe until opening.");
        answer(mash, form).remove("choice");
        assertThatThrownBy(() -> day().does("unit-manager", theList(), form))
                .hasMessage(mash.caseReference() + ": say what becomes of it while the hub is closed.");
        answer(mash, form).putAll(Map.of("words", Canary.REASON, "caseReference", "MASH-2027-999999"));
        assertThatThrownBy(() -> day().does("unit-manager", theList(), form)).hasMessage("There is no such case.");
    }

    /** The list shows people of many cases; nobody says what becomes of a case of their own. */
    @Test
    void the_list_is_a_view_of_its_cases_and_of_a_case_of_ones_own_one_says_nothing() {
        var mash = ratedAs("AMBER", Contacts.amber());
        theDayGoesOnUntil(friday("14:30"));
        day().opens("unit-manager", theList());
        assertThat(jdbc.sql("select detail from audit_entry where record_id like 'CLOSING_LIST%'").query(String.class).list())
                .anyMatch(cases -> cases.contains(mash.caseReference()));

        interests.declare(new Interests.Declared(mash.caseReference(), "unit-manager", Interests.Interest.RELATIVE,
                ClockUtil.getCurrentTime().toInstant(), Optional.empty()));
        var list = day().opens("unit-manager", theList());
        assertThat(row(mash, list)).containsEntry("who", "Restricted").containsEntry("goesToDuty", true);
        var form = filledIn(list, Map.of());
        answer(mash, form).put("choice", "SAFE_UNTIL_OPENING");
        assertThatThrownBy(() -> day().does("unit-manager", theList(), form)).hasMessageContaining("you have declared an interest");
        answer(mash, form).keySet().removeAll(List.of("choice", "words"));
        day().does("unit-manager", theList(), form);

        theDayGoesOnUntil(friday("16:30"));
        mash.jobsRun();
        assertThat(why(mash)).containsExactly("DUE_WHILE_CLOSED");
        // other stories fill the list in as the same manager
        interests.declare(new Interests.Declared(mash.caseReference(), "unit-manager", Interests.Interest.RELATIVE, friday("14:30"),
                Optional.of(new Interests.TakenBack("service-manager", Canary.REASON, friday("16:30")))));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> answer(Hub.Story mash, Map<String, Object> form) {
        return ((List<Map<String, Object>>) form.get("rows")).stream()
                .filter(row -> mash.caseReference().equals(row.get("caseReference"))).findFirst().orElseThrow();
    }

    @Test
    void the_list_is_for_unit_managers_and_half_done_it_waits_on_the_server() {
        var mash = ratedAs("AMBER", Contacts.amber());
        theDayGoesOnUntil(friday("14:30"));
        assertThatThrownBy(() -> day().opens("screening", theList())).isInstanceOf(AuthorizationException.class);

        day().claims("unit-manager", theList());
        forms.saveDraft(theList().getId(), hub.persons.person("unit-manager"), "{\"rows\":[{\"caseReference\":\""
                + mash.caseReference() + "\",\"choice\":\"DECIDED_NOW\"}]}");
        var again = day().opens("unit-manager", theList());
        assertThat(row(mash, again)).containsEntry("choice", "DECIDED_NOW").containsEntry("rating", "AMBER");
        assertThat(again.get("draftNotice").toString()).startsWith("Draft saved by");
    }

    @Test
    void what_nobody_went_through_goes_to_emergency_duty_and_what_is_decided_meanwhile_does_not() {
        var mash = ratedAs("AMBER", Contacts.amber());
        var decided = ratedAs("NONE", Contacts.none());
        theDayGoesOnUntil(friday("14:30"));
        decided.does("social-care-lead", "UserTask_GiveAdvice", OutcomeStoryTest.advice("NFA_ADVICE"));

        theDayGoesOnUntil(friday("16:30"));

        assertThat(theList()).isNull();
        assertThat(mash.jobsRun().besideItWaits()).containsExactly(ACCEPT);
        assertThat(why(mash)).containsExactly("DUE_WHILE_CLOSED");
        assertThat(why(decided.jobsRun())).isEmpty();
    }

    @Test
    void what_emergency_duty_does_not_accept_in_half_an_hour_is_escalated_until_the_accepted_call_is_recorded() {
        theDayGoesOnUntil(friday("16:00"));
        var mash = ratedAs("RED", Contacts.red());
        theDayGoesOnUntil(friday("16:30"));
        mash.jobsRun();
        assertThat(mash.limit("DUTY_ACCEPTANCE").dueAt().toInstant()).isEqualTo(friday("17:00"));

        mash.timePassesUntil(friday("17:01"));
        assertThat(mash.limit("DUTY_ACCEPTANCE").state()).isEqualTo("BREACHED");
        assertThat(mash.task("UserTask_ExplainBreach", "unit-manager")).isNotNull();
        assertThat(mash.task("UserTask_AnswerEscalation", "service-manager")).isNotNull();
        assertThat(mash.incidents()).anyMatch(message -> message.startsWith("Emergency duty's acceptance, RED"));

        assertThatThrownBy(() -> mash.does("service-manager", ACCEPT, accepted("ACTS")))
                .hasMessageContaining("Only emergency duty accepts by itself");
        assertThatThrownBy(() -> mash.does("service-manager", ACCEPT, Map.of("how", "BY_TELEPHONE", "does", "ACTS",
                "words", "x"))).hasMessageContaining("who accepted on the telephone, and when");
        mash.does("service-manager", ACCEPT, acceptedByTelephone(friday("16:55")));

        assertThat(mash.besideItWaits()).doesNotContain(ACCEPT);
        assertThat(mash.limit("DUTY_ACCEPTANCE").metAt().toInstant()).isEqualTo(friday("16:55"));
        assertThat(mash.incidents()).noneMatch(message -> message.startsWith("Emergency duty's acceptance"));
    }

    @Test
    void what_arrives_while_the_hub_is_closed_is_with_emergency_duty_at_once() {
        ClockUtil.setCurrentTime(Date.from(saturday("11:00")));
        var mash = hub.receives(Contacts.amber());
        assertThat(why(mash)).containsExactly("ARRIVED_WHILE_CLOSED");
        assertThat(mash.besideItWaits()).containsExactly(ACCEPT);
        assertThat(mash.task(ACCEPT).getDueDate()).isEqualTo(Date.from(saturday("11:30")));

        mash.timePasses(Duration.ofMinutes(10)).does("emergency-duty", ACCEPT, accepted("SAFE_UNTIL_OPENING"));
        assertThat(mash.besideItWaits()).isEmpty();
        assertThat(mash.limit("DUTY_ACCEPTANCE").state()).isEqualTo("MET");

        mash.timePasses(Duration.ofHours(3)).learns(news());
        assertThat(mash.besideItWaits()).as("news make it unsafe to rely on what was said").containsExactly(ACCEPT);
        assertThat(mash.opens("emergency-duty", ACCEPT).toString()).contains("Safe until opening: " + Canary.REASON);
        mash.learns(news());
        assertThat(mash.besideItWaits()).as("one acceptance is asked at a time").containsExactly(ACCEPT);
    }

    @Test
    void what_arrives_in_the_last_minute_before_opening_is_the_days() {
        ClockUtil.setCurrentTime(Date.from(monday("08:29").plusSeconds(50)));
        var mash = hub.receives(Contacts.amber());
        ClockUtil.setCurrentTime(Date.from(monday("08:31")));
        mash.does("screening", "UserTask_ScreenContact", screened("child-1"));

        assertThat(mash.besideItWaits()).isEmpty();
        assertThat(mash.view().limits()).extracting("kind").doesNotContain("DUTY_ACCEPTANCE", "ACCEPTANCE");
    }

    @Test
    void whoever_of_emergency_duty_takes_a_call_has_it_and_says_only_what_is_done() {
        ClockUtil.setCurrentTime(Date.from(saturday("11:00")));
        var mash = hub.starts("emergency-duty", "referralPathway", call());

        assertThat(mash.task(ACCEPT).getAssignee()).isEqualTo("emergency-duty");
        assertThat(mash.limit("DUTY_ACCEPTANCE").state()).isEqualTo("MET");
        mash.does("emergency-duty", ACCEPT, accepted("ACTS"));

        hub.starts("emergency-duty", "newInformation", Map.of("caseReference", mash.caseReference(), "whatIsNew",
                Canary.NARRATIVE, "dangerNow", "false"));
        assertThat(mash.jobsRun().besideItWaits()).as("their own note is no news to them").isEmpty();
    }

    @Test
    void a_rating_that_becomes_red_at_night_goes_to_emergency_duty() {
        var mash = ratedAs("AMBER", Contacts.amber());
        mash.learns(news());
        theDayGoesOnUntil(friday("14:30"));
        day().does("unit-manager", theList(), filledIn(day().opens("unit-manager", theList()), Map.of()));
        theDayGoesOnUntil(friday("16:30"));
        assertThat(mash.jobsRun().besideItWaits()).isEmpty();

        ClockUtil.setCurrentTime(Date.from(friday("19:00")));
        mash.does("unit-manager", "UserTask_ReviewRating", Map.of("decision", "CHANGED", "reason", Canary.REASON,
                "ratings", List.of(Map.of("subjectId", "child-1", "rating", "RED"))));

        assertThat(why(mash)).containsExactly("RED");
        assertThat(mash.besideItWaits()).contains(ACCEPT);
    }

    @Test
    void at_opening_the_hub_takes_back_what_emergency_duty_had_and_the_next_day_begins() {
        var acted = ratedAs("RED", Contacts.red());
        var byTelephone = ratedAs("RED", Contacts.red());
        var accepted = ratedAs("RED", Contacts.red());
        theDayGoesOnUntil(friday("16:30"));
        List.of(acted, byTelephone, accepted).forEach(Hub.Story::jobsRun);
        acted.does("emergency-duty", ACCEPT, accepted("ACTS"));
        byTelephone.does("unit-manager", ACCEPT, acceptedByTelephone(friday("16:30")));
        theDayGoesOnUntil(monday("08:29"));
        assertThat(acted.besideItWaits()).doesNotContain(TAKE_BACK);

        theDayGoesOnUntil(monday("08:30"));
        List.of(acted, byTelephone, accepted).forEach(Hub.Story::jobsRun);

        assertThat(acted.besideItWaits()).contains(TAKE_BACK).doesNotContain(ACCEPT);
        assertThat(accepted.besideItWaits()).contains(TAKE_BACK).doesNotContain(ACCEPT);
        assertThat(accepted.limit("DUTY_ACCEPTANCE").breachedAt().toInstant()).isEqualTo(friday("17:00"));
        assertThat(acted.task(TAKE_BACK).getDueDate()).as("half an hour for a RED")
                .isEqualTo(Date.from(monday("09:00")));
        assertThat(acted.opens("unit-manager", TAKE_BACK).toString()).contains("Acts: " + Canary.REASON);
        acted.does("screening", TAKE_BACK, Map.of("follows", Canary.REASON));
        assertThatThrownBy(() -> byTelephone.does("unit-manager", TAKE_BACK, Map.of("follows", Canary.REASON)))
                .hasMessageStartingWith("What was done overnight: emergency duty recorded nothing itself");
        byTelephone.does("unit-manager", TAKE_BACK, Map.of("doneOvernight", Canary.NARRATIVE, "follows",
                Canary.REASON));

        assertThat(byTelephone.opens("unit-manager", "UserTask_HoldStrategyDiscussion").get("newInformation").toString())
                .as("whoever goes on reads what was done").contains("Emergency duty, " + Canary.CALLER + ": Acts: " + Canary.REASON,
                        "What was done: " + Canary.NARRATIVE, "What the hub does next: " + Canary.REASON);
        assertThat(acted.besideItWaits()).doesNotContain(TAKE_BACK);
        assertThat(acted.limit("ACCEPTANCE").state()).isEqualTo("MET");
        assertThat(acted.view().changes()).extracting("change").containsSubsequence("HANDED_TO_DUTY", "DUTY_ACCEPTED",
                "HANDED_BACK", "TAKEN_BACK");
        assertThat(history.createHistoricProcessInstanceQuery().processInstanceId(instanceOf(friday)).finished()
                .count()).isEqualTo(1);
        assertThat(instanceOf(friday.plusDays(3))).isNotNull();
    }

    @Test
    void a_day_begins_once_however_often_and_on_however_many_nodes_the_application_starts() {
        days.startMissing();
        days.startMissing();

        assertThat(hub.runtime.createProcessInstanceQuery().processDefinitionKey("hubDay")
                .processInstanceBusinessKey(friday.toString()).count()).isEqualTo(1);
    }

    @Test
    void a_start_at_the_weekend_finds_that_friday_is_still_on() {
        hub.runtime.deleteProcessInstance(instanceOf(friday), "an operator's mistake");
        ClockUtil.setCurrentTime(Date.from(saturday("11:00")));

        days.startMissing();

        assertThat(hub.runtime.createProcessInstanceQuery().processDefinitionKey("hubDay")
                .processInstanceBusinessKey(friday.toString()).count()).isEqualTo(1);
    }

    @Test
    void an_application_that_was_down_over_closing_hands_over_late_and_once() {
        var mash = ratedAs("RED", Contacts.red());
        ClockUtil.setCurrentTime(Date.from(friday("18:20")));

        theDayGoesOnUntil(friday("18:20"));
        mash.jobsRun();
        duty.handAtClosing(mash.caseReference(), WhyHanded.RED);
        mash.jobsRun();

        assertThat(why(mash)).containsExactly("RED");
        assertThat(mash.besideItWaits()).containsOnlyOnce(ACCEPT);
        assertThat(mash.task(ACCEPT).getDueDate()).isEqualTo(Date.from(friday("18:50")));
    }

    @Test
    void an_application_that_was_down_until_wednesday_hands_nothing_over_by_day_and_begins_wednesday() {
        var mash = ratedAs("RED", Contacts.red());
        var wednesday = friday.plusDays(5);
        var then = london(wednesday, "10:00");
        ClockUtil.setCurrentTime(Date.from(then));
        days.startMissing();

        theDayGoesOnUntil(then);

        assertThat(why(mash.jobsRun())).isEmpty();
        assertThat(history.createHistoricProcessInstanceQuery().processInstanceId(instanceOf(friday)).finished()
                .count()).isEqualTo(1);
        assertThat(hub.runtime.createProcessInstanceQuery().processDefinitionKey("hubDay")
                .processInstanceBusinessKey(wednesday.toString()).count()).isEqualTo(1);
    }

    @Test
    void a_caller_is_told_when_to_expect_a_decision_and_at_night_whom_to_ring() {
        var byDay = hub.starts("screening", "referralPathway", call());
        assertThat(byDay.opens("screening", "UserTask_CompleteContact").get("acknowledgement").toString())
                .contains(byDay.caseReference(), "received at 09:00 on", "within one working day, by 09:00 on",
                        "in danger now, ring 999")
                .doesNotContain("closed");

        ClockUtil.setCurrentTime(Date.from(saturday("11:00")));
        var atNight = hub.starts("emergency-duty", "referralPathway", call());
        assertThat(atNight.opens("emergency-duty", "UserTask_CompleteContact").get("acknowledgement").toString())
                .contains("in danger now, ring 999", "The hub is closed until 08:30 on",
                        "To speak to a social worker now, ring 01902 552999 (Emergency duty team).");
    }

    @Test
    void a_friday_ends_on_monday() {
        assertThat(days.times(friday).closesAt()).isEqualTo(friday("16:30"));
        assertThat(days.times(friday).closingListAt()).isEqualTo(friday("14:30"));
        assertThat(days.times(friday).opensAt()).isEqualTo(monday("08:30"));
    }
}
