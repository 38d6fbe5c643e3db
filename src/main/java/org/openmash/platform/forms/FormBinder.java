package org.openmash.platform.forms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openmash.platform.Refused;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** Turns what a screen sent into the form's record, or refuses it with a sentence that names the field. */
@Component
class FormBinder {

    /** Longer than any form that a person fills; what is longer is refused before it is read. */
    static final int MOST_CHARACTERS = 400_000;

    private final ObjectMapper json;
    private final Validator validator;
    private final FormSchemas schemas;

    FormBinder(ObjectMapper json, Validator validator, FormSchemas schemas) {
        this.json = json.copy()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .configure(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS, false);
        this.validator = validator;
        this.schemas = schemas;
    }

    /** The JSON object that was sent. */
    ObjectNode read(String sent) {
        if (sent == null || sent.length() > MOST_CHARACTERS) {
            throw new Refused("form", "The form is too long to be taken: shorten the longest text.");
        }
        try {
            if (json.readTree(sent) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException notJson) {
            // said below, without the parser's words: they quote what was typed
        }
        throw new Refused("form", "The form could not be read: it must be a JSON object.");
    }

    <F extends Record> F bind(String formRef, Class<F> type, ObjectNode sent) {
        F form;
        try {
            form = json.treeToValue(withoutBlanks(sent), type);
        } catch (JsonMappingException wrong) {
            throw new Refused(path(wrong), sentence(formRef, wrong));
        } catch (JsonProcessingException wrong) {
            throw new Refused("form", "The form could not be read.");
        }
        var violations = validator.validate(form);
        if (!violations.isEmpty()) {
            var first = violations.stream().min(Comparator.comparing(v -> v.getPropertyPath().toString())).orElseThrow();
            throw new Refused(first.getPropertyPath().toString(), violations.stream()
                    .map(violation -> sentence(formRef, violation)).sorted().distinct()
                    .collect(Collectors.joining(" ")));
        }
        return form;
    }

    /** A field that was left empty counts as not answered, in a list too: screens send "" for it. */
    private JsonNode withoutBlanks(JsonNode node) {
        if (node instanceof ObjectNode object) {
            var kept = json.createObjectNode();
            object.fields().forEachRemaining(field -> {
                var value = withoutBlanks(field.getValue());
                if (!value.isNull()) {
                    kept.set(field.getKey(), value);
                }
            });
            return kept;
        }
        if (node.isArray()) {
            var kept = json.createArrayNode();
            node.forEach(item -> {
                var value = withoutBlanks(item);
                if (!value.isNull()) {
                    kept.add(value);
                }
            });
            return kept;
        }
        return node.isTextual() && node.asText().isBlank() ? json.nullNode() : node;
    }

    private String sentence(String formRef, JsonMappingException wrong) {
        var label = named(formRef, steps(wrong));
        var field = label.isEmpty() ? path(wrong) : label;
        if (wrong instanceof UnrecognizedPropertyException) {
            return "This form has no field \"" + steps(wrong).get(steps(wrong).size() - 1) + "\".";
        }
        if (wrong instanceof InvalidFormatException format && format.getTargetType().isEnum()) {
            return field + ": choose one of " + Stream.of(format.getTargetType().getEnumConstants())
                    .map(Object::toString).collect(Collectors.joining(", ")) + ".";
        }
        return field + ": this is not a value of the kind that is asked for"
                + (wrong instanceof InvalidFormatException format ? " (" + kind(format.getTargetType()) + ")" : "") + ".";
    }

    private static String kind(Class<?> type) {
        if (Number.class.isAssignableFrom(type) || type.isPrimitive() && type != boolean.class) {
            return "a number";
        }
        return switch (type.getSimpleName()) {
            case "LocalDate" -> "a date like 2026-03-14";
            case "LocalDateTime" -> "a date and time like 2026-03-14T09:30";
            case "Instant", "OffsetDateTime" -> "a date and time with offset like 2026-03-14T09:30:00Z";
            case "LocalTime" -> "a time like 09:30";
            case "Boolean", "boolean" -> "yes or no";
            default -> type.getSimpleName();
        };
    }

    private String sentence(String formRef, ConstraintViolation<?> violation) {
        var steps = new ArrayList<String>();
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getIndex() != null) {
                steps.add(Integer.toString(node.getIndex()));
            }
            if (node.getName() != null) {
                steps.add(node.getName());
            }
        }
        var message = violation.getMessage();
        var end = message.endsWith(".") || message.endsWith("?") ? "" : ".";
        var field = named(formRef, steps);
        return (field.isEmpty() ? StringUtils.capitalize(message) : field + ": " + message) + end;
    }

    /** "Children, row 2, NHS number" for {@code [subjects, 1, nhsNumber]}. */
    private String named(String formRef, List<String> steps) {
        var words = new ArrayList<String>();
        var path = new StringBuilder();
        for (var step : steps) {
            if (step.matches("\\d+")) {
                words.add("row " + (Integer.parseInt(step) + 1));
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step);
                schemas.label(formRef, path.toString()).ifPresent(words::add);
            }
        }
        return String.join(", ", words);
    }

    private static List<String> steps(JsonMappingException wrong) {
        return wrong.getPath().stream()
                .map(step -> step.getFieldName() != null ? step.getFieldName() : Integer.toString(step.getIndex()))
                .toList();
    }

    private static String path(JsonMappingException wrong) {
        return String.join(".", steps(wrong));
    }
}
