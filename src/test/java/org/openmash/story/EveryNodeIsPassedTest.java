package org.openmash.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * When all stories are told, every node of every diagram has been passed by some of them. It runs last, and only when all
 * stories were told before it in the same run.
 */
@StoryTest
@Order(Integer.MAX_VALUE)
class EveryNodeIsPassedTest {

    @Autowired
    RepositoryService repository;

    @Autowired
    JdbcClient jdbc;

    @Test
    void every_node_of_every_diagram_is_passed_by_some_story() {
        assumeTrue(StoriesTold.classes().containsAll(allStories()), "only after all stories have been told");

        var missed = new TreeSet<String>();
        repository.createProcessDefinitionQuery().latestVersion().list().stream()
                .filter(definition -> definition.getResourceName().startsWith("processes/"))
                .forEach(definition -> {
                    var passed = passed(definition.getKey());
                    repository.getBpmnModelInstance(definition.getId()).getModelElementsByType(FlowNode.class).stream()
                            .map(FlowNode::getId).filter(id -> !passed.contains(id))
                            .forEach(id -> missed.add(definition.getKey() + " " + id));
                });
        assertThat(missed).as("nodes that no story passes").isEmpty();
    }

    private List<String> passed(String process) {
        return jdbc.sql("select distinct ACT_ID_ from ACT_HI_ACTINST where PROC_DEF_KEY_ = ?").param(process)
                .query(String.class).list();
    }

    private static TreeSet<String> allStories() {
        return new ClassFileImporter().withImportOption(new ImportOption.OnlyIncludeTests())
                .importPackages("org.openmash").stream()
                .filter(type -> type.isAnnotatedWith(StoryTest.class) && type.getSimpleName().endsWith("Test"))
                .map(type -> type.getName()).collect(Collectors.toCollection(TreeSet::new));
    }
}
