package org.openmash.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.openmash.policy.WorkedCase;
import org.openmash.referral.Category;
import org.openmash.referral.Rating;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Every worked case, entered as an officer does: the call in the start form, the particulars in "Complete the contact",
 * with the fields that the form shows for that worry and no others.
 */
@StoryTest
class WorkedCasesByFormStoryTest {

    private static final Set<String> OF_THE_CHILD = Set.of("ageMonths", "nonMobile", "disabled", "gestationWeeks", "history",
            "repeatContacts12m");
    private static final Set<String> SAID = Set.of("PHYSICAL", "SEXUAL", "OTHER", "UNKNOWN");
    private static final Set<String> REACHED = Set.of("PHYSICAL", "SEXUAL", "DOMESTIC_ABUSE", "POSITION_OF_TRUST", "OTHER",
            "UNKNOWN");

    @Autowired
    Hub hub;

    private static Map<String, Object> call(WorkedCase one) {
        return Map.of("kind", "CHILD_CONCERN", "dangerNow", Boolean.TRUE.equals(one.facts().get("dangerNow")) ? "true"
                : "false", "callerName", Canary.CALLER, "description", "a child, " + Canary.NAME, "whatHappened",
                one.story() + ", and " + Canary.NARRATIVE);
    }

    private static Map<String, Object> particulars(WorkedCase one) {
        var child = new LinkedHashMap<String, Object>(Map.of("id", "child-1", "kind",
                one.facts().getOrDefault("subjectKind", "CHILD"), "description", "a child, " + Canary.NAME));
        var concern = new LinkedHashMap<String, Object>(Map.of("category", one.facts().getOrDefault("category", "UNKNOWN"),
                "narrative", one.story() + ", and " + Canary.NARRATIVE));
        one.facts().forEach((name, value) -> {
            if (OF_THE_CHILD.contains(name)) {
                child.put(name, value);
            } else if (isShown(name, one)) {
                concern.put(name, value);
            }
        });
        return Map.of("kind", "CHILD_CONCERN", "referrer", Map.of("name", Canary.CALLER), "subjects", List.of(child),
                "household", List.of(), "concerns", List.of(concern), "consent", Map.of(), "agenciesKnown", List.of());
    }

    /** As ConcernQuestionsTest holds the form to the tables. */
    private static boolean isShown(String name, WorkedCase one) {
        var category = one.facts().getOrDefault("category", "UNKNOWN").toString();
        return switch (name) {
            case "subjectKind", "dangerNow" -> false;
            case "injury" -> Category.valueOf(category).isHarm();
            case "explanation" -> Set.of("MINOR", "SUSPICIOUS", "SERIOUS").contains(one.facts().getOrDefault("injury", ""))
                    || category.equals("SEXUAL");
            case "disclosure" -> SAID.contains(category);
            case "perpetratorAccess" -> REACHED.contains(category);
            case "daGrade", "daScale" -> category.equals("DOMESTIC_ABUSE");
            default -> true;
        };
    }

    @Test
    void a_worked_case_entered_in_the_forms_is_rated_as_agreed_or_higher_and_not_red_for_all() {
        var found = new TreeMap<String, Rating>();
        for (var one : WorkedCase.all()) {
            var mash = hub.starts("screening", "referralPathway", call(one));
            mash.does("screening", "UserTask_CompleteContact", particulars(one));
            var rating = Rating.valueOf(mash.view().proposedRating());
            assertThat(rating.atLeast(one.rating())).as("%s %s: %s, agreed %s", one.id(), one.story(), rating, one.rating())
                    .isTrue();
            found.put(one.id() + " " + one.story(), rating);
        }
        assertThat(found.values()).contains(Rating.RED, Rating.AMBER, Rating.GREEN, Rating.NONE);
        var raised = WorkedCase.all().stream().filter(one -> found.get(one.id() + " " + one.story()) != one.rating())
                .map(WorkedCase::id).toList();
        System.out.println("Worked cases by form: " + found.size() + ", above what was agreed: " + raised);
        assertThat(raised).as("cases that the forms rate higher than agreed").hasSizeLessThan(3);
    }

    @Test
    void every_category_has_a_worked_case() {
        assertThat(WorkedCase.all().stream().map(one -> one.facts().getOrDefault("category", "UNKNOWN").toString()))
                .contains(Arrays.stream(Category.values()).map(Enum::name).toArray(String[]::new));
    }
}
