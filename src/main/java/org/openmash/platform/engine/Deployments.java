package org.openmash.platform.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.openmash.platform.DecisionDeployments;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys what ships with the application: the diagrams and forms together, and each decision file by itself. A decision
 * whose newest version came from somebody else (the policy lead) is left as it is: their table goes on deciding.
 */
@Component
@Order(org.camunda.bpm.spring.boot.starter.configuration.Ordering.DEFAULT_ORDER + 10)
class Deployments extends AbstractProcessEnginePlugin {

    private static final String SHIPPED = DecisionDeployments.SHIPPED;
    private static final Logger LOG = LoggerFactory.getLogger(Deployments.class);

    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        var repository = engine.getRepositoryService();
        deployPathway(repository);
        resources("dmn/*.dmn").forEach(file -> deployDecision(repository, file));
    }

    private void deployPathway(RepositoryService repository) {
        var deployment = repository.createDeployment().name(SHIPPED).source(SHIPPED).enableDuplicateFiltering(false);
        resources("processes/*.bpmn").forEach(file -> deployment.addInputStream("processes/" + file.getFilename(), open(file)));
        resources("forms/*.form").forEach(file -> deployment.addInputStream("forms/" + file.getFilename(), open(file)));
        if (!deployment.getResourceNames().isEmpty()) {
            deployment.deploy();
        }
    }

    private void deployDecision(RepositoryService repository, Resource file) {
        var name = "dmn/" + file.getFilename();
        if (isKeptByPolicyLead(repository, file)) {
            LOG.info("MASH-DEPLOY-01 {} was changed by a policy lead; the shipped table is not put over it", name);
            return;
        }
        repository.createDeployment().name(SHIPPED + " " + name).source(SHIPPED).enableDuplicateFiltering(true)
                .addInputStream(name, open(file)).deploy();
    }

    private boolean isKeptByPolicyLead(RepositoryService repository, Resource file) {
        return Dmn.readModelFromStream(open(file)).getModelElementsByType(Decision.class).stream()
                .map(decision -> repository.createDecisionDefinitionQuery().decisionDefinitionKey(decision.getId())
                        .latestVersion().singleResult())
                .filter(java.util.Objects::nonNull)
                .anyMatch(newest -> !isShipped(repository, newest));
    }

    private static boolean isShipped(RepositoryService repository, DecisionDefinition decision) {
        var deployment = repository.createDeploymentQuery().deploymentId(decision.getDeploymentId()).singleResult();
        return SHIPPED.equals(deployment.getSource());
    }

    private static List<Resource> resources(String pattern) {
        try {
            var found = new PathMatchingResourcePatternResolver().getResources("classpath*:" + pattern);
            return Arrays.stream(found).sorted(Comparator.comparing(Resource::getFilename)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(Resource file) {
        try {
            return file.getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
