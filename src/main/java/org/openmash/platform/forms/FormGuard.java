package org.openmash.platform.forms;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.StringValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.openmash.platform.ActingAsHub;
import org.openmash.platform.FormTask;
import org.openmash.platform.HubSentence;
import org.openmash.platform.Person;
import org.openmash.platform.Refused;
import org.openmash.platform.StartForm;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Stands between the engine's services and a person. Calls without an authenticated person are the hub's own and pass.
 * A refusal becomes the one exception that the engine's REST API answers with 400 and the bare sentence.
 */
@Component
class FormGuard {

    private static final String FORM = "form";

    private final IdentityService identity;
    private final ObjectProvider<TaskForms> forms;
    private final ActingAsHub hub;
    private final TransactionTemplate transaction;

    FormGuard(@Lazy IdentityService identity, ObjectProvider<TaskForms> forms, ActingAsHub hub,
            @Lazy PlatformTransactionManager transactions) {
        this.identity = identity;
        this.forms = forms;
        this.hub = hub;
        this.transaction = new TransactionTemplate(transactions);
    }

    Optional<Person> person() {
        return Optional.ofNullable(identity.getCurrentAuthentication()).filter(who -> who.getUserId() != null)
                .map(who -> new Person(who.getUserId(),
                        who.getGroupIds() == null ? Set.of() : Set.copyOf(who.getGroupIds())));
    }

    String contentOf(String taskId) {
        return forms.getObject().open(taskId, person());
    }

    /** Checks and carries out a submission, then lets the engine complete the task with the codes alone. */
    void submit(String taskId, Person person, Map<String, Object> variables, CompleteTask complete) {
        speaking(code -> forms.getObject().refused(taskId, person, code), () -> hub.call(() -> transaction.execute(status -> {
            var submission = forms.getObject().accept(taskId, person, onlyForm(variables));
            complete.with(submission.work().get().asMap());
            return null;
        })));
    }

    <T> T start(String formRef, Person person, Map<String, Object> variables, StartInstance<T> start) {
        return speaking(code -> forms.getObject().refusedToStart(formRef, person, code),
                () -> hub.call(() -> transaction.execute(status ->
                        start.with(forms.getObject().start(formRef, person, onlyForm(variables))))));
    }

    /** Is the record behind the task closed to whoever asks? Never to the hub itself. */
    boolean isClosed(String taskId) {
        return person().flatMap(person -> forms.getObject().closed(taskId, person)).isPresent();
    }

    /** Is a task that is being created closed to the person for whom it is meant, or none of theirs? */
    boolean isNotForItsAssignee(TaskEntity task, FormTask formTask) {
        return forms.getObject().isNotForItsAssignee(task, formTask);
    }

    /** The claim and its record, in one transaction. */
    void claim(String taskId, Person person, Runnable claim) {
        forms.getObject().mayNotClaim(taskId, person).ifPresent(why -> {
            forms.getObject().refused(taskId, person, why.code());
            throw new BadUserRequestException(HubSentence.said(why.getMessage()));
        });
        if (!claimed(taskId, person, claim)) {
            forms.getObject().refused(taskId, person, "NO_LONGER_OPEN");
            throw new BadUserRequestException(HubSentence.said(TaskForms.NO_LONGER_OPEN));
        }
    }

    /** The engine lets whoever had a task once claim it for ever after. */
    private boolean claimed(String taskId, Person person, Runnable claim) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            claim.run();
            var isTheirs = forms.getObject().claimed(taskId, person);
            if (!isTheirs) {
                status.setRollbackOnly();
            }
            return isTheirs;
        }));
    }

    void putBack(String taskId, Person person, Runnable putBack) {
        transaction.executeWithoutResult(status -> {
            putBack.run();
            forms.getObject().putBack(taskId, person);
        });
    }

    /** One silent retry when two clicks met; then, as for every refusal, a sentence. */
    private static <T> T speaking(Consumer<String> audit, Supplier<T> work) {
        try {
            try {
                return work.get();
            } catch (OptimisticLockingException | ConcurrencyFailureException met) {
                return work.get();
            }
        } catch (Refused refused) {
            audit.accept(refused.code());
            throw refusal(refused.getMessage());
        } catch (SuspendedEntityInteractionException elsewhere) {
            // what follows from it is to be told to work of the case that is held
            var held = new TaskForms.Held(" Nothing was saved.");
            audit.accept(held.code());
            throw refusal(held.getMessage());
        } catch (OptimisticLockingException | ConcurrencyFailureException metAgain) {
            audit.accept("MET_ANOTHER");
            throw refusal("Somebody else changed this case at the same moment. Open the task again.");
        }
    }

    static FormFieldValidationException refusal(String sentence) {
        return new FormFieldValidationException(null, HubSentence.said(sentence));
    }

    private static String onlyForm(Map<String, Object> variables) {
        var sent = variables == null ? Variables.createVariables() : asVariableMap(variables);
        if (sent.size() != 1 || !sent.containsKey(FORM)) {
            throw new Refused(FORM, "Send the form, and nothing else, as the one variable \"form\".");
        }
        TypedValue value = sent.getValueTyped(FORM);
        if (value instanceof JsonValue form) {
            return form.getValueSerialized() != null ? form.getValueSerialized() : form.getValue().toString();
        }
        if (value instanceof StringValue form) {
            return form.getValue();
        }
        throw new Refused(FORM, "The variable \"form\" must be of type Json.");
    }

    private static VariableMap asVariableMap(Map<String, Object> variables) {
        return variables instanceof VariableMap map ? map : Variables.fromMap(variables);
    }

    interface CompleteTask {
        void with(Map<String, Object> codes);
    }

    interface StartInstance<T> {
        T with(StartForm.Start start);
    }
}
