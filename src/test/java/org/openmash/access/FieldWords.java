package org.openmash.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.openmash.story.Canary;

/** A word of its own for each field of the shipped forms in which a person writes freely, and which were written. */
final class FieldWords {

    /** Stands in a form where the field's word is written. */
    static final String WORD = "(word)";

    private static final Path FORMS = Path.of("forms");
    private static final Set<String> FREE = Set.of("textfield", "textarea");

    private final Set<String> fields = new TreeSet<>();
    private final Set<String> written = new TreeSet<>();

    FieldWords() {
        try (var files = Files.newDirectoryStream(FORMS, "*.form")) {
            for (var file : files) {
                var name = file.getFileName().toString();
                addFields(new ObjectMapper().readTree(file.toFile()), name.substring(0, name.length() - ".form".length()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void addFields(JsonNode component, String path) {
        var key = component.path("key").asText(component.path("path").asText());
        var here = key.isEmpty() || key.equals("form") ? path : path + "." + key;
        if (FREE.contains(component.path("type").asText()) && !component.path("readonly").asBoolean()
                && !component.path("disabled").asBoolean()) {
            fields.add(here);
        }
        component.path("components").forEach(inner -> addFields(inner, here));
    }

    /** Every field in which a person writes freely, as {@code form.field}. */
    Set<String> fields() {
        return fields;
    }

    /** Those whose word was written. */
    Set<String> written() {
        return written;
    }

    /** Short, since some fields are; it begins with a planted word, for which log and engine are searched. */
    static String of(String field) {
        return Canary.NAME + Integer.toString(field.hashCode() & 0x7fffffff, 36);
    }

    /** The form as it is sent: each {@link #WORD} is the word of its field. */
    @SuppressWarnings("unchecked")
    <T> T into(String path, T value) {
        if (value instanceof String text && text.contains(WORD)) {
            assertThat(fields).as("fields in which a person writes freely").contains(path);
            written.add(path);
            return (T) text.replace(WORD, of(path));
        }
        if (value instanceof Map<?, ?> map) {
            var filled = new LinkedHashMap<Object, Object>();
            map.forEach((key, inner) -> filled.put(key, into(path + "." + key, inner)));
            return (T) filled;
        }
        return value instanceof List<?> list ? (T) list.stream().map(inner -> into(path, inner)).toList() : value;
    }
}
