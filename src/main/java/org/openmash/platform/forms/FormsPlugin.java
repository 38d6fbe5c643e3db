package org.openmash.platform.forms;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.openmash.platform.ActingAsHub;
import org.openmash.platform.TaskDueDates;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts the hub's forms between the engine and its users. */
@Component
class FormsPlugin extends AbstractProcessEnginePlugin {

    private final FormGuard guard;
    private final ActingAsHub hub;
    private final ObjectProvider<TaskDueDates> dueDates;

    FormsPlugin(FormGuard guard, ActingAsHub hub, ObjectProvider<TaskDueDates> dueDates) {
        this.guard = guard;
        this.hub = hub;
        this.dueDates = dueDates;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setFormService(new GuardedFormService(guard, configuration));
        configuration.setTaskService(new GuardedTaskService(guard, hub));
        configuration.setCustomPreVariableSerializers(List.of(new FormReferenceSerializer(guard::contentOf)));
        var listeners = configuration.getCustomPreBPMNParseListeners();
        if (listeners == null) {
            configuration.setCustomPreBPMNParseListeners(listeners = new ArrayList<>());
        }
        listeners.add(new FormParseListener(dueDates, guard));
    }
}
