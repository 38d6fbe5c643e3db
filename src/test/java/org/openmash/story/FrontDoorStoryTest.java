package org.openmash.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.junit.jupiter.api.Test;
import org.openmash.platform.forms.TaskForms;
import org.springframework.beans.factory.annotation.Autowired;

/** From the telephone to the rating. */
@StoryTest
class FrontDoorStoryTest {

    @Autowired
    Hub hub;
    @Autowired
    TaskForms forms;

    static Map<String, Object> screened(String... subjects) {
        var form = new HashMap<String, Object>();
        form.put("kind", "CHILD_CONCERN");
        form.put("subjects", java.util.Arrays.stream(subjects).map(id -> Map.of("subjectId", id, "knownTo", "NONE",
                "livesInArea", "YES")).toList());
        return form;
    }

    static Map<String, Object> rated(String rating) {
        return Map.of("ratings", List.of(Map.of("subjectId", "child-1", "rating", rating)));
    }

    static Map<String, Object> call() {
        var form = new HashMap<String, Object>();
        form.put("kind", "CHILD_CONCERN");
        form.put("dangerNow", "false");
        form.put("callerName", Canary.CALLER);
        form.put("description", "the girl in the red coat, " + Canary.NAME);
        form.put("whatHappened", Canary.NARRATIVE);
        return form;
    }

    @Test
    void a_call_about_an_unknown_child_is_recorded_and_its_completion_is_with_the_officer_at_once() {
        var mash = hub.starts("screening", "referralPathway", call());

        assertThat(mash.caseReference()).matches("MASH-\\d{4}-\\d{6}");
        var task = mash.task("UserTask_CompleteContact");
        assertThat(task.getAssignee()).isEqualTo("screening");
        assertThat(task.getName()).isEqualTo("Complete the contact " + mash.caseReference());
        assertThat(task.getDueDate()).isNotNull();
        assertThat(mash.view().proposedRating()).isEqualTo("AMBER");
    }

    /** Rows that an officer adds are the officer's, also where they say whom they are about. */
    @Test
    void a_worry_that_was_added_and_kept_as_a_draft_is_there_when_the_form_is_opened_again() {
        var mash = hub.starts("screening", "referralPathway", call());
        var task = mash.task("UserTask_CompleteContact");
        var worry = "{\"subjectId\":\"child-1\",\"category\":\"NEGLECT\",\"narrative\":\"" + Canary.NARRATIVE + "\"}";
        forms.saveDraft(task.getId(), hub.persons.person("screening"),
                "{\"concerns\":[" + worry + "," + worry.replace("NEGLECT", "EMOTIONAL") + "]}");

        assertThat(mash.opens("screening", task).get("concerns").toString()).contains("NEGLECT", "EMOTIONAL");
    }

    @Test
    void an_amber_contact_is_screened_and_rated_by_the_lead_professional() {
        var mash = hub.receives(Contacts.amber());
        assertThat(mash.waitsAt()).containsExactly("UserTask_ScreenContact");

        mash.does("screening", "UserTask_ScreenContact", screened("child-1"));
        assertThat(mash.waitsAt()).containsExactly("UserTask_RateContact");
        mash.does("social-care-lead", "UserTask_RateContact", rated("AMBER"));

        assertThat(mash.variable("rating")).isEqualTo("AMBER");
        assertThat(mash.view().ratings()).singleElement().satisfies(rating -> {
            assertThat(rating.kind()).isEqualTo("CONFIRMED");
            assertThat(rating.decidedBy()).isEqualTo("social-care-lead");
        });
    }

    @Test
    void early_intervention_may_raise_and_confirm_green_and_nothing_else() {
        var mash = hub.receives(Contacts.amber());
        mash.does("screening", "UserTask_ScreenContact", screened("child-1"));

        assertThatThrownBy(() -> mash.does("early-help-lead", "UserTask_RateContact", Map.of("ratings",
                List.of(Map.of("subjectId", "child-1", "rating", "GREEN", "reason", "I think so")))))
                .isInstanceOf(FormFieldValidationException.class).hasMessageContaining("may not lower");
    }

    @Test
    void a_rating_that_differs_needs_a_reason() {
        var mash = hub.receives(Contacts.amber());
        mash.does("screening", "UserTask_ScreenContact", screened("child-1"));

        assertThatThrownBy(() -> mash.does("social-care-lead", "UserTask_RateContact", rated("RED")))
                .hasMessageStartingWith("Reason: ");
        assertThat(mash.waitsAt()).containsExactly("UserTask_RateContact");
    }

    @Test
    void screening_answers_for_every_person_of_the_contact() {
        var mash = hub.receives(Contacts.amber());

        assertThatThrownBy(() -> mash.does("screening", "UserTask_ScreenContact", screened()))
                .hasMessageContaining("each person");
    }
}
