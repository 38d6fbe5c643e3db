package org.openmash.platform.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
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

    /** The label of a field, if the form has such a field. {@code path} has dots between a list and its fields. */
    Optional<String> label(String formRef, String path) {
        return Optional.ofNullable(labels.computeIfAbsent(formRef, this::read).get(path));
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
            var words = Stream.of("label", "dateLabel", "timeLabel").map(name -> component.path(name).asText(""))
                    .filter(text -> !text.isBlank()).findFirst();
            if (!path.equals(parent)) {
                words.ifPresent(text -> found.put(path, text));
            }
            collect(component, path, found);
        }
    }
}
