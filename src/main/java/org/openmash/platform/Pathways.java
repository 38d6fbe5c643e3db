package org.openmash.platform;

import static java.util.function.Predicate.not;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstanceQuery;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Starts process instances and tells waiting ones a fact. Messages go to one execution of one case's instances, never
 * by business key alone: two receivers would be an error, and none would undo the sender's work.
 */
@Component
public class Pathways {

    private final RuntimeService runtime;
    private final ActingAsHub hub;

    Pathways(@Lazy RuntimeService runtime, ActingAsHub hub) {
        this.runtime = runtime;
        this.hub = hub;
    }

    /** @return the id of the process instance */
    public String start(String processId, String caseReference, Codes codes) {
        return hub.call(() -> runtime.startProcessInstanceByKey(processId, caseReference, codes.asMap()).getId());
    }

    /** Is an instance of this process running for the case? */
    public boolean isRunning(String processId, String caseReference) {
        return hub.call(() -> runtime.createProcessInstanceQuery().processDefinitionKey(processId)
                .processInstanceBusinessKey(caseReference).count()) > 0;
    }

    /** Is an instance of this process running for the case, whose code has that value? */
    public <T> boolean isRunning(String processId, String caseReference, ProcessVariable<T> variable, T value) {
        return hub.call(() -> running(processId, caseReference, variable, value).count()) > 0;
    }

    /** The ids of those of them that do not stand at that element. */
    public <T> List<String> elsewhere(String processId, String caseReference, ProcessVariable<T> variable, T value,
            String element) {
        var at = at(processId, caseReference, variable, value, element);
        return hub.call(() -> ids(running(processId, caseReference, variable, value)).stream().filter(not(at::contains)).toList());
    }

    /** The ids of those of them that stand at that element. */
    public <T> List<String> at(String processId, String caseReference, ProcessVariable<T> variable, T value, String element) {
        return hub.call(() -> ids(running(processId, caseReference, variable, value).activityIdIn(element)));
    }

    private <T> ProcessInstanceQuery running(String processId, String caseReference, ProcessVariable<T> variable, T value) {
        return runtime.createProcessInstanceQuery().processDefinitionKey(processId).processInstanceBusinessKey(caseReference)
                .variableValueEquals(variable.name(), value);
    }

    private static List<String> ids(ProcessInstanceQuery query) {
        return query.list().stream().map(ProcessInstance::getId).toList();
    }

    /** Does an instance of this process stand at that element for the case? */
    public boolean isAt(String processId, String caseReference, String element) {
        return hub.call(() -> runtime.createProcessInstanceQuery().processDefinitionKey(processId)
                .processInstanceBusinessKey(caseReference).activityIdIn(element).count()) > 0;
    }

    /** The same, of those instances whose code has that value; null where it has none. */
    public <T> boolean isAt(String processId, String caseReference, ProcessVariable<T> variable, T value, String element) {
        return hub.call(() -> running(processId, caseReference, variable, value).activityIdIn(element).count()) > 0;
    }

    /**
     * Tells every execution of the case that waits for the fact, inside instances of that process.
     *
     * @return how many waited; 0 is no error
     */
    public int tell(String processId, String caseReference, String message) {
        return hub.call(() -> {
            var waiting = runtime.createExecutionQuery().processDefinitionKey(processId)
                    .processInstanceBusinessKey(caseReference).messageEventSubscriptionName(message).list();
            waiting.forEach(execution -> runtime.messageEventReceived(message, execution.getId()));
            return waiting.size();
        });
    }

    /** Tells the one instance, if it waits. @return whether it waited */
    public boolean tellInstance(String processInstanceId, String message) {
        return hub.call(() -> {
            var waiting = runtime.createExecutionQuery().processInstanceId(processInstanceId)
                    .messageEventSubscriptionName(message).list();
            waiting.forEach(execution -> runtime.messageEventReceived(message, execution.getId()));
            return !waiting.isEmpty();
        });
    }

    /**
     * Tells those instances of the process, for that case, whose code has that value and who wait for the fact.
     *
     * @return how many waited; 0 is no error
     */
    public <T> int tell(String processId, String caseReference, ProcessVariable<T> variable, T value, String message) {
        return hub.call(() -> {
            var waiting = runtime.createExecutionQuery().processDefinitionKey(processId)
                    .processInstanceBusinessKey(caseReference).processVariableValueEquals(variable.name(), value)
                    .messageEventSubscriptionName(message).list();
            waiting.forEach(execution -> runtime.messageEventReceived(message, execution.getId()));
            return waiting.size();
        });
    }

    /** A code of a running instance; empty if the instance has ended or the code is not set. */
    public <T> Optional<T> code(String processInstanceId, ProcessVariable<T> variable) {
        return hub.call(() -> Optional.ofNullable(runtime.createVariableInstanceQuery()
                .processInstanceIdIn(processInstanceId).variableName(variable.name()).singleResult())
                .map(found -> variable.type().cast(found.getValue())));
    }

    /** Does the instance wait for this fact now? */
    public boolean waitsFor(String processInstanceId, String message) {
        return hub.call(() -> runtime.createExecutionQuery().processInstanceId(processInstanceId)
                .messageEventSubscriptionName(message).count()) > 0;
    }

    /** Changes a code of every running instance of the case in which it has that value. */
    public <T> void changeCode(String caseReference, ProcessVariable<T> variable, T from, T to) {
        hub.run(() -> runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseReference)
                .variableValueEquals(variable.name(), from).list()
                .forEach(instance -> runtime.setVariable(instance.getId(), variable.name(), to)));
    }

    /** Sets a code of a running instance. */
    public <T> void setCode(String processInstanceId, ProcessVariable<T> variable, T value) {
        hub.run(() -> {
            if (runtime.createProcessInstanceQuery().processInstanceId(processInstanceId).count() == 1) {
                runtime.setVariable(processInstanceId, variable.name(), value);
            }
        });
    }
}
