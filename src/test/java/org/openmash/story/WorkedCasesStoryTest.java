package org.openmash.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openmash.story.Contacts.aContact;
import static org.openmash.story.Contacts.child;
import static org.openmash.story.Contacts.concern;
import static org.openmash.story.FrontDoorStoryTest.rated;
import static org.openmash.story.FrontDoorStoryTest.screened;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openmash.referral.Category;
import org.openmash.referral.Contact;
import org.openmash.referral.Disclosure;
import org.openmash.referral.Explanation;
import org.openmash.referral.History;
import org.openmash.referral.Immediacy;
import org.openmash.referral.Indicator;
import org.openmash.referral.Injury;
import org.openmash.referral.PerpetratorAccess;
import org.openmash.referral.Severity;
import org.openmash.referral.SubjectKind;
import org.openmash.referral.YesNoUnknown;
import org.springframework.beans.factory.annotation.Autowired;

/** The published worked cases, entered as an officer would and followed to the response that they lead to. */
@StoryTest
class WorkedCasesStoryTest {

    @Autowired
    Hub hub;
    @Autowired
    Clock clock;

    private static final String STRATEGY = "UserTask_HoldStrategyDiscussion";
    private static final String GATHERING = "UserTask_ChooseAgencies";
    private static final String EARLY = "UserTask_AcceptEarlyIntervention";
    private static final String ADVICE = "UserTask_GiveAdvice";

    static Stream<Arguments> cases() {
        return Stream.of(
                Arguments.of("C01 a child brought in with a serious injury", "RED", STRATEGY, Contacts.red()),
                Arguments.of("C02 poor school attendance and no other worry", "GREEN", EARLY, Contacts.green()),
                Arguments.of("C03 ongoing domestic violence, no immediate action needed", "AMBER", GATHERING,
                        about(120, concern(Category.DOMESTIC_ABUSE).severity(Severity.UNKNOWN)
                                .access(PerpetratorAccess.SAME_HOUSEHOLD))),
                Arguments.of("C04 no safeguarding concern", "NONE", ADVICE, Contacts.none()),
                Arguments.of("C05 a small bruise on a baby of four weeks, the story changes", "RED", STRATEGY,
                        about(0, concern(Category.PHYSICAL).injury(Injury.MINOR)
                                .explanation(Explanation.INCONSISTENT).severity(Severity.LOW))),
                Arguments.of("C08 a child in imminent danger", "RED", STRATEGY,
                        about(60, concern(Category.OTHER).immediacy(Immediacy.IMMINENT))),
                Arguments.of("C10 a baby who cannot crawl has a bruise", "RED", STRATEGY,
                        aContact().about(nonMobile()).with(concern(Category.PHYSICAL).injury(Injury.MINOR)).made()),
                Arguments.of("C15 a clear allegation, contact possible today", "RED", STRATEGY,
                        about(108, concern(Category.PHYSICAL).disclosure(Disclosure.CHILD).immediacy(Immediacy.RECENT)
                                .access(PerpetratorAccess.SAME_HOUSEHOLD))),
                Arguments.of("C15 a clear allegation, no contact possible", "AMBER", GATHERING,
                        about(108, concern(Category.PHYSICAL).disclosure(Disclosure.CHILD)
                                .immediacy(Immediacy.HISTORIC))),
                Arguments.of("C18 urgent medical assessment denied", "RED", STRATEGY, about(60,
                        concern(Category.NEGLECT).indicators(Indicator.URGENT_MEDICAL_CARE_DENIED))),
                Arguments.of("C21 domestic abuse on scale 1, the parents live apart", "GREEN", EARLY,
                        agreed(120, concern(Category.DOMESTIC_ABUSE).severity(Severity.LOW).scale(1)
                                .indicators(Indicator.PARENTS_SEPARATED))),
                Arguments.of("C23 domestic abuse on scale 3, children of 9 and 11", "AMBER", GATHERING,
                        Contacts.amber()),
                Arguments.of("C26 a bruise in the shape of a hand", "RED", STRATEGY, about(72,
                        concern(Category.PHYSICAL).injury(Injury.SUSPICIOUS)
                                .indicators(Indicator.PATTERNED_BRUISE))),
                Arguments.of("C29 attendance below nine tenths without a medical reason", "GREEN", EARLY,
                        agreed(150, concern(Category.ATTENDANCE).severity(Severity.LOW)
                                .indicators(Indicator.POOR_ATTENDANCE))),
                Arguments.of("C31 the third call about a family that drinks, a newborn at home", "AMBER", GATHERING,
                        aContact().about(thirdCall()).with(concern(Category.PARENT_SUBSTANCE).severity(Severity.LOW)
                                .indicators(Indicator.CONTROLLED_USE_IN_TREATMENT)).made()),
                Arguments.of("C36 a worry below child protection, the parent agrees", "AMBER", GATHERING,
                        about(96, concern(Category.PARENT_MH).severity(Severity.MODERATE)
                                .indicators(Indicator.ILLNESS_AFFECTS_CARE))));
    }

