package org.openmash.platform;

import java.util.UUID;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.spring.SpringTransactionsProcessEngineConfiguration;
import org.openmash.platform.engine.DecisionRulesPlugin;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.PlatformTransactionManager;

/** An engine in memory with the shipped tables, for tests of decisions alone. */
public final class DecisionEngine implements AutoCloseable {

    private final ProcessEngine engine;
    private final Decisions decisions;
    private final PlatformTransactionManager transactions;

    private DecisionEngine(ProcessEngineConfigurationImpl configuration, PlatformTransactionManager transactions) {
        var rules = new DecisionRules();
        var beans = new DefaultListableBeanFactory();
        if (transactions != null) {
            beans.registerSingleton("transactionManager", transactions);
        }
        configuration.setHistory("none");
        configuration.setDbHistoryUsed(false);
        configuration.setDbIdentityUsed(false);
        configuration.setCmmnEnabled(false);
        configuration.setMetricsEnabled(false);
        configuration.getProcessEnginePlugins().add(new DecisionRulesPlugin(rules));
        this.engine = configuration.buildProcessEngine();
        this.transactions = transactions;
        this.decisions = new Decisions(engine.getDecisionService(), engine.getRepositoryService(), rules,
                new ActingAsHub(engine.getIdentityService()), beans.getBeanProvider(PlatformTransactionManager.class));
    }

    /** With these files of the class path, for example {@code concern-rating.dmn}. */
    public static DecisionEngine with(String... files) {
        var name = newName();
        var configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setProcessEngineName(name);
        configuration.setJdbcUrl("jdbc:h2:mem:" + name);
        var started = new DecisionEngine(configuration, null);
        for (var file : files) {
            started.engine.getRepositoryService().createDeployment().addClasspathResource("dmn/" + file).deploy();
        }
        return started;
    }

    /** Without tables, and taking part in Spring's transactions as the hub's engine does. */
    public static DecisionEngine inTransactions() {
        var name = newName();
        var transactions = new DataSourceTransactionManager(
                new DriverManagerDataSource("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1", "sa", ""));
        var configuration = new SpringTransactionsProcessEngineConfiguration();
        configuration.setProcessEngineName(name);
        configuration.setDataSource(transactions.getDataSource());
        configuration.setTransactionManager(transactions);
        configuration.setDatabaseSchemaUpdate("true");
        return new DecisionEngine(configuration, transactions);
    }

    public Decisions decisions() {
        return decisions;
    }

    /** Puts a newer version of a table over the shipped one. */
    public void deploy(String file, String xml) {
        engine.getRepositoryService().createDeployment().addString("dmn/" + file, xml).deploy();
    }

    PlatformTransactionManager transactions() {
        return transactions;
    }

    DataSource dataSource() {
        return ((DataSourceTransactionManager) transactions).getDataSource();
    }

    private static String newName() {
        return "decisions-" + UUID.randomUUID();
    }

    @Override
    public void close() {
        engine.close();
    }
}
