package org.openmash.platform.forms;

import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.openmash.platform.FormTask;
import org.openmash.platform.ProcessVariables;
import org.openmash.platform.TaskDueDates;
import org.springframework.beans.factory.ObjectProvider;

/** Gives every user task, at its creation, the reference to its form and a due date. */
class FormParseListener extends AbstractBpmnParseListener {

    private final ObjectProvider<TaskDueDates> dueDates;

    FormParseListener(ObjectProvider<TaskDueDates> dueDates) {
        this.dueDates = dueDates;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition()
                .addTaskListener(TaskListener.EVENTNAME_CREATE, this::created);
    }

    private void created(DelegateTask task) {
        ProcessVariables.CASE_REFERENCE.find(task).ifPresent(caseReference -> {
            var dates = dueDates.getObject().of(new FormTask(task.getId(), task.getTaskDefinitionKey(), "",
                    caseReference, codes(task)));
            task.setFollowUpDate(Date.from(dates.followUpAt()));
            task.setDueDate(Date.from(dates.dueAt()));
        });
        // what belongs to the hub's day is to be done before it closes
        ProcessVariables.CLOSES_AT.find(task).ifPresent(task::setDueDate);
        task.setVariableLocal("form", new FormReference(task.getId()));
    }

    private static Map<String, Object> codes(DelegateTask task) {
        var codes = new HashMap<String, Object>();
        ProcessVariables.names().stream().filter(task::hasVariable)
                .forEach(name -> codes.put(name, task.getVariable(name)));
        return codes;
    }
}
