package org.openmash.docs;

import static org.openmash.docs.Markdown.cell;
import static org.openmash.docs.Markdown.code;
import static org.openmash.docs.Markdown.row;
import static org.openmash.docs.Markdown.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TerminateEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.openmash.access.Role;

/** The page of one diagram, for the people who work by it: who does what, with which form, and how it ends. */
final class ProcessPage {

    private static final Map<Path, BpmnModelInstance> MODELS = new ConcurrentHashMap<>();

    private final String name;
    private final BpmnModelInstance model;
    private final Process process;
    private final Collection<Path> allDiagrams;

    ProcessPage(Path file, Collection<Path> allDiagrams) {
        this.name = baseName(file);
        this.model = model(file);
        this.process = model.getModelElementsByType(Process.class).iterator().next();
        this.allDiagrams = allDiagrams;
    }

    /** Read once for all pages: reading is what takes time here. */
    static BpmnModelInstance model(Path file) {
        return MODELS.computeIfAbsent(file, path -> Bpmn.readModelFromFile(path.toFile()));
    }

    static String baseName(Path file) {
        return file.getFileName().toString().replaceFirst("\\.[a-z]+$", "");
    }

    String text() {
        return Markdown.writtenFrom("processes/" + name + ".bpmn")
                + "# " + process.getName() + "\n\n"
                + "Process `" + process.getId() + "`, version tag " + process.getCamundaVersionTag() + ", drawn in ["
                + name + ".bpmn](../../processes/" + name + ".bpmn).\n\n"
                + documentation(process) + "\n\n"
                + "![" + process.getName() + "](img/" + name + ".svg)\n\n"
                + startedBy()
                + table("Steps", List.of("element", "name", "who", "form", "what it is for"), steps())
                + table("Questions", List.of("gateway", "question", "answers"), questions())
                + table("Messages and errors", List.of("element", "name", "message or error", "what it is for"),
                        events())
                + table("How it ends", List.of("element", "name", "what it means"), ends());
    }

    private String startedBy() {
        var forms = nodes().stream().filter(StartEvent.class::isInstance).map(StartEvent.class::cast)
                .filter(start -> start.getCamundaFormRef() != null)
                .map(start -> "Started from Tasklist with the form [" + start.getCamundaFormRef() + "](../forms/"
                        + start.getCamundaFormRef() + ".md).").toList();
        var callers = allDiagrams.stream().flatMap(this::callsFrom).toList();
        var sentences = new ArrayList<>(forms);
        if (!callers.isEmpty()) {
            sentences.add("Called by " + String.join(", ", callers) + ".");
        }
        return sentences.isEmpty() ? "" : String.join(" ", sentences) + "\n";
    }

    private Stream<String> callsFrom(Path other) {
        var caller = model(other);
        return caller.getModelElementsByType(CallActivity.class).stream()
                .filter(call -> process.getId().equals(call.getCalledElement()))
                .map(call -> "[" + caller.getModelElementsByType(Process.class).iterator().next().getId() + "]("
                        + baseName(other) + ".md) (" + code(call.getId()) + ")");
    }

    /** Every node, in the order in which the picture is read: from left to right. */
    private List<FlowNode> nodes() {
        return model.getModelElementsByType(FlowNode.class).stream().sorted(Comparator
                .comparingDouble((FlowNode node) -> place(node).getX())
                .thenComparingDouble(node -> place(node).getY())).toList();
    }

    private static Bounds place(FlowNode node) {
        return ((BpmnShape) node.getDiagramElement()).getBounds();
    }

    private List<String> steps() {
        return nodes().stream().filter(Activity.class::isInstance).map(Activity.class::cast)
                .map(step -> row(code(step.getId()), cell(withoutReference(step.getName())), who(step), form(step),
                        what(step))).toList();
    }

    private static String what(Activity step) {
        var calls = step instanceof CallActivity call ? "Carried out by `" + call.getCalledElement() + "`. " : "";
        var loop = step.getLoopCharacteristics() instanceof MultiInstanceLoopCharacteristics many
                ? "Once for each of " + code(many.getCamundaCollection()) + ", side by side. " : "";
        return cell(calls + loop + documentation(step));
    }

    private static String form(Activity step) {
        return step instanceof UserTask task && task.getCamundaFormRef() != null
                ? "[" + task.getCamundaFormRef() + "](../forms/" + task.getCamundaFormRef() + ".md)" : "";
    }

