package org.openmash.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.junit.jupiter.api.Test;

/**
 * When all stories are told, every node of every diagram has been passed by some of them. Only after all of them were told,
 * in whichever virtual machines.
 */
class EveryNodeIsPassedIT {

    @Test
    void every_node_of_every_diagram_is_passed_by_some_story() throws IOException {
        var stories = allStories();
        assertThat(stories).hasSizeGreaterThan(20);
        assumeTrue(stories.stream().allMatch(StoriesTold::isTold), "only after all stories have been told");

        var passed = StoriesTold.passedIn(stories);
        var nodes = new TreeSet<String>();
        try (var diagrams = Files.newDirectoryStream(Path.of("processes"), "*.bpmn")) {
            diagrams.forEach(diagram -> nodes.addAll(nodes(Bpmn.readModelFromFile(diagram.toFile()))));
        }
        assertThat(nodes).hasSizeGreaterThan(100);
        assertThat(nodes).as("nodes of diagrams, of which some story passes each").isSubsetOf(passed);
    }

    private static TreeSet<String> nodes(BpmnModelInstance diagram) {
        var process = diagram.getModelElementsByType(Process.class).iterator().next().getId();
        return diagram.getModelElementsByType(FlowNode.class).stream().map(node -> process + " " + node.getId())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static TreeSet<String> allStories() {
        return new ClassFileImporter().withImportOption(new ImportOption.OnlyIncludeTests())
                .importPackages("org.openmash").stream()
                .filter(type -> type.isAnnotatedWith(StoryTest.class) && type.getSimpleName().endsWith("Test"))
                .map(type -> type.getName()).collect(Collectors.toCollection(TreeSet::new));
    }
}
