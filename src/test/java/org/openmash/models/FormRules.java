package org.openmash.models;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.openmash.models.FormFile.Field;

/**
 * The rules for a form, each answering with what breaks it. What a screen sends is exactly what the server's record
 * takes: a field more would be refused, a field less would never be asked.
 */
final class FormRules {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SHOWN = Pattern.compile("\\{\\{(.*?)}}");
    /** What the hub itself words, codes and references; and the name that heads a row. A text is read as markdown. */
    private static final Set<String> SAFE_IN_TEXT = Set.of(
            "form.neverFirst", "form.refusedWhileOpen", "form.documentCame", "form.draftNotice", "form.caseReference",
            "form.heading", "form.rating", "form.received", "form.heldAt", "form.missing", "form.warning",
            "form.question", "form.agreement", "form.taskId", "form.acknowledgement", "form.period", "form.hubName",
            "form.hubTelephone", "this.caseReference", "this.name", "this.proposed", "this.rating", "this.stands",
            "i[1]");

    private FormRules() {
    }

    static List<String> isBuiltLikeEveryForm(FormFile form) {
        var wrong = new ArrayList<String>();
        if (!form.name().equals(form.id() + ".form")) {
            wrong.add("id " + form.id());
        }
        if (form.json().path("schemaVersion").asInt(99) > 16) {
            wrong.add("schemaVersion: Tasklist knows 16");
        }
        if (!"Camunda Platform".equals(form.json().path("executionPlatform").asText())) {
            wrong.add("executionPlatform");
        }
        if (form.json().path("components").size() != 1 || !"group".equals(form.root().path("type").asText())
                || !"form".equals(form.root().path("path").asText())) {
            wrong.add("one root group with the path \"form\"");
        }
        return wrong;
    }

    /** Ids such as Field_1abc2de tell nobody what a change was about. */
    static List<String> idsAreUniqueAndSaySomething(FormFile form) {
        var seen = new HashSet<String>();
        return form.components().stream().map(component -> component.path("id").asText())
                .filter(id -> !seen.add(id) || !id.matches("[A-Z][a-z]+(_[A-Z]\\w*|_\\d+)?")).toList();
    }

    static List<String> everyQuestionHasItsWords(FormFile form) {
        return form.components().stream()
                .filter(component -> component.has("key") && !"expression".equals(component.path("type").asText()))
                .filter(component -> List.of("label", "dateLabel", "timeLabel").stream()
                        .allMatch(name -> component.path(name).asText("").isBlank()))
                .map(component -> component.path("id").asText()).toList();
    }

    /** Of seven children, two were behind "Show all" once, and nobody could be rated. */
    static List<String> everyGivenRowIsShown(FormFile form) {
        return form.components().stream().filter(component -> component.has("allowAddRemove")
                        && !component.path("allowAddRemove").asBoolean()
                        && !component.path("disableCollapse").asBoolean())
                .map(component -> component.path("id").asText()).toList();
    }

    /** "No further action" was preselected in a hub's form once, and sent unread. */
    static List<String> nothingIsPreselected(FormFile form) {
        return form.components().stream().filter(component -> component.has("defaultValue"))
                .map(component -> component.path("id").asText()).toList();
    }

    /** A text component reads its values as markdown and HTML and deletes what it does not know. */
    static Set<String> shownInTextThough(FormFile form) {
        var found = new TreeSet<String>();
        form.components().stream().filter(component -> Set.of("text", "html").contains(component.path("type").asText()))
                .forEach(component -> SHOWN.matcher(component.path("text").asText()
                                + component.path("content").asText())
                        .results().map(hit -> hit.group(1).strip()).filter(key -> !SAFE_IN_TEXT.contains(key))
                        .forEach(found::add));
        return found;
    }

    static List<String> nothingIsFetchedFromElsewhere(FormFile form) {
        return form.components().stream().filter(component -> Set.of("image", "iframe", "html", "filepicker",
                        "documentPreview", "button").contains(component.path("type").asText()))
                .map(component -> component.path("id").asText()).toList();
    }

    static List<String> hasAVersion(FormFile form) {
        return form.components().stream().anyMatch(component -> "version".equals(component.path("key").asText())
                && "expression".equals(component.path("type").asText())
                && "=form.version".equals(component.path("expression").asText())
                && "change".equals(component.path("computeOn").asText())) ? List.of() : List.of("version");
    }

    static List<String> optionsAreStatic(FormFile form) {
        return form.components().stream().filter(component -> component.has("valuesExpression"))
                .map(component -> component.path("id").asText()).toList();
    }

    /** The form's fields against the record that is made of them, name by name, down into lists and groups. */
    static List<String> fitsTheRecord(FormFile form, Class<?> type) {
        return differences(form.sent(), type, "");
    }

    private static List<String> differences(List<Field> fields, Class<?> type, String path) {
        if (!type.isRecord()) {
            return List.of(path + " is no record but " + type.getSimpleName());
        }
        var wrong = new ArrayList<String>();
        var components = Arrays.stream(type.getRecordComponents())
                .collect(Collectors.toMap(RecordComponent::getName, Function.identity(), (a, b) -> a, TreeMap::new));
        var keys = fields.stream().map(Field::key).toList();
        keys.stream().filter(key -> !components.containsKey(key)).forEach(key -> wrong.add("only on the form: " + path + key));
        components.keySet().stream().filter(name -> !keys.contains(name))
                .forEach(name -> wrong.add("only in the record: " + path + name));
        fields.stream().filter(field -> components.containsKey(field.key()))
                .forEach(field -> wrong.addAll(difference(field, components.get(field.key()), path)));
        return wrong;
    }

    private static List<String> difference(Field field, RecordComponent component, String path) {
        var where = path + field.key();
        if (field.isList()) {
            return element(component.getGenericType()) instanceof Class<?> row
                    ? differences(field.inside(), row, where + ".") : List.of(where + " is no list of records");
        }
        if (field.isGroup()) {
            return differences(field.inside(), component.getType(), where + ".");
        }
        return optionProblems(field, component, where);
    }

    private static List<String> optionProblems(Field field, RecordComponent component, String where) {
        var offered = StreamSupport.stream(field.component().path("values").spliterator(), false)
                .map(value -> value.path("value").asText()).toList();
        var several = Set.of("checklist", "taglist").contains(field.type());
        var type = several ? element(component.getGenericType()) : component.getType();
        var taken = taken(type);
        if (several && !Collection.class.isAssignableFrom(component.getType())) {
            return List.of(where + " takes several values, the record one");
        }
        if (field.type().equals("checkbox") && !Set.of(boolean.class, Boolean.class).contains(component.getType())) {
            return List.of(where + " is a checkbox and the record has " + component.getType().getSimpleName());
        }
        return taken.isEmpty() ? List.of() : offered.stream().filter(value -> !taken.contains(value))
                .map(value -> where + " offers " + value + ", which the record does not take").toList();
    }

    private static Set<String> taken(Type type) {
        if (type instanceof Class<?> option && option.isEnum()) {
            return Arrays.stream(option.getEnumConstants()).map(each -> JSON.convertValue(each, String.class))
                    .collect(Collectors.toSet());
        }
        return Map.<Type, Set<String>>of(Boolean.class, Set.of("true", "false"), boolean.class, Set.of("true", "false"))
                .getOrDefault(type, Set.of());
    }

    private static Type element(Type type) {
        return type instanceof ParameterizedType generic ? generic.getActualTypeArguments()[0] : Object.class;
    }
}
