package org.openmash.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.openmash.access.Caller;
import org.openmash.information.Requests;
import org.openmash.information.Requests.AgencyRequest;
import org.openmash.outcome.FamilyAgreement;
import org.openmash.platform.LondonTime;
import org.openmash.referral.Cases;
import org.openmash.referral.Category;
import org.openmash.referral.Contact;
import org.openmash.referral.Contact.ConsentState;
import org.openmash.referral.Contact.WhyNotSought;
import org.openmash.referral.Indicator;
import org.openmash.referral.Rating;
import org.openmash.referral.Severity;
import org.openmash.referral.YesNoUnknown;
import org.openmash.response.Families;
import org.openmash.response.Families.FamilySaid;
import org.openmash.sharing.Consents;
import org.openmash.sharing.SharingAnswers.AlsoApplies;
import org.openmash.sharing.StandingWishes;
import org.openmash.threshold.Ratings;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Before anything leaves the hub: the lawful basis; and afterwards: what left, what did not, and why. */
@StoryTest
class SharingStoryTest {

    private static final String CHOOSE = "UserTask_ChooseAgencies";
    private static final String END = "UserTask_RecallRequest";

    @Autowired
    Hub hub;
    @Autowired
    Requests requests;
    @Autowired
    Consents consents;
    @Autowired
    StandingWishes wishes;
    @Autowired
    Families families;
    @Autowired
    FamilyAgreement agreement;
    @Autowired
    Cases cases;
    @Autowired
    Ratings ratings;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    ObjectMapper json;
    @LocalServerPort
    int port;

    private Hub.Story rated(Contact contact, String rating) {
        var mash = hub.receives(contact);
        mash.does("screening", "UserTask_ScreenContact", FrontDoorStoryTest.screened(contact.subjects().stream()
                .map(Contact.Subject::id).toArray(String[]::new)));
        return mash.does("social-care-lead", "UserTask_RateContact", Map.of("ratings", contact.subjects().stream()
                .map(subject -> Map.of("subjectId", subject.id(), "rating", rating, "reason", Canary.REASON)).toList()));
    }

    private static Map<String, Object> asks(YesNoUnknown harm, String... agencies) {
        var form = new HashMap<>(InformationStoryTest.asks(agencies));
        form.put("significantHarm", harm.name());
        return form;
    }

    private static Map<String, Object> with(Map<String, Object> form, String field, Object value) {
        var other = new HashMap<>(form);
        other.put(field, value);
        return other;
    }

    private void refused(Hub.Story mash, Map<String, Object> form, String beginning) {
        assertThatThrownBy(() -> mash.does("unit-manager", CHOOSE, form)).hasMessageStartingWith(beginning);
    }

    private List<String> agencies(Hub.Story mash) {
        return requests.of(mash.caseReference()).stream().map(AgencyRequest::agency).toList();
    }

    private List<Map<String, Object>> log(Hub.Story mash) {
        return jdbc.sql("select * from disclosure where case_reference = ? order by id").param(mash.caseReference())
                .query().listOfRows();
    }

    private List<Object> kinds(Hub.Story mash) {
        return log(mash).stream().map(row -> row.get("kind")).toList();
    }

    // AB v Haringey [2013] EWHC 416 (Admin)

    private static Contact unsignedLetterAboutASixYearOld() {
        return Contacts.aContact().about(Contacts.child("child-1", 72)).unsigned()
                .with(Contacts.concern(Category.PHYSICAL).severity(Severity.UNKNOWN))
                .consent(ConsentState.NOT_SOUGHT, WhyNotSought.OTHER).made();
    }

    @Test
    void c32_on_an_unsigned_letter_no_agency_is_asked_without_a_managers_reasoned_decision() {
        var mash = rated(unsignedLetterAboutASixYearOld(), "AMBER");
        var undecided = new HashMap<>(asks(YesNoUnknown.NO, "health", "education"));
        undecided.remove("significantHarm");

        refused(mash, undecided, "Is significant harm suspected: ");
        refused(mash, with(asks(YesNoUnknown.YES, "health"), "significantHarmFacts", " "), "On which facts: ");
        refused(mash, asks(YesNoUnknown.NO, "health", "education"), "The manager's reason: Health: ");
        refused(mash, asks(YesNoUnknown.YES, "health"), "The family's agreement now: ");

        assertThat(agencies(mash)).isEmpty();
        assertThat(kinds(mash)).containsOnly("ASKING_REFUSED").hasSize(2);
        assertThat(log(mash).get(0)).satisfies(row -> assertThat(row.get("rules").toString())
                .contains("L06b", "L15_anonymousOnly")).containsEntry("what", "Nothing left the hub");

        mash.does("unit-manager", CHOOSE, with(asks(YesNoUnknown.NO, "health"), "sharingReason", Canary.REASON));
        assertThat(agencies(mash)).containsExactly("health");
        assertThat(log(mash).get(2)).containsEntry("kind", "ASKED").containsEntry("approver", "unit-manager")
                .containsEntry("approver_said", Canary.REASON)
                .satisfies(row -> assertThat(row.get("statute").toString()).doesNotContain("s47"));
        assertThat(jdbc.sql("select suspected from significant_harm_decision where case_reference = ?")
                .param(mash.caseReference()).query(Boolean.class).list()).containsExactly(false);
    }

    @Test
    void c32_a_law_or_an_order_that_nobody_names_opens_nothing() {
        var mash = rated(unsignedLetterAboutASixYearOld(), "AMBER");
        var duty = with(asks(YesNoUnknown.NO, "health", "education"), "alsoApplies", List.of("LEGAL_DUTY"));

        refused(mash, duty, "The manager's reason: Health: A law or a court’s order requires it");
        assertThat(agencies(mash)).isEmpty();
        assertThat(kinds(mash)).containsOnly("ASKING_REFUSED");

        mash.does("unit-manager", CHOOSE, with(duty, "sharingReason", Canary.REASON));
        assertThat(log(mash)).last().satisfies(row -> assertThat(row).containsEntry("kind", "ASKED")
                .containsEntry("article6", "6(1)(c) legal obligation").containsEntry("approver_said", Canary.REASON)
                .satisfies(one -> assertThat(one.get("statute").toString()).doesNotContain("s47")));
    }

    @Test
    void c32_with_the_familys_consent_or_asking_nobody_the_case_goes_on() {
        var mash = rated(unsignedLetterAboutASixYearOld(), "AMBER");

        refused(mash, with(asks(YesNoUnknown.NO, "health"), "consentNow", "GIVEN"), "Who said so, and when: ");
        mash.does("unit-manager", CHOOSE, with(with(asks(YesNoUnknown.NO, "health"), "consentNow", "GIVEN"),
                "consentFrom", "the mother, on the telephone today"));

        assertThat(agencies(mash)).containsExactly("health");
        assertThat(consents.now(mash.caseReference())).satisfies(now -> {
            assertThat(now.state()).isEqualTo(ConsentState.GIVEN);
            assertThat(now.source()).contains("the mother");
        });
        var other = rated(unsignedLetterAboutASixYearOld(), "AMBER");
        other.does("unit-manager", CHOOSE, InformationStoryTest.asksNobody());
        assertThat(log(other)).singleElement().satisfies(row -> assertThat(row).containsEntry("kind", "NOT_SHARED")
                .containsEntry("duty_considered", "NOTHING_TO_DISCLOSE").containsEntry("why", Canary.REASON));
    }

