package org.openmash.docs;

import static org.openmash.docs.Markdown.cell;
import static org.openmash.docs.Markdown.code;
import static org.openmash.docs.Markdown.row;
import static org.openmash.docs.Markdown.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.openmash.docs.FormBeans.FormBean;
import org.openmash.referral.Change;
import org.openmash.referral.Indicator;
import org.openmash.referral.NhsNumber;

/** The page of one form: its fields as the JSON object that the engine's REST API takes, with the hub's own checks. */
final class FormPage {

    private final String formRef;
    private final FormBean bean;
    private final JsonNode form;
    private final Collection<Path> diagrams;
    private final ObjectMapper json = new ObjectMapper();
    /** What the screen says of a field, by its path with dots and without brackets. */
    private final Map<String, JsonNode> onScreen = new LinkedHashMap<>();
    /** When the screen hides a field, from its own condition or that of a group around it. */
    private final Map<String, String> hidden = new LinkedHashMap<>();
    private final List<JsonNode> tables = new ArrayList<>();

    FormPage(Path file, FormBean bean, Collection<Path> diagrams) {
        this.formRef = ProcessPage.baseName(file);
        this.bean = bean;
        this.diagrams = diagrams;
        try {
            this.form = json.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        collect(form, "", "");
    }

    private void collect(JsonNode node, String parent, String hiddenAround) {
        for (var component : node.path("components")) {
            var own = component.path("key").asText(component.path("path").asText(""));
            var path = own.isEmpty() || own.equals("form") ? parent : parent.isEmpty() ? own : parent + "." + own;
            var hide = Stream.of(hiddenAround, component.path("conditional").path("hide").asText("")
                    .replaceFirst("^=", "")).filter(said -> !said.isBlank()).collect(Collectors.joining(" or "));
            if (!path.equals(parent)) {
                onScreen.put(path, component);
                hidden.put(path, hide);
            }
            if (component.path("type").asText().equals("table")) {
                tables.add(component);
            }
            collect(component, path, hide);
        }
    }

    String text() {
        return Markdown.writtenFrom("forms/" + formRef + ".form and " + bean.fields().getName())
                + "# " + formRef + "\n\n" + usedBy() + "\n"
                + "Form [" + formRef + ".form](../../forms/" + formRef + ".form), checked as `"
                + bean.fields().getName().replace("$", ".") + "`. [How a form is sent](README.md)\n\n"
                + version()
                + table("Fields", List.of("path", "label", "value", "required", "checks"), fields(bean.fields(), ""))
                + together()
                + "\n## Shape\n\nEvery field with a value of its kind; leave out what does not apply.\n\n```json\n"
                + shape() + "\n```\n"
                + table("Shown besides", List.of("table", "from", "columns"), tables.stream()
                        .map(FormPage::shown).toList());
    }

    private String usedBy() {
        return diagrams.stream().flatMap(this::usesIn).collect(Collectors.joining("\n")) + "\n";
    }

    private Stream<String> usesIn(Path file) {
        var model = ProcessPage.model(file);
        var process = model.getModelElementsByType(Process.class).iterator().next();
        var link = "[" + process.getId() + "](../processes/" + ProcessPage.baseName(file) + ".md)";
        var started = model.getModelElementsByType(StartEvent.class).stream()
                .filter(start -> formRef.equals(start.getCamundaFormRef()))
                .map(start -> "- **" + start.getName() + "**: starts " + link + ". "
                        + cell(ProcessPage.documentation(start)));
        var tasks = model.getModelElementsByType(UserTask.class).stream()
                .filter(task -> formRef.equals(task.getCamundaFormRef()))
                .map(task -> "- **" + ProcessPage.withoutReference(task.getName()) + "**, " + code(task.getId())
                        + " in " + link + ", for " + ProcessPage.doers(task) + ". "
                        + cell(ProcessPage.documentation(task)));
        return Stream.concat(started, tasks);
    }

    private String version() {
        if (bean.starts()) {
            return "A start form: it has no version and is sent to"
                    + " `POST /engine-rest/process-definition/key/{process}/submit-form`.\n";
        }
        if (bean.watches().isEmpty()) {
            return "Nothing that happens on the case makes this form out of date; a `version` that is sent along"
                    + " is not looked at.\n";
        }
        return "`version` is required: send back the number that opening the form gave. The form is refused as out"
                + " of date once somebody has " + bean.watches().stream().map(Change::valueOf).sorted()
                        .map(Change::words).collect(Collectors.joining("; ")) + ".\n";
    }

    private List<String> fields(Class<?> type, String parent) {
        var rows = new ArrayList<String>();
        for (var component : type.getRecordComponents()) {
            var path = parent + component.getName();
            var inner = elementType(component.getGenericType());
            var list = isMany(component.getType());
            rows.add(row(code(path + (list && inner.isRecord() ? "[]" : "")), label(path), value(component, path),
                    required(component, path), checks(component)));
            if (inner.isRecord()) {
                rows.addAll(fields(inner, path + (list ? "[]." : ".")));
            }
        }
        return rows;
    }

    private JsonNode screen(String path) {
        return onScreen.getOrDefault(path.replace("[]", ""), json.createObjectNode());
    }

    private String label(String path) {
        var component = screen(path);
        return cell(Stream.of("label", "dateLabel").map(key -> component.path(key).asText(""))
                .filter(text -> !text.isBlank()).findFirst()
                .orElse(component.path("type").asText().equals("expression") ? "(sent unseen)" : ""));
    }

    /** Required by the hub in every case, or by the screen where it shows the field. */
    private String required(RecordComponent component, String path) {
        if (Stream.of(NotNull.class, NotBlank.class, NotEmpty.class)
                .anyMatch(annotation -> accessor(component).isAnnotationPresent(annotation))) {
            return "yes";
        }
        var hide = hidden.getOrDefault(path.replace("[]", ""), "");
        var asked = screen(path).path("validate").path("required").asBoolean(false);
        return (asked ? "yes" + (hide.isEmpty() ? "" : ", ") : "")
                + (hide.isEmpty() ? "" : asked ? "unless " + code(hide) : "hidden if " + code(hide));
    }

    private static AnnotatedElement accessor(RecordComponent component) {
        return component.getAccessor();
    }

    private String value(RecordComponent component, String path) {
        var inner = elementType(component.getGenericType());
        var many = isMany(component.getType());
        if (inner.isRecord()) {
            return many ? "list of objects" : "object";
        }
        return (many ? "list of: " : "") + single(inner, path);
    }

    private String single(Class<?> type, String path) {
        var options = screen(path).path("valuesExpression").asText("").replaceFirst("^=", "");
        if (type.isEnum()) {
            return codes(type, path) + (options.isEmpty() ? "" : "<br>of these, as opened: " + code(options));
        }
        if (!options.isEmpty()) {
            return "one of the values in " + code(options);
        }
        if (screen(path).has("values")) {
            return written(screen(path).path("values"));
        }
        if (screen(path).path("type").asText().equals("expression")) {
            return "as opened";
        }
        return kind(type);
    }

    static String kind(Class<?> type) {
        if (type == boolean.class || type == Boolean.class) {
            return "`true` or `false`";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "number";
        }
        if (type == LocalDate.class) {
            return "date, `2026-03-14`";
        }
        if (type == LocalTime.class) {
            return "time, `09:30`";
        }
        if (type == LocalDateTime.class) {
            return "date and time, `2026-03-14T09:30`";
        }
        if (type == Instant.class || type == OffsetDateTime.class) {
            return "date and time with offset, `2026-03-14T09:30Z`";
        }
        return "text";
    }

    /** The codes that the hub accepts, with the screen's words where it has any. */
    private String codes(Class<?> type, String path) {
        var words = new LinkedHashMap<String, String>();
        screen(path).path("values").forEach(option -> words.put(option.path("value").asText(),
                option.path("label").asText()));
        var all = Arrays.stream(type.getEnumConstants()).map(this::written).toList();
        if (all.size() > 40) {
            return "one of the " + all.size() + " codes of `" + type.getSimpleName() + "`"
                    + (type == Indicator.class ? ", see [signs](../decisions/signs.md)" : "");
        }
        return all.stream().map(one -> code(one) + (words.containsKey(one) ? " " + cell(words.get(one)) : ""))
                .collect(Collectors.joining("<br>"));
    }

    private String written(JsonNode options) {
        var rows = new ArrayList<String>();
        options.forEach(option -> rows.add(code(option.path("value").asText()) + " "
                + cell(option.path("label").asText())));
        return String.join("<br>", rows);
    }

    private String written(Object constant) {
        return json.convertValue(constant, String.class);
    }

    private static String checks(RecordComponent component) {
        var read = accessor(component);
        var found = new ArrayList<String>();
        var required = Stream.of(read.getAnnotation(NotNull.class), read.getAnnotation(NotBlank.class),
                        read.getAnnotation(NotEmpty.class)).filter(java.util.Objects::nonNull)
                .map(FormPage::message).findFirst();
        required.ifPresent(found::add);
        Stream.of(read.getAnnotation(Size.class), read.getAnnotation(Min.class), read.getAnnotation(Max.class),
                        read.getAnnotation(Pattern.class), read.getAnnotation(PastOrPresent.class),
                        read.getAnnotation(Email.class), read.getAnnotation(NhsNumber.class))
                .filter(java.util.Objects::nonNull).map(FormPage::message).distinct().forEach(found::add);
        return cell(String.join("; ", found));
    }

    private static String message(java.lang.annotation.Annotation annotation) {
        try {
            return String.valueOf(annotation.annotationType().getMethod("message").invoke(annotation));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the fields of a record must fulfil together. */
    private String together() {
        var rules = records(bean.fields()).flatMap(type -> Arrays.stream(type.getMethods()))
                .map(method -> method.getAnnotation(AssertTrue.class)).filter(java.util.Objects::nonNull)
                .map(AssertTrue::message).distinct().map(message -> "- " + cell(message)).toList();
        return rules.isEmpty() ? "" : "\nTogether:\n\n" + String.join("\n", rules) + "\n";
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return Stream.concat(Stream.of(type), Arrays.stream(type.getRecordComponents())
                .map(component -> elementType(component.getGenericType())).filter(Class::isRecord)
                .flatMap(FormPage::records));
    }

    private String shape() {
        var shape = json.createObjectNode();
        if (!bean.starts()) {
            shape.put("version", 0);
        }
        shape.setAll(shape(bean.fields(), ""));
        try {
            return json.writerWithDefaultPrettyPrinter().writeValueAsString(shape).replace("\r\n", "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private ObjectNode shape(Class<?> type, String parent) {
        var object = json.createObjectNode();
        for (var component : type.getRecordComponents()) {
            var path = parent + component.getName();
            var inner = elementType(component.getGenericType());
            JsonNode one = inner.isRecord() ? shape(inner, path + ".") : example(inner, path);
            object.set(component.getName(), isMany(component.getType()) ? json.createArrayNode().add(one) : one);
        }
        return object;
    }

    private JsonNode example(Class<?> type, String path) {
        if (type.isEnum()) {
            return json.getNodeFactory().textNode(written(type.getEnumConstants()[0]));
        }
        if (screen(path).path("values").size() > 0) {
            return screen(path).path("values").path(0).path("value");
        }
        if (type == boolean.class || type == Boolean.class) {
            return json.getNodeFactory().booleanNode(false);
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return json.getNodeFactory().numberNode(1);
        }
        var kind = kind(type);
        return json.getNodeFactory().textNode(kind.contains("`") ? kind.substring(kind.indexOf('`') + 1,
                kind.lastIndexOf('`')) : "…");
    }

    private static String shown(JsonNode table) {
        var columns = new ArrayList<String>();
        table.path("columns").forEach(column -> columns.add(column.path("label").asText()));
        return row(cell(table.path("label").asText()),
                code(table.path("dataSource").asText().replaceFirst("^=", "")), cell(String.join(", ", columns)));
    }

    private static boolean isMany(Class<?> type) {
        return Collection.class.isAssignableFrom(type);
    }

    private static Class<?> elementType(Type type) {
        if (type instanceof ParameterizedType many && many.getActualTypeArguments()[0] instanceof Class<?> inner) {
            return inner;
        }
        return type instanceof Class<?> plain ? plain : Object.class;
    }
}
