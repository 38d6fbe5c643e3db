package org.openmash.story;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.TestPropertySource;

/** As {@link StoryTest}, on a PostgreSQL server that is started for it. Only in a virtual machine of its own. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = {org.openmash.OpenMash.class, Hub.class, OnPostgres.Server.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestPropertySource(properties = {
    "mash.demo=true",
    "mash.demo-cases=0",
    "camunda.bpm.job-execution.enabled=false",
    "mash.audit.sealing=-"
})
@ExtendWith({NothingLeaks.class, WhileTheHubIsOpen.class, NobodyStaysRestricted.class})
public @interface OnPostgres {

    @TestConfiguration(proxyBeanMethods = false)
    class Server {

        /** Without its own shutdown hook, which would stop it before the engine has closed. */
        @Bean(destroyMethod = "close")
        EmbeddedPostgres postgres() throws IOException {
            return EmbeddedPostgres.builder().setRegisterShutdownHook(false).start();
        }

        @Bean
        DataSource dataSource(EmbeddedPostgres postgres) {
            return DataSourceBuilder.create().url(postgres.getJdbcUrl("postgres", "postgres")).username("postgres")
                    .password("postgres").build();
        }
    }
}
