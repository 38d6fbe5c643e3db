package org.openmash.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.openmash.duty.HubDays;
import org.openmash.insight.CaseView;
import org.openmash.insight.CaseViews;
import org.openmash.platform.LondonTime;
import org.openmash.platform.Person;
import org.openmash.platform.Persons;
import org.openmash.referral.Contact;
import org.openmash.referral.Intake;
import org.openmash.threshold.NewInformation;
import org.springframework.boot.test.context.TestComponent;

/** The hub as a story sees it: contacts come in, personas do their tasks, jobs run. */
@TestComponent
public class Hub {

    final Intake intake;
    final NewInformation information;
    final Persons persons;
    final CaseViews views;
    final HubDays days;
    final IdentityService identity;
    final TaskService tasks;
    final FormService forms;
    final RuntimeService runtime;
    final RepositoryService repository;
    final ManagementService management;
    final ObjectMapper json;

    Hub(Intake intake, NewInformation information, Persons persons, CaseViews views, HubDays days,
            IdentityService identity, TaskService tasks, FormService forms, RuntimeService runtime, RepositoryService repository,
            ManagementService management, ObjectMapper json) {
        this.intake = intake;
        this.information = information;
        this.persons = persons;
        this.views = views;
        this.days = days;
        this.identity = identity;
        this.tasks = tasks;
        this.forms = forms;
        this.runtime = runtime;
        this.repository = repository;
        this.management = management;
        this.json = json;
    }

    /** A partner system sends a contact. */
    public Story receives(Contact contact) {
        var story = new Story(this, intake.receive(contact, persons.person("partner")).caseReference());
        story.jobsRun();
        return story;
    }

    /** Somebody sends a start form in Tasklist. */
    public Story starts(String persona, String process, Map<String, ?> form) {
        var definition = repository.createProcessDefinitionQuery().processDefinitionKey(process).latestVersion()
                .singleResult();
        return as(persona, () -> {
            var instance = forms.submitStartForm(definition.getId(), Variables.putValue("form", json(form)));
            return new Story(this, instance.getBusinessKey());
        }).alsoJobsRun();
    }

    /** The hub's day of now, begun if it has not; its tasks are worked on like those of a case. */
    public Story today() {
        days.startMissing();
        return existing(LondonTime.day(ClockUtil.getCurrentTime().toInstant()).toString());
    }

    public Story existing(String caseReference) {
        return new Story(this, caseReference);
    }

    <T> T as(String persona, java.util.function.Supplier<T> work) {
        var person = persons.person(persona);
        identity.setAuthentication(person.id(), List.copyOf(person.groups()));
        try {
            return work.get();
        } finally {
            identity.clearAuthentication();
        }
    }

