package org.openmash.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmash.access.Caller;
import org.openmash.access.ReturnedWork;
import org.openmash.platform.LondonTime;
import org.openmash.platform.Refused;
import org.openmash.platform.forms.TaskForms;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Somebody moves to another team, or leaves: what they had claimed is their old team's. */
@StoryTest
class LeaversStoryTest {

    private static final String REQUEST = "UserTask_AnswerRequest";

    @Autowired
    Hub hub;
    @Autowired
    ReturnedWork morning;
    @Autowired
    Clock clock;
    @Autowired
    TaskForms forms;
    @LocalServerPort
    int port;

    private Caller admin;
    private Hub.Story mash;
    private Task request;

    @BeforeEach
    void a_researcher_of_the_police_has_claimed_a_request_and_typed_an_answer() {
        admin = Caller.basic(port, "admin");
        var profile = "{\"profile\":{\"id\":\"researcher\",\"firstName\":\"R\",\"lastName\":\"R\"},"
                + "\"credentials\":{\"password\":\"a-long-Passw0rd-of-tests\"}}";
        assertThat(admin.post("/engine-rest/user/create", profile).status()).isEqualTo(204);
        isIn("agency-police");
        var day = LondonTime.today(clock).plusDays(300);
        admin.call("PUT", "/api/staff/researcher/clearances", "{\"vetting\":\"" + day + "\",\"dataProtection\":\"" + day
                + "\",\"safeguarding\":\"" + day + "\"}");
        mash = hub.receives(Contacts.amber()).does("screening", "UserTask_ScreenContact", FrontDoorStoryTest.screened("child-1"))
                .does("social-care-lead", "UserTask_RateContact", FrontDoorStoryTest.rated("AMBER"))
                .does("unit-manager", "UserTask_ChooseAgencies", InformationStoryTest.asks("police", "health"));
        request = mash.task(REQUEST, "agency-police");
        mash.claims("researcher", request);
    }

    @AfterEach
    void the_researcher_is_gone() {
        hub.identity.deleteUser("researcher");
    }

    private void isIn(String group) {
        assertThat(admin.call("PUT", "/engine-rest/group/" + group + "/members/researcher", "{}").status()).isEqualTo(204);
    }

    private String with() {
        return mash.task(REQUEST, "agency-police").getAssignee();
    }

    @Test
    void whoever_is_moved_to_another_agency_leaves_the_request_to_their_old_team() {
        isIn("agency-health");
        assertThat(with()).as("of both teams").isEqualTo("researcher");

        assertThat(admin.call("DELETE", "/engine-rest/group/agency-police/members/researcher", null).status()).isEqualTo(204);
        assertThat(with()).isNull();
        mash.claims("police", request);
        assertThat(mash.opens("police", request)).containsKey("searchedFor");
    }

    @Test
    void whoever_leaves_leaves_the_request_too_whichever_screen_the_administrator_uses() {
        var screen = Caller.signedIn(port, "admin");
        screen.get("/camunda/app/admin/default/");
        assertThat(screen.call("DELETE", "/camunda/api/engine/engine/default/user/researcher", null).status()).isEqualTo(204);

        assertThat(with()).isNull();
        mash.claims("police", request);
    }

    /** A directory may take somebody out of a team without a call of the engine. */
    @Test
    void out_of_the_team_a_task_is_neither_opened_nor_sent_nor_claimed_again_and_it_goes_back_in_the_morning() {
        hub.identity.deleteMembership("researcher", "agency-police");
        hub.identity.createMembership("researcher", "agency-health");

        assertThat(mash.opens("researcher", request)).isEmpty();
        assertThatThrownBy(() -> mash.sends("researcher", request, InformationStoryTest.knowsNothing()))
                .hasMessageContaining("no longer open");
        assertThatThrownBy(() -> forms.saveDraft(request.getId(), hub.persons.person("researcher"), "{}"))
                .isInstanceOf(Refused.class);
        mash.puts("researcher", request);
        assertThatThrownBy(() -> mash.claims("researcher", request)).isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("no longer open");
        assertThat(with()).isNull();

        hub.tasks.setAssignee(request.getId(), "researcher");
        morning.eachMorning();
        assertThat(with()).isNull();
    }

    @Test
    void each_morning_finds_the_work_of_accounts_that_are_no_longer_there() {
        hub.identity.deleteUser("researcher");
        morning.eachMorning();
        assertThat(with()).isNull();
    }

    /** An answer comes after whoever asked has moved. */
    @Test
    void a_task_that_is_made_for_somebody_of_another_team_stands_in_its_queue() {
        List.of("researcher", "unit-manager").forEach(asked -> hub.runtime.startProcessInstanceByKey("shareInformation",
                mash.caseReference(), Map.of("caseReference", mash.caseReference(), "startedBy", asked)));
        assertThat(mash.jobsRun().openTasks())
                .filteredOn(task -> task.getTaskDefinitionKey().equals("UserTask_ChooseWhatToShare"))
                .extracting(Task::getAssignee).containsExactlyInAnyOrder(null, "unit-manager");
    }

    /** It stands in the queue of screening officers, and is theirs by the diagram. */
    @Test
    void emergency_duty_keeps_the_contact_that_it_took() {
        var call = hub.starts("emergency-duty", "referralPathway", FrontDoorStoryTest.call());
        morning.eachMorning();
        assertThat(call.task("UserTask_CompleteContact").getAssignee()).isEqualTo("emergency-duty");
        assertThat(call.opens("emergency-duty", "UserTask_CompleteContact")).containsKey("concerns");

        hub.identity.deleteMembership("emergency-duty", "emergency-duty");
        try {
            assertThat(call.opens("emergency-duty", "UserTask_CompleteContact")).isEmpty();
            morning.eachMorning();
            assertThat(call.task("UserTask_CompleteContact").getAssignee()).isNull();
        } finally {
            hub.identity.createMembership("emergency-duty", "emergency-duty");
        }
    }
}
