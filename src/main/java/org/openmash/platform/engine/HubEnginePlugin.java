package org.openmash.platform.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How the engine is set: what it keeps, how it fails, who may do what by default. */
@Component
class HubEnginePlugin extends AbstractProcessEnginePlugin {

    private final boolean demo;

    HubEnginePlugin(@Value("${mash.demo}") boolean demo) {
        this.demo = demo;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        QueryProperties.areFoundOnce();
        configuration.setCustomHistoryLevels(new ArrayList<>(List.of(new HubHistoryLevel())));
        configuration.setHistory(HubHistoryLevel.NAME);
        configuration.setDmnHistoryEventProducer(new AskedDecisionHistory());
        configuration.setFailedJobCommandFactory(new QuietFailedJobs());
        configuration.setManagementService(new GuardedManagementService(configuration));
        // candidates may claim and complete; they may not write variables, rename or move a task
        configuration.setDefaultUserPermissionNameForTask("TASK_WORK");
        configuration.setEnableExceptionsAfterUnhandledBpmnError(true);
        configuration.setFailedJobRetryTimeCycle("R3/PT5M");
        // ids such as unit-manager-2
        configuration.setGeneralResourceWhitelistPattern("[a-zA-Z0-9-]+");
        // the engine would log the messages of foreign exceptions
        configuration.setEnableCmdExceptionLogging(false);
        configuration.setDeserializationTypeValidationEnabled(true);
        // a demonstration's passwords are its user names
        configuration.setEnablePasswordPolicy(!demo);
    }

    /** Earlier releases kept what tables were told and what they said: see {@link AskedDecisionHistory}. */
    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        var jdbc = JdbcClient.create(engine.getProcessEngineConfiguration().getDataSource());
        Stream.of("ACT_HI_DEC_IN", "ACT_HI_DEC_OUT").forEach(table -> jdbc.sql("delete from " + table).update());
    }
}
