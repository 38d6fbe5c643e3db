package org.openmash.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A form as it ships; its name is what a test shows. */
record FormFile(String name, JsonNode json) {

    /** What the platform adds to every form and takes out again before the record is made. */
    private static final Set<String> NOT_OF_THE_RECORD = Set.of("version");
    private static final Set<String> ONLY_SHOWN = Set.of("text", "table", "html", "image", "spacer", "separator");

    /** A thing on the form that sends something: a field, or a group or list of fields. */
    record Field(JsonNode component, String key, String type, List<Field> inside) {

        boolean isList() {
            return type.equals("dynamiclist");
        }

        boolean isGroup() {
            return type.equals("group");
        }
    }

    static FormFile of(Path file) {
        try {
            return new FormFile(file.getFileName().toString(), new ObjectMapper().readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String id() {
        return json.path("id").asText();
    }

    JsonNode root() {
        return json.path("components").path(0);
    }

    /** Every component, whatever holds it. */
    List<JsonNode> components() {
        var found = new ArrayList<JsonNode>();
        collect(json, found);
        return found;
    }

    private static void collect(JsonNode node, List<JsonNode> found) {
        node.path("components").forEach(component -> {
            found.add(component);
            collect(component, found);
        });
    }

    /** What the form sends, below its root: enabled keyed fields; lists and groups with a path hold theirs. */
    List<Field> sent() {
        return sent(root());
    }

    private static List<Field> sent(JsonNode parent) {
        var fields = new ArrayList<Field>();
        for (var component : parent.path("components")) {
            var type = component.path("type").asText();
            var path = component.path("path").asText("");
            if (type.equals("group") && path.isEmpty()) {
                fields.addAll(sent(component));
            } else if (component.has("components")) {
                fields.add(new Field(component, path, type, sent(component)));
            } else if (isSent(component, type)) {
                fields.add(new Field(component, component.path("key").asText(), type, List.of()));
            }
        }
        return fields;
    }

    /** A disabled field is not sent; one that can only be read is. */
    private static boolean isSent(JsonNode component, String type) {
        return !ONLY_SHOWN.contains(type) && component.has("key") && !component.path("disabled").asBoolean()
                && !NOT_OF_THE_RECORD.contains(component.path("key").asText());
    }

    @Override
    public String toString() {
        return name;
    }
}