    private static String who(Activity step) {
        if (step instanceof UserTask task) {
            return doers(task);
        }
        if (step instanceof CallActivity || step instanceof SubProcess) {
            return "";
        }
        return step instanceof ReceiveTask ? "waits" : "the hub" + (step.isCamundaAsyncBefore() ? ", as a job" : "");
    }

    /** Whose task it is, in words: the assignee first, then those in whose queue it stands. */
    static String doers(UserTask task) {
        var groups = task.getCamundaCandidateGroupsList().stream().map(ProcessPage::group)
                .collect(Collectors.joining(", "));
        return task.getCamundaAssignee() == null ? groups
                : "the person named in " + code(variable(task.getCamundaAssignee()))
                        + (groups.isEmpty() ? "" : "; put back: " + groups);
    }

    private static String group(String group) {
        return group.startsWith("${") ? "the group named in " + code(variable(group))
                : Stream.of(Role.values()).filter(role -> role.group().equals(group)).map(Role::title).findFirst()
                        .orElseThrow(() -> new IllegalStateException("No role has the group " + group))
                        + " " + code(group);
    }

    private static String variable(String expression) {
        return expression.replaceAll("[${}]", "");
    }

    private List<String> questions() {
        return nodes().stream().filter(Gateway.class::isInstance).map(Gateway.class::cast)
                .filter(gateway -> gateway.getOutgoing().size() > 1)
                .map(gateway -> row(code(gateway.getId()),
                        gateway.getName() == null ? "everything beside" : cell(gateway.getName()), answers(gateway)))
                .toList();
    }

    private static String answers(Gateway gateway) {
        return gateway.getOutgoing().stream().map(flow -> answer(gateway, flow)).collect(Collectors.joining("<br>"));
    }

    private static String answer(Gateway gateway, SequenceFlow flow) {
        var condition = flow.getConditionExpression() == null ? "" : " " + code(variable(
                flow.getConditionExpression().getTextContent().strip()));
        return (flow.getName() == null ? "always" : cell(flow.getName())) + condition
                + (isDefault(gateway, flow) ? " (default)" : "") + " → " + code(flow.getTarget().getId());
    }

    private static boolean isDefault(Gateway gateway, SequenceFlow flow) {
        var standard = gateway instanceof ExclusiveGateway exclusive ? exclusive.getDefault()
                : gateway instanceof InclusiveGateway inclusive ? inclusive.getDefault() : null;
        return standard != null && standard.getId().equals(flow.getId());
    }

    private List<String> events() {
        return nodes().stream().flatMap(node -> definition(node)
                .map(said -> row(code(node.getId()), cell(withoutReference(node.getName())), said,
                        cell(documentation(node)))).stream()).toList();
    }

    private static Optional<String> definition(FlowNode node) {
        if (node instanceof ReceiveTask receive) {
            return Optional.of("waits for " + code(receive.getMessage().getName()));
        }
        Collection<EventDefinition> definitions = node instanceof CatchEvent caught ? caught.getEventDefinitions()
                : node instanceof ThrowEvent thrown ? thrown.getEventDefinitions() : List.of();
        var where = node instanceof BoundaryEvent boundary ? ", at " + code(boundary.getAttachedTo().getId())
                + (boundary.cancelActivity() ? ", which it ends" : "") : "";
        return definitions.stream().flatMap(definition -> said(definition, node).stream())
                .map(said -> said + where).findFirst();
    }

    private static Optional<String> said(EventDefinition definition, FlowNode node) {
        if (definition instanceof MessageEventDefinition message) {
            return Optional.of((node instanceof ThrowEvent ? "sends " : "receives ")
                    + code(message.getMessage().getName()));
        }
        if (definition instanceof ErrorEventDefinition error) {
            return Optional.of((node instanceof ThrowEvent ? "raises " : "catches ")
                    + code(error.getError().getErrorCode()));
        }
        return Optional.empty();
    }

    private List<String> ends() {
        return nodes().stream().filter(EndEvent.class::isInstance).map(EndEvent.class::cast)
                .map(end -> row(code(end.getId()), cell(end.getName()), cell(documentation(end) + manner(end))))
                .toList();
    }

    private static String manner(EndEvent end) {
        return end.getEventDefinitions().stream().anyMatch(TerminateEventDefinition.class::isInstance)
                ? " Ends everything else in this process that is still open." : "";
    }

    static String documentation(org.camunda.bpm.model.bpmn.instance.BaseElement element) {
        return element.getDocumentations().stream().map(text -> text.getTextContent().strip())
                .collect(Collectors.joining(" "));
    }

    static String withoutReference(String name) {
        return name == null ? "" : name.replace("${caseReference}", "").strip();
    }
}
