package org.openmash.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openmash.story.FrontDoorStoryTest.screened;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.HistoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openmash.access.Restriction;
import org.openmash.access.Restrictions;
import org.openmash.information.Requests;
import org.openmash.information.Requests.AgencyRequest;
import org.openmash.information.Requests.RequestState;
import org.openmash.referral.CaseStatus;
import org.openmash.referral.Cases;
import org.openmash.referral.Category;
import org.openmash.referral.Contact;
import org.openmash.referral.Immediacy;
import org.openmash.referral.Indicator;
import org.openmash.referral.Severity;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Agencies are asked for what they know, and answer. */
@StoryTest
class InformationStoryTest {

    @Autowired
    Hub hub;
    @Autowired
    Requests requests;
    @Autowired
    Restrictions restrictions;
    @Autowired
    Cases cases;
    @Autowired
    HistoryService history;
    @Autowired
    JdbcClient jdbc;

    private Hub.Story rated(Contact contact, String rating) {
        var mash = hub.receives(contact);
        mash.does("screening", "UserTask_ScreenContact", screened(contact.subjects().stream()
                .map(Contact.Subject::id).toArray(String[]::new)));
        return mash.does("social-care-lead", "UserTask_RateContact", Map.of("ratings", contact.subjects().stream()
                .map(subject -> Map.of("subjectId", subject.id(), "rating", rating, "reason", Canary.REASON)).toList()));
    }

    static Map<String, Object> asks(String... agencies) {
        var form = new HashMap<String, Object>();
        form.put("agencies", List.of(agencies));
        form.put("subjectIds", List.of("child-1"));
        form.put("questions", "Has anything been seen on the stairs?");
        form.put("periodMonths", 12);
        form.put("reason", Canary.REASON);
        form.put("significantHarm", "YES");
        form.put("significantHarmFacts", Canary.NARRATIVE);
        return form;
    }

    static Map<String, Object> asksNobody() {
        return Map.of("agencies", List.of(), "noAgencyReason", Canary.REASON, "dutyConsidered", "NOTHING_TO_DISCLOSE");
    }

    static Map<String, Object> knows() {
        return new HashMap<>(Map.of("state", "KNOWN", "systemsSearched", "the case system", "searchedAsOf", "2026-06-01",
                "people", found("CERTAIN"), "facts", List.of(Map.of("factDate", "2026-05-01", "fact", Canary.REPLY,
                        "kind", "FACT", "whyRelevant", Canary.REASON, "handling", "HUB_ONLY"))));
    }

    static Map<String, Object> knowsNothing() {
        return new HashMap<>(Map.of("state", "NOT_KNOWN", "systemsSearched", "the case system", "searchedAsOf",
                "2026-06-01", "people", found("NOT_FOUND")));
    }

    static Map<String, Object> declines() {
        return new HashMap<>(Map.of("state", "DECLINED", "declinedBecause", "MORE_DETRIMENTAL", "declinedReason",
                Canary.REPLY));
    }

    /** The one child who is searched for. */
    static List<Map<String, Object>> found(String match) {
        return List.of(Map.of("subjectId", "child-1", "match", match, "matchedBy", "name and date of birth"));
    }

    static Map<String, Object> with(Map<String, Object> form, String field, Object value) {
        var changed = new HashMap<>(form);
        changed.put(field, value);
        return changed;
    }

    static Map<String, Object> without(Map<String, Object> form, String field) {
        var changed = new HashMap<>(form);
        changed.remove(field);
        return changed;
    }

    private Hub.Story answers(Hub.Story mash, String agency, Map<String, Object> reply) {
        return mash.does(agency, mash.task("UserTask_AnswerRequest", "agency-" + agency), reply);
    }

    private List<String> ended(Hub.Story mash, String process) {
        return history.createHistoricProcessInstanceQuery().processDefinitionKey(process)
                .processInstanceBusinessKey(mash.caseReference()).finished().list().stream()
                .map(instance -> instance.getEndActivityId()).sorted().toList();
    }

