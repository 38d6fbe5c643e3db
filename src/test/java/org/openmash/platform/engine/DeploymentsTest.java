package org.openmash.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** Once a restart silently put a shipped table over the one that a policy lead had changed. */
class DeploymentsTest {

    private static final String DATABASE = "jdbc:h2:mem:deployments;DB_CLOSE_DELAY=-1";

    private static ProcessEngine start() {
        var configuration = (ProcessEngineConfigurationImpl) new StandaloneInMemProcessEngineConfiguration()
                .setProcessEngineName("deployments").setJdbcUrl(DATABASE).setDatabaseSchemaUpdate("true");
        configuration.setProcessEnginePlugins(List.of(new Deployments()));
        return configuration.buildProcessEngine();
    }

    private static DecisionDefinition routing(ProcessEngine engine) {
        return engine.getRepositoryService().createDecisionDefinitionQuery()
                .decisionDefinitionKey("referralRouting").latestVersion().singleResult();
    }

    private static String changedTable() throws IOException {
        return new ClassPathResource("dmn/referral-routing.dmn").getContentAsString(StandardCharsets.UTF_8)
                .replace("28", "35");
    }

    @Test
    void a_restart_deploys_nothing_twice_and_leaves_a_policy_leads_table_deciding() throws IOException {
        var first = start();
        assertThat(routing(first).getVersion()).isEqualTo(1);
        var deployments = first.getRepositoryService().createDeploymentQuery().count();
        first.close();

        var second = start();
        assertThat(second.getRepositoryService().createDeploymentQuery().count()).isEqualTo(deployments);
        second.getRepositoryService().createDeployment().name("policy lead")
                .addString("dmn/referral-routing.dmn", changedTable()).deploy();
        assertThat(routing(second).getVersion()).isEqualTo(2);
        second.close();

        var third = start();
        assertThat(routing(third).getVersion()).isEqualTo(2);
        assertThat(third.getRepositoryService().createDeploymentQuery().count()).isEqualTo(deployments + 1);
        third.close();
    }
}
