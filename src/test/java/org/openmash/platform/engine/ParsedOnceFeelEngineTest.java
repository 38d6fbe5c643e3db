package org.openmash.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.feel.FeelEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmash.platform.DecisionDeployments;
import org.openmash.platform.DecisionFile;

/** A cell is parsed once, and nothing else differs from the engine's own FEEL. */
class ParsedOnceFeelEngineTest {

    private static final ScalaFeelEngine ORIGINAL = new ScalaFeelEngine(List.of());
    private final OpenedUp feel = new OpenedUp();

    /** The engine with what it evaluates by within reach. */
    private static final class OpenedUp extends ParsedOnceFeelEngine {

        private OpenedUp() {
            super(List.of());
        }

        private FeelEngine inside() {
            return feelEngine;
        }
    }

    @Test
    void a_cell_is_parsed_once() {
        feel.evaluateSimpleUnaryTests("< 10", "age", age(3));
        var parsed = feel.inside().parseUnaryTests("< 10");
        feel.evaluateSimpleUnaryTests("< 10", "age", age(30));
        assertThat(feel.inside().parseUnaryTests("< 10")).isSameAs(parsed);
    }

    @Test
    void an_output_is_parsed_once_and_not_taken_for_a_test() {
        var output = feel.inside().parseExpression("\"RED\"");
        assertThat(feel.<String>evaluateSimpleExpression("\"RED\"", age(3))).isEqualTo("RED");
        assertThat(feel.inside().parseExpression("\"RED\"")).isSameAs(output);
        assertThat(feel.inside().parseUnaryTests("\"RED\"")).isNotEqualTo(output);
    }

    @Test
    void what_is_kept_has_an_end() {
        var first = feel.inside().parseExpression("1");
        IntStream.rangeClosed(2, ParsedOnceFeelEngine.MOST_KEPT + 1)
                .forEach(number -> feel.inside().parseExpression(String.valueOf(number)));
        assertThat(feel.inside().parseExpression("1")).isNotSameAs(first).isEqualTo(first);
    }

    @Test
    void a_parsed_cell_gives_each_its_own_answer_also_at_the_same_time() {
        var answers = IntStream.range(0, 2000).parallel()
                .mapToObj(i -> feel.evaluateSimpleUnaryTests("< 10", "age", age(i % 20))).toList();
        assertThat(answers).isEqualTo(IntStream.range(0, 2000).mapToObj(i -> i % 20 < 10).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"< 10", "[1..3]", "not(3)", "-", "null", "\"RED\"", "list contains(signs, \"HUNGER\")",
        "list contains(missing, \"HUNGER\")", "unheardOf(1)", "\"never closed", "1 / 0", "age", "signs", "missing.name",
        "assert(missing, missing != null)", "date(\"nonsense\")", "if age > 2 then \"old\" else null", "{name: 1}", ""})
    void a_text_means_what_it_means_to_the_original_and_fails_in_the_same_words(String text) {
        for (var age : Arrays.<Object>asList(3, null, "three")) {
            assertThat(twice(() -> feel.evaluateSimpleUnaryTests(text, "age", age(age)))).as("test of %s", age)
                    .isEqualTo(twice(() -> ORIGINAL.evaluateSimpleUnaryTests(text, "age", age(age))));
            assertThat(twice(() -> feel.evaluateSimpleExpression(text, age(age)))).as("value for %s", age)
                    .isEqualTo(twice(() -> ORIGINAL.evaluateSimpleExpression(text, age(age))));
        }
    }

    private static final List<Object> VALUES = Arrays.asList("NONE", "A", "MINOR", "PHYSICAL", "UNBORN", "", "a\"b", 3, true,
            null, List.of(), List.of("A"), List.of("HUNGER", "STRANGULATION"), List.of("MISSING_NOW"), Arrays.asList("A", null),
            List.of(1, 2));

    @Test
    void every_cell_of_the_shipped_tables_means_what_it_means_to_the_original() {
        var cells = Stream.concat(DecisionDeployments.shippedTexts().stream().map(DecisionFile::read)
                        .flatMap(file -> file.tables().values().stream()).flatMap(table -> table.rows().stream())
                        .flatMap(row -> row.tests().stream()),
                Stream.of("\"A\"", "\"A\",\"B\"", "not(\"A\", \"B\")", "\"A\" , \"NONE\"", "list contains(?, \"A\")",
                        "list contains(?, \"A\") and list contains(?, \"B\")", "\"a\\\"b\"", "not(\"A\"),\"B\"",
                        "\"\"", "\"A\",null")).distinct().toList();
        assertThat(cells.stream().filter(cell -> ParsedOnceFeelEngine.PlainCell.of(cell).isPresent()).count())
                .as("plain cells").isGreaterThan(100);
        for (var cell : cells) {
            for (var value : VALUES) {
                assertThat(twice(() -> feel.evaluateSimpleUnaryTests(cell, "age", age(value)))).as("%s for %s", cell, value)
                        .isEqualTo(twice(() -> ORIGINAL.evaluateSimpleUnaryTests(cell, "age", age(value))));
            }
        }
    }

    private static List<Object> twice(Callable<Object> evaluation) {
        var both = new ArrayList<>();
        for (var i = 0; i < 2; i++) {
            try {
                both.add(String.valueOf(evaluation.call()));
            } catch (FeelException e) {
                both.add(e.getMessage());
            } catch (Exception e) {
                both.add(e.getClass());
            }
        }
        return both;
    }

    private static VariableContext age(Object age) {
        return Variables.createVariables().putValue("age", age).putValue("signs", List.of("HUNGER"))
                .asVariableContext();
    }
}
