package org.openmash.demo.process;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.openmash.platform.Persons;
import org.openmash.referral.Cases;
import org.openmash.referral.Contact;
import org.openmash.referral.Intake;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.ClassPathResource;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.stereotype.Component;

/**
 * Fills an empty demonstration with the cases of {@code demo/cases.json}: each comes in as a contact, and the personas do
 * its first tasks through the same forms and guards as people, beside the application's start.
 */
@Component
@ConditionalOnProperty("mash.demo")
class DemoCases {

    private static final Logger LOG = LoggerFactory.getLogger(DemoCases.class);
    private static final Duration BETWEEN_STEPS = Duration.ofMillis(300);
    private static final int MOST_WAITS = 200;

    /** @param form the fields; the version is the one that the persona sees */
    record Step(String persona, String element, ObjectNode form) {
    }

    /** @param receivedMinutesAgo before the start of the demonstration */
    record DemoCase(long receivedMinutesAgo, JsonNode contact, List<Step> steps) {
    }

    private record Open(String caseReference, Deque<Step> steps) {
    }

    private final Intake intake;
    private final Cases cases;
    private final Persons persons;
    private final IdentityService identity;
    private final TaskService tasks;
    private final FormService forms;
    private final ObjectMapper json;
    private final Clock clock;
    private final int most;
    private final TaskScheduler scheduler = new SimpleAsyncTaskScheduler();
    private final List<Open> open = new ArrayList<>();
    private int waits;

    DemoCases(Intake intake, Cases cases, Persons persons, IdentityService identity, TaskService tasks,
            FormService forms, ObjectMapper json, Clock clock, @Value("${mash.demo-cases:1000}") int most) {
        this.intake = intake;
        this.cases = cases;
        this.persons = persons;
        this.identity = identity;
        this.tasks = tasks;
        this.forms = forms;
        this.json = json;
        this.clock = clock;
        this.most = most;
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        if (most > 0 && cases.waiting().isEmpty()) {
            scheduler.schedule(this::receiveAll, clock.instant());
        }
    }

    private void receiveAll() {
        try (var file = new ClassPathResource("demo/cases.json").getInputStream()) {
            for (var one : json.readValue(file, new TypeReference<List<DemoCase>>() { }).stream().limit(most).toList()) {
                var contact = json.treeToValue(one.contact(), Contact.class)
                        .receivedAt(clock.instant().minus(Duration.ofMinutes(one.receivedMinutesAgo())));
                open.add(new Open(intake.receive(contact, persons.person("partner")).caseReference(),
                        new ArrayDeque<>(one.steps())));
            }
        } catch (IOException e) {
            throw new IllegalStateException("The demonstration's cases could not be read", e);
        }
        goOn();
    }

    /** Does the next step of every case whose task is there; the others wait for the engine's jobs. */
    private void goOn() {
        open.forEach(this::next);
        open.removeIf(one -> one.steps().isEmpty());
        if (!open.isEmpty() && waits++ < MOST_WAITS) {
            scheduler.schedule(this::goOn, clock.instant().plus(BETWEEN_STEPS));
        } else if (!open.isEmpty()) {
            LOG.warn("MASH-DEMO-01 {} demonstration cases did not come as far as they should", open.size());
        } else {
            LOG.info("The demonstration's cases stand where they should");
        }
    }

    private void next(Open one) {
        var step = one.steps().peek();
        if (step == null) {
            return;
        }
        var person = persons.person(step.persona());
        identity.setAuthentication(person.id(), List.copyOf(person.groups()));
        try {
            task(one.caseReference(), step.element()).ifPresent(task -> {
                complete(task, step);
                one.steps().remove();
            });
        } catch (RuntimeException refused) {
            LOG.warn("MASH-DEMO-02 {} of {} was refused", step.element(), one.caseReference(), refused);
            one.steps().clear();
        } finally {
            identity.clearAuthentication();
        }
    }

    private Optional<Task> task(String caseReference, String element) {
        return tasks.createTaskQuery().processInstanceBusinessKey(caseReference).taskDefinitionKey(element).list()
                .stream().findFirst();
    }

    private void complete(Task task, Step step) {
        if (task.getAssignee() == null) {
            tasks.claim(task.getId(), step.persona());
        }
        JsonValue seen = forms.getTaskFormVariables(task.getId(), List.of("form"), false).getValueTyped("form");
        var form = step.form().deepCopy();
        try {
            var version = json.readTree(seen.getValueSerialized()).path("version");
            if (!version.isMissingNode()) {
                form.set("version", version);
            }
        } catch (IOException e) {
            throw new IllegalStateException("A form could not be read");
        }
        forms.submitTaskForm(task.getId(),
                Variables.putValue("form", SpinValues.jsonValue(form.toString()).create()));
    }
}
