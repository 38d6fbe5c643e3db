package org.openmash.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.junit.jupiter.api.Test;

/** One row of history for one question, however many tables answered it. */
class AskedDecisionHistoryTest {

    @Test
    void only_the_decision_that_was_asked_is_kept_and_with_its_answer() {
        var configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setJdbcUrl("jdbc:h2:mem:history-" + UUID.randomUUID());
        configuration.setProcessEngineName("history-" + UUID.randomUUID());
        configuration.getProcessEnginePlugins().add(new HubEnginePlugin(true));
        var engine = configuration.buildProcessEngine();
        try {
            engine.getRepositoryService().createDeployment().addClasspathResource("dmn/concern-rating.dmn").deploy();
            engine.getDecisionService().evaluateDecisionByKey("concernRating")
                    .variables(Map.of("category", "PHYSICAL", "injury", "SERIOUS")).evaluate();
            var kept = engine.getHistoryService().createHistoricDecisionInstanceQuery().includeOutputs().list();
            assertThat(kept).singleElement().satisfies(decision -> {
                assertThat(decision.getDecisionDefinitionKey()).isEqualTo("concernRating");
                assertThat(decision.getOutputs()).extracting(output -> output.getValue()).contains("RED");
            });
        } finally {
            engine.close();
        }
    }
}
