package org.openmash.platform.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.openmash.platform.DecisionRules;
import org.springframework.stereotype.Component;

/**
 * How decisions are evaluated: {@link DecisionRules} hears every one, because the engine's own result does not say
 * which
 * rules held, and a cell of a table is parsed once.
 */
@Component
public class DecisionRulesPlugin extends AbstractProcessEnginePlugin {

    private final DecisionRules rules;

    public DecisionRulesPlugin(DecisionRules rules) {
        this.rules = rules;
    }

    /** Before the engine builds its decision engine from the configuration. */
    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        var decisions = configuration.getDmnEngineConfiguration();
        if (decisions == null) {
            decisions = (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
            configuration.setDmnEngineConfiguration(decisions);
        }
        listenAndParseOnce(decisions, rules);
    }

    /** The same for a decision engine that stands by itself. */
    public static void listenAndParseOnce(DefaultDmnEngineConfiguration decisions, DecisionRules rules) {
        var listeners = new ArrayList<>(List.copyOf(decisions.getCustomPostDecisionEvaluationListeners()));
        listeners.add(rules);
        decisions.setCustomPostDecisionEvaluationListeners(listeners);
        decisions.setFeelEngineFactory(() -> new ParsedOnceFeelEngine(decisions.getFeelCustomFunctionProviders()));
    }
}
