package org.openmash.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobsRunnable;
import org.camunda.bpm.engine.impl.jobexecutor.SequentialJobAcquisitionRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmash.story.Canary;
import org.openmash.story.NothingLeaks;
import org.openmash.story.StoryTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;

/**
 * A database quotes the value that it could not take. When such a job fails, is tried again and becomes an incident, the
 * engine's tables and the log hold the kind of failure and nothing of the value.
 */
@StoryTest
@ExtendWith(OutputCaptureExtension.class)
class FailedJobTest {

    private static final Map<String, String> FAILURES = Map.of(
            "tooLong", "insert into mash_case (case_reference, status) values (?, 'x')",
            "duplicate", "insert into story_duplicate (text) values (?)");

    @Autowired
    ProcessEngine engine;
    @Autowired
    RuntimeService runtime;
    @Autowired
    RepositoryService repository;
    @Autowired
    ManagementService management;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    DataSource database;
    @Autowired
    ConfigurableApplicationContext context;

    private String deployment;

    @BeforeEach
    void delegates_that_the_database_refuses() {
        jdbc.sql("create table if not exists story_duplicate (text varchar(2000) primary key)").update();
        jdbc.sql("delete from story_duplicate").update();
        jdbc.sql("insert into story_duplicate (text) values (?)").param(planted()).update();
        FAILURES.forEach((name, sql) -> {
            JavaDelegate delegate = execution -> jdbc.sql(sql).param(planted()).update();
            context.getBeanFactory().registerSingleton(bean(name), delegate);
        });
        deployment = repository.createDeployment().name("failed jobs").addClasspathResource("faults/failing.bpmn").deploy()
                .getId();
    }

    @AfterEach
    void clean() {
        repository.deleteDeployment(deployment, true);
        FAILURES.keySet().forEach(name -> ((DefaultListableBeanFactory) context.getBeanFactory()).destroySingleton(bean(name)));
    }

    /** With its way of failing and of logging, but only this job: the executor counts as started just for it. */
    private void asTheJobExecutorRuns(String job) {
        var executor = ((ProcessEngineImpl) engine).getProcessEngineConfiguration().getJobExecutor();
        ReflectionTestUtils.setField(executor, "acquireJobsRunnable", new SequentialJobAcquisitionRunnable(executor));
        ReflectionTestUtils.setField(executor, "isActive", true);
        try {
            new ExecuteJobsRunnable(List.of(job), (ProcessEngineImpl) engine).run();
        } finally {
            ReflectionTestUtils.setField(executor, "isActive", false);
            ReflectionTestUtils.setField(executor, "acquireJobsRunnable", null);
        }
    }

    private static String bean(String failure) {
        return "fails" + failure.substring(0, 1).toUpperCase(Locale.ROOT) + failure.substring(1);
    }

    private static String planted() {
        return (Canary.NAME + " " + Canary.FAMILY + ", " + Canary.STREET + ": " + Canary.NARRATIVE + ". ").repeat(5);
    }

    @Test
    void the_database_does_quote_what_it_could_not_take() {
        assertThat(FAILURES.values()).allSatisfy(sql -> org.assertj.core.api.Assertions.assertThatThrownBy(
                () -> jdbc.sql(sql).param(planted()).update()).isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining(Canary.FAMILY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tooLong", "duplicate"})
    void a_failing_job_becomes_an_incident_that_quotes_nothing(String failure, CapturedOutput log) throws Exception {
        var instance = runtime.startProcessInstanceByKey(failure).getId();
        for (int attempt = 3; attempt > 0; attempt--) {
            var job = management.createJobQuery().processInstanceId(instance).singleResult();
            assertThat(job.getRetries()).isEqualTo(attempt);
            asTheJobExecutorRuns(job.getId());
        }

        var failed = management.createJobQuery().processInstanceId(instance).singleResult();
        assertThat(failed.getRetries()).isZero();
        assertThat(failed.getExceptionMessage()).startsWith("MASH-JOB-01 ").contains("Exception")
                .doesNotContain(Canary.FAMILY, Canary.NAME.toUpperCase(Locale.ROOT));
        assertThat(management.getJobExceptionStacktrace(failed.getId())).contains("FailedJobTest")
                .doesNotContain(Canary.FAMILY);
        assertThat(runtime.createIncidentQuery().processInstanceId(instance).list()).singleElement()
                .satisfies(incident -> {
                    assertThat(incident.getIncidentType()).isEqualTo("failedJob");
                    assertThat(incident.getIncidentMessage()).startsWith("MASH-JOB-01 ").doesNotContain(Canary.FAMILY);
                });
        assertThat(NothingLeaks.leaks(database)).isEmpty();
        assertThat(log.getAll()).contains("Exception while executing job").doesNotContain(Canary.FAMILY, Canary.NARRATIVE);
    }
}
