package org.openmash.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** One row of history for one question, however many tables answered it. */
class AskedDecisionHistoryTest {

    @Test
    void only_that_a_decision_was_asked_is_kept_and_neither_what_it_was_told_nor_what_it_said() {
        var engine = engine("jdbc:h2:mem:history-" + UUID.randomUUID());
        try {
            engine.getRepositoryService().createDeployment().addClasspathResource("dmn/concern-rating.dmn").deploy();
            engine.getDecisionService().evaluateDecisionByKey("concernRating")
                    .variables(Map.of("category", "PHYSICAL", "injury", "SERIOUS")).evaluate();
            var kept = engine.getHistoryService().createHistoricDecisionInstanceQuery().includeInputs().includeOutputs().list();
            assertThat(kept).singleElement().satisfies(decision -> {
                assertThat(decision.getDecisionDefinitionKey()).isEqualTo("concernRating");
                assertThat(decision.getEvaluationTime()).isNotNull();
                assertThat(decision.getInputs()).isEmpty();
                assertThat(decision.getOutputs()).isEmpty();
                assertThat(decision.getCollectResultValue()).isNull();
            });
        } finally {
            engine.close();
        }
    }

    @Test
    void what_an_earlier_release_kept_of_it_is_gone_after_a_start() {
        var url = "jdbc:h2:mem:history-" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
        engine(url).close();
        var jdbc = JdbcClient.create(new DriverManagerDataSource(url, "sa", ""));
        for (var table : List.of("ACT_HI_DEC_IN", "ACT_HI_DEC_OUT")) {
            jdbc.sql("insert into " + table + " (ID_, DEC_INST_ID_, TEXT_) values ('1', '1', 'PHYSICAL')").update();
        }

        engine(url).close();

        assertThat(jdbc.sql("select TEXT_ from ACT_HI_DEC_IN union select TEXT_ from ACT_HI_DEC_OUT").query().listOfRows())
                .isEmpty();
    }

    private static ProcessEngine engine(String url) {
        var configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setJdbcUrl(url);
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
        configuration.setProcessEngineName("history-" + UUID.randomUUID());
        configuration.getProcessEnginePlugins().add(new HubEnginePlugin(true));
        return configuration.buildProcessEngine();
    }
}
