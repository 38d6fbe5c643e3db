package org.openmash.platform.engine;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Indexes that the engine's own tables lack. Without them each page of a queue, each search for due jobs and each task that
 * is completed reads through all open tasks or jobs of the hub.
 */
@Component
class EngineIndexes extends AbstractProcessEnginePlugin {

    private static final List<String> INDEXES = List.of(
            "MASH_IDX_TASK_DUE on ACT_RU_TASK (TASK_DEF_KEY_, DUE_DATE_, ID_)",
            "MASH_IDX_TASK_PARENT on ACT_RU_TASK (PARENT_TASK_ID_)",
            "MASH_IDX_JOB_DUE on ACT_RU_JOB (DUEDATE_)");

    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        var jdbc = JdbcClient.create(engine.getProcessEngineConfiguration().getDataSource());
        INDEXES.forEach(index -> jdbc.sql("create index if not exists " + index).update());
    }
}
