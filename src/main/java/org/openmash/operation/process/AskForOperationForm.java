package org.openmash.operation.process;

import static org.openmash.platform.ProcessVariables.CASE_REFERENCE;
import static org.openmash.platform.ProcessVariables.OPERATION_ID;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.openmash.access.Role;
import org.openmash.operation.CaseOperations;
import org.openmash.operation.CaseOperations.Kind;
import org.openmash.operation.CaseOperations.Operation;
import org.openmash.platform.Codes;
import org.openmash.platform.Person;
import org.openmash.platform.Refused;
import org.openmash.platform.StartForm;
import org.springframework.stereotype.Component;

/** An operator asks for something that goes past the diagram of a case. */
@Component
class AskForOperationForm implements StartForm<AskForOperationForm.Fields> {

    private static final String INSTANCE = "processInstanceId";

    private final CaseOperations operations;
    private final RunningInstances instances;
    private final Clock clock;

    AskForOperationForm(CaseOperations operations, RunningInstances instances, Clock clock) {
        this.operations = operations;
        this.instances = instances;
        this.clock = clock;
    }

    record Fields(@NotNull(message = "say what is to be done") Kind kind,
                  @NotBlank(message = "give the id that Cockpit shows")
                  @Size(max = 64, message = "at most 64 characters") String processInstanceId,
                  @Size(max = 100, message = "at most 100 characters") String fromActivity,
                  @Size(max = 100, message = "at most 100 characters") String toActivity,
                  @NotBlank(message = "say why") @Size(max = 2000, message = "at most 2,000 characters") String reason) {
    }

    @Override
    public String formRef() {
        return "ask-for-operation";
    }

    @Override
    public Class<Fields> fields() {
        return Fields.class;
    }

    @Override
    public Start submit(Fields form, Person person) {
        if (!person.isIn(Role.TECHNICAL_OPERATOR.group())) {
            throw new Refused("An operation is asked for by a technical operator.");
        }
        var instance = form.processInstanceId().strip();
        var reference = instances.caseOf(instance).orElseThrow(() -> new Refused(INSTANCE,
                "Process instance: there is no such running instance of a case."));
        var asked = new Operation(UUID.randomUUID().toString(), reference, instance, form.kind(),
                step(form, form.fromActivity()), step(form, form.toActivity()), form.reason(), person.id(),
                clock.instant());
        check(asked);
        operations.ask(asked);
        return new Start(reference, Codes.of(CASE_REFERENCE, reference).and(OPERATION_ID, asked.operationId()));
    }

    private static Optional<String> step(Fields form, String activity) {
        return Optional.ofNullable(activity).map(String::strip).filter(id -> !id.isEmpty())
                .filter(id -> form.kind() == Kind.MOVE);
    }

    private void check(Operation asked) {
        if (asked.kind() == Kind.CANCEL && !instances.isPathway(asked.processInstanceId())) {
            throw new Refused(INSTANCE, "Process instance: a case is cancelled as a whole. Give the instance of its pathway.");
        }
        if (asked.kind() == Kind.MOVE) {
            asked.fromActivity().filter(step -> instances.isAt(asked.processInstanceId(), step)).orElseThrow(() ->
                    new Refused("fromActivity", "From which step: the instance does not stand there."));
            asked.toActivity().filter(step -> instances.knows(asked.processInstanceId(), step)).orElseThrow(() ->
                    new Refused("toActivity", "To which step: its diagram has no such step."));
        }
    }
}
