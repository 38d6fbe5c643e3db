package org.openmash.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Providers;
import java.util.stream.Stream;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.camunda.bpm.webapp.impl.engine.EngineRestApplication;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.support.StaticApplicationContext;

/** A mapper that is made anew for each call learns the shape of each query anew. */
class OneJsonMapperTest {

    static Stream<ResourceConfig> surfaces() {
        return Stream.of(ResourceConfig.forApplication(new EngineRestApplication()),
                new ResourceConfig().registerClasses(CamundaRestResources.getConfigurationClasses()));
    }

    @ParameterizedTest
    @MethodSource("surfaces")
    void each_surface_asks_for_one_mapper_and_gets_it(ResourceConfig surface) {
        var spring = new StaticApplicationContext();
        spring.refresh();
        var mappers = new ApplicationHandler(surface.property("contextConfig", spring)).getInjectionManager().getInstance(Providers.class)
                .getContextResolver(ObjectMapper.class, MediaType.APPLICATION_JSON_TYPE);

        assertThat(mappers.getContext(Object.class)).isSameAs(mappers.getContext(String.class));
    }
}
