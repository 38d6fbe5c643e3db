package org.openmash.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openmash.story.FrontDoorStoryTest.screened;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.Test;
import org.openmash.access.Caller;
import org.openmash.access.Restriction;
import org.openmash.access.Restrictions;
import org.openmash.information.Chronologies;
import org.openmash.information.Chronology;
import org.openmash.information.Chronology.Gap;
import org.openmash.information.Chronology.Kind;
import org.openmash.platform.LondonTime;
import org.openmash.platform.NotFound;
import org.openmash.platform.Persons;
import org.openmash.referral.Category;
import org.openmash.referral.Contact;
import org.openmash.referral.History;
import org.openmash.referral.Injury;
import org.openmash.referral.Severity;
import org.openmash.referral.SubjectKind;
import org.openmash.referral.YesNoUnknown;
import org.openmash.threshold.NewInformation;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.xml.sax.InputSource;

/** What every agency knows, what was told and what went before lie in one order in front of those who decide. */
@StoryTest
class ChronologyStoryTest {

    private static final String POLICE = "West Midlands Police";

    @Autowired
    Hub hub;
    @Autowired
    Chronologies chronologies;
    @Autowired
    Persons persons;
    @Autowired
    Restrictions restrictions;
    @Autowired
    JdbcClient jdbc;
    @LocalServerPort
    int port;

    private Hub.Story rated(Contact contact, String rating) {
        var mash = hub.receives(contact);
        mash.does("screening", "UserTask_ScreenContact", screened("child-1"));
        return mash.does("social-care-lead", "UserTask_RateContact", FrontDoorStoryTest.rated(rating));
    }

    private static Contact about(LocalDate born, String told) {
        return Contacts.aContact().about(Contacts.born("child-1", born)).with(Contacts.concern(Category.DOMESTIC_ABUSE)
                .severity(Severity.SERIOUS).scale(3).told(told)).made();
    }

    /** Nobody whom any other story tells of: a restriction follows its people into later contacts. */
    private static Contact aboutColleaguesChild(String told) {
        var child = new Contact.Subject("child-1", SubjectKind.CHILD, "Rara", "Avis", null, LocalDate.of(2015, 8, 11), null,
                null, "M", null, null, null, YesNoUnknown.NO, YesNoUnknown.UNKNOWN, null, null, "1 Nest Row", "WV9 9ZZ",
                false, YesNoUnknown.YES, null, null, null, null, History.NONE, 1);
        return Contacts.aContact().about(child).with(Contacts.concern(Category.DOMESTIC_ABUSE)
                .severity(Severity.SERIOUS).scale(3).told(told)).made();
    }

    private static Map<String, Object> knows(Object... facts) {
        var reply = new HashMap<>(InformationStoryTest.knows());
        reply.put("facts", List.of(facts));
        return reply;
    }

    static Map<String, Object> fact(String date, String kind, String handling, String words) {
        var fact = new HashMap<String, Object>();
        if (date != null) {
            fact.put("factDate", date);
        }
        fact.put("kind", kind);
        fact.put("handling", handling);
        fact.put("fact", words);
        fact.put("whyRelevant", Canary.REASON);
        return fact;
    }

    private void answers(Hub.Story mash, String agency, Map<String, Object> reply) {
        mash.does(agency, mash.task("UserTask_AnswerRequest", "agency-" + agency), reply);
    }

    private Chronology of(Hub.Story mash) {
        return chronologies.of(mash.caseReference(), persons.person("unit-manager"));
    }

    private List<String> said(Hub.Story mash, String agency) {
        return of(mash).agencies().stream().filter(asked -> asked.agency().equals(agency))
                .map(asked -> asked.gap() + " " + asked.words()).toList();
    }

    @Test
    void the_facts_of_all_agencies_and_of_the_contact_stand_in_one_order_with_what_has_no_date_last() {
        var born = LocalDate.of(2019, 2, 3);
        var mash = rated(about(born, Canary.NARRATIVE), "AMBER");
        mash.does("unit-manager", "UserTask_ChooseAgencies", InformationStoryTest.asks("police", "health"));
        answers(mash, "police", knows(fact("2026-05-01", "INTELLIGENCE", "ASK_US_FIRST", "seen on the stairs"),
                fact(null, "OPINION", "HUB_ONLY", "an officer's view")));
        answers(mash, "health", knows(fact("2026-04-01", "FACT", "MAY_BE_SHARED", Canary.REPLY)));

        assertThat(of(mash).items()).extracting(item -> item.source() + ": " + item.kind()).containsExactly(
                "This contact: TOLD", "Health: FACT", POLICE + ": INTELLIGENCE", "This contact: TOLD",
                POLICE + ": OPINION");
        assertThat(of(mash).items()).extracting(Chronology.Item::date).startsWith(java.util.Optional.of(born))
                .endsWith(java.util.Optional.empty()).isNotEmpty();
        assertThat(mash.opens("unit-manager", "UserTask_HoldMashDiscussion").get("chronology").toString())
                .contains(Canary.REPLY, Canary.NARRATIVE, "No date", "Ask us before sharing", "Reported, not confirmed. Who was found: ",
                        "Certain",
                        Canary.REASON).doesNotContain("GAP");
    }

