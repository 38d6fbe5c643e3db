package org.openmash.threshold;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.openmash.platform.DecisionDraft;
import org.openmash.platform.DecisionFile;
import org.openmash.platform.DecisionFile.Row;
import org.openmash.platform.DecisionFile.Table;
import org.openmash.referral.Category;
import org.openmash.referral.Indicator;

/** The form asks about a concern what the tables look at for its category, and nothing else. */
class ConcernQuestionsTest {

    private static final DecisionDraft TABLES = DecisionDraft.of(DecisionFile.read(read(Path.of("dmn/concern-rating.dmn"))));
    private static final JsonNode FORM = form();

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode form() {
        try {
            return new ObjectMapper().readTree(Path.of("forms/complete-contact.form").toFile());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Is the field of a concern shown for the category, with everything else as in a case where somebody is hurt? */
    private static boolean isShown(String field, Category category) {
        var hide = FORM.findParents("key").stream().filter(one -> field.equals(one.path("key").asText()))
                .map(one -> one.path("conditional").path("hide").asText("")).filter(text -> text.contains("this."))
                .findFirst().orElseThrow();
        var concern = Map.of("category", category.name(), "injury", "MINOR", "indicators", List.of());
        return !(boolean) TABLES.value(hide.substring(1).replace("this.", "concern."),
                Variables.putValue("concern", concern));
    }

    /** Does a rule that can hold under this category look at the answer? */
    private static boolean isLookedAt(String field, Category category) {
        return TABLES.file().tables().values().stream().anyMatch(table -> table.rows().stream()
                .filter(row -> canHold(table, row, category)).anyMatch(row -> looksAt(table, row, field)));
    }

    private static boolean canHold(Table table, Row row, Category category) {
        return IntStream.range(0, table.inputs().size()).allMatch(i -> {
            var expression = table.inputs().get(i).expression();
            var cell = row.tests().get(i);
            if (cell.equals("-")) {
                return true;
            }
            if (expression.equals("category")) {
                return TABLES.holds(cell, category.name(), Map.of());
            }
            // the scale of domestic abuse is asked there alone
            return expression.startsWith("max([if daScale") ? category == Category.DOMESTIC_ABUSE || cell.equals("0")
                    : !expression.equals("indicators") || canBeReported(cell, category);
        });
    }

    private static boolean canBeReported(String cell, Category category) {
        var signs = DecisionFile.codes(cell.replaceAll("not\\(.*", ""));
        return signs.isEmpty() || signs.stream().anyMatch(sign ->
                Indicator.valueOf(sign).categories().contains(category));
    }

    private static boolean looksAt(Table table, Row row, String field) {
        return IntStream.range(0, table.inputs().size()).filter(i -> !row.tests().get(i).equals("-")).anyMatch(i ->
                Stream.of(table.inputs().get(i).expression().split("\\W+")).anyMatch(field::equals));
    }

    private static Set<Category> categories(Predicate<Category> where) {
        return Stream.of(Category.values()).filter(Category::isHarm).filter(where)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Category.class)));
    }

    @Test
    void who_said_so_and_who_can_reach_the_child_is_asked_where_a_rule_looks_at_it() {
        for (var field : List.of("disclosure", "perpetratorAccess", "injury", "explanation")) {
            assertThat(categories(category -> isShown(field, category))).as(field)
                    .isEqualTo(categories(category -> isLookedAt(field, category)));
        }
    }

    @Test
    void domestic_abuse_is_graded_only_where_it_is_the_worry() {
        for (var field : List.of("daGrade", "daScale")) {
            assertThat(Stream.of(Category.values()).filter(category -> isShown(field, category)))
                    .containsExactly(Category.DOMESTIC_ABUSE);
        }
    }

    @Test
    void nothing_is_asked_about_injuries_where_the_worry_is_no_harm() {
        assertThat(Stream.of(Category.values()).filter(category -> isShown("injury", category)))
                .allMatch(Category::isHarm).hasSize((int) Stream.of(Category.values()).filter(Category::isHarm).count());
    }

    @Test
    void an_answer_that_no_rule_looks_at_is_no_question_to_the_referrer() {
        for (var category : Category.values()) {
            var asked = Questions.about(new SubjectFacts(null, 100, null, null, null, null, 1, false,
                    List.of(new ConcernFacts(category, null, null, null, null, null, null, null, null, null))));
            assertThat(asked.contains("Has the child or an adult said what happened?")).as(category.name())
                    .isEqualTo(category.isHarm() && isShown("disclosure", category));
            assertThat(asked.contains("Can the person who may have done the harm reach the child now?"))
                    .as(category.name()).isEqualTo(category.isHarm() && isShown("perpetratorAccess", category));
        }
    }
}