    private static Contact about(int months, Contacts.ConcernMaker concern) {
        return aContact().about(child("child-1", months)).with(concern).made();
    }

    private static Contact agreed(int months, Contacts.ConcernMaker concern) {
        return aContact().about(child("child-1", months)).with(concern)
                .consent(Contact.ConsentState.GIVEN, YesNoUnknown.YES).made();
    }

    private static Contact.Subject nonMobile() {
        return new Contact.Subject("child-1", SubjectKind.CHILD, Canary.NAME, null, null, null, null, null, null, null,
                null, null, YesNoUnknown.NO, YesNoUnknown.YES, null, null, null, null, false, YesNoUnknown.YES, null,
                null, null, null, History.NONE, 1);
    }

    private static Contact.Subject thirdCall() {
        return new Contact.Subject("child-1", SubjectKind.CHILD, Canary.NAME, null, null, null, null, 0, null, null,
                null, null, YesNoUnknown.NO, YesNoUnknown.YES, null, null, null, null, false, YesNoUnknown.YES, null,
                null, null, null, History.NONE, 3);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @MethodSource("cases")
    void a_worked_case_comes_out_as_published(String name, String rating, String leadsTo, Contact contact) {
        var mash = hub.receives(contact);
        assertThat(mash.view().proposedRating()).isEqualTo(rating);

        mash.does("screening", "UserTask_ScreenContact", screened("child-1"));
        mash.does("social-care-lead", "UserTask_RateContact", rated(rating));

        assertThat(mash.waitsAt()).contains(leadsTo);
    }

    private Hub.Story closedDaysAgo(int days) {
        var closedOn = LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/London")).minusDays(days);
        var mash = hub.receives(Contacts.amber());
        return mash.does("screening", "UserTask_ScreenContact", Map.of("kind", "CHILD_CONCERN", "subjects",
                List.of(Map.of("subjectId", "child-1", "knownTo", "NONE", "closedOn", closedOn.toString(),
                        "workerId", "allocated-worker", "livesInArea", "YES"))));
    }

    @Test
    void c34_a_child_closed_twenty_days_ago_goes_to_the_last_worker() {
        assertThat(closedDaysAgo(20).waitsAt()).containsExactly("UserTask_AnswerHandOver", "UserTask_TellReferrer");
    }

    @Test
    void day_twenty_eight_is_inside() {
        assertThat(closedDaysAgo(28).waitsAt()).contains("UserTask_AnswerHandOver");
    }

    @Test
    void c35_a_child_closed_twenty_nine_days_ago_is_rated_by_the_hub() {
        assertThat(closedDaysAgo(29).waitsAt()).containsExactly("UserTask_RateContact");
    }

    @Test
    void c39_a_green_case_in_early_intervention_is_stepped_back_up_with_its_old_receipt_time() {
        var mash = hub.receives(Contacts.green());
        mash.does("screening", "UserTask_ScreenContact", screened("child-1"));
        mash.does("early-help-lead", "UserTask_RateContact", rated("GREEN"));
        var receivedAt = mash.view().receivedAt();

        mash.does("early-help-lead", EARLY, Map.of("answer", "STEP_UP", "newInformation", Canary.NARRATIVE));

        assertThat(mash.waitsAt()).containsExactly("UserTask_RateContact");
        assertThat(mash.view().rating()).isEqualTo("AMBER");
        assertThat(mash.view().receivedAt()).isEqualTo(receivedAt);
        mash.does("social-care-lead", "UserTask_RateContact", Map.of("ratings", List.of(Map.of("subjectId", "child-1",
                "rating", "RED", "reason", Canary.REASON))));
        assertThat(mash.waitsAt()).contains(STRATEGY);
    }
}
