package org.openmash.platform.engine;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The register's tables come first: Flyway refuses a schema that already holds the engine's. */
@Configuration(proxyBeanMethods = false)
class FlywayBeforeEngine {

    @Bean
    static BeanFactoryPostProcessor engineDependsOnFlyway() {
        return beans -> {
            if (beans.containsBeanDefinition("flywayInitializer")) {
                beans.getBeanDefinition("processEngineConfigurationImpl").setDependsOn("flywayInitializer");
            }
        };
    }
}
