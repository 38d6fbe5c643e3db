package org.openmash.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Work is passed on within the team, or put back into its queue. */
@StoryTest
class ReassignStoryTest {

    @Autowired
    Hub hub;

    private Hub.Story reassigning(Hub.Story mash) {
        hub.starts("unit-manager", "reassignWork", Map.of("caseReference", mash.caseReference(), "reason",
                Canary.REASON));
        return mash;
    }

    @Test
    void a_claimed_task_is_given_to_a_colleague_and_taken_back() {
        var mash = hub.receives(Contacts.amber());
        var screening = mash.task("UserTask_ScreenContact");
        mash.claims("screening", screening);
        reassigning(mash);
        assertThat(mash.task("UserTask_ReassignTask").getAssignee()).isEqualTo("unit-manager");
        assertThat(mash.opens("unit-manager", "UserTask_ReassignTask").get("handToOptions")).asString()
                .contains(screening.getId() + "|screening-2").doesNotContain("UserTask_ReassignTask", "|unit-manager");

        mash.does("unit-manager", "UserTask_ReassignTask", Map.of("handTo", screening.getId() + "|screening-2"));
        assertThat(mash.task("UserTask_ScreenContact").getAssignee()).isEqualTo("screening-2");

        reassigning(mash).does("unit-manager", "UserTask_ReassignTask", Map.of("handTo", screening.getId() + "|"));
        assertThat(mash.task("UserTask_ScreenContact").getAssignee()).isNull();
        assertThat(mash.waitsAt()).containsExactly("UserTask_ScreenContact");
    }

    @Test
    void work_goes_only_to_somebody_who_may_do_it_and_only_on_that_case() {
        var mash = hub.receives(Contacts.amber());
        var other = hub.receives(Contacts.amber()).task("UserTask_ScreenContact");
        var own = mash.task("UserTask_ScreenContact");
        reassigning(mash);

        for (var wrong : List.of(own.getId() + "|police", own.getId() + "|", other.getId() + "|screening", "x")) {
            assertThatThrownBy(() -> mash.does("unit-manager", "UserTask_ReassignTask", Map.of("handTo", wrong)))
                    .hasMessageContaining("not offered");
        }
        mash.does("unit-manager", "UserTask_ReassignTask", Map.of("handTo", "nothing"));
        assertThat(mash.task("UserTask_ScreenContact").getAssignee()).isNull();
    }

    @Test
    void an_unknown_case_is_refused_in_words() {
        assertThatThrownBy(() -> hub.starts("unit-manager", "reassignWork",
                Map.of("caseReference", "MASH-2026-999999", "reason", Canary.REASON)))
                .hasMessage("Case reference: there is no such open case.");
        assertThatThrownBy(() -> hub.starts("screening", "reassignWork",
                Map.of("caseReference", "MASH-2026-999999", "reason", Canary.REASON)))
                .isInstanceOf(RuntimeException.class);
    }
}
