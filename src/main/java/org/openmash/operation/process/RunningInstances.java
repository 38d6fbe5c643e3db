package org.openmash.operation.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.openmash.operation.CaseOperations.Operation;
import org.openmash.platform.ActingAsHub;
import org.openmash.referral.Cases;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The process instances of cases, as an operation finds and changes them. */
@Component
class RunningInstances {

    /**
     * What goes on when a case is cancelled: its limits end by themselves, a breach is still explained, a manager still looks at
     * who opened the record with a reason, and an agency still deletes what it searched by mistake.
     */
    private static final Set<String> STAY = Set.of("deadlineWatch", "limitChanged", "breachReview", "caseOperation",
            "restrictedOpening", "recallRequest");

    private final RuntimeService runtime;
    private final ManagementService management;
    private final RepositoryService repository;
    private final ActingAsHub hub;
    private final Cases cases;

    RunningInstances(@Lazy RuntimeService runtime, @Lazy ManagementService management, @Lazy RepositoryService repository,
            ActingAsHub hub, Cases cases) {
        this.management = management;
        this.runtime = runtime;
        this.repository = repository;
        this.hub = hub;
        this.cases = cases;
    }

    /** The case of a running instance; empty where there is none, or where it belongs to no case. */
    Optional<String> caseOf(String processInstanceId) {
        return find(processInstanceId).map(ProcessInstance::getBusinessKey)
                .filter(reference -> cases.find(reference).isPresent());
    }

    private Optional<ProcessInstance> find(String processInstanceId) {
        return hub.call(() -> Optional.ofNullable(runtime.createProcessInstanceQuery()
                .processInstanceId(processInstanceId).singleResult()));
    }

    boolean isPathway(String processInstanceId) {
        return find(processInstanceId).filter(instance -> key(instance).equals("referralPathway")).isPresent();
    }

    private static String key(ProcessInstance instance) {
        return instance.getProcessDefinitionId().split(":")[0];
    }

    String processName(String processInstanceId) {
        return find(processInstanceId).map(instance -> hub.call(() -> repository.getProcessDefinition(
                instance.getProcessDefinitionId()).getName())).orElse("it has ended");
    }

    boolean isAt(String processInstanceId, String activity) {
        return find(processInstanceId).isPresent() && steps(processInstanceId).contains(activity);
    }

    /** The elements at which tokens stand. */
    private List<String> steps(String processInstanceId) {
        return steps(hub.call(() -> runtime.getActivityInstance(processInstanceId))).distinct().toList();
    }

    private static Stream<String> steps(ActivityInstance instance) {
        var inside = Stream.concat(Stream.of(instance.getChildActivityInstances()).flatMap(RunningInstances::steps),
                Stream.of(instance.getChildTransitionInstances()).map(TransitionInstance::getActivityId)).toList();
        return inside.isEmpty() ? Stream.of(instance.getActivityId()) : inside.stream();
    }

    boolean knows(String processInstanceId, String activity) {
        return name(processInstanceId, activity).isPresent();
    }

    /** The name of an element in the instance's diagram. */
    Optional<String> name(String processInstanceId, String activity) {
        return find(processInstanceId).flatMap(instance -> hub.call(() -> Optional.ofNullable(
                repository.getBpmnModelInstance(instance.getProcessDefinitionId()).getModelElementById(activity))))
                .filter(FlowNode.class::isInstance).map(node -> words(((FlowNode) node).getName(), activity));
    }

    private static String words(String name, String activity) {
        return name == null ? activity : name.replace("${caseReference}", "").strip();
    }

    String standsAt(String processInstanceId) {
        return find(processInstanceId).map(instance -> steps(processInstanceId).stream().map(activity -> name(processInstanceId, activity).orElse(activity))
                .collect(Collectors.joining(", "))).orElse("nowhere");
    }

    void move(Operation asked) {
        hub.run(() -> runtime.createProcessInstanceModification(asked.processInstanceId())
                .cancelAllForActivity(asked.fromActivity().orElseThrow())
                .startBeforeActivity(asked.toActivity().orElseThrow()).execute());
    }

    void suspend(String processInstanceId) {
        hub.run(() -> withCalled(processInstanceId).forEach(runtime::suspendProcessInstanceById));
    }

    void activate(String processInstanceId) {
        hub.run(() -> withCalled(processInstanceId).forEach(runtime::activateProcessInstanceById));
    }

    /** What failed on the case is tried once more: it may have failed only because what it was to tell was held. */
    void tryAgain(String caseReference) {
        hub.run(() -> {
            var ofTheCase = runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseReference).list().stream()
                    .map(ProcessInstance::getId).collect(Collectors.toSet());
            management.createJobQuery().processInstanceIds(ofTheCase).noRetriesLeft().list()
                    .forEach(job -> management.setJobRetries(job.getId(), 1));
        });
    }

    private List<String> withCalled(String processInstanceId) {
        return Stream.concat(Stream.of(processInstanceId), runtime.createProcessInstanceQuery()
                .superProcessInstanceId(processInstanceId).list().stream()
                .flatMap(called -> withCalled(called.getId()).stream())).toList();
    }

    /** Everything that runs for the case, from above, but for what ends by itself. */
    void end(String caseReference, String reason) {
        hub.run(() -> {
            var roots = new ArrayList<>(runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseReference)
                    .rootProcessInstances().list());
            roots.stream().filter(instance -> !STAY.contains(key(instance)))
                    .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), reason));
        });
    }
}
