package org.openmash.platform.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The shipped forms, read once: the words on the screen for a field, and which lists have rows that nobody adds. */
@Component
class FormSchemas {

    private final ObjectMapper json;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    FormSchemas(ObjectMapper json) {
        this.json = json;
    }

    /** The label of a field, if the form has such a field. {@code path} has dots between a list and its fields. */
    Optional<String> label(String formRef, String path) {
        return Optional.ofNullable(schema(formRef).labels().get(path));
    }

    /** Does the hub give the rows of this list, one for each person or case, so that nobody adds or removes one? */
    boolean hasGivenRows(String formRef, String list) {
        return schema(formRef).givenRows().contains(list);
    }

    private Schema schema(String formRef) {
        return schemas.computeIfAbsent(formRef, this::read);
    }

    private record Schema(Map<String, String> labels, Set<String> givenRows) {
    }

    private Schema read(String formRef) {
        var found = new Schema(new HashMap<>(), new HashSet<>());
        try (var in = new ClassPathResource("forms/" + formRef + ".form").getInputStream()) {
            collect(json.readTree(in), "", found);
        } catch (IOException missing) {
            return new Schema(Map.of(), Set.of());
        }
        return found;
    }

    private static void collect(JsonNode node, String parent, Schema found) {
        for (var component : node.path("components")) {
            var own = component.path("key").asText(component.path("path").asText(""));
            var path = "form".equals(own) || own.isEmpty() ? parent : parent.isEmpty() ? own : parent + "." + own;
            var words = Stream.of("label", "dateLabel", "timeLabel").map(name -> component.path(name).asText(""))
                    .filter(text -> !text.isBlank()).findFirst();
            if (!path.equals(parent)) {
                words.ifPresent(text -> found.labels().put(path, text));
            }
            if (component.has("allowAddRemove") && !component.path("allowAddRemove").asBoolean()) {
                found.givenRows().add(path);
            }
            collect(component, path, found);
        }
    }
}
