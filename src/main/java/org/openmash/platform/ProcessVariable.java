package org.openmash.platform;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * A typed key of a process variable. All of them stand in {@link ProcessVariables}; no other variable is written.
 */
public record ProcessVariable<T>(String name, Class<T> type) {

    /** @throws IllegalStateException if the variable is missing: the diagram and the code do not fit together */
    public T get(VariableScope scope) {
        return find(scope).orElseThrow(() -> new IllegalStateException("Process variable " + name + " is missing"));
    }

    public Optional<T> find(VariableScope scope) {
        return Optional.ofNullable(scope.getVariable(name)).map(type::cast);
    }

    public void set(VariableScope scope, T value) {
        scope.setVariable(name, value);
    }
}
