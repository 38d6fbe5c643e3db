package org.openmash.platform.engine;

import java.util.EnumSet;
import java.util.Set;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.openmash.platform.ProcessVariables;

/**
 * What the engine's history keeps: the course of a case and its codes. Submitted form fields, the details of variables
 * and the log of failed jobs are left out, because they hold what somebody typed, or a database message that quotes it.
 */
class HubHistoryLevel implements HistoryLevel {

    static final String NAME = "hub";

    private static final Set<HistoryEventTypes> LEFT_OUT = EnumSet.of(HistoryEventTypes.FORM_PROPERTY_UPDATE,
            HistoryEventTypes.VARIABLE_INSTANCE_UPDATE_DETAIL, HistoryEventTypes.JOB_CREATE, HistoryEventTypes.JOB_FAIL,
            HistoryEventTypes.JOB_SUCCESS, HistoryEventTypes.JOB_DELETE);
    private static final Set<String> VARIABLES = ProcessVariables.names();

    @Override
    public int getId() {
        return 41;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean isHistoryEventProduced(HistoryEventType type, Object entity) {
        if (LEFT_OUT.contains(type)) {
            return false;
        }
        return !(entity instanceof VariableInstance variable) || VARIABLES.contains(variable.getName());
    }
}
