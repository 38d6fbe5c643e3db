package org.openmash.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricDecisionInstance;
import org.camunda.bpm.engine.history.HistoricIncident;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.Job;
import org.openmash.platform.ActingAsHub;
import org.openmash.platform.CaseReference;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Which cases the ids of the engine belong to that somebody sends to it, whoever asks. */
@Component
class CasesInTheEngine {

    private static final String INSTANCE = "process-instance";
    private static final String KEY = "business-key";
    /** What a parameter's name ends with, without its {@code In}, {@code Like} or {@code s}. */
    private static final Map<String, String> PARAMETERS = Map.of("processinstanceid", INSTANCE, "processinstance", INSTANCE,
            "businesskey", KEY, "executionid",
            "execution", "taskid", "task", "activityinstanceid", "activity-instance", "jobid", "job", "incidentid", "incident");
    /** Ids that one query takes. */
    private static final int AT_A_TIME = 1000;
    private static final Pattern MANY = Pattern.compile("(in|like|s)$");

    private final HistoryService history;
    private final ActingAsHub hub;
    private final ObjectMapper json;
    /** By the word that stands before an id in an address: the ids of the process instances. */
    private final Map<String, Function<String, Stream<String>>> instances;

    CasesInTheEngine(@Lazy ManagementService management, @Lazy RuntimeService runtime, @Lazy HistoryService history,
            ActingAsHub hub, ObjectMapper json) {
        this.history = history;
        this.hub = hub;
        this.json = json;
        this.instances = Map.of(
                INSTANCE, Stream::of,
                KEY, key -> history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(key).listPage(0, 1).stream()
                        .map(HistoricProcessInstance::getId),
                "execution", id -> Stream.concat(Stream.of(id), runtime.createExecutionQuery().executionId(id).list().stream()
                        .map(Execution::getProcessInstanceId)).distinct(),
                "job", id -> management.createJobQuery().jobId(id).list().stream().map(Job::getProcessInstanceId),
                "incident", id -> history.createHistoricIncidentQuery().incidentId(id).list().stream()
                        .map(HistoricIncident::getProcessInstanceId),
                "activity-instance", id -> history.createHistoricActivityInstanceQuery().activityInstanceId(id).list().stream()
                        .map(HistoricActivityInstance::getProcessInstanceId),
                "variable-instance", id -> history.createHistoricVariableInstanceQuery().variableId(id).list().stream()
                        .map(HistoricVariableInstance::getProcessInstanceId),
                "decision-instance", id -> history.createHistoricDecisionInstanceQuery().decisionInstanceId(id).list().stream()
                        .map(HistoricDecisionInstance::getProcessInstanceId),
                "task", id -> history.createHistoricTaskInstanceQuery().taskId(id).list().stream()
                        .map(HistoricTaskInstance::getProcessInstanceId));
    }

    /** Empty for a job that is not there, and for one of no case, such as the hub's day. */
    Optional<String> ofJob(String id) {
        return id == null ? Optional.empty() : hub.call(() -> of("job", id).findFirst());
    }

    /**
     * The cases that a question names: by an id in the address, in a parameter or in the body.
     *
     * @param address its parts
     * @param body    JSON, or empty
     */
    Set<String> namedBy(List<String> address, Map<String, String[]> parameters, byte[] body) {
        return Stream.concat(namedIn(address).stream(), askedFor(parameters, body).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The cases that an address names by ids that stand in it. */
    Set<String> namedIn(List<String> address) {
        return hub.call(() -> IntStream.range(1, address.size()).boxed()
                .flatMap(i -> of(address.get(i - 1), address.get(i))).collect(Collectors.toUnmodifiableSet()));
    }

    private Set<String> askedFor(Map<String, String[]> parameters, byte[] body) {
        var inParameters = parameters.entrySet().stream().flatMap(parameter -> Arrays.stream(parameter.getValue())
                .flatMap(value -> Arrays.stream(value.split(","))).flatMap(value -> ofParameter(parameter.getKey(), value)));
        return hub.call(() -> Stream.concat(inParameters, inBody(body)).collect(Collectors.toUnmodifiableSet()));
    }

    /** Of rows of an answer the case of each, by its reference or by its instance; rows of no case are left out. */
    Map<JsonNode, String> listedIn(List<JsonNode> rows) {
        var ids = rows.stream().map(row -> instanceOf(row)).filter(id -> !id.isEmpty()).distinct().toList();
        var ofInstances = hub.call(() -> IntStream.range(0, (ids.size() + AT_A_TIME - 1) / AT_A_TIME).boxed()
                .flatMap(part -> history.createHistoricProcessInstanceQuery().processInstanceIds(Set.copyOf(
                        ids.subList(part * AT_A_TIME, Math.min((part + 1) * AT_A_TIME, ids.size())))).list().stream())
                .filter(instance -> CaseReference.isOne(instance.getBusinessKey()))
                .collect(Collectors.toMap(HistoricProcessInstance::getId, HistoricProcessInstance::getBusinessKey)));
        var listed = new HashMap<JsonNode, String>();
        for (var row : rows) {
            var key = row.path("businessKey").asText();
            var reference = CaseReference.isOne(key) ? key : ofInstances.get(instanceOf(row));
            if (reference != null) {
                listed.put(row, reference);
            }
        }
        return listed;
    }

    private static String instanceOf(JsonNode row) {
        return row.path("processInstanceId").asText(row.path("rootProcessInstanceId").asText());
    }

    private Stream<String> inBody(byte[] body) {
        try {
            return body.length == 0 ? Stream.empty() : in(json.readTree(body));
        } catch (IOException unreadable) {
            return Stream.empty();
        }
    }

    private Stream<String> in(JsonNode question) {
        return Stream.concat(question.propertyStream().flatMap(field -> (field.getValue().isArray()
                        ? field.getValue().valueStream() : Stream.of(field.getValue()))
                        .filter(JsonNode::isTextual).flatMap(value -> ofParameter(field.getKey(), value.asText()))),
                question.valueStream().flatMap(this::in));
    }

    private Stream<String> ofParameter(String name, String value) {
        var meant = MANY.matcher(name.toLowerCase(Locale.ROOT)).replaceFirst("");
        return PARAMETERS.entrySet().stream().filter(parameter -> meant.endsWith(parameter.getKey()))
                .flatMap(parameter -> of(parameter.getValue(), value.replace("%", "")));
    }

    private Stream<String> of(String word, String id) {
        return instances.containsKey(word) ? instances.get(word).apply(id).filter(Objects::nonNull)
                .flatMap(instance -> history.createHistoricProcessInstanceQuery().processInstanceId(instance).list().stream())
                .map(HistoricProcessInstance::getBusinessKey).filter(CaseReference::isOne) : Stream.empty();
    }
}
