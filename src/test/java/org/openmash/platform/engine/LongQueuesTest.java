package org.openmash.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever the queue, whoever looks: it shows what the engine's own filter would, from the same database. */
class LongQueuesTest {

    private static final Instant FIRST_DUE = Instant.parse("2026-06-01T09:00:00Z");
    private static final UnaryOperator<TaskQuery> AS_TASKLIST = query -> query.active().orderByDueDate().asc();
    private static final String MINE = "${currentUserGroups()}";

    private final String database = "jdbc:h2:mem:queues-" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    private ProcessEngine plain;
    private ProcessEngine ours;

    @BeforeEach
    void two_engines_on_one_database() {
        plain = engine("plain", List.of());
        ours = engine("ours", List.of(new LongQueues(), new GroupsAsTheyAre()));
        plain.getRepositoryService().createDeployment().addModelInstance("ask.bpmn", Bpmn.createExecutableProcess("ask")
                .camundaHistoryTimeToLive(1).startEvent().userTask("Answer").camundaCandidateGroups("${group}")
                .camundaDueDate("${due}").endEvent().done()).deploy();
    }

    private ProcessEngine engine(String name, List<org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin> plugins) {
        var configuration = (ProcessEngineConfigurationImpl) new StandaloneInMemProcessEngineConfiguration()
                .setProcessEngineName(name).setJdbcUrl(database).setDatabaseSchemaUpdate("true")
                .setAuthorizationEnabled(true);
        configuration.setResourceAuthorizationProvider(new DefaultAuthorizationProvider());
        configuration.setProcessEnginePlugins(plugins);
        return configuration.buildProcessEngine();
    }

    @AfterEach
    void both_end() {
        ours.close();
        plain.close();
    }

    // what waits, and who looks

    /** The most urgent was asked last. */
    private void asked(String group, int times) {
        IntStream.range(0, times).forEach(n -> plain.getRuntimeService().startProcessInstanceByKey("ask", group + "-" + n,
                Map.of("group", group, "due", Date.from(FIRST_DUE.minusSeconds(60L * n)))));
    }

    private Filter queue(UnaryOperator<TaskQuery> asks) {
        var filter = plain.getFilterService().newTaskFilter("queue " + UUID.randomUUID());
        filter.setQuery(asks.apply(plain.getTaskService().createTaskQuery()));
        var saved = plain.getFilterService().saveFilter(filter);
        var everybody = plain.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
        everybody.setResource(Resources.FILTER);
        everybody.setResourceId(saved.getId());
        everybody.setPermissions(new org.camunda.bpm.engine.authorization.Permission[] {Permissions.READ});
        plain.getAuthorizationService().saveAuthorization(everybody);
        return saved;
    }

    private Filter offered() {
        return queue(query -> query.taskDefinitionKeyIn("Answer", "Check").taskCandidateGroupInExpression(MINE)
                .includeAssignedTasks().orderByDueDate().asc());
    }

    private record Page(List<String> tasks, long count) {
    }

