package org.openmash.models;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Documentation;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.openmash.models.Shipped.Diagram;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.w3c.dom.Text;

/**
 * The rules for a diagram, each answering with what breaks it (nothing, if it is kept). The source of all of them is the
 * house style: a diagram can be printed, read aloud and discussed, and holds no code.
 */
final class DiagramRules {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final String BUSINESS_KEY = "#{execution.processBusinessKey}";
    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{[^}]*}");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([a-z]\\w*)}");
    private static final Pattern COMPARISON = Pattern.compile("\\$\\{([a-z]\\w*) == '[A-Z][A-Z_]*'}");
    private static final Pattern DURATION = Pattern.compile("^R?\\d*/?P(\\d+[YMWD])*(T\\d.*)?$");
    private static final Pattern MEANING = Pattern.compile("[A-Z][a-z]\\w*|[A-Z]");

    private DiagramRules() {
    }

    static List<String> idsSayWhatTheElementIs(Diagram diagram) {
        return elements(diagram, FlowElement.class).filter(element -> !isNamedByMeaning(element))
                .map(FlowElement::getId).toList();
    }

    private static boolean isNamedByMeaning(FlowElement element) {
        return prefixes(element).stream().anyMatch(prefix -> element.getId().startsWith(prefix + "_")
                && MEANING.matcher(element.getId().substring(prefix.length() + 1)).matches());
    }

    private static Set<String> prefixes(FlowElement element) {
        if (element instanceof SequenceFlow) {
            return Set.of("Flow");
        }
        if (element instanceof Gateway) {
            return Set.of("Gateway");
        }
        var type = element.getElementType().getTypeName();
        return switch (type) {
            case "intermediateThrowEvent" -> Set.of("ThrowEvent");
            case "intermediateCatchEvent" -> Set.of("CatchEvent");
            default -> Set.of(Character.toUpperCase(type.charAt(0)) + type.substring(1));
        };
    }

    static List<String> everythingHasAName(Diagram diagram) {
        return elements(diagram, FlowNode.class).filter(node -> isBlank(node.getName()))
                .filter(node -> !(node instanceof StartEvent && node.getParentElement() instanceof SubProcess))
                .filter(node -> !(node instanceof Gateway && node.getOutgoing().size() == 1))
                .map(FlowNode::getId).toList();
    }

    static List<String> everyWayOutOfAGatewayIsLabelled(Diagram diagram) {
        return elements(diagram, Gateway.class).filter(gateway -> gateway.getOutgoing().size() > 1)
                .filter(gateway -> !(gateway instanceof ParallelGateway)).flatMap(gateway -> gateway.getOutgoing().stream())
                .filter(flow -> isBlank(flow.getName())).map(SequenceFlow::getId).toList();
    }

    /** An exclusive gateway needs a default; an inclusive one a default or a way that is always taken. */
    static List<String> noGatewayCanGetStuck(Diagram diagram) {
        var wrong = new ArrayList<String>();
        elements(diagram, ExclusiveGateway.class).filter(gateway -> gateway.getOutgoing().size() > 1)
                .forEach(gateway -> gateway.getOutgoing().forEach(flow -> {
                    var isDefault = flow.equals(gateway.getDefault());
                    if (gateway.getDefault() == null || isDefault == (flow.getConditionExpression() != null)) {
                        wrong.add(gateway.getId() + "/" + flow.getId());
                    }
                }));
        elements(diagram, InclusiveGateway.class).filter(gateway -> gateway.getOutgoing().size() > 1)
                .filter(gateway -> gateway.getDefault() == null && gateway.getOutgoing().stream()
                        .allMatch(flow -> flow.getConditionExpression() != null))
                .forEach(gateway -> wrong.add(gateway.getId()));
        return wrong;
    }

    static List<String> theProcessSaysWhatItIs(Diagram diagram) {
        var process = diagram.process();
        var wrong = new ArrayList<String>();
        if (!diagram.name().equals(kebab(process.getId()) + ".bpmn")) {
            wrong.add("file name for process " + process.getId());
        }
        if (isBlank(process.getName())) {
            wrong.add("name");
        }
        if (!process.isExecutable()) {
            wrong.add("isExecutable");
        }
        if (isBlank(process.getCamundaVersionTag())) {
            wrong.add("version tag");
        }
        if (!"P3650D".equals(process.getCamundaHistoryTimeToLiveString())) {
            wrong.add("history time to live");
        }
        return wrong;
    }

    /** The process, its tasks and the gateways that decide: what a practitioner would ask about. */
    static List<String> whatIsAskedAboutIsExplained(Diagram diagram) {
        var asked = elements(diagram, FlowNode.class)
                .filter(node -> !(node instanceof Gateway) || node.getOutgoing().size() > 1)
                .filter(node -> !(node instanceof ParallelGateway))
                .filter(node -> node instanceof Gateway || node.getElementType().getTypeName().endsWith("Task")
                        || node instanceof CallActivity || node instanceof SubProcess || node instanceof BoundaryEvent);
        return Stream.concat(Stream.of(diagram.process()), asked)
                .filter(element -> element.getChildElementsByType(Documentation.class).stream()
                        .allMatch(text -> isBlank(text.getTextContent())))
                .map(element -> element.getAttributeValue("id")).toList();
    }

    /** No script, task listener, class or inline expression: only beans, as delegates or as listeners of a start. */
    static List<String> noCode(Diagram diagram) {
        var forbidden = Set.of("script", "scriptTask", "taskListener", "connector",
                "outputParameter", "formData", "field", "class", "expression", "resource", "language", "scriptFormat");
        return Stream.concat(everything(diagram).flatMap(element -> Stream.concat(Stream.of(element.getLocalName()),
                        attributes(element).keySet().stream())
                .filter(forbidden::contains).map(name -> element.getAttribute("id") + " " + name)),
                everything(diagram).filter(DiagramRules::isComputedInput).map(element -> "a computed inputParameter"))
                .toList();
    }

    /** An empty input parameter only gives each instance of a loop a variable of its own. */
    private static boolean isComputedInput(Element element) {
        return element.getLocalName().equals("inputParameter") && element.hasChildNodes();
    }

    static List<String> onlySimpleExpressions(Diagram diagram) {
        return texts(diagram).filter(text -> text.contains("${") || text.contains("#{"))
                .filter(text -> !text.equals(BUSINESS_KEY))
                .flatMap(text -> EXPRESSION.matcher(text).results().map(java.util.regex.MatchResult::group))
                .filter(expression -> !VARIABLE.matcher(expression).matches()
                        && !COMPARISON.matcher(expression).matches()).toList();
    }

    static List<String> callsPassNothingButWhatTheyName(Diagram diagram, Collection<String> processIds) {
        var wrong = new ArrayList<String>();
        everything(diagram).filter(element -> attributes(element).containsKey("variables"))
                .forEach(element -> wrong.add("variables=" + element.getAttribute("variables")));
        elements(diagram, CallActivity.class).forEach(call -> wrong.addAll(callProblems(call, processIds)));
        return wrong;
    }

    private static List<String> callProblems(CallActivity call, Collection<String> processIds) {
        var wrong = new ArrayList<String>();
        var in = extensions(call, CamundaIn.class);
        if (in.stream().noneMatch(each -> BUSINESS_KEY.equals(each.getCamundaBusinessKey()))) {
            wrong.add(call.getId() + " business key");
        }
        if (in.stream().noneMatch(each -> "caseReference".equals(each.getCamundaSource())
                && "caseReference".equals(each.getCamundaTarget()))) {
            wrong.add(call.getId() + " caseReference");
        }
        if (!processIds.contains(call.getCalledElement())) {
            wrong.add(call.getId() + " calls " + call.getCalledElement());
        }
        if (!"latest".equals(call.getCamundaCalledElementBinding())) {
            wrong.add(call.getId() + " binding");
        }
        return wrong;
    }

    /** A timer waits for an instant that was computed and stands in a variable. */
    static List<String> noTimeIsTypedIn(Diagram diagram) {
        return Stream.concat(elements(diagram, TimerEventDefinition.class)
                        .filter(timer -> timer.getTimeDate() == null
                                || !VARIABLE.matcher(timer.getTimeDate().getTextContent()).matches())
                        .map(timer -> "timer in " + timer.getParentElement().getAttributeValue("id")),
                everything(diagram).filter(element -> !element.getLocalName().equals("process"))
                        .flatMap(element -> attributes(element).values().stream())
                        .filter(value -> value.length() > 2 && DURATION.matcher(value).matches())).toList();
    }

    static List<String> messagesAndErrorsAreDeclaredAndUsed(Diagram diagram) {
        var used = new HashSet<ModelElementInstance>();
        elements(diagram, MessageEventDefinition.class).map(MessageEventDefinition::getMessage).forEach(used::add);
        elements(diagram, ReceiveTask.class).map(ReceiveTask::getMessage).forEach(used::add);
        elements(diagram, ErrorEventDefinition.class).map(ErrorEventDefinition::getError).forEach(used::add);
        var wrong = new ArrayList<String>();
        if (used.contains(null)) {
            wrong.add("an event or receive task without its message or error");
        }
        elements(diagram, Message.class).filter(message -> !used.contains(message)
                        || !message.getName().matches("mash\\.[a-z]\\w+")
                        || !message.getId().equals("Message_" + capitalised(message.getName().substring(5))))
                .forEach(message -> wrong.add(message.getId()));
        elements(diagram, Error.class).filter(error -> !used.contains(error) || isBlank(error.getErrorCode())
                        || !error.getId().equals("Error_" + capitalised(error.getErrorCode())))
                .forEach(error -> wrong.add(error.getId()));
        return wrong;
    }

    static List<String> everyPersonsTaskHasAFormAQueueAndTheCaseInItsName(Diagram diagram, Predicate<String> isGroup) {
        return elements(diagram, UserTask.class).filter(task -> isBlank(task.getCamundaFormRef())
                        || !"latest".equals(task.getCamundaFormRefBinding())
                        || !task.getName().endsWith(diagram.processId().equals("hubDay") ? " ${hubDay}"
                                : " ${caseReference}")
                        || task.getCamundaCandidateGroupsList().isEmpty()
                        || !task.getCamundaCandidateGroupsList().stream().allMatch(group ->
                                VARIABLE.matcher(group).matches() || isGroup.test(group))
                        || task.getCamundaDueDate() != null || task.getCamundaPriority() != null
                        || task.getCamundaCandidateUsers() != null)
                .map(UserTask::getId).toList();
    }

    /** Names in conditions, assignments, call mappings and loops; in {@code ${bean}} of a delegate they are no variable. */
    static Set<String> variables(Diagram diagram) {
        var names = new TreeSet<String>();
        everything(diagram).forEach(element -> attributes(element).forEach((attribute, value) -> {
            if (Set.of("source", "target", "collection", "elementVariable").contains(attribute)
                    && !value.contains("{") && isCamunda(element, attribute)) {
                names.add(value);
            }
            if (element.getLocalName().equals("inputParameter") && attribute.equals("name")) {
                names.add(value);
            }
            if (!attribute.equals("delegateExpression")) {
                names.addAll(variablesIn(value));
            }
        }));
        elements(diagram, TimerEventDefinition.class).map(TimerEventDefinition::getTimeDate).filter(Objects::nonNull)
                .forEach(instant -> names.addAll(variablesIn(instant.getTextContent())));
        elements(diagram, SequenceFlow.class).map(SequenceFlow::getConditionExpression).filter(Objects::nonNull)
                .forEach(condition -> names.addAll(variablesIn(condition.getTextContent())));
        return names;
    }

    private static boolean isCamunda(Element element, String attribute) {
        return CAMUNDA.equals(element.getNamespaceURI()) || element.hasAttributeNS(CAMUNDA, attribute);
    }

    private static Set<String> variablesIn(String text) {
        var names = new HashSet<String>();
        for (var pattern : List.of(VARIABLE, COMPARISON)) {
            Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                names.add(matcher.group(1));
            }
        }
        return names;
    }

    /** The beans that the diagram calls. */
    static Set<String> beans(Diagram diagram) {
        var names = new TreeSet<String>();
        everything(diagram).forEach(element -> {
            // of a task, and of a listener inside its extensions
            names.addAll(variablesIn(element.getAttributeNS(CAMUNDA, "delegateExpression")));
            names.addAll(variablesIn(element.getAttribute("delegateExpression")));
        });
        return names;
    }

    static List<String> fitsOnAPage(Diagram diagram, int atOneLevel, int inAll) {
        Map<ModelElementInstance, Integer> levels = new LinkedHashMap<>();
        elements(diagram, FlowNode.class).forEach(node -> levels.merge(node.getParentElement(), 1, Integer::sum));
        var wrong = new ArrayList<String>();
        levels.forEach((level, nodes) -> {
            if (nodes > atOneLevel) {
                wrong.add(level.getAttributeValue("id") + " has " + nodes);
            }
        });
        var all = levels.values().stream().mapToInt(Integer::intValue).sum();
        if (all > inAll) {
            wrong.add("all levels together have " + all);
        }
        return wrong;
    }

    static List<String> everythingIsDrawn(Diagram diagram) {
        return elements(diagram, FlowElement.class).filter(element -> element instanceof FlowNode node
                        ? node.getDiagramElement() == null
                        : element instanceof SequenceFlow flow && flow.getDiagramElement() == null)
                .map(FlowElement::getId).toList();
    }

    /** Boundary events sit on what they are attached to, by definition. */
    static List<String> nothingLiesOnAnother(Diagram diagram) {
        Map<ModelElementInstance, List<FlowNode>> levels = new LinkedHashMap<>();
        elements(diagram, FlowNode.class).filter(node -> !(node instanceof BoundaryEvent))
                .filter(node -> node.getDiagramElement() != null)
                .forEach(node -> levels.computeIfAbsent(node.getParentElement(), level -> new ArrayList<>()).add(node));
        var wrong = new ArrayList<String>();
        levels.values().forEach(nodes -> {
            for (int i = 0; i < nodes.size(); i++) {
                for (int j = i + 1; j < nodes.size(); j++) {
                    if (overlap(bounds(nodes.get(i)), bounds(nodes.get(j)))) {
                        wrong.add(nodes.get(i).getId() + " and " + nodes.get(j).getId());
                    }
                }
            }
        });
        return wrong;
    }

    private static Bounds bounds(FlowNode node) {
        return ((BpmnShape) node.getDiagramElement()).getBounds();
    }

    private static boolean overlap(Bounds one, Bounds other) {
        return one.getX() < other.getX() + other.getWidth() && other.getX() < one.getX() + one.getWidth()
                && one.getY() < other.getY() + other.getHeight() && other.getY() < one.getY() + one.getHeight();
    }

    private static <T extends ModelElementInstance> Stream<T> elements(Diagram diagram, Class<T> type) {
        return diagram.model().getModelElementsByType(type).stream();
    }

    private static <T extends ModelElementInstance> List<T> extensions(CallActivity call, Class<T> type) {
        return call.getExtensionElements() == null ? List.of()
                : List.copyOf(call.getExtensionElements().getChildElementsByType(type));
    }

    private static Stream<Element> everything(Diagram diagram) {
        return nodes(diagram.xml().getElementsByTagName("*")).map(Element.class::cast);
    }

    private static Stream<String> texts(Diagram diagram) {
        return everything(diagram).flatMap(element -> Stream.concat(attributes(element).values().stream(),
                nodes(element.getChildNodes()).filter(Text.class::isInstance).map(Node::getNodeValue)));
    }

    private static Stream<Node> nodes(NodeList list) {
        return IntStream.range(0, list.getLength()).mapToObj(list::item);
    }

    /** Attributes by local name. */
    private static Map<String, String> attributes(Element element) {
        var found = new LinkedHashMap<String, String>();
        var all = element.getAttributes();
        for (int i = 0; i < all.getLength(); i++) {
            if (!all.item(i).getNodeName().startsWith("xmlns")) {
                found.put(all.item(i).getLocalName(), all.item(i).getNodeValue());
            }
        }
        return found;
    }

    static String kebab(String camelCase) {
        return camelCase.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
    }

    private static String capitalised(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
