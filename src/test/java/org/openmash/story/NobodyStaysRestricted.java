package org.openmash.story;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * The stories share a database, and most of them are about a child of the same name: once a class has restricted a record,
 * the later ones would find the child's restricted too.
 */
class NobodyStaysRestricted implements AfterAllCallback {

    @Override
    public void afterAll(ExtensionContext context) {
        SpringExtension.getApplicationContext(context).getBean(JdbcClient.class).sql("delete from restricted_person")
                .update();
    }
}
