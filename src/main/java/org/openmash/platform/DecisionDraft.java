package org.openmash.platform;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.engine.variable.Variables;
import org.openmash.platform.Decisions.DecisionFailed;
import org.openmash.platform.Decisions.Evaluation;
import org.openmash.platform.engine.DecisionRulesPlugin;

/** A decision file that decides nothing yet: it can be asked, cell by cell and as a whole, without being deployed. */
public final class DecisionDraft implements DecisionSource {

    private final DecisionFile file;
    private final DecisionRules rules = new DecisionRules();
    private final DmnEngine engine;
    private final FeelEngine feel;
    private final Map<String, DmnDecision> decisions;
    private final Map<String, String> reasons;

    private DecisionDraft(DecisionFile file) {
        var configuration = (DefaultDmnEngineConfiguration) DmnEngineConfiguration
                .createDefaultDmnEngineConfiguration();
        DecisionRulesPlugin.listenAndParseOnce(configuration, rules);
        this.file = file;
        this.engine = configuration.buildEngine();
        this.feel = configuration.getFeelEngine();
        this.reasons = file.tables().values().stream().flatMap(table -> table.rows().stream())
                .collect(Collectors.toMap(DecisionFile.Row::id, DecisionFile.Row::reason, (a, b) -> a));
        this.decisions = engine.parseDecisions(
                        new ByteArrayInputStream(file.text().getBytes(StandardCharsets.UTF_8)))
                .stream().collect(Collectors.toMap(DmnDecision::getKey, decision -> decision));
    }

    /** @throws Refused if the engine would not take the file */
    public static DecisionDraft of(DecisionFile file) {
        try {
            return new DecisionDraft(file);
        } catch (RuntimeException e) {
            throw new Refused("The file is XML, but no decision file that can be used: " + where(e));
        }
    }

    /** The engine's reason as far as it is about the file's form, which holds nothing of a case. */
    private static String where(Throwable thrown) {
        var deepest = thrown;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return String.valueOf(deepest.getMessage()).lines().findFirst().orElse("").strip();
    }

    public DecisionFile file() {
        return file;
    }

    @Override
    public Evaluation evaluate(String decisionKey, Map<String, Object> inputs) {
        try {
            var told = rules.listen(() -> engine.evaluateDecision(decisions.get(decisionKey),
                    Variables.fromMap(inputs)));
            return new Evaluation(decisionKey, 0, Decisions.rows(told.result()),
                    Decisions.fired(told.event(), reasons));
        } catch (RuntimeException e) {
            throw new DecisionFailed(decisionKey, e.getClass());
        }
    }

    /**
     * Does this cell of an input column hold for the value?
     *
     * @throws Refused if the cell cannot be read
     */
    public boolean holds(String cell, Object value, Map<String, Object> facts) {
        if (cell.equals("-")) {
            return true;
        }
        try {
            return feel.evaluateSimpleUnaryTests(cell, "cellInput",
                    Variables.fromMap(facts).putValue("cellInput", value).asVariableContext());
        } catch (RuntimeException e) {
            throw new Refused("it cannot be read");
        }
    }

    /** What an expression comes to for these facts. @throws Refused if it cannot be read */
    public Object value(String expression, Map<String, Object> facts) {
        try {
            return feel.evaluateSimpleExpression(expression, Variables.fromMap(facts).asVariableContext());
        } catch (RuntimeException e) {
            throw new Refused("it cannot be read");
        }
    }
}