    @Test
    void an_agency_that_has_not_answered_is_a_gap_and_never_nothing() {
        var mash = rated(about(LocalDate.of(2019, 2, 4), Canary.NARRATIVE), "AMBER");
        assertThat(said(mash, "Agencies")).containsExactly("WHOLE Which agencies are asked has not been chosen yet.");
        mash.does("unit-manager", "UserTask_ChooseAgencies",
                InformationStoryTest.asks("police", "health", "housing", "education", "probation"));
        answers(mash, "health", InformationStoryTest.with(InformationStoryTest.with(
                InformationStoryTest.knowsNothing(), "state", "SEARCHED_PARTIAL"), "systemsSearched", "one of two systems"));
        answers(mash, "housing", Map.of("state", "UNABLE_TO_SEARCH", "unableReason", Canary.REASON));
        answers(mash, "education", InformationStoryTest.declines());
        answers(mash, "probation", InformationStoryTest.knowsNothing());

        assertThat(said(mash, POLICE)).singleElement().asString().startsWith("WHOLE NOT ANSWERED yet, due ");
        assertThat(said(mash, "Health")).containsExactly("PART Searched in part. one of two systems, as of 1 June 2026. What"
                + " else it knows is not known.");
        assertThat(said(mash, "Wolverhampton Homes")).containsExactly("WHOLE Unable to search. " + Canary.REASON
                + ". What it knows is not known.");
        assertThat(said(mash, "Education")).containsExactly("WHOLE Declined. Disclosing is more detrimental to the child than"
                + " not disclosing: " + Canary.REPLY + ". What it knows is not known.");
        assertThat(of(mash).agencies()).filteredOn(asked -> asked.gap() == Gap.WHOLE).hasSize(3)
                .allSatisfy(asked -> assertThat(asked.words()).endsWith("What it knows is not known."));
        assertThat(of(mash).agencies()).filteredOn(asked -> asked.gap() == Gap.NONE).singleElement()
                .satisfies(asked -> assertThat(asked.words()).startsWith("Searched, not known. the case system"));
        mash.timePasses(Duration.ofDays(10));
        assertThat(said(mash, POLICE)).singleElement().asString().startsWith("WHOLE NO REPLY in time, was due ");
        assertThat(mash.opens("unit-manager", "UserTask_WaitForReplies").toString()).contains("Police");

        ResponseStoryTest.goesOn(mash);
        assertThat(mash.opens("unit-manager", "UserTask_HoldMashDiscussion").get("chronology").toString())
                .contains("GAP", "NO REPLY in time", "GAP, in part");
        mash.does("unit-manager", "UserTask_HoldMashDiscussion", ResponseStoryTest.decides("EARLY_HELP", "WITHDRAW"));
        assertThat(said(mash, POLICE)).containsExactly(
                "WHOLE Withdrawn by the hub before it answered. What it knows is not known.");
    }

    @Test
    void a_request_that_the_hub_ended_leaves_no_gap_once_the_agency_was_asked_again_and_has_answered() {
        var mash = rated(about(LocalDate.of(2019, 2, 14), Canary.NARRATIVE), "AMBER");
        mash.does("unit-manager", "UserTask_ChooseAgencies", InformationStoryTest.asks("police"));
        hub.starts("unit-manager", "recallRequest", Map.of("caseReference", mash.caseReference()));
        mash.does("unit-manager", "UserTask_RecallRequest", Map.of("requestId", mash.view().requests().get(0).requestId(),
                "what", "NO_LONGER_ASKED", "why", Canary.REASON));
        assertThat(said(mash, POLICE)).singleElement().asString().startsWith("WHOLE Withdrawn by the hub");

        hub.starts("unit-manager", "informationGathering", Map.of("caseReference", mash.caseReference()));
        assertThat((List<?>) mash.opens("unit-manager", "UserTask_ChooseAgencies").get("agencies")).asList().contains("police");
        mash.does("unit-manager", "UserTask_ChooseAgencies", InformationStoryTest.asks("police"));
        assertThat(said(mash, POLICE)).singleElement().asString().startsWith("WHOLE NOT ANSWERED yet");
        answers(mash, "police", InformationStoryTest.knowsNothing());

        assertThat(said(mash, POLICE)).singleElement().asString().startsWith("NONE Searched, not known");
        assertThat(of(mash).gaps()).isEmpty();
    }

