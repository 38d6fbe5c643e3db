package org.openmash.operation.process;

import static org.openmash.platform.ProcessVariables.OPERATION_AGREED;
import static org.openmash.platform.ProcessVariables.OPERATION_ID;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openmash.access.Role;
import org.openmash.deadline.Limit;
import org.openmash.operation.CaseOperations;
import org.openmash.operation.CaseOperations.Answer;
import org.openmash.operation.CaseOperations.Kind;
import org.openmash.operation.CaseOperations.Operation;
import org.openmash.platform.Codes;
import org.openmash.platform.FormTask;
import org.openmash.platform.LondonTime;
import org.openmash.platform.Person;
import org.openmash.platform.Persons;
import org.openmash.platform.ProcessVariable;
import org.openmash.platform.TaskForm;
import org.springframework.stereotype.Component;

/** A service manager agrees to what an operator asks for, in their own session, or does not. */
@Component
class AgreeOperationForm implements TaskForm<AgreeOperationForm.Fields> {

    enum Decision { AGREED, NOT_AGREED }

    record Fields(@NotNull(message = "say whether you agree") Decision decision,
                  @Size(max = 20, message = "at most 20 characters") String replacedBy,
                  @NotBlank(message = "give the reason") @Size(max = 2000, message = "at most 2,000 characters")
                  String reason) {
    }

    private final CaseOperations operations;
    private final RunningInstances instances;
    private final Persons persons;

    AgreeOperationForm(CaseOperations operations, RunningInstances instances, Persons persons) {
        this.operations = operations;
        this.instances = instances;
        this.persons = persons;
    }

    @Override
    public String formRef() {
        return "agree-operation";
    }

    @Override
    public Class<Fields> fields() {
        return Fields.class;
    }

    /** Two requests on one case are two drafts. */
    @Override
    public Optional<ProcessVariable<?>> scope() {
        return Optional.of(OPERATION_ID);
    }

    @Override
    public Map<String, Object> open(FormTask task, Person person) {
        var asked = asked(task);
        var values = TaskForm.values();
        values.put("caseReference", asked.caseReference());
        values.put("isCancelling", asked.kind() == Kind.CANCEL);
        values.put("asked", whatIsAsked(asked));
        values.put("owed", operations.owed(asked.caseReference()).stream().map(AgreeOperationForm::owed).toList());
        return values;
    }

    private List<Map<String, String>> whatIsAsked(Operation asked) {
        var rows = new ArrayList<>(List.of(row("Operation", asked.kind().label()),
                row("Process", instances.processName(asked.processInstanceId())),
                row("Stands at", instances.standsAt(asked.processInstanceId()))));
        if (asked.kind() == Kind.MOVE) {
            rows.add(row("From", step(asked, asked.fromActivity())));
            rows.add(row("To", step(asked, asked.toActivity())));
        }
        rows.addAll(List.of(row("Why", asked.reason()), row("Asked by", persons.displayName(asked.askedBy())),
                row("Asked at", LondonTime.at(asked.askedAt()))));
        return rows;
    }

    private static Map<String, String> row(String label, String value) {
        return Map.of("label", label, "value", value);
    }

    private String step(Operation asked, Optional<String> activity) {
        return activity.flatMap(id -> instances.name(asked.processInstanceId(), id)).or(() -> activity).orElse("");
    }

    private static Map<String, String> owed(Limit limit) {
        return Map.of("what", limit.clock().label(), "owedBy", limit.owedBy().map(Role::titleOf).orElse("The hub"),
                "due", LondonTime.show(limit.dueAt()));
    }

    @Override
    public Codes submit(FormTask task, Fields form, Person person) {
        var agreed = form.decision() == Decision.AGREED;
        operations.answer(asked(task), new Answer(agreed, form.reason(), Optional.ofNullable(form.replacedBy())
                .map(String::strip).filter(reference -> agreed && !reference.isEmpty())), person);
        return Codes.of(OPERATION_AGREED, agreed);
    }

    private Operation asked(FormTask task) {
        return operations.get(task.code(OPERATION_ID).orElseThrow());
    }
}
