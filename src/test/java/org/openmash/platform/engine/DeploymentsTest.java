package org.openmash.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ClassPathResource;

/** Once a restart silently put a shipped table over the one that a policy lead had changed. */
class DeploymentsTest {

    private final String database = "jdbc:h2:mem:deployments-" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";

    private ProcessEngine start() {
        var configuration = (ProcessEngineConfigurationImpl) new StandaloneInMemProcessEngineConfiguration()
                .setProcessEngineName("deployments").setJdbcUrl(database).setDatabaseSchemaUpdate("true");
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

    /** A release whose shipped table says 42 days. */
    private static ClassLoader nextRelease(Path directory) throws IOException {
        Files.createDirectories(directory.resolve("dmn"));
        Files.writeString(directory.resolve("dmn/referral-routing.dmn"), new ClassPathResource("dmn/referral-routing.dmn")
                .getContentAsString(StandardCharsets.UTF_8).replace("28", "42"));
        return new ClassLoader(DeploymentsTest.class.getClassLoader()) {
            @Override
            public Enumeration<URL> getResources(String name) throws IOException {
                return name.startsWith("dmn") ? Collections.enumeration(List.of(
                        directory.resolve(name).toUri().toURL())) : super.getResources(name);
            }
        };
    }

    @Test
    void a_release_with_a_newer_table_is_put_over_a_shipped_one_and_never_over_a_policy_leads(@TempDir Path directory)
            throws IOException {
        var here = Thread.currentThread().getContextClassLoader();
        start().close();
        try {
            Thread.currentThread().setContextClassLoader(nextRelease(directory));
            var newer = start();
            assertThat(text(newer)).contains("[0..42]");
            newer.getRepositoryService().createDeployment().name("policy lead").source("policy lead policy-lead")
                    .addString("dmn/referral-routing.dmn", changedTable()).deploy();
            newer.close();
            Files.writeString(directory.resolve("dmn/referral-routing.dmn"),
                    Files.readString(directory.resolve("dmn/referral-routing.dmn")).replace("42", "21"));
            var newest = start();
            assertThat(text(newest)).contains("[0..35]").doesNotContain("[0..21]");
            newest.close();
        } finally {
            Thread.currentThread().setContextClassLoader(here);
        }
    }

    private static String text(ProcessEngine engine) throws IOException {
        try (var in = engine.getRepositoryService().getDecisionModel(routing(engine).getId())) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