    // the family is never asked first

    @ParameterizedTest
    @EnumSource(value = Category.class, names = {"FGM", "HBA_FM"})
    void in_fgm_and_honour_based_abuse_the_circle_is_asked_and_the_family_never_first(Category category) {
        var concern = Contacts.concern(category).severity(Severity.SERIOUS);
        if (category == Category.FGM) {
            concern.indicators(Indicator.FGM_TRAVEL_PLANNED);
        }
        var mash = rated(Contacts.aContact().about(Contacts.child("child-1", 120)).with(concern)
                .consent(ConsentState.NOT_SOUGHT, WhyNotSought.OTHER).made(), "RED");

        assertThat(mash.opens("unit-manager", CHOOSE).get("preview").toString()).contains("never asked")
                .doesNotContain("Ask the family first");
        assertThatThrownBy(() -> mash.does("unit-manager", CHOOSE, with(asks(YesNoUnknown.YES, "police", "housing"), "subjectIds",
                List.of()))).hasMessageContaining("Wolverhampton Homes");
        assertThat(log(mash)).as("about whom nobody said").filteredOn(row -> row.get("kind").equals("ASKING_REFUSED"))
                .extracting(row -> row.get("subject_id"))
                .containsExactly("child-1", "child-1");
        refused(mash, asks(YesNoUnknown.NO, "police"), "The manager's reason: ");
        mash.does("unit-manager", CHOOSE, asks(YesNoUnknown.YES, "police"));

        assertThat(agencies(mash)).containsExactly("police");
        assertThat(mash.opens("police", "UserTask_AnswerRequest").get("basis").toString())
                .contains("Never ask or tell the family first", "Article 6(1)(e)").doesNotContain("s47");
        assertThat(log(mash)).last().satisfies(row -> assertThat(row).containsEntry("tell_family", "NEVER_FIRST"));
    }

    @Test
    void the_police_are_told_of_a_suspected_crime_below_significant_harm_only_with_a_managers_written_reason() {
        var mash = rated(Contacts.aContact().about(Contacts.child("child-1", 120)).with(Contacts.concern(Category.DOMESTIC_ABUSE)
                .severity(Severity.SERIOUS).scale(3)).consent(ConsentState.NOT_SOUGHT, WhyNotSought.CRIME).made(), "AMBER");
        var asking = with(asks(YesNoUnknown.NO, "police"), "alsoApplies", List.of("CRIME_SUSPECTED"));
        refused(mash, asking, "The manager's reason: West Midlands Police: A crime is suspected");

        mash.does("unit-manager", CHOOSE, with(asking, "sharingReason", Canary.REASON));
        assertThat(log(mash)).last().satisfies(row -> assertThat(row).containsEntry("kind", "ASKED")
                .containsEntry("rules", "rule_L11_crimeToPolice").containsEntry("approver_said", Canary.REASON));
    }

    @Test
    void of_an_illness_that_may_be_fabricated_only_the_named_doctor_is_asked() {
        var mash = rated(Contacts.aContact().about(Contacts.child("child-1", 60))
                .with(Contacts.concern(Category.FII).severity(Severity.SERIOUS)).made(), "AMBER");
        mash.does("unit-manager", CHOOSE, asks(YesNoUnknown.YES, "health"));

        var task = mash.task("UserTask_AnswerRequest", "agency-health-lead");
        assertThatThrownBy(() -> mash.opens("health", task)).isInstanceOf(AuthorizationException.class);
        assertThat(mash.opens("health-lead", task).get("basis").toString()).contains("Named doctor", "Never ask or tell");
        mash.does("health-lead", task, InformationStoryTest.knowsNothing());
        assertThat(requests.of(mash.caseReference())).extracting(AgencyRequest::repliedBy)
                .containsExactly(java.util.Optional.of("health-lead"));
    }

    @ParameterizedTest
    @EnumSource(value = Category.class, names = {"FGM", "HBA_FM"})
    void nor_is_anybody_else_of_health_where_something_graver_is_feared_beside_it(Category graver) {
        var mash = rated(Contacts.aContact().about(Contacts.child("child-1", 60)).with(Contacts.concern(Category.FII)
                .severity(Severity.SERIOUS), Contacts.concern(graver).severity(Severity.SERIOUS)).made(), "RED");
        mash.does("unit-manager", CHOOSE, with(with(asks(YesNoUnknown.YES, "health"), "releaseHeldBack", Canary.REASON),
                "releasedEarly", true));

        assertThatThrownBy(() -> mash.opens("health", mash.task("UserTask_AnswerRequest", "agency-health-lead")))
                .isInstanceOf(AuthorizationException.class);
    }

    // conflict of interest

    @Test
    void where_somebody_suspected_works_at_the_agency_its_named_lead_is_asked_instead() {
        var mash = rated(Contacts.aContact().about(Contacts.child("child-1", 120)).suspectedAtHome("police")
                .with(Contacts.concern(Category.DOMESTIC_ABUSE).severity(Severity.SERIOUS).scale(3)).made(), "AMBER");
        assertThat(mash.opens("unit-manager", CHOOSE).get("conflicts").toString())
                .contains("West Midlands Police", "Detective inspector").doesNotContain("Health");
        mash.does("unit-manager", CHOOSE, asks(YesNoUnknown.YES, "police", "health"));

        var task = mash.task("UserTask_AnswerRequest", "agency-police-lead");
        assertThatThrownBy(() -> mash.opens("police", task)).isInstanceOf(AuthorizationException.class);
        assertThat(mash.opens("police-lead", task).get("basis").toString()).contains("alone");
        assertThat(mash.task("UserTask_AnswerRequest", "agency-health")).isNotNull();
        assertThat(log(mash)).extracting(row -> row.get("recipient"))
                .containsExactly("West Midlands Police: Detective inspector, public protection", "Health");
    }

    @Test
    void what_is_empty_in_a_list_counts_as_not_answered() {
        var mash = rated(Contacts.amber(), "AMBER");
        var nobody = java.util.Collections.singletonList(null);
        refused(mash, with(asks(YesNoUnknown.YES, "police"), "subjectIds", nobody), "People to search for: ");
        mash.does("unit-manager", CHOOSE, with(asks(YesNoUnknown.YES, "police"), "alsoApplies", nobody));

        assertThat(mash.task("UserTask_AnswerRequest", "agency-police")).isNotNull();
    }

    // what is learned after the contact

    private void learns(Hub.Story mash, String category) {
        var form = new HashMap<String, Object>(Map.of("caseReference", mash.caseReference(), "toldBy", Canary.CALLER,
                "whatIsNew", Canary.NARRATIVE, "dangerNow", "false"));
        form.put("category", category);
        hub.starts("screening", "newInformation", form);
    }

    private void learnsEmployer(Hub.Story mash, String agency) {
        learns(mash, null);
        mash.does("unit-manager", "UserTask_ReviewRating", Map.of("decision", "STANDS", "reason", Canary.REASON, "suspectedAt",
                List.of(agency)));
    }

