package org.openmash.platform;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Codes and ids on their way into process variables: typed keys only, so nothing else can ride along. */
public final class Codes {

    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Set<String> known = new HashSet<>();

    private Codes() {
    }

    public static Codes none() {
        return new Codes();
    }

    public static <T> Codes of(ProcessVariable<T> variable, T value) {
        return none().and(variable, value);
    }

    public <T> Codes and(ProcessVariable<T> variable, T value) {
        values.put(variable.name(), value);
        return this;
    }

    /** Like {@link #and}, but the variable exists even if it has no value: a diagram's expression may ask for it. */
    public <T> Codes andPerhaps(ProcessVariable<T> variable, T value) {
        known.add(variable.name());
        return and(variable, value);
    }

    /** A value is null only where {@link #andPerhaps} said so. */
    public Map<String, Object> asMap() {
        var present = new LinkedHashMap<>(values);
        present.entrySet().removeIf(code -> code.getValue() == null && !known.contains(code.getKey()));
        return Collections.unmodifiableMap(present);
    }
}
