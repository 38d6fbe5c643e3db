package org.openmash.platform;

import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.openmash.platform.engine.DecisionRulesPlugin;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.transaction.PlatformTransactionManager;

/** An engine in memory with the shipped tables, for tests of decisions alone. */
public final class DecisionEngine implements AutoCloseable {

    private final ProcessEngine engine;
    private final Decisions decisions;

    private DecisionEngine(ProcessEngine engine, DecisionRules rules) {
        this.engine = engine;
        this.decisions = new Decisions(engine.getDecisionService(), engine.getRepositoryService(), rules,
                new ActingAsHub(engine.getIdentityService()),
                new DefaultListableBeanFactory().getBeanProvider(PlatformTransactionManager.class));
    }

    /** With these files of the class path, for example {@code concern-rating.dmn}. */
    public static DecisionEngine with(String... files) {
        var rules = new DecisionRules();
        var configuration = (ProcessEngineConfigurationImpl) ProcessEngineConfiguration
                .createStandaloneInMemProcessEngineConfiguration();
        var name = "decisions-" + UUID.randomUUID();
        configuration.setProcessEngineName(name).setJdbcUrl("jdbc:h2:mem:" + name).setHistory("none");
        configuration.getProcessEnginePlugins().add(new DecisionRulesPlugin(rules));
        var started = new DecisionEngine(configuration.buildProcessEngine(), rules);
        for (var file : files) {
            started.engine.getRepositoryService().createDeployment().addClasspathResource("dmn/" + file).deploy();
        }
        return started;
    }

    public Decisions decisions() {
        return decisions;
    }

    /** Puts a newer version of a table over the shipped one. */
    public void deploy(String file, String xml) {
        engine.getRepositoryService().createDeployment().addString("dmn/" + file, xml).deploy();
    }

    @Override
    public void close() {
        engine.close();
    }
}
