package org.openmash.platform;

import java.util.LinkedHashMap;
import java.util.Map;

/** Codes and ids on their way into process variables: typed keys only, so nothing else can ride along. */
public final class Codes {

    private final Map<String, Object> values = new LinkedHashMap<>();

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

    public Map<String, Object> asMap() {
        return Map.copyOf(withoutNulls());
    }

    private Map<String, Object> withoutNulls() {
        var present = new LinkedHashMap<>(values);
        present.values().removeIf(java.util.Objects::isNull);
        return present;
    }
}
