package org.openmash.platform.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The shipped forms, read once: the words on the screen for a field, so that a refusal can name it. */
@Component
class FormSchemas {

    private final ObjectMapper json;
    private final Map<String, Map<String, String>> labels = new ConcurrentHashMap<>();

    FormSchemas(ObjectMapper json) {
        this.json = json;
    }

    /** The label of a field, or its key if it has none. {@code path} has dots between a list and its fields. */
    String label(String formRef, String path) {
        return labels.computeIfAbsent(formRef, this::read).getOrDefault(path, path);
    }

    private Map<String, String> read(String formRef) {
        var found = new HashMap<String, String>();
        try (var in = new ClassPathResource("forms/" + formRef + ".form").getInputStream()) {
            collect(json.readTree(in), "", found);
        } catch (IOException missing) {
            return Map.of();
        }
        return found;
    }

    private static void collect(JsonNode node, String parent, Map<String, String> found) {
        for (var component : node.path("components")) {
            var own = component.path("key").asText(component.path("path").asText(""));
            var path = "form".equals(own) || own.isEmpty() ? parent : parent.isEmpty() ? own : parent + "." + own;
            if (component.hasNonNull("label") && !path.equals(parent)) {
                found.put(path, component.get("label").asText());
            }
            collect(component, path, found);
        }
    }
}
