package org.openmash.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmash.platform.Decisions.DecisionFailed;
import org.openmash.platform.Decisions.FiredRule;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** What the hub learns from a decision, and what a broken one does to the work around it. */
class DecisionsTest {

    private static final String TABLE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn"
                id="colours" name="Colours" namespace="https://openmash.org/test">
              <decision id="colour" name="Colour" camunda:historyTimeToLive="P1D">
                <informationRequirement id="Needs_shade"><requiredDecision href="#shade" /></informationRequirement>
                <decisionTable id="Table_colour" hitPolicy="UNIQUE">
                  <input id="Input_shade"><inputExpression id="Expression_shade"><text>count(depth)</text></inputExpression></input>
                  <output id="Output_colour" name="colour" typeRef="string" />
                  <rule id="rule_dark"><description>Something is dark. [%s]</description>
                    <inputEntry id="In_dark"><text>&gt; 0</text></inputEntry>
                    <outputEntry id="Out_dark"><text>"black"</text></outputEntry></rule>
                </decisionTable>
              </decision>
              <decision id="shade" name="Shade" camunda:historyTimeToLive="P1D">
                <decisionTable id="Table_shade" hitPolicy="COLLECT">
                  <input id="Input_light"><inputExpression id="Expression_light"><text>light</text></inputExpression></input>
                  <output id="Output_depth" name="depth" typeRef="string" />
                  <rule id="rule_night"><description>It is night. [clock]</description>
                    <inputEntry id="In_night"><text>&lt; 10</text></inputEntry>
                    <outputEntry id="Out_night"><text>"deep"</text></outputEntry></rule>
                  <rule id="rule_cellar">
                    <inputEntry id="In_cellar"><text>%s</text></inputEntry>
                    <outputEntry id="Out_cellar"><text>"deeper"</text></outputEntry></rule>
                </decisionTable>
              </decision>
            </definitions>
            """;

    private static DecisionEngine engine;

    @BeforeAll
    static void start() {
        engine = DecisionEngine.inTransactions();
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    /** Over whatever another test left there. */
    @BeforeEach
    void deploy() {
        engine.deploy("colours.dmn", TABLE.formatted("first edition", "&lt; 5"));
    }

    @Test
    void the_rules_that_held_come_with_their_reasons_also_from_required_decisions() {
        var evaluation = engine.decisions().evaluate("colour", Map.of("light", 1));
        assertThat(evaluation.version()).isPositive();
        assertThat(evaluation.row().orElseThrow()).containsEntry("colour", "black");
        assertThat(evaluation.rules()).containsExactlyInAnyOrder(
                new FiredRule("colour", "rule_dark", "Something is dark. [first edition]", Map.of("colour", "black")),
                new FiredRule("shade", "rule_night", "It is night. [clock]", Map.of("depth", "deep")),
                new FiredRule("shade", "rule_cellar", "", Map.of("depth", "deeper")));
    }

    @Test
    void a_newer_table_decides_at_once_and_its_reasons_are_the_newer_ones() {
        var older = engine.decisions().evaluate("colour", Map.of("light", 1));
        engine.deploy("colours.dmn", TABLE.formatted("second edition", "&lt; 5"));
        var evaluation = engine.decisions().evaluate("colour", Map.of("light", 1));
        assertThat(evaluation.version()).isEqualTo(older.version() + 1);
        assertThat(evaluation.rules()).extracting(FiredRule::reason).contains("Something is dark. [second edition]");
    }

    @Test
    void what_a_table_has_answered_without_a_trace_it_answers_and_a_newer_one_anew() {
        var question = Map.<String, Object>of("light", 1);
        var older = engine.decisions().withoutTrace().evaluate("colour", question);
        assertThat(engine.decisions().withoutTrace().evaluate("colour", question)).isSameAs(older);
        assertThat(engine.decisions().withoutTrace().evaluate("colour", Map.of("light", 20)).rules()).isEmpty();
        engine.deploy("colours.dmn", TABLE.formatted("second edition", "&lt; 5"));
        assertThat(engine.decisions().withoutTrace().evaluate("colour", question).rules()).extracting(FiredRule::reason)
                .contains("Something is dark. [second edition]");
    }

    @Test
    void a_table_that_asks_for_the_time_is_asked_each_time() {
        engine.deploy("colours.dmn", TABLE.formatted("by day", "now().hour &gt;= 0"));
        var question = Map.<String, Object>of("light", 1);
        assertThat(engine.decisions().withoutTrace().evaluate("colour", question))
                .isNotSameAs(engine.decisions().withoutTrace().evaluate("colour", question));
    }

    @Test
    void calls_on_several_threads_do_not_hear_each_other() {
        var rules = IntStream.range(0, 200).parallel()
                .mapToObj(i -> engine.decisions().evaluate("shade", Map.of("light", i % 2 == 0 ? 1 : 7)).rules().size()).toList();
        assertThat(rules).isEqualTo(IntStream.range(0, 200).mapToObj(i -> i % 2 == 0 ? 2 : 1).toList());
    }

    @Test
    void a_decision_that_nobody_deployed_fails_by_its_name_alone() {
        assertThatThrownBy(() -> engine.decisions().evaluate("missing", Map.of("light", "Canary Street")))
                .isInstanceOf(DecisionFailed.class).hasMessageContaining("missing").hasMessageNotContaining("Canary").hasNoCause();
    }

    @Test
    void a_broken_table_does_not_undo_the_work_around_it() {
        engine.deploy("colours.dmn", TABLE.formatted("broken", "\"never closed"));
        var jdbc = new JdbcTemplate(engine.dataSource());
        jdbc.execute("create table work (done int)");
        new TransactionTemplate(engine.transactions()).executeWithoutResult(status -> {
            jdbc.update("insert into work values (1)");
            assertThatThrownBy(() -> engine.decisions().evaluate("colour", Map.of("light", 1))).isInstanceOf(DecisionFailed.class);
            jdbc.update("insert into work values (2)");
        });
        assertThat(jdbc.queryForList("select done from work order by done", Integer.class)).isEqualTo(List.of(1, 2));
    }
}
