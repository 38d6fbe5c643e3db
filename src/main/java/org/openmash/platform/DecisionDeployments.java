package org.openmash.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The decision files that are deployed and that ship with the application, as texts. */
@Component
public class DecisionDeployments {

    /** What the application deploys of itself at each start. */
    public static final String SHIPPED = "openmash";

    private final RepositoryService repository;
    private final ActingAsHub hub;

    DecisionDeployments(@Lazy RepositoryService repository, ActingAsHub hub) {
        this.repository = repository;
        this.hub = hub;
    }

    /**
     * The version of a decision that is asked now.
     *
     * @param source who deployed it; {@link #SHIPPED} if it came with the application
     */
    public record Deciding(String key, String name, int version, String source, String deployment, Instant since,
                           String text) {

        public boolean isShipped() {
            return SHIPPED.equals(source);
        }
    }

    public Optional<Deciding> deciding(String decisionKey) {
        return hub.call(() -> Optional.ofNullable(repository.createDecisionDefinitionQuery()
                .decisionDefinitionKey(decisionKey).latestVersion().singleResult()).map(definition -> {
                    var deployment = repository.createDeploymentQuery().deploymentId(definition.getDeploymentId())
                            .singleResult();
                    return new Deciding(decisionKey, definition.getName(), definition.getVersion(),
                            Objects.requireNonNullElse(deployment.getSource(), "somebody"),
                            Objects.requireNonNullElse(deployment.getName(), ""),
                            deployment.getDeploymentTime().toInstant(), text(definition.getId()));
                }));
    }

    private String text(String definitionId) {
        try (var in = repository.getDecisionModel(definitionId)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts a file into force: what is asked from now on is asked of it. */
    public void deploy(String fileName, String text, String source) {
        hub.run(() -> repository.createDeployment().name(fileName).source(source)
                .addString("dmn/" + fileName, text).deploy());
    }

    /** The decision files that ship with the application. */
    public static List<String> shippedTexts() {
        try {
            var found = new PathMatchingResourcePatternResolver().getResources("classpath*:dmn/*.dmn");
            return Arrays.stream(found).sorted(Comparator.comparing(Resource::getFilename))
                    .map(DecisionDeployments::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Resource file) {
        try (InputStream in = file.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
