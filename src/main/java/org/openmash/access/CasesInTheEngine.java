package org.openmash.access;

import java.util.Optional;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.openmash.platform.ActingAsHub;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Which case something in the engine belongs to, whoever asks. */
@Component
class CasesInTheEngine {

    private static final Pattern REFERENCE = Pattern.compile("MASH-\\d{4}-\\d{6}");

    private final ManagementService management;
    private final HistoryService history;
    private final ActingAsHub hub;

    CasesInTheEngine(@Lazy ManagementService management, @Lazy HistoryService history, ActingAsHub hub) {
        this.management = management;
        this.history = history;
        this.hub = hub;
    }

    static boolean isReference(String text) {
        return text != null && REFERENCE.matcher(text).matches();
    }

    /** Empty for a job that is not there, and for one of no case, such as the hub's day. */
    Optional<String> ofJob(String id) {
        return id == null ? Optional.empty() : hub.call(() -> Optional.ofNullable(management.createJobQuery().jobId(id)
                .singleResult()).map(Job::getProcessInstanceId).flatMap(this::ofInstance));
    }

    private Optional<String> ofInstance(String id) {
        return Optional.ofNullable(history.createHistoricProcessInstanceQuery().processInstanceId(id).singleResult())
                .map(HistoricProcessInstance::getBusinessKey).filter(CasesInTheEngine::isReference);
    }
}
