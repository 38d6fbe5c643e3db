package org.openmash.models;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openmash.access.Role;
import org.openmash.models.Shipped.Diagram;
import org.openmash.platform.ProcessVariables;

/** Every diagram can be printed, read aloud and discussed, and holds no code. */
class ModelRulesTest {

    private static final List<Diagram> ALL = Shipped.diagrams();
    private static final Set<String> PROCESSES = ALL.stream().map(Diagram::processId).collect(toSet());

    static List<Diagram> diagrams() {
        return ALL;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("diagrams")
    void ids_say_what_an_element_is_and_none_is_generated(Diagram diagram) {
        assertThat(DiagramRules.idsSayWhatTheElementIs(diagram)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("diagrams")
    void everything_has_a_name(Diagram diagram) {
        assertThat(DiagramRules.everythingHasAName(diagram)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("diagrams")
    void every_answer_at_a_gateway_is_labelled_and_no_token_gets_stuck(Diagram diagram) {
        assertThat(DiagramRules.everyWayOutOfAGatewayIsLabelled(diagram)).isEmpty();
        assertThat(DiagramRules.noGatewayCanGetStuck(diagram)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("diagrams")
    void a_process_has_its_name_version_and_time_to_live_and_is_explained(Diagram diagram) {
        assertThat(DiagramRules.theProcessSaysWhatItIs(diagram)).isEmpty();
        assertThat(DiagramRules.whatIsAskedAboutIsExplained(diagram)).isEmpty();
    }

    /** 285 expressions over one map, and an expression on a 661-line bean, are what others suffer from. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("diagrams")
    void a_diagram_holds_no_code(Diagram diagram) {
        assertThat(DiagramRules.noCode(diagram)).isEmpty();
        assertThat(DiagramRules.onlySimpleExpressions(diagram)).isEmpty();
    }

    /** variables="all" carried whatever there was into every called process. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("diagrams")
    void a_call_passes_the_case_and_what_it_names_and_nothing_else(Diagram diagram) {
        assertThat(DiagramRules.callsPassNothingButWhatTheyName(diagram, PROCESSES)).isEmpty();
    }

    /** Due times are computed from the working calendar, in Java. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("diagrams")
    void no_time_is_typed_in(Diagram diagram) {
        assertThat(DiagramRules.noTimeIsTypedIn(diagram)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("diagrams")
    void messages_and_errors_are_declared_and_used(Diagram diagram) {
        assertThat(DiagramRules.messagesAndErrorsAreDeclaredAndUsed(diagram)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("diagrams")
    void a_persons_task_has_a_form_a_queue_and_the_case_in_its_name(Diagram diagram) {
        assertThat(DiagramRules.everyPersonsTaskHasAFormAQueueAndTheCaseInItsName(diagram, Role::isHubGroup)).isEmpty();
    }

    /** An unknown name is a typing mistake, or content on its way into the engine. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("diagrams")
    void only_known_variables_are_named(Diagram diagram) {
        assertThat(ProcessVariables.names()).containsAll(DiagramRules.variables(diagram));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("diagrams")
    void a_diagram_fits_on_a_page(Diagram diagram) {
        assertThat(DiagramRules.fitsOnAPage(diagram, 20, diagram.processId().equals("referralPathway") ? 32 : 22)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("diagrams")
    void everything_is_drawn_and_nothing_lies_on_another(Diagram diagram) {
        assertThat(DiagramRules.everythingIsDrawn(diagram)).isEmpty();
        assertThat(DiagramRules.nothingLiesOnAnother(diagram)).isEmpty();
    }

    /** A message that nobody sends leaves a case waiting for ever; one that nobody waits for was meant for somebody. */
    @Test
    void every_message_that_is_waited_for_is_sent_and_every_sent_one_is_waited_for() throws IOException {
        var waitedFor = new TreeSet<String>();
        ALL.forEach(diagram -> diagram.model().getModelElementsByType(Message.class)
                .forEach(message -> waitedFor.add(message.getName())));
        assertThat(messagesInTheCode()).containsExactlyElementsOf(waitedFor);
    }

    private static Set<String> messagesInTheCode() throws IOException {
        var settings = Pattern.compile("ConfigurationProperties\\(|@Value\\(");
        var message = Pattern.compile("\"(mash\\.[a-z][a-z]*[A-Z]\\w*)\"");
        var found = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Files.readAllLines(file).stream().filter(line -> !settings.matcher(line).find())
                        .forEach(line -> message.matcher(line).results().forEach(hit -> found.add(hit.group(1))));
            }
        }
        return found;
    }

    @Test
    void no_two_processes_share_an_id() {
        assertThat(PROCESSES).hasSameSizeAs(ALL).hasSizeGreaterThan(10);
    }

    /** A rule that cannot fail is worth nothing: one diagram that breaks them all. */
    @Test
    void a_broken_diagram_is_noticed_by_every_rule() {
        var broken = Diagram.of(Path.of("src/test/resources/models/broken.bpmn"));
        assertAll(
                () -> assertThat(DiagramRules.idsSayWhatTheElementIs(broken))
                        .contains("Activity_1x2y3z4", "Flow_0a1b2c3", "Gateway_rating"),
                () -> assertThat(DiagramRules.everythingHasAName(broken)).contains("Gateway_rating"),
                () -> assertThat(DiagramRules.everyWayOutOfAGatewayIsLabelled(broken)).contains("Flow_0a1b2c3"),
                () -> assertThat(DiagramRules.noGatewayCanGetStuck(broken)).isNotEmpty(),
                () -> assertThat(DiagramRules.theProcessSaysWhatItIs(broken)).contains("file name for process brokenOne",
                        "name", "version tag", "history time to live"),
                () -> assertThat(DiagramRules.whatIsAskedAboutIsExplained(broken)).contains("brokenOne",
                        "Activity_1x2y3z4", "Gateway_rating"),
                () -> assertThat(DiagramRules.noCode(broken)).anyMatch(hit -> hit.endsWith("class"))
                        .anyMatch(hit -> hit.endsWith("script")).anyMatch(hit -> hit.endsWith("taskListener")),
                () -> assertThat(DiagramRules.onlySimpleExpressions(broken)).contains("${rating != 'RED'}"),
                () -> assertThat(DiagramRules.callsPassNothingButWhatTheyName(broken, PROCESSES)).contains("variables=all",
                        "CallActivity_Other business key", "CallActivity_Other caseReference",
                        "CallActivity_Other calls nowhere", "CallActivity_Other binding"),
                () -> assertThat(DiagramRules.noTimeIsTypedIn(broken)).contains("timer in BoundaryEvent_Late"),
                () -> assertThat(DiagramRules.messagesAndErrorsAreDeclaredAndUsed(broken)).contains("Message_Unused",
                        "Error_Unused"),
                () -> assertThat(DiagramRules.everyPersonsTaskHasAFormAQueueAndTheCaseInItsName(broken,
                        Role::isHubGroup)).contains("Activity_1x2y3z4"),
                () -> assertThat(DiagramRules.variables(broken)).contains("childName"),
                () -> assertThat(new HashSet<>(ProcessVariables.names()).containsAll(DiagramRules.variables(broken)))
                        .isFalse(),
                () -> assertThat(DiagramRules.fitsOnAPage(broken, 3, 3)).hasSize(2),
                () -> assertThat(DiagramRules.everythingIsDrawn(broken)).contains("EndEvent_Done"),
                () -> assertThat(DiagramRules.nothingLiesOnAnother(broken))
                        .contains("Activity_1x2y3z4 and CallActivity_Other"));
    }
}
