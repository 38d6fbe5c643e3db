package org.openmash.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.openmash.platform.RefusedFields.WrongField;
import org.springframework.stereotype.Component;

/** Reads a request's body into its record, and names every wrong field at once. What was sent is never repeated. */
@Component
public class RequestBodies {

    private static final int MOST_ERRORS = 50;

    private final ObjectMapper json;
    private final Validator validator;

    RequestBodies(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /** @throws RefusedFields with every wrong field */
    public <T> T read(JsonNode body, Class<T> type) {
        if (!(body instanceof ObjectNode)) {
            throw new Refused("The body is not the JSON object that is asked for.");
        }
        var wrong = new ArrayList<WrongField>();
        var content = bind(body.deepCopy(), type, wrong);
        if (content != null) {
            validator.validate(content).stream()
                    .map(violation -> new WrongField(violation.getPropertyPath().toString(), violation.getMessage()))
                    .filter(found -> wrong.stream().noneMatch(known -> known.field().equals(found.field())))
                    .sorted(Comparator.comparing(WrongField::field)).forEach(wrong::add);
        }
        if (!wrong.isEmpty()) {
            throw new RefusedFields(wrong);
        }
        return content;
    }

    /** Binds as much as can be bound: what does not fit is noted, taken out, and the rest is tried again. */
    private <T> T bind(JsonNode body, Class<T> type, List<WrongField> wrong) {
        while (wrong.size() < MOST_ERRORS) {
            try {
                return json.treeToValue(body, type);
            } catch (JsonMappingException misfit) {
                wrong.add(new WrongField(path(misfit), sentence(misfit)));
                if (misfit.getPath().isEmpty() || !takeOut(body, misfit)) {
                    return null;
                }
            } catch (JsonProcessingException unreadable) {
                throw new Refused("The body is not the JSON object that is asked for.");
            }
        }
        return null;
    }

    private static boolean takeOut(JsonNode body, JsonMappingException misfit) {
        var steps = misfit.getPath();
        var node = body;
        for (var step : steps.subList(0, steps.size() - 1)) {
            node = step.getFieldName() != null ? node.path(step.getFieldName()) : node.path(step.getIndex());
        }
        var last = steps.get(steps.size() - 1);
        if (node instanceof ObjectNode object) {
            return object.remove(last.getFieldName()) != null;
        }
        return node instanceof ArrayNode array && array.remove(last.getIndex()) != null;
    }

    private static String sentence(JsonMappingException misfit) {
        if (misfit instanceof UnrecognizedPropertyException) {
            return "is not a field of this request";
        }
        if (misfit instanceof InvalidFormatException format && format.getTargetType().isEnum()) {
            return "must be one of " + Arrays.stream(format.getTargetType().getEnumConstants())
                    .map(Object::toString).collect(Collectors.joining(", "));
        }
        return "is not a value of the kind that is asked for";
    }

    private static String path(JsonMappingException misfit) {
        return misfit.getPath().stream()
                .map(step -> step.getFieldName() != null ? "." + step.getFieldName() : "[" + step.getIndex() + "]")
                .collect(Collectors.joining()).replaceFirst("^\\.", "");
    }
}
