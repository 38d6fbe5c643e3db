package org.openmash.platform.forms;

import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.openmash.platform.Refused;

/** The engine's form service, through which a person can do nothing but send the form of a task or a start event. */
class GuardedFormService extends FormServiceImpl {

    private static final List<String> FORM = List.of("form");

    private final FormGuard guard;
    private final ProcessEngineConfigurationImpl configuration;

    GuardedFormService(FormGuard guard, ProcessEngineConfigurationImpl configuration) {
        this.guard = guard;
        this.configuration = configuration;
    }

    @Override
    public void submitTaskForm(String taskId, Map<String, Object> variables) {
        guard.person().ifPresentOrElse(
                person -> guard.submit(taskId, person, variables, codes -> super.submitTaskForm(taskId, codes)),
                () -> super.submitTaskForm(taskId, variables));
    }

    /** Of a record that is closed to whoever asks there is a form that says so, and no field of the task's own. */
    @Override
    public InputStream getDeployedTaskForm(String taskId) {
        return guard.isClosed(taskId) ? GuardedFormService.class.getResourceAsStream("restricted.form")
                : super.getDeployedTaskForm(taskId);
    }

    /** Nor are there any codes of it. */
    @Override
    public VariableMap getTaskFormVariables(String taskId, Collection<String> formVariables, boolean deserialize) {
        return super.getTaskFormVariables(taskId, FORM.equals(formVariables) || guard.isClosed(taskId) ? FORM : formVariables,
                deserialize);
    }

    /** Returns no variables: whoever completed a task has no business with what the case holds next. */
    @Override
    public VariableMap submitTaskFormWithVariablesInReturn(String taskId, Map<String, Object> variables,
            boolean deserialize) {
        submitTaskForm(taskId, variables);
        return Variables.createVariables();
    }

    @Override
    public void submitTaskFormData(String taskId, Map<String, String> properties) {
        submitTaskForm(taskId, properties == null ? Map.of() : Map.copyOf(properties));
    }

    @Override
    public ProcessInstance submitStartForm(String processDefinitionId, Map<String, Object> variables) {
        return submitStartForm(processDefinitionId, null, variables);
    }

    /** The business key is the case reference that the hub gives; one that was sent is not used. */
    @Override
    public ProcessInstance submitStartForm(String processDefinitionId, String businessKey,
            Map<String, Object> variables) {
        return guard.person()
                .map(person -> guard.start(startFormRef(processDefinitionId), person, variables,
                        start -> super.submitStartForm(processDefinitionId, start.caseReference(),
                                start.codes().asMap())))
                .orElseGet(() -> super.submitStartForm(processDefinitionId, businessKey, variables));
    }

    @Override
    public ProcessInstance submitStartFormData(String processDefinitionId, Map<String, String> properties) {
        return submitStartForm(processDefinitionId, null, Map.copyOf(properties));
    }

    @Override
    public ProcessInstance submitStartFormData(String processDefinitionId, String businessKey,
            Map<String, String> properties) {
        return submitStartForm(processDefinitionId, null, Map.copyOf(properties));
    }

    /** Checked with the person's own permissions: whoever may not start the process may not read its definition. */
    private String startFormRef(String processDefinitionId) {
        ProcessDefinition definition = configuration.getRepositoryService().getProcessDefinition(processDefinitionId);
        var form = getStartFormData(processDefinitionId).getCamundaFormRef();
        if (form == null || !configuration.getAuthorizationService().isUserAuthorized(
                guard.person().orElseThrow().id(), java.util.List.copyOf(guard.person().orElseThrow().groups()),
                org.camunda.bpm.engine.authorization.Permissions.CREATE_INSTANCE,
                org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION, definition.getKey())) {
            throw FormGuard.refusal(new Refused("You may not start this process.").getMessage());
        }
        return form.getKey();
    }
}
