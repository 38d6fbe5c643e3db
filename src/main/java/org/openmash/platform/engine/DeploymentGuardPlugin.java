package org.openmash.platform.engine;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.openmash.platform.DeploymentCheck;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts the check of what a person deploys between the engine and its users. */
@Component
class DeploymentGuardPlugin extends AbstractProcessEnginePlugin {

    private final ObjectProvider<DeploymentCheck> check;

    DeploymentGuardPlugin(ObjectProvider<DeploymentCheck> check) {
        this.check = check;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setRepositoryService(new GuardedRepositoryService(configuration, check::getObject));
    }
}