    @Test
    void genital_mutilation_learned_later_restricts_whom_the_hub_asks_and_the_family_is_never_asked_first() {
        var mash = rated(Contacts.aContact().about(Contacts.child("child-1", 120))
                .with(Contacts.concern(Category.PHYSICAL).severity(Severity.SERIOUS))
                .consent(ConsentState.NOT_SOUGHT, WhyNotSought.OTHER).made(), "AMBER");
        assertThat(mash.opens("unit-manager", CHOOSE).get("preview").toString()).contains("Ask the family first");
        learns(mash, "FGM");

        assertThat(mash.opens("unit-manager", CHOOSE).get("preview").toString()).contains("never asked")
                .doesNotContain("Ask the family first");
        assertThat(mash.opens("unit-manager", "UserTask_ReviewRating").get("worries").toString())
                .contains("everybody", "Female genital mutilation");
        assertThatThrownBy(() -> mash.does("unit-manager", CHOOSE, asks(YesNoUnknown.YES, "police", "housing")))
                .hasMessageContaining("Wolverhampton Homes");
        mash.does("unit-manager", CHOOSE, asks(YesNoUnknown.YES, "police"));
        assertThat(log(mash)).last().satisfies(row -> assertThat(row).containsEntry("tell_family", "NEVER_FIRST"));
    }

    @Test
    void genital_mutilation_learned_after_domestic_abuse_holds_back_whom_the_rule_about_that_names() {
        var mash = rated(Contacts.amber(), "AMBER");
        assertThat((List<Object>) mash.opens("unit-manager", CHOOSE).get("agencies")).contains("education", "housing");
        learns(mash, "FGM");

        assertThat((List<Object>) mash.opens("unit-manager", CHOOSE).get("agencies"))
                .containsExactlyInAnyOrder("police", "health");
        refused(mash, asks(YesNoUnknown.YES, "education", "housing"), "Agencies to ask: a rule holds back Education, Wolverh");
        assertThat(agencies(mash)).isEmpty();
    }

    @Test
    void an_agency_that_was_asked_before_that_was_learned_is_told_so_too() {
        var mash = rated(Contacts.amber(), "AMBER");
        mash.does("unit-manager", CHOOSE, asks(YesNoUnknown.YES, "police"));
        assertThat(mash.opens("police", "UserTask_AnswerRequest").get("basis").toString()).doesNotContain("Never ask or tell");
        learns(mash, "FGM");

        assertThat(mash.opens("police", "UserTask_AnswerRequest").get("basis").toString())
                .contains("Never ask or tell the family first");
    }

    @Test
    void an_officer_who_is_to_ask_the_family_no_longer_can_once_that_is_learned() {
        var mash = rated(Contacts.aContact().about(Contacts.child("child-1", 120))
                .with(Contacts.concern(Category.ATTENDANCE).severity(Severity.LOW)).made(), "GREEN");
        learns(mash, "HBA_FM");

        assertThat(mash.opens("screening", "UserTask_AskFamily").get("neverFirst")).asString().contains("nobody asks the family");
    }

    @Test
    void an_employer_learned_later_takes_the_open_request_from_the_staff_to_the_named_lead() {
        var mash = rated(Contacts.amber(), "AMBER");
        mash.does("unit-manager", CHOOSE, asks(YesNoUnknown.YES, "police", "health"));
        learnsEmployer(mash, "police");

        var task = mash.task("UserTask_AnswerRequest", "agency-police-lead");
        assertThatThrownBy(() -> mash.opens("police", task)).isInstanceOf(AuthorizationException.class);
        assertThat(mash.opens("police-lead", task).get("basis").toString()).contains("alone");
        assertThat(mash.task("UserTask_AnswerRequest", "agency-health")).isNotNull();
        hub.starts("unit-manager", "informationGathering", Map.of("caseReference", mash.caseReference()));
        assertThat(mash.opens("unit-manager", CHOOSE).get("conflicts").toString()).contains("West Midlands Police");
        assertThat(log(mash)).last().satisfies(row -> assertThat(row).containsEntry("kind", "ASKED")
                .containsEntry("recipient", "West Midlands Police: Detective inspector, public protection")
                .containsEntry("approver", "unit-manager"));
        mash.does("police-lead", task, InformationStoryTest.knowsNothing());
        assertThat(requests.of(mash.caseReference())).first().satisfies(request ->
                assertThat(request.repliedBy()).contains("police-lead"));
    }

    @Test
    void an_illness_that_may_be_fabricated_learned_later_leaves_the_open_request_to_the_named_doctor() {
        var mash = rated(Contacts.amber(), "AMBER");
        mash.does("unit-manager", CHOOSE, asks(YesNoUnknown.YES, "health"));
        learns(mash, "FII");

        assertThat(mash.opens("health-lead", mash.task("UserTask_AnswerRequest", "agency-health-lead")).get("basis").toString())
                .contains("Named doctor");
    }

    @Test
    void an_employer_learned_while_choosing_counts_for_what_is_sent_now() {
        var mash = rated(Contacts.amber(), "AMBER");
        refused(mash, with(asks(YesNoUnknown.YES, "police"), "suspectedAt", List.of("mi6")), "Somebody suspected works for: ");
        mash.does("unit-manager", CHOOSE, with(asks(YesNoUnknown.YES, "police"), "suspectedAt", List.of("police")));

        assertThat(mash.task("UserTask_AnswerRequest", "agency-police-lead")).isNotNull();
        assertThat(log(mash)).extracting(row -> row.get("recipient"))
                .containsExactly("West Midlands Police: Detective inspector, public protection");
    }

    @Test
    void somebody_who_has_no_part_in_it_is_left_out_unless_a_manager_says_why() {
        var mash = rated(Contacts.aContact().about(Contacts.child("child-1", 120)).neighbour()
                .with(Contacts.concern(Category.DOMESTIC_ABUSE).severity(Severity.SERIOUS).scale(3)).made(), "AMBER");
        var form = with(asks(YesNoUnknown.YES, "police"), "subjectIds", List.of("child-1", "household-1"));

        assertThat(mash.opens("unit-manager", CHOOSE).get("outside")).isEqualTo(List.of("household-1"));
        refused(mash, with(form, "sharingReason", Canary.REASON), "Why somebody outside the family is searched for: ");
        mash.does("unit-manager", CHOOSE, with(form, "whyOutside", Canary.REASON));
        assertThat(log(mash)).filteredOn(row -> row.get("kind").equals("ASKED")).extracting(row -> row.get("approver_said"))
                .as("it stands with the one whom it is about").containsExactly(null, Canary.REASON);
        assertThat(log(mash)).filteredOn(row -> row.get("kind").equals("ASKED")).extracting(row -> row.get("subject_id"))
                .containsExactly("child-1", "household-1");
    }

    // the newest consent counts

    @Test
    void a_family_that_agrees_after_the_contact_may_be_asked_about_below_amber() {
        var mash = rated(Contacts.aContact().about(Contacts.child("child-1", 120))
                .with(Contacts.concern(Category.ATTENDANCE).severity(Severity.LOW)).made(), "GREEN");
        mash.does("screening", "UserTask_AskFamily", Map.of("answer", "AGREED", "spokeTo", "the mother", "spokeAt",
                "2026-01-01T10:00:00Z", "safeToContact", "YES"));
        assertThat(kinds(mash)).containsExactly("RELEASED");
        assertThat(log(mash).get(0).get("what").toString()).contains(Canary.STREET, "School attendance");

        hub.starts("unit-manager", "informationGathering", Map.of("caseReference", mash.caseReference()));
        assertThat(mash.opens("unit-manager", CHOOSE).get("consentNow")).isEqualTo("GIVEN");
        mash.does("unit-manager", CHOOSE, asks(YesNoUnknown.NO, "education"));
        assertThat(agencies(mash)).containsExactly("education");
    }

