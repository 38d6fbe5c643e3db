package org.openmash.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.junit.jupiter.api.Test;
import org.openmash.referral.Cases;
import org.openmash.referral.Category;
import org.openmash.threshold.NewInformation;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody is in danger now, and the hub hears of it only later. */
@StoryTest
class NewDangerStoryTest {

    private static final String LONG_AGO = "2026-01-05T09:30+00:00";

    @Autowired
    Cases cases;
    @Autowired
    Hub hub;
    @Autowired
    HistoryService history;

    @Test
    void danger_that_is_told_later_is_answered_at_once_beside_the_review_of_the_rating() {
        var mash = hub.receives(Contacts.amber());

        mash.learns(new NewInformation.Told(null, Canary.CALLER, Canary.NARRATIVE, true, null, List.of()));
        assertThat(mash.waitsAt()).containsExactly("UserTask_AskSocialWorker", "UserTask_RecordEmergencyCall",
                "UserTask_ReviewRating", "UserTask_ScreenContact");
        mash.does("screening", "UserTask_RecordEmergencyCall", Map.of("calledBy", "Sam", "calledAt", LONG_AGO,
                        "logNumber", "LOG-8"))
                .does("unit-manager", "UserTask_AskSocialWorker", Map.of("whoWasAsked", "Ida Immediate", "askedAt",
                        LONG_AGO))
                .does("unit-manager", "UserTask_RecordAcceptance", Map.of("answer", "ACCEPTED", "answeredBy",
                        "Ida Immediate", "answeredAt", LONG_AGO, "expectedArrival", "in 20 minutes"));

        assertThat(mash.waitsAt()).containsExactly("UserTask_ReviewRating", "UserTask_ScreenContact");
        assertThat(history.createHistoricActivityInstanceQuery().activityId("EndEvent_ImmediateResponseBegun").list())
                .anyMatch(end -> end.getProcessDefinitionKey().equals("newInformation"));
    }

    @Test
    void danger_that_is_told_is_owed_a_response_of_its_own_even_if_it_was_heard_with_the_contact() {
        var mash = hub.receives(Contacts.aContact().about(Contacts.child("child-1", 36)).dangerNow()
                .with(Contacts.concern(Category.PHYSICAL)).made());
        assertThat(responsesOwed(mash)).isEqualTo(1);

        mash.learns(new NewInformation.Told(cases.get(mash.caseReference()).receivedAt(), null, Canary.NARRATIVE, true, null,
                List.of()));

        assertThat(responsesOwed(mash)).isEqualTo(2);
    }

    private static long responsesOwed(Hub.Story mash) {
        return mash.view().limits().stream().filter(limit -> limit.kind().equals("IMMEDIATE_RESPONSE")).count();
    }
}
