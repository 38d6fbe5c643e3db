package org.openmash.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Date;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmash.story.Contacts;
import org.openmash.story.Hub;
import org.openmash.story.StoryTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whoever signed in while they had a role, an account or a password, has no more than those while they are signed in. */
@StoryTest
class SessionsOfAccountsTest {

    private static final String ENGINE = "/camunda/api/engine/engine/default";

    @Autowired
    Hub hub;
    @Autowired
    IdentityService identity;
    @LocalServerPort
    int port;

    private String task;
    private Caller session;

    @BeforeEach
    void a_newcomer_has_signed_in_and_reads_the_queue() {
        var user = identity.newUser("newcomer");
        user.setFirstName("Nia");
        user.setLastName("Newcomer");
        user.setPassword("newcomer");
        identity.saveUser(user);
        identity.createMembership("newcomer", Role.SCREENING_OFFICER.group());
        task = hub.receives(Contacts.amber()).task("UserTask_ScreenContact").getId();
        session = Caller.signedIn(port, "newcomer");
        assertThat(status(ENGINE + "/task/" + task)).isEqualTo(200);
        assertThat(status("/api/cards?taskId=" + task)).isEqualTo(200);
    }

    @AfterEach
    void the_newcomer_leaves() {
        identity.deleteUser("newcomer");
    }

    private int status(String path) {
        return session.get(path).status();
    }

    private static void aFewSecondsPass() {
        ClockUtil.setCurrentTime(Date.from(ClockUtil.getCurrentTime().toInstant().plus(Duration.ofSeconds(6))));
    }

    @Test
    void whoever_is_taken_out_of_a_role_reads_its_queue_no_longer() {
        identity.deleteMembership("newcomer", Role.SCREENING_OFFICER.group());
        aFewSecondsPass();

        for (var path : new String[] {"/task/" + task, "/task/" + task + "/form-variables", "/filter", "/task"}) {
            assertThat(status(ENGINE + path)).as(path).isEqualTo(403);
        }
        assertThat(status("/api/cards?taskId=" + task)).isEqualTo(403);
        assertThat(status("/api/me")).isEqualTo(200);
    }

    @Test
    void whoever_is_moved_to_another_role_has_its_rights_in_the_engine_and_not_the_old_ones() {
        identity.deleteMembership("newcomer", Role.SCREENING_OFFICER.group());
        identity.createMembership("newcomer", Role.SERVICE_MANAGER.group());
        identity.createMembership("newcomer", "agency-police");
        aFewSecondsPass();

        assertThat(status(ENGINE + "/process-instance")).isEqualTo(200);
        assertThat(session.get(ENGINE + "/process-instance/count").body()).doesNotContain("\"count\":0");
        assertThat(session.get(ENGINE + "/task/" + task + "/form-variables").body()).doesNotContain("\"kind\"");
        assertThat(session.post(ENGINE + "/task/" + task + "/claim", "{\"userId\":\"newcomer\"}").isRefused()).isTrue();
    }

    @Test
    void whose_account_is_deleted_is_signed_out() {
        identity.deleteUser("newcomer");
        aFewSecondsPass();

        assertThat(status(ENGINE + "/task/" + task)).isEqualTo(401);
        assertThat(status("/api/me")).isEqualTo(401);
        assertThat(session.get("/need-to-know").header("Location")).endsWith("/login");
    }

    @Test
    void another_password_ends_the_sessions_that_began_with_the_old_one() {
        var user = identity.createUserQuery().userId("newcomer").singleResult();
        user.setPassword("another");
        identity.saveUser(user);
        aFewSecondsPass();

        assertThat(status(ENGINE + "/task/" + task)).isEqualTo(401);
    }

    /** Whoever types wrong passwords could otherwise throw anybody out. */
    @Test
    void another_name_and_wrong_passwords_elsewhere_leave_a_session_alone() {
        var user = identity.createUserQuery().userId("newcomer").singleResult();
        user.setLastName("Married");
        identity.saveUser(user);
        Caller.nobody(port).send("GET", "/api/me", null, java.util.Map.of("Authorization", "Basic "
                + java.util.Base64.getEncoder().encodeToString("newcomer:wrong".getBytes())));
        aFewSecondsPass();

        assertThat(status(ENGINE + "/task/" + task)).isEqualTo(200);
    }

    /** Two hundred screens ask every few seconds. */
    @Test
    void for_a_few_seconds_nothing_is_asked_again() {
        identity.deleteMembership("newcomer", Role.SCREENING_OFFICER.group());

        assertThat(status(ENGINE + "/task/" + task)).isEqualTo(200);
    }
}