    JsonValue json(Map<String, ?> form) {
        try {
            return SpinValues.jsonValue(json.writeValueAsString(form)).create();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    Map<String, Object> read(String text) {
        try {
            return json.readValue(text, new TypeReference<LinkedHashMap<String, Object>>() { });
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One case, followed through its story. */
    public static class Story {

        private static final Set<String> BESIDE = Set.of("familyNotification", "breachReview", "emergencyDuty",
                "chaseReplies", "replyReview", "correctReply", "checkReply", "recordReply", "recallRequest",
                "restrictedOpening");

        private final Hub hub;
        private final String caseReference;

        Story(Hub hub, String caseReference) {
            this.hub = hub;
            this.caseReference = caseReference;
        }

        public String caseReference() {
            return caseReference;
        }

        /** Every job of the case that is ready, until none is left. A failing job is left, as its retries go on. */
        public Story jobsRun() {
            for (int round = 0; round < 50; round++) {
                var jobs = ours(hub.management.createJobQuery().messages().withRetriesLeft());
                if (jobs.isEmpty()) {
                    return this;
                }
                jobs.forEach(job -> hub.management.executeJob(job.getId()));
            }
            throw new AssertionError("Jobs of " + caseReference + " never end");
        }

        Story alsoJobsRun() {
            return jobsRun();
        }

        /** The other stories' jobs stand in the same tables; asked for one by one they cost more than the story. */
        List<Job> ours(JobQuery jobs) {
            var instances = hub.runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseReference).list()
                    .stream().map(ProcessInstance::getId).collect(Collectors.toSet());
            return instances.isEmpty() ? List.of() : jobs.processInstanceIds(instances).list();
        }

        /** Time passes until then; what becomes due on this case on the way happens at its own instant. */
        public Story timePassesUntil(Instant then) {
            for (int round = 0; round < 100; round++) {
                var next = ours(hub.management.createJobQuery().timers().withRetriesLeft()
                        .duedateLowerThan(Date.from(then.plusMillis(1))).orderByJobDuedate().asc()).stream().findFirst();
                if (next.isEmpty()) {
                    ClockUtil.setCurrentTime(Date.from(then));
                    return jobsRun();
                }
                if (next.get().getDuedate().after(ClockUtil.getCurrentTime())) {
                    ClockUtil.setCurrentTime(next.get().getDuedate());
                }
                hub.management.executeJob(next.get().getId());
                jobsRun();
            }
            throw new AssertionError("Timers of " + caseReference + " never end");
        }

        public Story timePasses(Duration time) {
            return timePassesUntil(ClockUtil.getCurrentTime().toInstant().plus(time));
        }

        /** The newest limit of this kind, as it stands on the case. */
        public CaseView.LimitView limit(String kind) {
            var found = view().limits().stream().filter(limit -> limit.kind().equals(kind)).toList();
            assertThat(found).as("limits of %s", kind).isNotEmpty();
            return found.get(found.size() - 1);
        }

        /** The messages of the breaches that stand open in Cockpit. */
        public List<String> incidents() {
            return hub.runtime.createIncidentQuery().incidentType("deadline-breached").list().stream()
                    .filter(incident -> caseReference.equals(hub.runtime.createProcessInstanceQuery()
                            .processInstanceId(incident.getProcessInstanceId()).singleResult().getBusinessKey()))
                    .map(Incident::getIncidentMessage).sorted().toList();
        }

        /** The board: how many watches of the case stand at each of Running, Near and Breached. */
        public Map<String, Long> watches() {
            return hub.runtime.createProcessInstanceQuery().processDefinitionKey("deadlineWatch")
                    .processInstanceBusinessKey(caseReference).list().stream()
                    .flatMap(watch -> hub.runtime.getActiveActivityIds(watch.getId()).stream())
                    .collect(Collectors.groupingBy(id -> id.replace("ReceiveTask_", ""), TreeMap::new,
                            Collectors.counting()));
        }

        public List<Task> openTasks() {
            return hub.tasks.createTaskQuery().processInstanceBusinessKey(caseReference).initializeFormKeys().list();
        }

        /** The elements at which tasks stand open for which the case itself waits, sorted. */
        public List<String> waitsAt() {
            return openTasks().stream().filter(task -> !isBeside(task)).map(Task::getTaskDefinitionKey).sorted().toList();
        }

        /** The elements at which tasks stand open beside the case: letters, limits, emergency duty; sorted. */
        public List<String> besideItWaits() {
            return openTasks().stream().filter(this::isBeside).map(Task::getTaskDefinitionKey).sorted().toList();
        }

        private boolean isBeside(Task task) {
            return BESIDE.contains(task.getProcessDefinitionId().split(":")[0]);
        }

        public Task task(String element) {
            var found = openTasks().stream().filter(task -> task.getTaskDefinitionKey().equals(element)).toList();
            assertThat(found).as("open tasks at %s; open are %s", element, waitsAt()).hasSize(1);
            return found.get(0);
        }

        /** One of the open tasks at this element, where it does not matter which. */
        public Task oneOf(String element) {
            return openTasks().stream().filter(task -> task.getTaskDefinitionKey().equals(element)).findFirst()
                    .orElseThrow(() -> new AssertionError("No open task at " + element + "; open are " + waitsAt()));
        }

        /** The one open task at this element whose candidates are this group, where several stand open side by side. */
        public Task task(String element, String group) {
            var found = hub.tasks.createTaskQuery().processInstanceBusinessKey(caseReference)
                    .taskDefinitionKey(element).taskCandidateGroup(group).includeAssignedTasks().initializeFormKeys().list();
            assertThat(found).as("open tasks at %s for %s; open are %s", element, group, waitsAt()).hasSize(1);
            return found.get(0);
        }

        /** What the person sees when they open the task. */
        public Map<String, Object> opens(String persona, String element) {
            return opens(persona, task(element));
        }

        public Map<String, Object> opens(String persona, Task task) {
            return hub.as(persona, () -> {
                JsonValue form = hub.forms.getTaskFormVariables(task.getId(), List.of("form"), false)
                        .getValueTyped("form");
                return hub.read(form.getValueSerialized());
            });
        }

        /** Claims the task, opens it, sends these fields with the version that was seen, and lets jobs run. */
        public Story does(String persona, String element, Map<String, ?> fields) {
            return does(persona, task(element), fields);
        }

        public Story does(String persona, Task task, Map<String, ?> fields) {
            sendsAsSeen(persona, task, fields);
            return jobsRun();
        }

        /** Like {@link #does}, and leaves the jobs to somebody else. */
        public void doesOnly(String persona, String element, Map<String, ?> fields) {
            sendsAsSeen(persona, task(element), fields);
        }

        private void sendsAsSeen(String persona, Task task, Map<String, ?> fields) {
            claims(persona, task);
            var form = new LinkedHashMap<String, Object>(fields);
            var seen = opens(persona, task);
            if (seen.containsKey("version")) {
                form.put("version", seen.get("version"));
            }
            submits(persona, task, form);
        }

        public Story claims(String persona, Task task) {
            hub.as(persona, () -> {
                var now = hub.tasks.createTaskQuery().taskId(task.getId()).singleResult();
                if (now == null || !persona.equals(now.getAssignee())) {
                    hub.tasks.claim(task.getId(), persona);
                }
                return null;
            });
            return this;
        }

        /** Puts one's own task back into its queue. */
        public Story puts(String persona, String element) {
            return puts(persona, task(element));
        }

        public Story puts(String persona, Task task) {
            hub.as(persona, () -> {
                hub.tasks.setAssignee(task.getId(), null);
                return null;
            });
            return this;
        }

        /** Sends exactly this form. */
        public Story sends(String persona, Task task, Map<String, ?> form) {
            submits(persona, task, form);
            return jobsRun();
        }

        private void submits(String persona, Task task, Map<String, ?> form) {
            hub.as(persona, () -> {
                hub.forms.submitTaskForm(task.getId(), Variables.putValue("form", hub.json(form)));
                return null;
            });
        }

        /** A partner system tells the hub more. */
        public Story learns(NewInformation.Told told) {
            hub.information.receive(caseReference, told, hub.persons.person("partner"));
            return jobsRun();
        }

        /** A unit manager asks that it be rated again, because of an agency's answer that came after the decision. */
        public Story learnsLate(String requestId, NewInformation.Told told) {
            hub.information.receiveLateAnswer(caseReference, requestId, told, hub.persons.person("unit-manager"));
            return jobsRun();
        }

        /** What stands on the case, as a unit manager reads it. */
        public CaseView view() {
            return hub.views.of(caseReference, new Person("unit-manager", java.util.Set.of("unit-manager")));
        }

        /** The id of its pathway's instance in the engine. */
        public String instance() {
            return hub.runtime.createProcessInstanceQuery().processDefinitionKey("referralPathway")
                    .processInstanceBusinessKey(caseReference).singleResult().getId();
        }

        public Object variable(String name) {
            var instance = hub.runtime.createProcessInstanceQuery().processDefinitionKey("referralPathway")
                    .processInstanceBusinessKey(caseReference).singleResult();
            return instance == null ? null : hub.runtime.getVariable(instance.getId(), name);
        }

        public boolean isClosed() {
            return view().status().equals("CLOSED") && hub.runtime.createProcessInstanceQuery()
                    .processDefinitionKey("referralPathway").processInstanceBusinessKey(caseReference).count() == 0;
        }
    }
}
