package org.openmash.platform.forms;

import java.io.InputStream;
import java.util.Map;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.task.Attachment;
import org.camunda.bpm.engine.task.Comment;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.openmash.platform.ActingAsHub;
import org.openmash.platform.HubSentence;
import org.openmash.platform.Person;

/**
 * The engine's task service, through which a person can claim for themselves, put back what is theirs, and complete with
 * the form. Everything that would go past the form and the register is refused, whatever permission somebody was given.
 */
class GuardedTaskService extends TaskServiceImpl {

    private static final String PAST_THE_REGISTER =
            "This is not done here: what is said about a case is recorded in its forms.";

    private final FormGuard guard;
    private final ActingAsHub hub;

    GuardedTaskService(FormGuard guard, ActingAsHub hub) {
        this.guard = guard;
        this.hub = hub;
    }

    @Override
    public void complete(String taskId) {
        complete(taskId, Map.of());
    }

    @Override
    public void complete(String taskId, Map<String, Object> variables) {
        guard.person().ifPresentOrElse(
                person -> guard.submit(taskId, person, variables, codes -> super.complete(taskId, codes)),
                () -> super.complete(taskId, variables));
    }

    /** Returns no variables, like the form service. */
    @Override
    public VariableMap completeWithVariablesInReturn(String taskId, Map<String, Object> variables,
            boolean deserialize) {
        complete(taskId, variables);
        return Variables.createVariables();
    }

    /** Refusals here are no form's, and the engine's REST API answers with 400 only to this kind. */
    @Override
    public void claim(String taskId, String userId) {
        guard.person().filter(person -> !person.id().equals(userId)).ifPresent(person -> {
            throw new BadUserRequestException(HubSentence.said("A task can be claimed only for yourself."));
        });
        try {
            claimOnceMoreIfMet(taskId, userId);
        } catch (org.camunda.bpm.engine.TaskAlreadyClaimedException taken) {
            throw new BadUserRequestException(HubSentence.said("Somebody else has claimed this task."));
        }
    }

    /** A job may give the task another date at this very moment. */
    private void claimOnceMoreIfMet(String taskId, String userId) {
        try {
            claimOnRecord(taskId, userId);
        } catch (OptimisticLockingException met) {
            claimOnRecord(taskId, userId);
        }
    }

    private void claimOnRecord(String taskId, String userId) {
        guard.person().ifPresentOrElse(person -> guard.claim(taskId, person, () -> super.claim(taskId, userId)),
                () -> super.claim(taskId, userId));
    }

    /** Putting one's own task back into its queue needs no permission to assign tasks. */
    @Override
    public void setAssignee(String taskId, String userId) {
        var mine = guard.person().filter(person -> userId == null && isWith(person, taskId));
        if (mine.isPresent()) {
            guard.putBack(taskId, mine.get(), () -> hub.run(() -> super.setAssignee(taskId, null)));
        } else {
            super.setAssignee(taskId, userId);
        }
    }

    private boolean isWith(Person person, String taskId) {
        return hub.call(() -> createTaskQuery().taskId(taskId).taskAssignee(person.id()).count()) == 1;
    }

    @Override
    public void resolveTask(String taskId) {
        refusePersons();
        super.resolveTask(taskId);
    }

    @Override
    public void resolveTask(String taskId, Map<String, Object> variables) {
        refusePersons();
        super.resolveTask(taskId, variables);
    }

    @Override
    public void delegateTask(String taskId, String userId) {
        refusePersons();
        super.delegateTask(taskId, userId);
    }

    @Override
    public void handleBpmnError(String taskId, String code, String message, Map<String, Object> variables) {
        refusePersons();
        super.handleBpmnError(taskId, code, message, variables);
    }

    @Override
    public void handleEscalation(String taskId, String code, Map<String, Object> variables) {
        refusePersons();
        super.handleEscalation(taskId, code, variables);
    }

    @Override
    public void addComment(String taskId, String processInstanceId, String message) {
        refusePersons();
        super.addComment(taskId, processInstanceId, message);
    }

    @Override
    public Comment createComment(String taskId, String processInstanceId, String message) {
        refusePersons();
        return super.createComment(taskId, processInstanceId, message);
    }

    @Override
    public Attachment createAttachment(String type, String taskId, String processInstanceId, String name,
            String description, InputStream content) {
        refusePersons();
        return super.createAttachment(type, taskId, processInstanceId, name, description, content);
    }

    @Override
    public Attachment createAttachment(String type, String taskId, String processInstanceId, String name,
            String description, String url) {
        refusePersons();
        return super.createAttachment(type, taskId, processInstanceId, name, description, url);
    }

    private void refusePersons() throws FormFieldValidationException {
        if (guard.person().isPresent()) {
            throw FormGuard.refusal(PAST_THE_REGISTER);
        }
    }
}
