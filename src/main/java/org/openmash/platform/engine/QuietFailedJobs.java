package org.openmash.platform.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultFailedJobCommandFactory;

/**
 * Gives the engine a stand-in for the exception of a failed job. Database messages quote values ("Value too long …"),
 * and the engine would write them into the job, its incident and the log.
 */
class QuietFailedJobs extends DefaultFailedJobCommandFactory {

    @Override
    public Command<Object> getCommand(String jobId, Throwable exception) {
        return super.getCommand(jobId, JobFailure.standingInFor(exception));
    }

    /** Says which kinds of exception met, and where; never what they said. */
    static class JobFailure extends RuntimeException {

        private JobFailure(String kinds) {
            super(kinds);
        }

        static JobFailure standingInFor(Throwable exception) {
            List<String> kinds = new ArrayList<>();
            Throwable deepest = exception;
            for (var cause = exception; cause != null && kinds.size() < 10; cause = cause.getCause()) {
                kinds.add(cause.getClass().getSimpleName());
                deepest = cause;
            }
            var failure = new JobFailure("MASH-JOB-01 " + String.join(" from ", kinds));
            failure.setStackTrace(deepest.getStackTrace());
            return failure;
        }
    }
}