    @Test
    void an_amber_case_asks_two_agencies_and_the_last_reply_opens_the_discussion() {
        var mash = rated(Contacts.amber(), "AMBER");
        assertThat(mash.waitsAt()).containsExactly("UserTask_ChooseAgencies", "UserTask_WaitForReplies");

        mash.does("unit-manager", "UserTask_ChooseAgencies", asks("police", "health"));
        assertThat(mash.waitsAt()).containsExactly("UserTask_AnswerRequest", "UserTask_AnswerRequest",
                "UserTask_WaitForReplies");
        answers(mash, "police", knows());
        assertThat(mash.waitsAt()).contains("UserTask_WaitForReplies");
        assertThat(mash.opens("unit-manager", "UserTask_WaitForReplies").get("missing").toString())
                .contains("Health").doesNotContain("Police");
        answers(mash, "health", knowsNothing());

        assertThat(mash.waitsAt()).containsExactly("UserTask_HoldMashDiscussion");
        assertThat(ended(mash, "agencyRequest")).containsExactly("EndEvent_Answered", "EndEvent_Answered");
        assertThat(ended(mash, "informationGathering")).containsExactly("EndEvent_AllAnswered");
        assertThat(mash.opens("unit-manager", "UserTask_HoldMashDiscussion").get("chronology").toString())
                .contains(Canary.REPLY, "For the hub only");
    }