    private static Page look(ProcessEngine engine, Filter queue, List<String> groups, UnaryOperator<TaskQuery> as, int first,
            int most) {
        engine.getIdentityService().setAuthentication("somebody", groups);
        try {
            var filters = engine.getFilterService();
            return new Page(filters.<Task, TaskQuery>listPage(queue.getId(), as.apply(engine.getTaskService()
                    .createTaskQuery()), first, most).stream().map(Task::getId).toList(),
                    filters.count(queue.getId(), as.apply(engine.getTaskService().createTaskQuery())));
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    private Page showsTheSame(Filter queue, List<String> groups, UnaryOperator<TaskQuery> as, int first) {
        var shown = look(ours, queue, groups, as, first, 15);
        assertThat(shown).isEqualTo(look(plain, queue, groups, as, first, 15));
        return shown;
    }

    // what is shown

    @Test
    void every_page_of_a_long_queue_holds_what_it_should_and_no_task_twice() {
        asked("police", 120);
        asked("health", 40);
        var queue = offered();
        var all = new ArrayList<String>();
        for (int first = 0; first < 120; first += 15) {
            var page = showsTheSame(queue, List.of("police"), AS_TASKLIST, first);
            assertThat(page.count()).isEqualTo(120);
            all.addAll(page.tasks());
        }
        assertThat(all).hasSize(120).doesNotHaveDuplicates();
        assertThat(showsTheSame(queue, List.of("police"), AS_TASKLIST, 120).tasks()).isEmpty();
        assertThat(look(ours, queue, List.of("police"), AS_TASKLIST, 0, Integer.MAX_VALUE).tasks()).hasSize(120);
        assertThat(showsTheSame(queue, List.of("police", "health"), AS_TASKLIST, 0).count()).isEqualTo(160);
        assertThat(showsTheSame(queue, List.of("housing"), AS_TASKLIST, 0)).isEqualTo(new Page(List.of(), 0));
    }

    @Test
    void a_short_queue_is_counted_at_each_look() {
        asked("police", 3);
        var queue = offered();
        var first = showsTheSame(queue, List.of("police"), AS_TASKLIST, 0).tasks().get(0);
        plain.getTaskService().setAssignee(first, "colleague");
        assertThat(showsTheSame(queue, List.of("police"), AS_TASKLIST, 0).count()).as("taken, and still there").isEqualTo(3);
        plain.getTaskService().complete(first);
        assertThat(showsTheSame(queue, List.of("police"), AS_TASKLIST, 0).count()).isEqualTo(2);
    }

    @Test
    void what_somebody_may_not_read_is_not_shown_though_it_is_offered() {
        asked("police", 3);
        var queue = offered();
        var grants = plain.getAuthorizationService();
        var withdrawn = plain.getTaskService().createTaskQuery().orderByDueDate().asc().list().get(1).getId();
        grants.createAuthorizationQuery().resourceType(Resources.TASK).resourceId(withdrawn).list()
                .forEach(grant -> grants.deleteAuthorization(grant.getId()));
        assertThat(showsTheSame(queue, List.of("police"), AS_TASKLIST, 0).tasks()).hasSize(2).doesNotContain(withdrawn);

        var refused = plain.getTaskService().createTaskQuery().orderByDueDate().asc().list().get(0).getId();
        var revoke = grants.createNewAuthorization(Authorization.AUTH_TYPE_REVOKE);
        revoke.setUserId("somebody");
        revoke.setResource(Resources.TASK);
        revoke.setResourceId(refused);
        revoke.removePermission(Permissions.READ);
        grants.saveAuthorization(revoke);
        assertThat(showsTheSame(queue, List.of("police"), AS_TASKLIST, 0).tasks()).hasSize(1).doesNotContain(refused);
    }

    @Test
    void whatever_else_is_asked_is_asked_of_the_engine() {
        asked("police", 30);
        asked("health", 30);
        plain.getRuntimeService().suspendProcessInstanceById(plain.getRuntimeService().createProcessInstanceQuery()
                .processInstanceBusinessKey("police-29").singleResult().getId());
        var queue = offered();
        var police = List.of("police");
        assertThat(showsTheSame(queue, police, AS_TASKLIST, 0).count()).as("without what is held").isEqualTo(29);
        assertThat(showsTheSame(queue, police, query -> query.orderByDueDate().asc(), 0).count()).isEqualTo(30);
        assertThat(showsTheSame(queue, police, query -> query.active().orderByDueDate().asc()
                .processInstanceBusinessKey("police-7"), 0).count()).isEqualTo(1);
        assertThat(showsTheSame(queue(query -> query.taskCandidateGroupInExpression(MINE).orderByDueDate().asc()), police,
                AS_TASKLIST, 0).count()).isEqualTo(29);
        assertThat(showsTheSame(queue(query -> query.taskDefinitionKey("Answer").orderByDueDate().desc()), police,
                AS_TASKLIST, 0).count()).isEqualTo(29);
        assertThat(showsTheSame(queue(query -> query.taskDefinitionKeyIn("Answer").taskCandidateGroup("health")
                .orderByDueDate().asc()), List.of("police", "health"), AS_TASKLIST, 0).count()).isEqualTo(30);
    }
}