    @Test
    void consent_that_was_taken_back_stops_what_would_leave_next_and_the_record_stays() {
        var mash = rated(Contacts.green(), "GREEN");
        hub.starts("unit-manager", "informationGathering", Map.of("caseReference", mash.caseReference()));
        mash.does("unit-manager", CHOOSE, asks(YesNoUnknown.NO, "education"));
        var before = log(mash);

        hub.starts("unit-manager", "informationGathering", Map.of("caseReference", mash.caseReference()));
        var takenBack = with(with(asks(YesNoUnknown.NO, "health"), "consentNow", "REFUSED"), "consentFrom",
                "the father, at the desk");
        refused(mash, takenBack, "Agencies to ask: below AMBER");
        mash.does("unit-manager", CHOOSE, with(with(InformationStoryTest.asksNobody(), "consentNow", "REFUSED"),
                "consentFrom", "the father, at the desk"));

        assertThat(consents.now(mash.caseReference()).state()).isEqualTo(ConsentState.REFUSED);
        assertThat(mash.opens("early-help-lead", "UserTask_AcceptEarlyIntervention").toString())
                .contains("Held back: the family has not agreed").doesNotContain(Canary.STREET);
        assertThat(log(mash).subList(0, before.size())).isEqualTo(before);
        assertThat(kinds(mash)).containsExactly("RELEASED", "ASKED", "ASKING_REFUSED", "NOT_SHARED");
    }

    @Test
    void a_refusal_counts_until_somebody_says_who_told_and_then_the_contacts_yes_does_not_come_back() {
        var mash = rated(Contacts.green(), "GREEN");
        hub.starts("unit-manager", "informationGathering", Map.of("caseReference", mash.caseReference()));
        mash.does("unit-manager", CHOOSE, with(with(InformationStoryTest.asksNobody(), "consentNow", "REFUSED"),
                "consentFrom", "the father, at the desk"));
        hub.starts("unit-manager", "informationGathering", Map.of("caseReference", mash.caseReference()));
        var unsaid = with(InformationStoryTest.asksNobody(), "consentNow", "UNKNOWN");
        refused(mash, unsaid, "Who said so, and when: ");
        refused(mash, with(with(unsaid, "consentNow", "NOT_SOUGHT"), "whyNotSought", "DELAY"), "Who said so, and when: ");
        mash.does("unit-manager", CHOOSE, with(unsaid, "consentFrom", "the mother, on the telephone"));

        assertThat(consents.now(mash.caseReference()).state()).isEqualTo(ConsentState.UNKNOWN);
        assertThat(mash.opens("early-help-lead", "UserTask_AcceptEarlyIntervention").toString())
                .contains("Held back: the family has not been asked yet").doesNotContain(Canary.STREET, Canary.NAME);
    }

    @Test
    void a_request_after_a_refusal_that_counts_no_longer_needs_the_managers_reason() {
        var mash = rated(Contacts.aContact().about(Contacts.child("child-1", 120)).with(Contacts.concern(Category.DOMESTIC_ABUSE)
                .severity(Severity.SERIOUS).scale(3)).consent(ConsentState.REFUSED, YesNoUnknown.NO).made(), "AMBER");
        var asking = with(with(asks(YesNoUnknown.YES, "health"), "consentNow", "NOT_SOUGHT"), "whyNotSought", "DELAY");
        refused(mash, asking, "Who said so, and when: ");
        var said = with(asking, "consentFrom", "the mother, on the telephone");
        refused(mash, said, "The manager's reason: the family has refused; say why that counts no longer.");

        mash.does("unit-manager", CHOOSE, with(said, "sharingReason", Canary.REASON));
        assertThat(log(mash)).last().satisfies(row -> assertThat(row).containsEntry("approver_said", Canary.REASON)
                .containsEntry("consent", "NOT_SOUGHT (DELAY): the mother, on the telephone"));
    }

    @ParameterizedTest
    @EnumSource(value = AlsoApplies.class, names = {"CHILD_ASKS_FOR_CONFIDENCE", "ADULT_WITH_CAPACITY_REFUSES"})
    void a_childs_or_an_adults_wish_stands_until_somebody_says_otherwise(AlsoApplies wish) {
        var mash = rated(Contacts.green(), "GREEN");
        hub.starts("unit-manager", "informationGathering", Map.of("caseReference", mash.caseReference()));
        refused(mash, with(asks(YesNoUnknown.NO, "education"), "alsoApplies", List.of(wish.name())),
                "Agencies to ask: Education: ");
        mash.does("unit-manager", CHOOSE, with(InformationStoryTest.asksNobody(), "alsoApplies", List.of(wish.name())));

        assertThat(mash.opens("early-help-lead", "UserTask_AcceptEarlyIntervention").toString())
                .contains("nothing is shared unless").doesNotContain(Canary.STREET);
        hub.starts("unit-manager", "informationGathering", Map.of("caseReference", mash.caseReference()));
        var form = mash.opens("unit-manager", CHOOSE);
        assertThat(form.get("alsoApplies")).hasToString("[" + wish + "]");
        assertThat(form.get("preview").toString()).contains("nothing is shared unless");
        refused(mash, asks(YesNoUnknown.NO, "education"), "Who said so, and when: ");
        mash.does("unit-manager", CHOOSE, with(asks(YesNoUnknown.NO, "education"), "consentFrom", "they, on the telephone"));

        assertThat(agencies(mash)).containsExactly("education");
        assertThat(mash.opens("early-help-lead", "UserTask_AcceptEarlyIntervention").toString()).contains(Canary.STREET);
    }

    private Hub.Story linkedAfterClosing(Hub.Story mash) {
        mash.does("social-care-lead", "UserTask_GiveAdvice", OutcomeStoryTest.advice("NFA_ADVICE"))
                .does("screening", "UserTask_TellReferrer", OutcomeStoryTest.told());
        learns(mash, "ATTENDANCE");
        return hub.existing(cases.waiting().stream().filter(open -> open.linkedTo().filter(mash.caseReference()::equals)
                .isPresent()).findFirst().orElseThrow().caseReference());
    }

