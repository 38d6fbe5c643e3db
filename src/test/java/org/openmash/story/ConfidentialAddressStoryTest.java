package org.openmash.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openmash.access.Caller;
import org.openmash.referral.Addresses;
import org.openmash.referral.Category;
import org.openmash.referral.Contact;
import org.openmash.referral.Injury;
import org.openmash.referral.SubjectKind;
import org.openmash.referral.YesNoUnknown;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A confidential address is seen by whoever must go there, each time on record, and by nobody else on any surface. */
@StoryTest
class ConfidentialAddressStoryTest {

    private static final String SHELTER = "9 Hidden Nest Close";
    private static final String POSTCODE = "WV9 9ZZ";
    private static final String MASK = "Confidential address";

    @Autowired
    Hub hub;
    @Autowired
    JdbcClient jdbc;
    @LocalServerPort
    int port;

    private static Contacts contact() {
        return Contacts.aContact().now("With an aunt at " + SHELTER).about(new Contact.Subject("child-1", SubjectKind.CHILD, Canary.NAME, Canary.FAMILY,
                null, null, null, 120, "F", null, null, null, YesNoUnknown.NO, YesNoUnknown.NO, null, null, SHELTER,
                POSTCODE, true, YesNoUnknown.YES, null, null, null, null, null, 1));
    }

    private static void assertHidden(Object shown) {
        assertThat(String.valueOf(shown)).doesNotContain(SHELTER, POSTCODE, "WV9");
    }

    private List<String> showings(Hub.Story mash) {
        return showings(mash, "CONFIDENTIAL_ADDRESS");
    }

    private List<String> showings(Hub.Story mash, String what) {
        return jdbc.sql("select person, why from audit_entry where case_reference = ? and detail = ? order by id")
                .params(mash.caseReference(), what)
                .query((row, n) -> row.getString(1) + " " + row.getString(2)).list();
    }

    /** Opens every open task as everybody who has it in a queue, and every surface beside forms. */
    private void nobodySeesIt(Hub.Story mash) {
        for (var task : mash.openTasks()) {
            for (var group : hub.tasks.getIdentityLinksForTask(task.getId())) {
                for (var person : hub.persons.optionsIn(group.getGroupId())) {
                    if (task.getAssignee() == null || task.getAssignee().equals(person.get("value"))) {
                        assertHidden(mash.opens(person.get("value"), task));
                        assertHidden(Caller.basic(port, person.get("value"))
                                .get("/api/cards?taskId=" + task.getId()).body());
                    }
                }
            }
        }
        assertHidden(Caller.basic(port, "unit-manager").get("/api/cases/" + mash.caseReference()).body());
        for (var format : List.of("json", "csv")) {
            assertHidden(Caller.basic(port, "governance").get("/api/disclosures?case=" + mash.caseReference()
                    + "&format=" + format).body());
        }
        assertHidden(Caller.basic(port, "governance").get("/api/audit/entries?caseReference=" + mash.caseReference()).body());
    }

    @Test
    void nobody_sees_it_on_the_way_to_a_decision_and_no_agency_is_told() {
        var mash = hub.receives(contact().with(Contacts.concern(Category.DOMESTIC_ABUSE).scale(3)).made());
        nobodySeesIt(mash);
        assertThat(mash.opens("screening", "UserTask_ScreenContact").toString()).contains(MASK);
        mash.does("screening", "UserTask_ScreenContact", FrontDoorStoryTest.screened("child-1"));
        nobodySeesIt(mash);
        mash.does("social-care-lead", "UserTask_RateContact", FrontDoorStoryTest.rated("AMBER"));
        nobodySeesIt(mash);
        mash.does("unit-manager", "UserTask_ChooseAgencies", Map.of("agencies", List.of("police", "health"), "subjectIds",
                List.of("child-1"), "periodMonths", 12, "reason", Canary.REASON, "significantHarm", "YES",
                "significantHarmFacts", Canary.REASON));
        nobodySeesIt(mash);

        assertThat(mash.opens("police", mash.task("UserTask_AnswerRequest", "agency-police")).toString()).contains(MASK);
        assertThat(Caller.basic(port, "governance").get("/api/disclosures?case=" + mash.caseReference()).body())
                .contains("Address: confidential");
        assertThat(showings(mash)).isEmpty();
    }

    /** Of an adult whose address is confidential the hub goes on to look after the child who lives there. */
    @Test
    void the_child_at_home_with_whoever_must_not_be_found_is_found_as_little() {
        var child = contact().with(Contacts.concern(Category.DOMESTIC_ABUSE)).made().aboutChildAtHome("a child", "a worry");
        assertHidden(Addresses.maskedNow(child));
    }

    @Test
    void whoever_acts_on_danger_now_sees_where_the_child_is_and_that_is_on_record() {
        var mash = hub.receives(contact().with(Contacts.concern(Category.PHYSICAL).injury(Injury.SERIOUS)).dangerNow()
                .made());
        var seen = mash.opens("emergency-duty", mash.openTasks().stream()
                .filter(task -> task.getTaskDefinitionKey().equals("UserTask_RecordEmergencyCall")).findFirst().orElseThrow());

        assertThat(seen.get("children").toString()).contains(SHELTER, POSTCODE, "CONFIDENTIAL");
        assertThat(seen.get("whereNow").toString()).contains(SHELTER);
        assertThat(showings(mash)).containsExactly("emergency-duty DANGER_NOW");
        assertThat(showings(mash, "CONFIDENTIAL_WHEREABOUTS")).containsExactly("emergency-duty DANGER_NOW");
        assertHidden(mash.opens("screening", "UserTask_ScreenContact"));
    }

    @Test
    void the_worker_to_whom_the_child_goes_sees_it_and_whoever_puts_the_contact_right() {
        var mash = hub.receives(contact().with(Contacts.concern(Category.DOMESTIC_ABUSE).scale(3)).made());
        var form = new java.util.HashMap<String, Object>(Map.of("subjectId", "child-1", "knownTo", "SOCIAL_CARE",
                "workerId", "allocated-worker", "livesInArea", "YES"));
        mash.does("screening", "UserTask_ScreenContact", Map.of("kind", "CHILD_CONCERN", "subjects", List.of(form)));
        assertThat(mash.opens("allocated-worker", "UserTask_AnswerHandOver").get("people").toString()).contains(SHELTER);
        assertThat(mash.opens("allocated-worker", "UserTask_AnswerHandOver").get("whereNow").toString()).contains(SHELTER);
        assertThat(showings(mash, "CONFIDENTIAL_WHEREABOUTS")).hasSize(2).containsOnly("allocated-worker VISITS");

        var call = hub.starts("screening", "referralPathway", FrontDoorStoryTest.call());
        var subject = new java.util.HashMap<String, Object>(Map.of("id", "child-1", "kind", "CHILD", "givenName",
                Canary.NAME, "address", SHELTER, "postcode", POSTCODE, "addressConfidential", true));
        var task = call.task("UserTask_CompleteContact").getId();
        var all = new ArrayList<>(List.of(subject));
        assertThat(Caller.basic(port, "screening").call("PUT", "/api/drafts/" + task, hub.json(Map.of("subjects", all))
                .getValue().toString()).status()).isEqualTo(204);
        call.does("screening", "UserTask_CompleteContact", Map.of("kind", "CHILD_CONCERN", "referrer",
                Map.of("name", Canary.CALLER), "subjects", all, "household", List.of(), "concerns", List.of(Map.of(
                        "category", "NEGLECT", "narrative", Canary.NARRATIVE)), "consent", Map.of(), "agenciesKnown", List.of()));
        nobodySeesIt(call);
    }
}
