package org.openmash.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.ibatis.builder.BuilderException;
import org.apache.ibatis.ognl.OgnlRuntime;
import org.apache.ibatis.scripting.xmltags.ExpressionEvaluator;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.db.ListQueryParameterObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class QueryPropertiesTest {

    private final ExpressionEvaluator statement = new ExpressionEvaluator();
    private final TaskQueryImpl plain = new TaskQueryImpl();
    private final TaskQueryImpl narrow = (TaskQueryImpl) new TaskQueryImpl().withoutTenantId().taskName("Rate the contact");

    @BeforeAll
    static void the_engine_is_set() {
        QueryProperties.areFoundOnce();
    }

    @Test
    void every_query_is_read_this_way() throws Exception {
        assertThat(OgnlRuntime.getPropertyAccessor(TaskQueryImpl.class)).isInstanceOf(QueryProperties.class);
        assertThat(OgnlRuntime.getPropertyAccessor(ListQueryParameterObject.class)).isInstanceOf(QueryProperties.class);
    }

    @Test
    void what_no_getter_returns_is_of_the_query_that_is_asked() {
        assertThat(statement.evaluateBoolean("isWithoutTenantId", narrow)).isTrue();
        assertThat(statement.evaluateBoolean("isWithoutTenantId", plain)).isFalse();
        assertThat(statement.evaluateBoolean("isOrQueryActive", plain)).isFalse();
        assertThat(statement.evaluateBoolean("isOrQueryActive", ((TaskQueryImpl) plain.or()).getQueries().get(1))).isTrue();
    }

    @Test
    void what_a_getter_returns_is_as_before() {
        assertThat(statement.evaluateBoolean("name == 'Rate the contact'", narrow)).isTrue();
        assertThat(statement.evaluateBoolean("name == null", plain)).isTrue();
        assertThat(statement.evaluateBoolean("authCheck.shouldPerformAuthorizatioCheck", plain)).isFalse();
        narrow.getAuthCheck().setAuthorizationCheckEnabled(true);
        narrow.getAuthCheck().setAuthUserId("police");
        narrow.getAuthCheck().addAtomicPermissionCheck(new org.camunda.bpm.engine.impl.db.PermissionCheck());
        assertThat(statement.evaluateBoolean("authCheck.authorizationCheckEnabled", narrow)).isTrue();
    }

    @Test
    void what_is_not_there_is_an_error_as_before() {
        assertThatThrownBy(() -> statement.evaluateBoolean("isNothing", plain)).isInstanceOf(BuilderException.class)
                .hasMessageContaining("isNothing");
    }
}