    @Test
    void what_a_family_refused_stays_refused_on_the_contact_about_the_closed_case_and_what_it_agreed_to_is_asked_anew() {
        var contact = Contacts.aContact().about(Contacts.child("child-1", 120)).with(Contacts.concern(Category.NO_CONCERN)
                .severity(Severity.LOW)).consent(ConsentState.GIVEN, YesNoUnknown.YES).made();
        var agreed = linkedAfterClosing(rated(contact, "NONE"));
        var mash = rated(contact, "NONE");
        hub.starts("unit-manager", "informationGathering", Map.of("caseReference", mash.caseReference()));
        mash.does("unit-manager", CHOOSE, with(with(InformationStoryTest.asksNobody(), "consentNow", "REFUSED"),
                "consentFrom", "the father, at the desk"));
        var takenBack = linkedAfterClosing(mash);

        assertThat(consents.now(agreed.caseReference()).state()).isEqualTo(ConsentState.UNKNOWN);
        assertThat(agreement.of(agreed.caseReference()).answer()).isEqualTo(FamilyAgreement.Answer.NOT_ASKED);
        assertThat(consents.now(takenBack.caseReference())).satisfies(now -> {
            assertThat(now.state()).isEqualTo(ConsentState.REFUSED);
            assertThat(now.source()).isEqualTo("the father, at the desk");
        });
        assertThat(agreement.of(takenBack.caseReference()).answer()).isEqualTo(FamilyAgreement.Answer.NOT_AGREED);
    }

    private void chooses(Hub.Story mash, Map<String, Object> choice) {
        hub.starts("unit-manager", "informationGathering", Map.of("caseReference", mash.caseReference()));
        mash.does("unit-manager", CHOOSE, choice);
    }

    private static Contact noConcern(ConsentState consent) {
        return Contacts.aContact().about(Contacts.child("child-1", 120)).with(Contacts.concern(Category.NO_CONCERN)
                .severity(Severity.LOW)).consent(consent, YesNoUnknown.YES).made();
    }

    @Test
    void what_a_family_refused_at_first_and_agreed_to_later_does_not_stand_refused_on_the_contact_about_the_closed_case() {
        var mash = rated(noConcern(ConsentState.REFUSED), "NONE");
        chooses(mash, with(with(InformationStoryTest.asksNobody(), "consentNow", "GIVEN"), "consentFrom", "the mother"));

        var linked = linkedAfterClosing(mash);

        assertThat(consents.now(linked.caseReference()).state()).isEqualTo(ConsentState.UNKNOWN);
    }

    @Test
    void a_wish_that_nothing_is_shared_stands_on_the_contact_about_the_closed_case() {
        var mash = rated(noConcern(ConsentState.GIVEN), "NONE");
        chooses(mash, with(InformationStoryTest.asksNobody(), "alsoApplies", List.of("CHILD_ASKS_FOR_CONFIDENCE")));

        assertThat(wishes.of(linkedAfterClosing(mash).caseReference())).containsExactly(AlsoApplies.CHILD_ASKS_FOR_CONFIDENCE);
    }

    @Test
    void a_refusal_that_comes_as_a_wish_ends_lets_a_service_read_nothing_in_between() {
        var mash = rated(noConcern(ConsentState.GIVEN), "NONE");
        chooses(mash, with(InformationStoryTest.asksNobody(), "alsoApplies", List.of("CHILD_ASKS_FOR_CONFIDENCE")));
        mash.does("social-care-lead", "UserTask_GiveAdvice", OutcomeStoryTest.advice("EARLY_HELP"))
                .does("screening", "UserTask_TellReferrer", OutcomeStoryTest.told());
        chooses(mash, with(with(InformationStoryTest.asksNobody(), "consentNow", "REFUSED"), "consentFrom", "the father"));

        assertThat(log(mash)).filteredOn(row -> row.get("recipient").equals("Early intervention"))
                .extracting(row -> row.get("kind")).containsExactly("HELD_BACK", "HELD_BACK");
    }

    // what takes the ground away from what is asked already

    private Hub.Story twoAreAsked() {
        var mash = rated(Contacts.amber(), "AMBER");
        return mash.does("unit-manager", CHOOSE, asks(YesNoUnknown.YES, "police", "health"));
    }

    private void familySays(Hub.Story mash, FamilySaid answer) {
        families.asked(mash.caseReference(), new Families.Asked(answer, Optional.of(Canary.CALLER), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()), hub.persons.person("screening"));
    }

    @Test
    void a_family_that_refuses_while_agencies_are_asked_brings_a_unit_manager_to_decide_once() {
        var mash = twoAreAsked();
        familySays(mash, FamilySaid.COULD_NOT_REACH);
        assertThat(mash.besideItWaits()).doesNotContain(END);
        familySays(mash, FamilySaid.REFUSED);
        familySays(mash, FamilySaid.REFUSED);

        assertThat(mash.task(END, "unit-manager").getAssignee()).isNull();
        assertThat(mash.opens("unit-manager", END).get("warning").toString())
                .isEqualTo("The family does not agree; the hub still waits for: West Midlands Police, Health. Decide whether"
                        + " these requests end.");
        assertThatThrownBy(() -> mash.does("unit-manager", END, Map.of("what", "NO_LONGER_ASKED", "why", Canary.REASON)))
                .hasMessageStartingWith("Request: ");
        mash.does("unit-manager", END, Map.of("what", "NO_LONGER_ASKED", "requestId", "ALL", "why", Canary.REASON));

        assertThat(mash.view().requests()).extracting("state").containsExactly("WITHDRAWN", "WITHDRAWN");
        assertThat(kinds(mash)).containsExactly("ASKED", "ASKED", "WITHDRAWN", "WITHDRAWN");
        familySays(mash, FamilySaid.REFUSED);
        assertThat(mash.besideItWaits()).as("nobody is asked any more").doesNotContain(END);
    }

    @Test
    void a_refusal_that_comes_with_a_sending_asks_only_about_what_was_sent_before() {
        var refused = with(with(with(asks(YesNoUnknown.YES, "police"), "consentNow", "REFUSED"), "consentFrom", Canary.CALLER),
                "sharingReason", Canary.REASON);
        var first = rated(Contacts.amber(), "AMBER").does("unit-manager", CHOOSE, refused);
        assertThat(first.besideItWaits()).as("sent with a reason of its own").doesNotContain(END);

        var second = rated(Contacts.amber(), "AMBER").does("unit-manager", CHOOSE, asks(YesNoUnknown.YES, "health"));
        hub.starts("unit-manager", "informationGathering", Map.of("caseReference", second.caseReference()));
        second.does("unit-manager", CHOOSE, refused);
        assertThat(second.task(END, "unit-manager").getAssignee()).isNull();
        assertThat(second.opens("unit-manager", END).get("warning").toString()).contains("waits for: Health. Decide");
        second.does("unit-manager", END, Map.of("what", "NOTHING_ENDS", "why", Canary.REASON));
        assertThat(goOn(second)).containsExactly("Health");
    }

    private List<Object> goOn(Hub.Story mash) {
        return log(mash).stream().filter(row -> row.get("kind").equals("STILL_ASKED")).map(row -> row.get("recipient")).toList();
    }

    @ParameterizedTest
    @CsvSource({"CHILD_ASKS_FOR_CONFIDENCE, A competent child asks for confidence",
        "ADULT_WITH_CAPACITY_REFUSES, An adult at risk with capacity refuses"})
    void a_childs_or_an_adults_wish_while_agencies_are_asked_does_the_same(AlsoApplies wish, String words) {
        var mash = twoAreAsked();
        chooses(mash, with(InformationStoryTest.asksNobody(), "alsoApplies", List.of(wish.name())));

        assertThat(mash.opens("unit-manager", END).get("warning")).isEqualTo(words + "; the hub still waits for: West Midlands"
                + " Police, Health. Decide whether these requests end.");
    }

