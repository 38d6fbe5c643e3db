package org.openmash.platform.engine;

import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.impl.repository.DeploymentBuilderImpl;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.openmash.platform.DeploymentCheck;
import org.openmash.platform.HubSentence;
import org.openmash.platform.Refused;

/**
 * The engine's repository, into which a person can put nothing unchecked: whoever may deploy anything may run any code.
 * What the application deploys of itself passes.
 */
class GuardedRepositoryService extends RepositoryServiceImpl {

    private final ProcessEngineConfigurationImpl configuration;
    private final Supplier<DeploymentCheck> check;

    GuardedRepositoryService(ProcessEngineConfigurationImpl configuration, Supplier<DeploymentCheck> check) {
        this.configuration = configuration;
        this.check = check;
    }

    @Override
    public DeploymentWithDefinitions deployWithResult(DeploymentBuilderImpl builder) {
        var person = configuration.getIdentityService().getCurrentAuthentication();
        if (person == null || person.getUserId() == null) {
            return super.deployWithResult(builder);
        }
        try {
            checkAsAPersons(builder);
        } catch (Refused refused) {
            throw new BadUserRequestException(HubSentence.said(refused.getMessage()));
        }
        // never the application's own mark, by which the next start knows what it may put a newer table over
        builder.source("policy lead " + person.getUserId());
        return super.deployWithResult(builder);
    }

    private void checkAsAPersons(DeploymentBuilderImpl builder) {
        var deployment = builder.getDeployment();
        if (!builder.getDeployments().isEmpty() || deployment.getTenantId() != null
                || deployment.getResources() == null) {
            throw new Refused("Send one decision file (.dmn), and nothing else.");
        }
        check.get().check(String.valueOf(deployment.getName()), deployment.getResources().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, file -> bytes(file.getValue()))));
    }

    private static byte[] bytes(ResourceEntity file) {
        return file.getBytes();
    }
}
