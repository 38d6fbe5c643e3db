package org.openmash.platform.engine;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/**
 * Lets PostgreSQL look authorizations up in their index. It takes the engine's check of them for far more selective than it
 * is, would keep those that it expects in memory and compare each with each task: 55 s for an agency's 12,500 requests. For
 * the same reason it would compile such a question before it answers it, which takes longer than the answer.
 */
@Component
class PlansOnPostgres implements BeanPostProcessor {

    private static final String ASK_THE_INDEX = "set enable_material = off; set jit = off";

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool && pool.getJdbcUrl() != null
                && pool.getJdbcUrl().startsWith("jdbc:postgresql:")) {
            pool.setConnectionInitSql(ASK_THE_INDEX);
        }
        return bean;
    }
}