    @Test
    void what_is_asked_with_a_wish_and_a_reason_for_it_is_not_in_question() {
        var mash = twoAreAsked();
        chooses(mash, with(with(asks(YesNoUnknown.YES, "education"), "alsoApplies", List.of("CHILD_ASKS_FOR_CONFIDENCE")),
                "sharingReason", Canary.REASON));

        assertThat(mash.opens("unit-manager", END).get("options").toString()).contains("Every request that is named above");
        mash.does("unit-manager", END, Map.of("what", "NO_LONGER_ASKED", "requestId", "ALL", "why", Canary.REASON));
        assertThat(mash.view().requests()).extracting("state").containsExactly("WITHDRAWN", "WITHDRAWN", "SENT");
        assertThat(mash.besideItWaits()).doesNotContain(END);
    }

    @Test
    void a_yes_that_counts_no_longer_below_amber_brings_a_unit_manager_too() {
        var mash = rated(Contacts.green(), "GREEN");
        chooses(mash, asks(YesNoUnknown.NO, "education"));
        chooses(mash, with(with(InformationStoryTest.asksNobody(), "consentNow", "UNKNOWN"), "consentFrom", "the mother"));

        assertThat(mash.opens("unit-manager", END).get("warning").toString()).startsWith("The case is below AMBER");
    }

    @Test
    void where_a_wish_ends_as_the_consent_changes_what_stands_at_the_end_counts() {
        var mash = twoAreAsked();
        chooses(mash, with(InformationStoryTest.asksNobody(), "alsoApplies", List.of("CHILD_ASKS_FOR_CONFIDENCE")));
        mash.does("unit-manager", END, Map.of("what", "NOTHING_ENDS", "why", Canary.REASON));
        chooses(mash, with(with(with(InformationStoryTest.asksNobody(), "consentNow", "NOT_SOUGHT"), "whyNotSought", "DELAY"),
                "consentFrom", "the child, at school"));

        assertThat(mash.besideItWaits()).as("nothing stands against it any more").doesNotContain(END);
    }

    @Test
    void a_manager_who_ends_one_request_is_asked_again_about_those_that_go_on() {
        var mash = rated(Contacts.amber(), "AMBER").does("unit-manager", CHOOSE, asks(YesNoUnknown.YES, "police", "health",
                "education", "probation"));
        familySays(mash, FamilySaid.REFUSED);
        mash.does("unit-manager", END, Map.of("what", "NO_LONGER_ASKED", "requestId", requestId(mash, 0), "why", Canary.REASON));

        assertThat(mash.task(END, "unit-manager").getAssignee()).isNull();
        assertThat(mash.opens("unit-manager", END).get("warning").toString()).contains("waits for: Health, Education, ");
        mash.does("unit-manager", END, Map.of("what", "WRONG_PERSON", "requestId", requestId(mash, 1), "people",
                List.of("child-1"), "why", Canary.REASON));
        assertThat(mash.besideItWaits()).containsExactlyInAnyOrder("UserTask_ConfirmDeletion", END);
        mash.does("unit-manager", END, Map.of("what", "NOTHING_ENDS", "why", Canary.REASON));

        assertThat(mash.view().requests()).extracting("state").containsExactly("WITHDRAWN", "RECALLED", "SENT", "SENT");
        assertThat(goOn(mash)).hasSize(2);
        assertThat(mash.besideItWaits()).doesNotContain(END);
        hub.starts("unit-manager", "recallRequest", Map.of("caseReference", mash.caseReference()));
        mash.does("unit-manager", END, Map.of("what", "NO_LONGER_ASKED", "requestId", requestId(mash, 2), "why", Canary.REASON));
        assertThat(mash.besideItWaits()).as("why it goes on has been said").doesNotContain(END);
    }

    private String requestId(Hub.Story mash, int n) {
        return requests.of(mash.caseReference()).get(n).requestId();
    }

    @Test
    void a_withdrawal_that_somebody_has_begun_by_hand_keeps_nobody_from_being_asked_and_has_to_be_looked_at_again() {
        var mash = twoAreAsked();
        hub.starts("unit-manager", "recallRequest", Map.of("caseReference", mash.caseReference()));
        var byHand = mash.task(END);
        var wrongPerson = Map.of("what", "WRONG_PERSON", "requestId", requestId(mash, 0), "people", List.of("child-1"), "why",
                Canary.REASON);
        var seen = with(new HashMap<>(wrongPerson), "version", mash.opens("unit-manager", byHand).get("version"));
        familySays(mash, FamilySaid.REFUSED);

        assertThat(mash.openTasks()).filteredOn(task -> task.getTaskDefinitionKey().equals(END)).extracting(Task::getAssignee)
                .containsExactlyInAnyOrder("unit-manager", null);
        assertThatThrownBy(() -> mash.sends("unit-manager", byHand, seen)).hasMessageContaining("recorded what the family said");
        mash.does("unit-manager", byHand, wrongPerson);
        assertThat(mash.opens("unit-manager", END).get("warning").toString()).contains("waits for: Health. Decide");
    }

    private void endsByHand(Hub.Story mash, String persona, int n) {
        hub.starts(persona, "recallRequest", Map.of("caseReference", mash.caseReference()));
        var byHand = mash.openTasks().stream().filter(task -> persona.equals(task.getAssignee())).findFirst().orElseThrow();
        mash.does(persona, byHand, Map.of("what", "NO_LONGER_ASKED", "requestId", requestId(mash, n), "why", Canary.REASON));
    }

    @Test
    void every_request_that_is_named_above_is_none_that_was_not_though_somebody_else_has_ended_those() {
        var mash = twoAreAsked();
        familySays(mash, FamilySaid.REFUSED);
        chooses(mash, with(asks(YesNoUnknown.YES, "education"), "sharingReason", Canary.REASON));
        var question = mash.task(END);
        mash.claims("unit-manager", question);
        var all = Map.of("what", "NO_LONGER_ASKED", "requestId", "ALL", "why", Canary.REASON, "version",
                mash.opens("unit-manager", question).get("version"));
        endsByHand(mash, "unit-manager-2", 0);
        endsByHand(mash, "unit-manager-2", 1);

        assertThatThrownBy(() -> mash.sends("unit-manager", question, all))
                .hasMessageContaining("withdrew a request to an agency");
        assertThat(mash.view().requests()).extracting("state").containsExactly("WITHDRAWN", "WITHDRAWN", "SENT");
    }

    @Test
    void why_nothing_ends_is_kept_also_where_nothing_speaks_against_what_is_asked() {
        var mash = twoAreAsked();
        familySays(mash, FamilySaid.REFUSED);
        familySays(mash, FamilySaid.AGREED);
        mash.does("unit-manager", END, Map.of("what", "NOTHING_ENDS", "why", Canary.REASON));
        assertThat(goOn(mash)).containsExactly("West Midlands Police", "Health");

        hub.starts("unit-manager", "recallRequest", Map.of("caseReference", mash.caseReference()));
        mash.does("unit-manager", END, Map.of("what", "NOTHING_ENDS", "why", Canary.REASON));
        assertThat(goOn(mash)).hasSize(4);
        assertThat(log(mash)).last().satisfies(row -> assertThat(row).containsEntry("approver_said", Canary.REASON)
                .containsEntry("why", "Looked at whether it ends"));
    }

