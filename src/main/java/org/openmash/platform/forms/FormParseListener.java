package org.openmash.platform.forms;

import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.openmash.platform.FormTask;
import org.openmash.platform.ProcessVariables;
import org.openmash.platform.TaskDueDates;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Gives every user task, at its creation, the reference to its form and a due date, and leaves it to its queue if it is
 * closed to the person for whom it is meant, or they are no longer in its team.
 */
class FormParseListener extends AbstractBpmnParseListener {

    private final ObjectProvider<TaskDueDates> dueDates;
    private final FormGuard guard;

    FormParseListener(ObjectProvider<TaskDueDates> dueDates, FormGuard guard) {
        this.dueDates = dueDates;
        this.guard = guard;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        var definition = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        var form = definition.getCamundaFormDefinitionKey();
        definition.addTaskListener(TaskListener.EVENTNAME_CREATE,
                task -> created(task, form == null ? "" : form.getExpressionText()));
    }

    private void created(DelegateTask task, String formRef) {
        var caseReference = ProcessVariables.CASE_REFERENCE.find(task);
        var formTask = new FormTask(task.getId(), task.getTaskDefinitionKey(), formRef, caseReference.orElse(""), codes(task));
        if (caseReference.isPresent()) {
            var dates = dueDates.getObject().of(formTask);
            task.setFollowUpDate(Date.from(dates.followUpAt()));
            task.setDueDate(Date.from(dates.dueAt()));
        }
        // what belongs to the hub's day is to be done before it closes
        ProcessVariables.CLOSES_AT.find(task).ifPresent(task::setDueDate);
        task.setVariableLocal("form", new FormReference(task.getId()));
        if (task.getAssignee() != null && guard.isNotForItsAssignee((TaskEntity) task, formTask)) {
            task.setAssignee(null);
        }
    }

    private static Map<String, Object> codes(DelegateTask task) {
        return ProcessVariables.of(task.getVariablesTyped());
    }
}
