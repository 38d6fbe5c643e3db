package org.openmash.platform.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import org.camunda.bpm.engine.rest.mapper.JacksonConfigurator;
import org.glassfish.jersey.internal.spi.AutoDiscoverable;

/**
 * One mapper for the engine's REST surfaces, configured as theirs. The engine makes a new one for each call, which learns
 * the shape of each query anew: a seventh of the time of a look at a queue.
 */
@Provider
@Produces(MediaType.APPLICATION_JSON)
@Priority(1)
public class OneJsonMapper extends JacksonConfigurator {

    private final ObjectMapper mapper = configureObjectMapper(new ObjectMapper());

    @Override
    public ObjectMapper getContext(Class<?> asking) {
        return mapper;
    }

    /** Jersey finds it by its service file, for each surface. */
    public static class Everywhere implements AutoDiscoverable {

        @Override
        public void configure(FeatureContext context) {
            context.register(OneJsonMapper.class);
        }
    }
}