    @Test
    void a_refusal_that_is_said_again_does_not_question_what_was_chosen_knowing_it() {
        var mash = twoAreAsked();
        chooses(mash, with(with(with(asks(YesNoUnknown.YES, "education"), "consentNow", "REFUSED"), "consentFrom",
                Canary.CALLER), "sharingReason", Canary.REASON));
        familySays(mash, FamilySaid.REFUSED);

        assertThat(mash.opens("unit-manager", END).get("warning").toString()).contains("West Midlands Police, Health. Decide");
        familySays(mash, FamilySaid.AGREED);
        familySays(mash, FamilySaid.REFUSED);
        assertThat(mash.opens("unit-manager", END).get("warning").toString()).as("it had agreed in between")
                .contains("West Midlands Police, Health, Education");
    }

    @Test
    void a_case_that_falls_below_amber_without_agreement_does_the_same_and_a_manager_may_say_why_it_goes_on() {
        var mash = twoAreAsked();
        ratings.decide(mash.caseReference(), "child-1", Rating.GREEN, Canary.REASON, hub.persons.person("unit-manager"));

        assertThat(mash.opens("unit-manager", END).get("warning").toString()).startsWith("The case is below AMBER");
        mash.does("unit-manager", END, Map.of("what", "NOTHING_ENDS", "why", Canary.REASON));

        assertThat(mash.view().requests()).extracting("state").containsExactly("SENT", "SENT");
        assertThat(log(mash).subList(2, 4)).allSatisfy(row -> assertThat(row).containsEntry("kind", "STILL_ASKED")
                .containsEntry("approver", "unit-manager").containsEntry("approver_said", Canary.REASON)
                .containsEntry("rating", "GREEN"));
        assertThat(mash.besideItWaits()).doesNotContain(END);
    }

    @Test
    void what_ends_with_the_decision_is_logged_like_what_is_ended_by_hand() {
        var mash = rated(Contacts.red(), "RED");
        mash.does("unit-manager", CHOOSE, asks(YesNoUnknown.YES, "police", "health"));
        mash.does("unit-manager", "UserTask_HoldStrategyDiscussion", with(ResponseStoryTest.strategy("STRATEGY_S47"),
                "openRequests", "WITHDRAW"));

        assertThat(mash.view().requests()).extracting("state").containsExactly("WITHDRAWN", "WITHDRAWN");
        assertThat(log(mash)).filteredOn(row -> row.get("kind").equals("WITHDRAWN")).hasSize(2).allSatisfy(row ->
                assertThat(row).containsEntry("why", "Withdrawn with the decision").containsEntry("approver", "unit-manager"));
    }

    // held back until the first has answered

    @Test
    void once_the_first_has_answered_a_reason_alone_releases_the_others() {
        var mash = rated(Contacts.aContact().about(Contacts.child("child-1", 180))
                .with(Contacts.concern(Category.HBA_FM).severity(Severity.SERIOUS)).made(), "RED");
        mash.does("unit-manager", CHOOSE, asks(YesNoUnknown.YES, "police"));
        hub.starts("unit-manager", "informationGathering", Map.of("caseReference", mash.caseReference()));
        var release = with(asks(YesNoUnknown.YES, "housing"), "releaseHeldBack", Canary.REASON);
        refused(mash, release, "Released before the first has answered: ");

        mash.does("police", mash.task("UserTask_AnswerRequest", "agency-police"), InformationStoryTest.knows());
        mash.does("unit-manager", CHOOSE, release);
        assertThat(agencies(mash)).containsExactly("police", "housing");
        assertThat(log(mash)).last().satisfies(row -> assertThat(row).containsEntry("approver_said", Canary.REASON));
    }

    @Test
    void an_answer_from_before_the_restriction_was_known_releases_nobody() {
        var mash = rated(Contacts.amber(), "AMBER");
        mash.does("unit-manager", CHOOSE, asks(YesNoUnknown.YES, "police"));
        mash.does("police", mash.task("UserTask_AnswerRequest", "agency-police"), InformationStoryTest.knows());
        learns(mash, "FGM");
        hub.starts("unit-manager", "informationGathering", Map.of("caseReference", mash.caseReference()));
        assertThat(mash.opens("unit-manager", CHOOSE).get("firstHasAnswered")).isEqualTo(false);
        var release = with(asks(YesNoUnknown.YES, "education"), "releaseHeldBack", Canary.REASON);
        refused(mash, release, "Released before the first has answered: ");

        mash.does("unit-manager", CHOOSE, asks(YesNoUnknown.YES, "police"));
        mash.does("police", mash.task("UserTask_AnswerRequest", "agency-police"), InformationStoryTest.knows());
        hub.starts("unit-manager", "informationGathering", Map.of("caseReference", mash.caseReference()));
        mash.does("unit-manager", CHOOSE, release);
        assertThat(agencies(mash)).containsExactly("police", "police", "education");
    }

    // the log

    private Hub.Story twoChildrenAskedAbout() {
        var sibling = Contacts.child("child-2", 96);
        var named = new Contact.Subject("child-2", sibling.kind(), "Kiki", "Other", null, null, null, 96, "F", null, null,
                null, YesNoUnknown.NO, YesNoUnknown.NO, null, null, "1 Sibling Street", "WV1 1AB", true,
                YesNoUnknown.YES, null, null, null, null, sibling.history(), 1);
        var mash = rated(Contacts.aContact().about(Contacts.child("child-1", 120), named)
                .with(Contacts.concern(Category.DOMESTIC_ABUSE).severity(Severity.SERIOUS).scale(3)).made(), "AMBER");
        return mash.does("unit-manager", CHOOSE, with(asks(YesNoUnknown.YES, "police", "health"), "subjectIds",
                List.of("child-1", "child-2")));
    }

    @Test
    void every_item_has_its_row_and_no_row_ever_changes() {
        var mash = twoChildrenAskedAbout();
        var asked = log(mash);
        assertThat(asked).hasSize(4).allSatisfy(row -> assertThat(row).containsEntry("kind", "ASKED")
                .containsEntry("done_by", "unit-manager").containsEntry("why", Canary.REASON)
                .containsEntry("article6", "6(1)(e) public task").containsEntry("rating", "AMBER")
                .satisfies(one -> assertThat(one.get("consent").toString()).startsWith("NOT_SOUGHT (DELAY)"))
                .satisfies(one -> assertThat(one.get("article9").toString()).contains("para 18")));
        assertThat(asked.get(1).get("what").toString()).contains("Kiki", "Address: confidential").doesNotContain("Sibling Street");
        assertThat(asked.get(1).get("withheld").toString()).contains("address is confidential");

        mash.does("police", mash.task("UserTask_AnswerRequest", "agency-police"), with(InformationStoryTest.knows(),
                "people", List.of(Map.of("subjectId", "child-1", "match", "CERTAIN"),
                        Map.of("subjectId", "child-2", "match", "NOT_FOUND"))));
        mash.does("health", mash.task("UserTask_AnswerRequest", "agency-health"), InformationStoryTest.declines());

        assertThat(log(mash).subList(0, 4)).isEqualTo(asked);
        assertThat(kinds(mash).subList(4, 8)).containsExactly("REPLY_RECEIVED", "REPLY_RECEIVED", "REPLY_DECLINED",
                "REPLY_DECLINED");
        assertThat(log(mash).get(4).get("what").toString()).contains("Known", "Found: Certain", "For the hub only")
                .doesNotContain(Canary.REPLY);
        assertThat(log(mash).get(5).get("what").toString()).contains("Found: Not found");
        assertThat(log(mash).get(6).get("withheld").toString()).contains("more detrimental", "in words")
                .doesNotContain(Canary.REPLY);
    }