    private String page(Hub.Story mash) {
        return Caller.basic(port, "unit-manager").get("/chronology?case=" + mash.caseReference()).body();
    }

    @Test
    void a_row_of_the_picture_says_what_came_of_each_asking_on_a_line_of_its_own() {
        var mash = rated(about(LocalDate.of(2019, 2, 15), Canary.NARRATIVE), "AMBER");
        mash.does("unit-manager", "UserTask_ChooseAgencies", InformationStoryTest.asks("police"));
        hub.starts("unit-manager", "informationGathering", Map.of("caseReference", mash.caseReference()));
        mash.does("unit-manager", "UserTask_ChooseAgencies", InformationStoryTest.asks("police"));

        var lines = Pattern.compile("<text x=\"\\d+\" y=\"(\\d+)\"[^>]*>NOT ANSWERED").matcher(page(mash)).results()
                .map(line -> line.group(1)).toList();
        assertThat(lines).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void where_nobody_was_asked_the_page_does_not_say_that_everybody_has_answered() {
        var mash = rated(about(LocalDate.of(2019, 2, 16), Canary.NARRATIVE), "AMBER");
        mash.does("unit-manager", "UserTask_ChooseAgencies", InformationStoryTest.asksNobody());

        assertThat(page(mash)).contains("<p>No agency was asked.</p>").doesNotContain("has answered in full");
    }

    @Test
    void earlier_contacts_about_the_same_child_lie_in_front_of_whoever_decides_with_what_became_of_them() {
        var born = LocalDate.of(2016, 7, 9);
        var first = rated(about(born, "the first time"), "AMBER");
        first.does("unit-manager", "UserTask_ChooseAgencies", InformationStoryTest.asksNobody());
        first.does("unit-manager", "UserTask_HoldMashDiscussion", ResponseStoryTest.decides("EARLY_HELP", null));
        rated(about(LocalDate.of(2016, 7, 10), "another child"), "AMBER");
        var mash = hub.receives(about(born, "the second time"));
        mash.does("screening", "UserTask_ScreenContact", screened("child-1"));

        assertThat(of(mash).items()).filteredOn(item -> item.source().contains(first.caseReference()))
                .extracting(item -> item.kind() + " " + item.what()).satisfiesExactly(
                        told -> assertThat(told).startsWith("TOLD ").contains("the first time"),
                        rated -> assertThat(rated).startsWith("DECIDED Rated Amber"),
                        decided -> assertThat(decided).startsWith("DECIDED Early help"));
        assertThat(of(mash).items()).filteredOn(item -> item.kind() == Kind.DECIDED).extracting(Chronology.Item::certainty)
                .containsOnly("Same name and date of birth");
        assertThat(of(mash).items().toString()).doesNotContain("another child");
        assertThat(of(first).items().toString()).doesNotContain("the second time");

        jdbc.sql("delete from contact_person").update();
        assertThat(of(mash).items().toString()).doesNotContain("the first time");
    }

    @Test
    void what_became_known_later_of_an_earlier_case_lies_in_front_of_whoever_decides_on_the_day_on_which_it_was_told() {
        var born = LocalDate.of(2016, 7, 19);
        var now = ClockUtil.getCurrentTime().toInstant();
        var first = rated(about(born, "the first time").receivedAt(now.minus(Duration.ofDays(40))), "AMBER");
        first.does("unit-manager", "UserTask_ChooseAgencies", InformationStoryTest.asks("police"));
        first.learns(new NewInformation.Told(null, Canary.CALLER, "what the school saw", false, null, List.of(
                Contacts.concern(Category.NEGLECT).severity(Severity.SERIOUS).told("the cold house").made())));
        first.learnsLate(first.view().requests().get(0).requestId(),
                new NewInformation.Told(null, null, "of an agency's answer", false, null, List.of()));
        var mash = hub.receives(about(born, "the second time"));
        mash.does("screening", "UserTask_ScreenContact", screened("child-1"));

        assertThat(of(mash).items()).filteredOn(item -> item.source().contains(first.caseReference()))
                .filteredOn(item -> item.kind() == Kind.TOLD).extracting(item -> item.date().orElseThrow() + " " + item.what())
                .anySatisfy(told -> assertThat(told).startsWith(LondonTime.day(now).toString()).endsWith("what the school saw"))
                .anySatisfy(told -> assertThat(told).startsWith(LondonTime.day(now).toString()).endsWith("the cold house"))
                .noneSatisfy(told -> assertThat(told).contains("of an agency's answer"));
    }

    @Test
    void whoever_decides_on_the_case_reads_it_and_to_everybody_else_there_is_no_such_case() {
        var mash = hub.receives(Contacts.aContact().about(Contacts.child("child-1", 36)).with(Contacts
                .concern(Category.PHYSICAL).injury(Injury.SERIOUS)).made());
        var path = "/api/cases/" + mash.caseReference() + "/chronology";
        var lead = Caller.basic(port, "social-care-lead");
        var missing = lead.get("/api/cases/MASH-2001-000001/chronology");
        mash.does("screening", "UserTask_ScreenContact", screened("child-1"));
        assertThat(lead.get(path).body()).isEqualTo(missing.body());
        mash.claims("social-care-lead", mash.task("UserTask_RateContact"));
        assertThat(lead.get(path).status()).isEqualTo(200);
        mash.does("social-care-lead", "UserTask_RateContact", FrontDoorStoryTest.rated("RED"));
        assertThat(lead.get(path).status()).isEqualTo(404);

        var police = Caller.basic(port, "police-decision-maker");
        assertThat(police.get(path).body()).isEqualTo(missing.body());
        mash.claims("police-decision-maker", mash.task("UserTask_BringPoliceInformation"));
        assertThat(police.get(path).body()).contains(Canary.NARRATIVE);
        assertThat(police.get(path + ".svg").header("Content-Type")).startsWith("image/svg+xml");
        assertThat(police.get("/chronology?case=" + mash.caseReference()).body()).contains(Canary.NARRATIVE, "<svg")
                .doesNotContain("<script", "style=");
        for (var persona : List.of("police", "health", "police-lead", "screening", "service-manager", "governance")) {
            assertThat(Caller.basic(port, persona).get(path).status()).as(persona).isEqualTo(403);
            assertThat(Caller.basic(port, persona).get("/chronology?case=" + mash.caseReference()).status())
                    .as(persona).isEqualTo(403);
        }
        assertThatThrownBy(() -> chronologies.readBy(persons.person("police"), mash.caseReference(), "DATA"))
                .isInstanceOf(NotFound.class);
        assertThat(jdbc.sql("select count(*) from audit_entry where case_reference = ? and action = 'VIEWED'"
                        + " and detail = 'CHRONOLOGY'").param(mash.caseReference()).query(Long.class).single())
                .as("one entry for each reading").isEqualTo(4);
    }

    @Test
    void a_restricted_record_is_closed_here_too_and_an_earlier_one_says_no_more_than_that_there_is_one() {
        var first = rated(aboutColleaguesChild("told of a colleague's child"), "AMBER");
        restrictions.restrict(first.caseReference(), Restriction.Kind.STAFF, "a colleague's family",
                Set.of("unit-manager-2"), persons.person("unit-manager"));
        var manager = Caller.basic(port, "unit-manager");
        assertThat(manager.get("/api/cases/" + first.caseReference() + "/chronology").status()).isEqualTo(403);
        assertThat(manager.get("/chronology?case=" + first.caseReference()).body()).contains("This record is restricted.")
                .doesNotContain("told of");

        var mash = hub.receives(aboutColleaguesChild("the second time"));
        restrictions.lift(mash.caseReference(), "another matter", persons.person("service-manager"));
        assertThat(of(mash).items()).filteredOn(item -> item.source().contains(first.caseReference()))
                .extracting(Chronology.Item::what).containsExactly("This record is restricted.");
        assertThat(chronologies.of(mash.caseReference(), persons.person("unit-manager-2")).items().toString())
                .contains("told of a colleague's child");
        restrictions.lift(first.caseReference(), "told", persons.person("service-manager"));
    }

    @Test
    void the_picture_is_well_formed_whatever_was_typed_and_tells_a_screen_reader_what_it_shows() throws Exception {
        var mash = rated(about(LocalDate.of(2019, 2, 5), "<b>\u0007 & \"quoted\" ]]> \uD83D\uDC26"), "AMBER");
        mash.does("unit-manager", "UserTask_ChooseAgencies", InformationStoryTest.asks("police"));
        var svg = Caller.basic(port, "unit-manager").get("/api/cases/" + mash.caseReference() + "/chronology.svg").body();
        var picture = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new InputSource(new java.io.StringReader(svg))).getDocumentElement();

        assertThat(picture.getElementsByTagName("title").item(0).getTextContent()).contains(mash.caseReference());
        assertThat(picture.getElementsByTagName("desc").item(0).getTextContent()).contains("Gaps: " + POLICE + ": NOT ANSWERED");
        assertThat(picture.getElementsByTagName("text").getLength()).isGreaterThan(10);
        assertThat(svg).contains("url(#gap)").doesNotContain("style=", "<script", "<style");
    }
}