    @Test
    void an_agency_sees_the_minimum_of_its_own_request_and_nothing_else() {
        var mash = rated(Contacts.amber(), "AMBER");
        mash.does("unit-manager", "UserTask_ChooseAgencies", asks("police", "health"));
        var task = mash.task("UserTask_AnswerRequest", "agency-police");

        var seen = mash.opens("police", task);
        assertThat(seen.toString()).contains(Canary.NAME, "Amber", "12 months", "on the stairs", "Domestic abuse")
                .doesNotContain(Canary.NARRATIVE, Canary.CALLER, Canary.REASON, "health", "Health");
        assertThatThrownBy(() -> mash.opens("health", task)).isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> mash.opens("unit-manager", task)).isInstanceOf(AuthorizationException.class);
    }

    @Test
    void an_agency_searches_by_other_names_too_and_a_health_service_by_the_nhs_number() {
        var other = Canary.NAME + " Zweitname";
        var child = Contacts.child("child-1", 120);
        var mash = rated(Contacts.aContact().about(new Contact.Subject(child.id(), child.kind(), child.givenName(),
                        child.familyName(), other, null, null, 120, "F", null, null, null, null, null, null, "9990000018",
                        Canary.STREET, "WV1 1AA", false, null, null, null, null, null, null, 1))
                .with(Contacts.concern(Category.DOMESTIC_ABUSE).severity(Severity.SERIOUS).scale(3)).made(), "AMBER");
        mash.does("unit-manager", "UserTask_ChooseAgencies", asks("police", "health"));

        assertThat(mash.opens("police", mash.task("UserTask_AnswerRequest", "agency-police")).get("searchedFor").toString())
                .contains(other).doesNotContain("9990000018");
        assertThat(mash.opens("health", mash.task("UserTask_AnswerRequest", "agency-health")).get("searchedFor").toString())
                .contains(other, "9990000018");
        var logged = "select what from disclosure where case_reference = ? and recipient = ?";
        assertThat(jdbc.sql(logged).params(mash.caseReference(), "Health").query(String.class).single())
                .contains("Also known as: " + other, "NHS number: 9990000018");
        assertThat(jdbc.sql(logged).params(mash.caseReference(), "West Midlands Police").query(String.class).single())
                .contains("Also known as: " + other).doesNotContain("NHS number");
    }

    @Test
    void a_request_of_an_earlier_release_is_still_answered() {
        var mash = rated(Contacts.amber(), "AMBER");
        mash.does("unit-manager", "UserTask_ChooseAgencies", asks("police"));
        jdbc.sql("update agency_request set content = ? where case_reference = ?")
                .params("{\"caseReference\":\"" + mash.caseReference() + "\",\"people\":[{\"name\":\"" + Canary.NAME
                        + "\",\"dateOfBirth\":null,\"age\":\"10 years\",\"address\":\"" + Canary.STREET
                        + "\",\"relation\":\"The child\"}],\"concerns\":[],\"asked\":\"-\",\"periodMonths\":12,"
                        + "\"rating\":\"AMBER\",\"subjectIds\":[\"child-1\"]}", mash.caseReference()).update();

        assertThat(mash.opens("police", "UserTask_AnswerRequest").get("searchedFor").toString()).contains(Canary.NAME);
        answers(mash, "police", knows());
        assertThat(mash.waitsAt()).containsExactly("UserTask_HoldMashDiscussion");
    }

    @Test
    void a_confidential_address_does_not_leave_the_hub() {
        var child = Contacts.child("child-1", 120);
        var hidden = new Contact.Subject(child.id(), child.kind(), child.givenName(), child.familyName(), null,
                null, null, 120, "F", null, null, null, null, null, null, null, Canary.STREET, "WV1 1AA", true, null, null,
                null,
                null, null, null, 1);
        var mash = rated(Contacts.aContact().about(hidden).with(Contacts.concern(Category.DOMESTIC_ABUSE)
                .severity(Severity.SERIOUS).scale(3)).made(), "AMBER");
        mash.does("unit-manager", "UserTask_ChooseAgencies", asks("police"));

        assertThat(mash.opens("police", "UserTask_AnswerRequest").toString())
                .contains("Confidential").doesNotContain(Canary.STREET, "WV1");
    }

    @Test
    void a_choice_of_nobody_needs_a_reason_and_leads_to_the_discussion() {
        var mash = rated(Contacts.amber(), "AMBER");

        assertThatThrownBy(() -> mash.does("unit-manager", "UserTask_ChooseAgencies", Map.of("agencies", List.of())))
                .hasMessageStartingWith("Why nobody is asked: ");
        assertThatThrownBy(() -> mash.does("unit-manager", "UserTask_ChooseAgencies",
                Map.of("agencies", List.of(), "noAgencyReason", Canary.REASON)))
                .hasMessageStartingWith("A duty to disclose: ");
        mash.does("unit-manager", "UserTask_ChooseAgencies", asksNobody());

        assertThat(mash.waitsAt()).containsExactly("UserTask_HoldMashDiscussion");
    }

    @Test
    void asking_says_why_it_is_proportionate_and_whom_to_search_for() {
        var mash = rated(Contacts.amber(), "AMBER");
        var withoutReason = asks("police");
        withoutReason.remove("reason");
        var withoutPeople = asks("police");
        withoutPeople.put("subjectIds", List.of());

        assertThatThrownBy(() -> mash.does("unit-manager", "UserTask_ChooseAgencies", withoutReason))
                .hasMessageStartingWith("Why asking is proportionate: ");
        assertThatThrownBy(() -> mash.does("unit-manager", "UserTask_ChooseAgencies", withoutPeople))
                .hasMessageStartingWith("People to search for: ");
        assertThatThrownBy(() -> mash.does("unit-manager", "UserTask_ChooseAgencies", asks("mi6")))
                .hasMessageStartingWith("Agencies to ask: ");
        assertThat(requests.of(mash.caseReference())).isEmpty();
    }

    @Test
    void a_rule_that_restricts_whom_to_ask_beats_an_agency_added_by_hand() {
        var mash = rated(Contacts.aContact().about(Contacts.child("child-1", 180))
                .with(Contacts.concern(Category.HBA_FM).severity(Severity.SERIOUS)).made(), "RED");
        var advice = mash.opens("unit-manager", "UserTask_ChooseAgencies");
        assertThat(advice.get("agencies")).isEqualTo(List.of("police"));

        assertThatThrownBy(() -> mash.does("unit-manager", "UserTask_ChooseAgencies", asks("police", "housing")))
                .hasMessageContaining("Wolverhampton Homes");
        var released = asks("police", "housing");
        released.put("releaseHeldBack", Canary.REASON);
        assertThatThrownBy(() -> mash.does("unit-manager", "UserTask_ChooseAgencies", released))
                .hasMessageStartingWith("Released before the first has answered: ");
        released.put("releasedEarly", true);
        mash.does("unit-manager", "UserTask_ChooseAgencies", released);

        assertThat(requests.of(mash.caseReference())).extracting(AgencyRequest::agency)
                .containsExactly("police", "housing");
    }

    /** The other stories are about a child of the same name. */
    @AfterEach
    void nobody_is_recognised() {
        jdbc.sql("delete from restricted_person").update();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> advised(Map<String, Object> form) {
        return ((List<Map<String, Object>>) form.get("advice")).stream().collect(Collectors.toMap(
                row -> row.get("agency").toString(), row -> row.get("standing") + ": " + row.get("why"), (one, other) -> one));
    }

    @Test
    void where_asking_endangers_only_a_circle_is_proposed_though_no_sign_was_ticked() {
        var mash = rated(Contacts.aContact().about(Contacts.child("child-1", 120))
                .with(Contacts.concern(Category.FGM).severity(Severity.SERIOUS)).saidToBeKnownTo("education").made(), "RED");
        var form = mash.opens("unit-manager", "UserTask_ChooseAgencies");

        assertThat(form.get("agencies")).isEqualTo(List.of("police", "health"));
        assertThat(advised(form)).hasSizeGreaterThan(10).allSatisfy((agency, why) -> assertThat(why).startsWith(
                Set.of("West Midlands Police", "Health").contains(agency) ? "Proposed: Police and health belong"
                        : "Held back: Where female genital mutilation is feared"));
        assertThatThrownBy(() -> mash.does("unit-manager", "UserTask_ChooseAgencies", asks("education")))
                .hasMessageContaining("Education");
    }

    private static final Map<String, String> NAMES = Map.of("police", "West Midlands Police", "health", "Health");

    /** Only these are proposed, everybody else is held back, and asking the school needs a release. */
    private void onlyTheCircleIsProposed(Hub.Story mash, String... circle) {
        var form = mash.opens("unit-manager", "UserTask_ChooseAgencies");

        assertThat((List<Object>) form.get("agencies")).containsExactlyInAnyOrder((Object[]) circle);
        var names = Stream.of(circle).map(NAMES::get).toList();
        assertThat(advised(form)).hasSizeGreaterThan(10).containsKeys("Education", "Wolverhampton Homes")
                .allSatisfy((agency, why) -> assertThat(why).startsWith(names.contains(agency) ? "Proposed: " : "Held back: "));
        assertThatThrownBy(() -> mash.does("unit-manager", "UserTask_ChooseAgencies", asks("education")))
                .hasMessageContaining("a rule holds back Education");
    }

    @ParameterizedTest
    @CsvSource({"FGM_HAPPENED,RED,police", "FGM_TRAVEL_PLANNED,RED,police", "FGM_WITHIN_FOUR_WEEKS,RED,police",
        "FGM_IN_FAMILY,AMBER,police health"})
    void each_sign_of_genital_mutilation_has_its_rating_and_its_circle_whatever_else_is_feared(Indicator sign, String rating,
            String circle) {
        var mash = rated(Contacts.aContact().about(Contacts.child("child-1", 120))
                .with(Contacts.concern(Category.FGM).indicators(sign)).with(amber()).made(), rating);

        assertThat(mash.view().proposedRating()).isEqualTo(rating);
        onlyTheCircleIsProposed(mash, circle.split(" "));
        var released = with(asks("police", "education"), "releaseHeldBack", Canary.REASON);
        assertThatThrownBy(() -> mash.does("unit-manager", "UserTask_ChooseAgencies", released))
                .hasMessageStartingWith("Released before the first has answered: ");
        mash.does("unit-manager", "UserTask_ChooseAgencies", asks("police"));
    }

    @Test
    void of_two_restrictions_that_exclude_each_other_both_first_contacts_are_proposed() {
        onlyTheCircleIsProposed(rated(Contacts.aContact().about(Contacts.child("child-1", 120))
                .with(Contacts.concern(Category.FII).severity(Severity.SERIOUS).indicators(Indicator.FORCED_MARRIAGE)).made(),
                "RED"), "police", "health");
    }

    @Test
    void genital_mutilation_without_a_sign_keeps_its_circle_though_the_child_is_in_danger_now() {
        onlyTheCircleIsProposed(rated(Contacts.aContact().about(Contacts.child("child-1", 120)).with(Contacts.concern(Category.FGM)
                .immediacy(Immediacy.IMMINENT)).made(), "RED"), "police", "health");
    }

    @ParameterizedTest
    @CsvSource({"HBA_FM,police", "FII,health"})
    void what_is_feared_for_an_adult_keeps_its_circle_though_a_rule_about_the_child_names_others(Category category, String circle) {
        onlyTheCircleIsProposed(rated(Contacts.aContact().about(Contacts.child("child-1", 120), Contacts.adult("adult-1"))
                .with(amber().about("child-1"), Contacts.concern(category).about("adult-1")).made(), "AMBER"), circle);
    }

    @Test
    void each_agency_reads_what_it_is_asked_every_time_and_then_what_the_manager_asks() {
        var mash = rated(Contacts.amber(), "AMBER");
        assertThat(mash.opens("unit-manager", "UserTask_ChooseAgencies").get("prompts").toString())
                .contains("Police national computer", "The state of the home");
        mash.does("unit-manager", "UserTask_ChooseAgencies", asks("police", "housing"));

        assertThat(mash.opens("police", mash.task("UserTask_AnswerRequest", "agency-police")).get("asked").toString())
                .startsWith("Police national computer").endsWith("\nHas anything been seen on the stairs?")
                .doesNotContain("The state of the home");
        assertThat(mash.opens("housing", mash.task("UserTask_AnswerRequest", "agency-housing")).get("asked").toString())
                .contains("The state of the home").endsWith("\nHas anything been seen on the stairs?");
    }

    @Test
    void a_rating_that_a_person_raised_to_red_asks_those_who_are_always_asked() {
        var mash = rated(Contacts.aContact().about(Contacts.child("child-1", 130)).with(Contacts.concern(Category.PARENT_MH)
                .severity(Severity.LOW)).suspectedAtHome("housing").made(), "RED");
        var form = mash.opens("unit-manager", "UserTask_ChooseAgencies");

        assertThat((List<Object>) form.get("agencies")).contains("police", "health", "education", "housing", "probation",
                "youth-offending", "mental-health").doesNotContain("voluntary-sector");
        mash.does("unit-manager", "UserTask_ChooseAgencies", asks("police"));
        assertThat(jdbc.sql("select choice from information_gathering where case_reference = ? and state = 'CHOSEN'")
                .param(mash.caseReference()).query(String.class).single()).as("what was proposed is kept beside what was chosen")
                .contains("\"agencies\":[\"police\"]", "\"health\":{\"standing\":\"PROPOSED\",\"rules\":[\"rule_W11_alwaysOnRed\"",
                        "\"voluntary-sector\":{\"standing\":\"NOT_PROPOSED\",\"rules\":[\"rule_W41_nothingSaysItKnows\"]}");
        assertThat(advised(form).get("Education")).contains("On red, police, health and education are always asked.");
        assertThat(advised(form).get("Voluntary sector")).startsWith("Not proposed: Nothing says that it knows this family");
    }

    @Test
    void a_red_for_domestic_abuse_proposes_the_service_for_it_and_a_hub_reaches_whom_it_cannot_ask() {
        var mash = rated(Contacts.aContact().about(Contacts.child("child-1", 130)).with(Contacts.concern(Category.DOMESTIC_ABUSE)
                .severity(Severity.SERIOUS).scale(4)).with(Contacts.concern(Category.TRAFFICKING)).made(), "RED");
        var form = mash.opens("unit-manager", "UserTask_ChooseAgencies");

        assertThat((List<Object>) form.get("agencies")).contains("domestic-abuse").doesNotContain("home-office");
        assertThat(advised(form).get("Domestic abuse service")).startsWith("Proposed: ")
                .contains("On red, the domestic abuse service is asked where the worry is about it.").doesNotContain("Trafficking");
        assertThat(advised(form).get("Home Office")).startsWith("Reached otherwise: Trafficking or modern slavery is suspected.")
                .contains("add what it says as new information");
        mash.does("unit-manager", "UserTask_ChooseAgencies", asks("domestic-abuse"));
        assertThat(mash.opens("domestic-abuse", mash.task("UserTask_AnswerRequest", "agency-domestic-abuse")).get("asked")
                .toString()).contains("What the children have seen", "how it is safe to speak");
        answers(mash, "domestic-abuse", knows());

        assertThat(mash.waitsAt()).doesNotContain("UserTask_AnswerRequest");
    }

    @Test
    void where_screening_found_a_child_is_proposed_and_only_the_children_of_the_hub_are_ticked() {
        var mash = hub.receives(Contacts.aContact().about(Contacts.child("child-1", 120), Contacts.child("child-2", 150),
                Contacts.child("child-3", 150)).with(amber()).made());
        mash.does("screening", "UserTask_ScreenContact", Map.of("kind", "CHILD_CONCERN", "subjects", List.of(
                Map.of("subjectId", "child-1", "knownTo", "SOCIAL_CARE", "workerId", "allocated-worker", "workerAway", false,
                        "livesInArea", "YES"),
                Map.of("subjectId", "child-2", "knownTo", "YOUTH_OFFENDING", "livesInArea", "YES"),
                Map.of("subjectId", "child-3", "knownTo", "EARLY_INTERVENTION", "livesInArea", "YES"))));
        mash.does("social-care-lead", "UserTask_RateContact", Map.of("ratings", List.of("child-2", "child-3").stream()
                .map(child -> Map.of("subjectId", child, "rating", "AMBER", "reason", Canary.REASON)).toList()));
        var form = mash.opens("unit-manager", "UserTask_ChooseAgencies");

        assertThat(advised(form)).satisfies(advised -> assertThat(List.of("Children's social care", "Early intervention",
                "Youth offending team")).allSatisfy(agency -> assertThat(advised.get(agency)).startsWith("Proposed: ")));
        assertThat(form.get("subjectIds")).isEqualTo(List.of("child-2", "child-3"));
        assertThat(form.get("options").toString()).contains("child-1");
    }

    @Test
    void who_is_said_to_know_the_family_and_who_knew_the_child_before_is_proposed_with_the_reason() {
        var born = Contacts.born("child-1", LocalDate.parse("2019-03-07"));
        var before = rated(Contacts.aContact().about(born).with(amber()).made(), "AMBER");
        before.does("unit-manager", "UserTask_ChooseAgencies", asks("probation", "youth-offending"));
        before.does("probation", before.task("UserTask_AnswerRequest", "agency-probation"), knows());
        before.does("youth-offending", before.task("UserTask_AnswerRequest", "agency-youth-offending"), knows());
        hub.starts("unit-manager", "recallRequest", Map.of("caseReference", before.caseReference()));
        before.does("unit-manager", "UserTask_RecallRequest", Map.of("requestId", requests.of(before.caseReference()).get(1)
                .requestId(), "what", "WRONG_PERSON", "people", List.of("child-1"), "why", Canary.REASON));
        var mash = rated(Contacts.aContact().about(born).with(amber()).saidToBeKnownTo("voluntary-sector").made(), "AMBER");
        var advised = advised(mash.opens("unit-manager", "UserTask_ChooseAgencies"));

        assertThat(advised.get("Voluntary sector")).startsWith("Proposed: It was named as knowing the family");
        assertThat(advised.get("Probation")).startsWith("Proposed: It knew the child");
        assertThat(advised.get("Youth offending team")).as("the wrong person was searched").startsWith("Not proposed: ");
        restrictions.restrict(before.caseReference(), Restriction.Kind.STAFF, Canary.REASON, Set.of("service-manager"),
                hub.persons.person("service-manager"));
        assertThat(advised(mash.opens("unit-manager", "UserTask_ChooseAgencies")).get("Probation"))
                .as("nothing of a restricted record is told").startsWith("Not proposed: ");
    }

    private static Contacts.ConcernMaker amber() {
        return Contacts.concern(Category.DOMESTIC_ABUSE).severity(Severity.SERIOUS).scale(3);
    }

    @Test
    void no_request_leaves_on_a_provisional_rating() {
        var mash = hub.receives(Contacts.amber());
        var asking = hub.starts("unit-manager", "informationGathering", Map.of("caseReference", mash.caseReference()));

        assertThat(asking.opens("unit-manager", "UserTask_ChooseAgencies").get("agencies")).isEqualTo(List.of());
        assertThatThrownBy(() -> asking.does("unit-manager", "UserTask_ChooseAgencies", asks("police")))
                .hasMessageContaining("provisional");
    }

    @Test
    void on_green_nobody_is_asked_without_consent() {
        var mash = rated(Contacts.aContact().about(Contacts.child("child-1", 120))
                .with(Contacts.concern(Category.ATTENDANCE).severity(Severity.LOW)).made(), "GREEN");
        hub.starts("unit-manager", "informationGathering", Map.of("caseReference", mash.caseReference()));

        assertThatThrownBy(() -> mash.does("unit-manager", "UserTask_ChooseAgencies", asks("education")))
                .hasMessageContaining("consent");
    }

    @Test
    void asking_by_hand_needs_a_case_that_exists_and_has_no_choice_waiting() {
        var mash = rated(Contacts.amber(), "AMBER");

        assertThatThrownBy(() -> hub.starts("unit-manager", "informationGathering",
                Map.of("caseReference", "MASH-2020-999999"))).hasMessage("Case reference: there is no such case.");
        assertThatThrownBy(() -> hub.starts("unit-manager", "informationGathering",
                Map.of("caseReference", mash.caseReference()))).hasMessageContaining("already waits");
    }

    @Test
    void about_a_closed_case_nobody_is_asked() {
        var mash = rated(Contacts.amber(), "AMBER");
        cases.moveTo(mash.caseReference(), CaseStatus.CLOSED);

        assertThatThrownBy(() -> hub.starts("unit-manager", "informationGathering",
                Map.of("caseReference", mash.caseReference()))).hasMessageContaining("this case is closed");
    }

    @Test
    void a_later_agency_is_another_sending() {
        var mash = rated(Contacts.amber(), "AMBER");
        mash.does("unit-manager", "UserTask_ChooseAgencies", asks("police"));
        hub.starts("unit-manager", "informationGathering", Map.of("caseReference", mash.caseReference()));
        answers(mash, "police", knows());
        assertThat(mash.waitsAt()).contains("UserTask_WaitForReplies");

        mash.does("unit-manager", "UserTask_ChooseAgencies", asks("housing"));
        answers(mash, "housing", knowsNothing());
        assertThat(mash.waitsAt()).containsExactly("UserTask_HoldMashDiscussion");
    }

    @Test
    void an_answer_says_something() {
        var mash = rated(Contacts.amber(), "AMBER");
        mash.does("unit-manager", "UserTask_ChooseAgencies", asks("police"));
        var irrelevant = with(knows(), "facts", List.of(Map.of("fact", Canary.REPLY, "kind", "OPINION", "handling",
                "ASK_US_FIRST")));
        var refusals = new LinkedHashMap<Map<String, Object>, String>();
        refusals.put(Map.of("systemsSearched", "all"), "Answer: ");
        refusals.put(without(knows(), "facts"), "What is known: ");
        refusals.put(irrelevant, "What is known, row 1, Why this is relevant to the concern: ");
        refusals.put(without(knowsNothing(), "systemsSearched"), "Systems searched: ");
        refusals.put(without(knowsNothing(), "searchedAsOf"), "Up to date as of: ");
        refusals.put(with(knowsNothing(), "searchedAsOf", "2999-01-01"), "Up to date as of: ");
        refusals.put(without(knows(), "people"), "Who was found, and how surely: answer once for each person");
        refusals.put(with(knows(), "people", List.of(Map.of("subjectId", "child-1"))), "Who was found, and how surely, row 1, Found: ");
        refusals.put(with(knows(), "people", found("NOT_FOUND")), "Who was found, and how surely: nobody was found");
        refusals.put(with(knowsNothing(), "people", found("POSSIBLE")), "Who was found, and how surely: somebody was found");
        refusals.put(with(knowsNothing(), "people", found("NOT_SEARCHED")), "Who was found, and how surely: somebody was not");
        refusals.put(without(declines(), "declinedBecause"), "Lawful reason for declining: ");
        refusals.put(without(declines(), "declinedReason"), "Why, in your words: ");
        refusals.put(Map.of("state", "UNABLE_TO_SEARCH"), "Why unable to search: ");
        refusals.put(with(declines(), "facts", knows().get("facts")), "Answer: facts are listed");
        refusals.forEach((reply, sentence) -> assertThatThrownBy(() -> answers(mash, "police", reply))
                .as("%s", sentence).hasMessageStartingWith(sentence));

        answers(mash, "police", declines());
        assertThat(requests.of(mash.caseReference())).singleElement().satisfies(request -> {
            assertThat(request.state()).isEqualTo(RequestState.ANSWERED);
            assertThat(request.repliedBy()).contains("police");
        });
        assertThat(mash.opens("unit-manager", "UserTask_HoldMashDiscussion").get("replies").toString())
                .contains("Declined", "more detrimental to the child", Canary.REPLY);
    }

    @Test
    void an_agency_says_of_each_person_whether_they_were_found_and_how_surely() {
        var mash = rated(Contacts.aContact().about(Contacts.child("child-1", 120), Contacts.child("child-2", 96))
                .with(Contacts.concern(Category.DOMESTIC_ABUSE).severity(Severity.SERIOUS).scale(3)).made(), "AMBER");
        mash.does("unit-manager", "UserTask_ChooseAgencies", with(asks("police", "health"), "subjectIds",
                List.of("child-1", "child-2")));
        var asked = mash.opens("police", mash.task("UserTask_AnswerRequest", "agency-police"));
        assertThat(asked.get("people").toString()).contains("child-1", "child-2", Canary.NAME)
                .doesNotContain("match");

        answers(mash, "police", with(with(knows(), "state", "SEARCHED_PARTIAL"), "people", List.of(
                Map.of("subjectId", "child-1", "match", "PROBABLE", "matchedBy", "another spelling"),
                Map.of("subjectId", "child-2", "match", "NOT_SEARCHED"))));
        answers(mash, "health", Map.of("state", "UNABLE_TO_SEARCH", "unableReason", "the system is down"));

        assertThat(mash.opens("unit-manager", "UserTask_HoldMashDiscussion").get("replies").toString())
                .contains(Canary.NAME, "probable (another spelling)", "not searched");
    }

    @Test
    void an_answer_of_an_earlier_release_is_still_read() {
        var mash = rated(Contacts.amber(), "AMBER");
        mash.does("unit-manager", "UserTask_ChooseAgencies", asks("police"));
        answers(mash, "police", knows());
        jdbc.sql("update agency_reply set content = ? where request_id ="
                        + " (select id from agency_request where case_reference = ?)")
                .params("{\"state\":\"KNOWN\",\"systemsSearched\":null,\"searchedAsOf\":null,\"facts\":[{\"factDate\":null,"
                        + "\"fact\":\"" + Canary.REPLY + "\",\"kind\":\"FACT\",\"whyRelevant\":null,"
                        + "\"handling\":\"HUB_ONLY\"}],\"declinedReason\":null}", mash.caseReference()).update();

        assertThat(mash.opens("unit-manager", "UserTask_HoldMashDiscussion").get("chronology").toString())
                .contains(Canary.REPLY);
    }

    @Test
    void open_requests_are_withdrawn_or_kept_as_the_discussion_decides() {
        var withdrawn = rated(Contacts.amber(), "AMBER");
        withdrawn.does("unit-manager", "UserTask_ChooseAgencies", asks("police"));
        ResponseStoryTest.goesOn(withdrawn);
        withdrawn.does("unit-manager", "UserTask_HoldMashDiscussion",
                ResponseStoryTest.decides("EARLY_HELP", "WITHDRAW"));
        assertThat(ended(withdrawn, "agencyRequest")).containsExactly("EndEvent_Withdrawn");
        assertThat(ended(withdrawn, "informationGathering")).containsExactly("EndEvent_AllAnswered");

        var kept = rated(Contacts.amber(), "AMBER");
        kept.does("unit-manager", "UserTask_ChooseAgencies", asks("police"));
        ResponseStoryTest.goesOn(kept);
        kept.does("unit-manager", "UserTask_HoldMashDiscussion",
                ResponseStoryTest.decides("EARLY_HELP", "KEEP_FOR_FUTURE_PLANS"));
        answers(kept, "police", knows());
        assertThat(ended(kept, "agencyRequest")).containsExactly("EndEvent_Answered");
    }

    @Test
    void a_choice_that_nobody_has_made_ends_with_the_decision() {
        var mash = rated(Contacts.amber(), "AMBER");
        ResponseStoryTest.goesOn(mash);
        mash.does("unit-manager", "UserTask_HoldMashDiscussion", ResponseStoryTest.decides("EARLY_HELP", "WITHDRAW"));

        assertThat(ended(mash, "informationGathering")).containsExactly("EndEvent_NoLongerNeeded");
        assertThat(mash.waitsAt()).doesNotContain("UserTask_ChooseAgencies");
    }
}
