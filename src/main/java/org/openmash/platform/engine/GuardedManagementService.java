package org.openmash.platform.engine;

import jakarta.ws.rs.core.Response.Status;
import org.camunda.bpm.engine.impl.ManagementServiceImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.management.SetJobRetriesBuilderImpl;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;
import org.openmash.platform.HubSentence;

/**
 * The engine's jobs, of which a person lets one that has failed run again, and nothing else: with no retries left a job that
 * waits would never run, and with another date a limit would be watched late. The hub itself passes.
 */
class GuardedManagementService extends ManagementServiceImpl {

    private static final String FAILED_WORK_ONLY = "Only work that has failed can be let run again, one job at a time and at"
            + " its own date. Anything else is asked for in Tasklist with \"Operation on a case\".";

    private final ProcessEngineConfigurationImpl configuration;

    GuardedManagementService(ProcessEngineConfigurationImpl configuration) {
        super(configuration);
        this.configuration = configuration;
    }

    @Override
    public SetJobRetriesBuilderImpl setJobRetries(int retries) {
        var person = configuration.getIdentityService().getCurrentAuthentication();
        return person == null || person.getUserId() == null ? super.setJobRetries(retries)
                : new OfOneFailedJob(commandExecutor, retries);
    }

    /** What is not there, or not for this person to see, is left for the engine to refuse. */
    private boolean isLeftAlone(String jobId) {
        var job = createJobQuery().jobId(jobId).singleResult();
        return job != null && job.getRetries() > 0;
    }

    private final class OfOneFailedJob extends SetJobRetriesBuilderImpl {

        OfOneFailedJob(CommandExecutor executor, int retries) {
            super(executor, retries);
        }

        @Override
        public void execute() {
            // the engine's REST API would answer every exception of the engine's own with 500
            if (jobId == null || retries < 1 || isDueDateSet || isLeftAlone(jobId)) {
                throw new InvalidRequestException(Status.BAD_REQUEST, HubSentence.said(FAILED_WORK_ONLY));
            }
            super.execute();
        }
    }
}