    @Test
    void a_childs_row_holds_only_its_own_kinds_of_concern_and_one_of_the_household_none() throws IOException {
        var mash = rated(Contacts.aContact().about(Contacts.child("child-1", 120), Contacts.child("child-2", 96))
                .atHome("Mother " + Canary.FAMILY, LocalDate.of(1990, 1, 1))
                .with(Contacts.concern(Category.DOMESTIC_ABUSE).severity(Severity.SERIOUS).scale(3).about("child-1"),
                        Contacts.concern(Category.NEGLECT).about("child-2")).made(), "AMBER");
        mash.does("unit-manager", CHOOSE, with(asks(YesNoUnknown.YES, "police"), "subjectIds",
                List.of("child-1", "child-2", "household-1")));

        assertThat(mash.opens("police", "UserTask_AnswerRequest").get("concerns").toString()).contains("Domestic", "eglect");
        assertThat(log(mash)).extracting(row -> row.get("what").toString()).satisfiesExactly(
                first -> assertThat(first).contains("Kinds of concern: Domestic").doesNotContain("eglect"),
                second -> assertThat(second).contains("eglect").doesNotContain("Domestic"),
                member -> assertThat(member).doesNotContain("Kinds of concern", "eglect", "Domestic"));
        assertThat(log(mash)).allSatisfy(row -> assertThat(row.get("withheld").toString())
                .contains("kinds of concern about others"));
        assertThat(exported("governance", "?case=" + mash.caseReference() + "&person=child-1").toString())
                .contains("Domestic").doesNotContain("eglect");
    }

    @Test
    void who_agreed_and_to_what_is_shown_to_the_manager_and_stands_in_the_log() {
        var agreed = new Contact.Consent(ConsentState.GIVEN, "g".repeat(199), "c".repeat(1000), null, null, YesNoUnknown.YES);
        var mash = rated(Contacts.aContact().about(Contacts.child("child-1", 120)).with(Contacts.concern(Category.PARENT_MH)
                .severity(Severity.MODERATE).indicators(Indicator.ILLNESS_AFFECTS_CARE)).consent(agreed).made(), "AMBER");

        assertThat(mash.opens("unit-manager", CHOOSE).get("consentKnown").toString())
                .contains("Told with the contact: ggg", "g: ccc");
        mash.does("unit-manager", CHOOSE, asks(YesNoUnknown.NO, "health"));
        assertThat(log(mash)).singleElement().satisfies(row -> assertThat(row.get("consent").toString())
                .startsWith("GIVEN: Told with the contact: ggg").endsWith("ccc…").hasSize("GIVEN: ".length() + 1000));
    }

    @Test
    void nothing_in_the_hub_changes_or_removes_a_row_of_the_log() throws IOException {
        try (var sources = Files.walk(Path.of("src/main"))) {
            var wider = "alter table disclosure alter column \\w+ set data type varchar\\(\\d+\\);";
            assertThat(sources.filter(Files::isRegularFile).filter(file -> file.toString().matches(".*\\.(java|sql)")))
                    .noneSatisfy(file -> assertThat(Files.readString(file).toLowerCase(java.util.Locale.ROOT).replaceAll(wider, ""))
                            .containsPattern("(update|delete\\s+from|truncate\\s+table|alter\\s+table)\\s+"
                                    + "(disclosure|significant_harm_decision|consent_statement|standing_wish)\\b"));
        }
    }

    @Test
    void the_longest_reasons_stand_whole_and_what_is_refused_about_nobody_is_about_everybody_of_the_case() {
        var mash = rated(unsignedLetterAboutASixYearOld(), "AMBER");
        refused(mash, with(asks(YesNoUnknown.NO, "health"), "subjectIds", List.of("child-9", "y".repeat(20))),
                "The manager's reason: Health: ");
        assertThat(log(mash)).singleElement().satisfies(row -> assertThat(row).containsEntry("kind", "ASKING_REFUSED")
                .containsEntry("subject_id", "child-1"));
        assertThatThrownBy(() -> mash.does("unit-manager", CHOOSE, with(asks(YesNoUnknown.NO, "health"), "subjectIds",
                List.of("y".repeat(21))))).hasMessageContaining("at most 20 characters");

        var reason = "w".repeat(4000);
        mash.does("unit-manager", CHOOSE, with(with(asks(YesNoUnknown.NO, "health"), "sharingReason", reason),
                "releaseHeldBack", reason));
        assertThat(log(mash)).last().satisfies(row -> assertThat(row).containsEntry("approver_said", reason + " " + reason));
    }

    private JsonNode exported(String persona, String query) throws IOException {
        var answer = Caller.basic(port, persona).get("/api/disclosures" + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    @Test
    void the_export_for_a_person_shows_only_theirs_and_is_itself_kept() throws IOException {
        var mash = twoChildrenAskedAbout();
        var query = "?case=" + mash.caseReference();

        var whole = exported("unit-manager", query);
        var person = exported("governance", query + "&person=child-2");
        assertThat(whole.path("disclosures")).hasSize(4);
        assertThat(person.path("disclosures")).hasSize(2);
        assertThat(person.toString()).contains("Kiki", "para 18", "mention other people", "address is confidential")
                .doesNotContain(Canary.NAME, Canary.FAMILY, Canary.STREET, "child-1", Canary.NARRATIVE);
        assertThat(jdbc.sql("select exported_by from disclosure_export where case_reference = ? order by id")
                .param(mash.caseReference()).query(String.class).list()).containsExactly("unit-manager", "governance");
    }

    @Test
    void a_period_is_for_governance_and_comes_as_a_table_too() {
        var mash = twoChildrenAskedAbout();
        var today = LondonTime.day(ClockUtil.getCurrentTime().toInstant());
        var period = "?from=" + today.minusDays(1) + "&to=" + today.plusDays(1);

        var csv = Caller.basic(port, "governance").get("/api/disclosures" + period + "&format=csv");
        assertThat(csv.status()).isEqualTo(200);
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.body()).startsWith("\"number\",\"at\",\"kind\",").contains(mash.caseReference(), "West Midlands Police");
        assertThat(Caller.basic(port, "unit-manager").get("/api/disclosures" + period).status()).isEqualTo(400);
        assertThat(Caller.basic(port, "governance").get("/api/disclosures?case=MASH-2020-999999").status()).isEqualTo(404);
        for (var wrong : List.of("", "?person=child-1", "?from=2026-01-01", "?from=x&to=y", "?from=2026-01-02&to=2026-01-01",
                "?from=2020-01-01&to=2026-01-01", "?case=x&from=2026-01-01&to=2026-01-01", period + "&format=pdf")) {
            var answer = Caller.basic(port, "governance").get("/api/disclosures" + wrong);
            assertThat(answer.status()).as(wrong).isEqualTo(400);
            assertThat(answer.body()).as(wrong).contains("errors");
        }
    }
}
