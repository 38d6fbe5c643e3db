package org.openmash.platform.forms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.openmash.platform.ActingAsHub;
import org.openmash.platform.CaseJournal;
import org.openmash.platform.Codes;
import org.openmash.platform.FormAccess;
import org.openmash.platform.FormAudit;
import org.openmash.platform.FormTask;
import org.openmash.platform.LondonTime;
import org.openmash.platform.Person;
import org.openmash.platform.Persons;
import org.openmash.platform.ProcessVariables;
import org.openmash.platform.Refused;
import org.openmash.platform.Restricted;
import org.openmash.platform.StartForm;
import org.openmash.platform.TaskForm;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens, checks and carries out every form of the hub. The only way from a screen into a case. */
@Component
public class TaskForms {

    private static final Logger LOG = LoggerFactory.getLogger(TaskForms.class);
    private static final String NOTHING = "{}";
    static final String NO_LONGER_OPEN =
            "This task is no longer open: it has been completed, or the case has moved on. Nothing was saved.";
    static final String HELD = "This work is held: an operator asked for it, and a service manager agreed. It goes on"
            + " when the two let it go on; ask the service manager.";
    /** What a row that is the hub's own stands for: a person of the contact, or a whole case. */
    private static final List<String> STANDS_FOR = List.of("subjectId", "caseReference");

    private final Map<String, TaskForm<?>> taskForms;
    private final Map<String, StartForm<?>> startForms;
    private final TaskService tasks;
    private final ProcessEngine engine;
    private final ActingAsHub hub;
    private final Persons persons;
    private final FormBinder binder;
    private final FormSchemas schemas;
    private final Drafts drafts;
    private final FormAccess access;
    private final FormAudit audit;
    private final CaseJournal journal;
    private final ObjectMapper json;
    private final TransactionTemplate reading;

    TaskForms(Collection<TaskForm<?>> taskForms, Collection<StartForm<?>> startForms, @Lazy TaskService tasks,
            @Lazy ProcessEngine engine, ActingAsHub hub, Persons persons, FormBinder binder, FormSchemas schemas,
            Drafts drafts, FormAccess access, FormAudit audit, CaseJournal journal, ObjectMapper json, PlatformTransactionManager transactions) {
        this.taskForms = byFormRef(taskForms, TaskForm::formRef);
        this.startForms = byFormRef(startForms, StartForm::formRef);
        this.tasks = tasks;
        this.engine = engine;
        this.hub = hub;
        this.persons = persons;
        this.binder = binder;
        this.schemas = schemas;
        this.drafts = drafts;
        this.access = access;
        this.audit = audit;
        this.journal = journal;
        this.json = json;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
    }

    private static <T> Map<String, T> byFormRef(Collection<T> forms, Function<T, String> formRef) {
        return forms.stream().collect(Collectors.toUnmodifiableMap(formRef, form -> form));
    }

    /** The beans behind every {@code formRef} of a user task. */
    public Collection<TaskForm<?>> all() {
        return taskForms.values();
    }

    public Collection<StartForm<?>> allStartForms() {
        return startForms.values();
    }

    /**
     * The JSON behind the variable {@code form} for this person. Whoever may not see it, and a fault, get an empty
     * object: listing variables must never fail, and never tell that there was something to see.
     */
    String open(String taskId, Optional<Person> asking) {
        if (asking.isEmpty()) {
            return NOTHING;
        }
        try {
            return find(taskId).filter(found -> mayOpen(found, asking.get())).map(found -> opened(found, asking.get()))
                    .orElse(NOTHING);
        } catch (RuntimeException fault) {
            LOG.error("MASH-FORM-01 The form of task {} could not be opened", taskId, fault);
            return NOTHING;
        }
    }

    private boolean mayOpen(Found found, Person person) {
        return access.mayOpen(person, found.task(), found.candidates());
    }

    private Optional<Restricted> closed(FormTask formTask, Person person) {
        return access.closed(person, formTask, taskForm(formTask.formRef()).showsTheRecord());
    }

    /** Why a task that stands in the person's queue, or is theirs, is closed to them. */
    Optional<Restricted> closed(String taskId, Person person) {
        return find(taskId).filter(found -> mayOpen(found, person)).flatMap(found -> closed(found.formTask(), person));
    }

    /** Is a task that is being created closed to the person for whom it is meant, or none of theirs? */
    boolean isNotForItsAssignee(TaskEntity task, FormTask formTask) {
        var person = persons.person(task.getAssignee());
        return !access.mayOpen(person, task, groups(task.getCandidates())) || closed(formTask, person).isPresent();
    }

    /** Why the person may not take this task of their queue, or nobody for now. */
    Optional<Refused> mayNotClaim(String taskId, Person person) {
        return find(taskId).filter(found -> mayOpen(found, person)).flatMap(found -> closed(found.formTask(), person)
                .or(() -> access.mayNotClaim(person)).map(Refused.class::cast)
                .or(() -> found.task().isSuspended() ? Optional.of(new Held("")) : Optional.empty()));
    }

    private String opened(Found found, Person person) {
        var formTask = found.formTask();
        return closed(formTask, person).map(why -> restricted(formTask, person, why))
                .orElseGet(() -> reading.execute(status -> content(formTask, person, found.task().isSuspended())));
    }

    private String restricted(FormTask formTask, Person person, Restricted why) {
        audit.refused(person, Optional.of(formTask), why.code());
        return write(json.createObjectNode().put("restricted", why.getMessage())
                .put("caseReference", formTask.caseReference()));
    }

    private String content(FormTask formTask, Person person, boolean held) {
        var bean = taskForm(formTask.formRef());
        ObjectNode content = json.valueToTree(bean.open(formTask, person));
        content.put("version", formTask.isOfACase() ? journal.version(formTask.caseReference(), bean.watches()) : 0);
        drafts.find(formTask.caseReference(), formTask.formRef(), scope(bean, formTask))
                .ifPresent(draft -> {
                    layOver(content, draft, formTask, bean);
                    audit.draftReopened(person, formTask, draft.savedBy());
                });
        if (held) {
            content.put("draftNotice", (HELD + " " + content.path("draftNotice").asText()).strip());
        }
        audit.viewed(person, formTask);
        return write(content);
    }

    private void layOver(ObjectNode content, Drafts.Draft draft, FormTask task, TaskForm<?> bean) {
        var kept = binder.read(draft.content());
        var typedAt = kept.path("version").asLong(0);
        kept.remove("version");
        kept.fields().forEachRemaining(field -> content.set(field.getKey(),
                laidOver(bean.formRef(), field.getKey(), content.path(field.getKey()), field.getValue())));
        var notice = "Draft saved by " + persons.displayName(draft.savedBy()) + " at "
                + LondonTime.at(draft.savedAt()) + ". " + changedSince(task, typedAt, bean)
                        .map(changed -> "Since then: " + changed + " Please check.").orElse("");
        content.put("draftNotice", notice.strip());
    }

    /** Of a group as of the form itself: what was typed, and the hub's own rows whether or not the draft has them. */
    private JsonNode laidOver(String formRef, String path, JsonNode shown, JsonNode typed) {
        if (schemas.hasGivenRows(formRef, path)) {
            return withGivenRows(shown, typed);
        }
        if (typed instanceof ObjectNode group) {
            shown.fields().forEachRemaining(field -> {
                var list = path + "." + field.getKey();
                if (schemas.hasGivenRows(formRef, list)) {
                    group.set(field.getKey(), withGivenRows(field.getValue(), group.path(field.getKey())));
                }
            });
        }
        return typed;
    }

    private Optional<String> changedSince(FormTask task, long version, TaskForm<?> bean) {
        return task.isOfACase() ? journal.changedSince(task.caseReference(), version, bean.watches())
                : Optional.empty();
    }

    /**
     * Rows to which nobody adds any are the hub's, not the draft's: each keeps what it shows, and takes over what was
     * typed into it. Other lists are as they were typed.
     */
    private static JsonNode withGivenRows(JsonNode shown, JsonNode typed) {
        if (!shown.isArray()) {
            return typed;
        }
        shown.forEach(row -> typed.forEach(typedRow -> {
            if (STANDS_FOR.stream().anyMatch(key -> row.has(key) && row.get(key).equals(typedRow.path(key)))) {
                ((ObjectNode) row).setAll((ObjectNode) typedRow);
            }
        }));
        return shown;
    }

    /** What a submission of this person on this task does, still to be carried out inside a transaction. */
    Submission accept(String taskId, Person person, String sent) {
        var found = find(taskId).filter(open -> isKnownTo(open, person)).orElseThrow(() -> new Refused(NO_LONGER_OPEN));
        var task = found.task();
        if (task.getAssignee() == null) {
            throw new Refused("Claim this task before you complete it.");
        }
        if (!task.getAssignee().equals(person.id())) {
            throw new Refused("This task is with " + persons.displayName(task.getAssignee())
                    + " now. Nothing was saved.");
        }
        var formTask = found.formTask();
        closed(formTask, person).ifPresent(why -> {
            throw why;
        });
        if (task.isSuspended()) {
            throw new Held(" Nothing was saved; \"Save draft\" keeps what you have typed.");
        }
        return new Submission(formTask, () -> carryOut(taskForm(formTask.formRef()), formTask, person, sent));
    }

    /** Whoever has no business with a task does not learn that there is one, nor with whom it is. */
    private boolean isKnownTo(Found found, Person person) {
        return mayOpen(found, person) || found.candidates().stream().anyMatch(person::isIn);
    }

    private <F extends Record> Codes carryOut(TaskForm<F> bean, FormTask task, Person person, String sent) {
        if (task.isOfACase()) {
            journal.lock(task.caseReference());
        }
        if (hub.call(() -> tasks.createTaskQuery().taskId(task.taskId()).count()) == 0) {
            throw new Refused(NO_LONGER_OPEN);
        }
        var content = binder.read(sent);
        checkVersion(bean, task, content);
        content.remove(List.of("version", "draftNotice"));
        var form = binder.bind(task.formRef(), bean.fields(), content);
        bean.checkMaySubmit(task, person);
        var codes = bean.submit(task, form, person);
        drafts.delete(task.caseReference(), task.formRef(), scope(bean, task));
        return codes;
    }

    private void checkVersion(TaskForm<?> bean, FormTask task, ObjectNode content) {
        if (bean.watches().isEmpty()) {
            return;
        }
        if (!content.path("version").canConvertToLong()) {
            throw new Refused("version", "The form's version is missing: open the task again.");
        }
        changedSince(task, content.path("version").asLong(), bean)
                .ifPresent(changed -> {
                    throw new Refused("version", changed
                            + " Open the task again to see it; save a draft first to keep what you typed.");
                });
    }

    StartForm.Start start(String formRef, Person person, String sent) {
        var bean = startForms.get(formRef);
        if (bean == null) {
            throw new Refused("This process is not started by hand.");
        }
        access.mayNotWork(person).filter(why -> !bean.cannotWait()).ifPresent(why -> {
            throw why;
        });
        return start(bean, person, sent);
    }

    private <F extends Record> StartForm.Start start(StartForm<F> bean, Person person, String sent) {
        return bean.submit(binder.bind(bean.formRef(), bean.fields(), binder.read(sent)), person);
    }

    /** Keeps a half-done form of the person's own task. */
    @Transactional
    public void saveDraft(String taskId, Person person, String sent) {
        var formTask = find(taskId)
                .filter(open -> person.id().equals(open.task().getAssignee()) && mayOpen(open, person)).map(Found::formTask)
                .orElseThrow(() -> new Refused("A draft can be saved only for a task that is assigned to you."));
        closed(formTask, person).ifPresent(why -> {
            throw why;
        });
        var content = binder.read(sent);
        content.remove("draftNotice");
        var bean = taskForm(formTask.formRef());
        var fields = java.util.Arrays.stream(bean.fields().getRecordComponents())
                .map(java.lang.reflect.RecordComponent::getName).collect(Collectors.toSet());
        fields.add("version");
        content.retain(fields);
        drafts.save(formTask.caseReference(), formTask.formRef(), scope(bean, formTask), write(content), person.id());
        audit.draftSaved(person, formTask);
    }

    private TaskForm<?> taskForm(String formRef) {
        return Optional.<TaskForm<?>>ofNullable(taskForms.get(formRef))
                .orElseThrow(() -> new IllegalStateException("No TaskForm bean for " + formRef));
    }

    private static String scope(TaskForm<?> bean, FormTask task) {
        return bean.scope().flatMap(task::code).orElse("");
    }

    /** An open task, the groups in whose queue it stands, and its codes: looked up together, and each row read once. */
    private Optional<Found> find(String taskId) {
        var executor = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired();
        return hub.call(() -> executor.execute(context -> Optional.ofNullable(
                        tasks.createTaskQuery().taskId(taskId).initializeFormKeys().singleResult())
                .map(task -> new Found(task, formTask(task), groups(tasks.getIdentityLinksForTask(taskId))))));
    }

    /**
     * Recorded with the claim, so that there is neither without the other.
     *
     * @return false if the task is not for this person: then there is no record, and is to be no claim
     */
    boolean claimed(String taskId, Person person) {
        var task = find(taskId).filter(claimed -> mayOpen(claimed, person));
        task.ifPresent(theirs -> audit.claimed(person, theirs.formTask()));
        return task.isPresent();
    }

    void putBack(String taskId, Person person) {
        find(taskId).ifPresent(found -> audit.putBack(person, found.formTask()));
    }

    /** After the rollback. What was refused may concern a task that has gone meanwhile. */
    void refused(String taskId, Person person, String code) {
        audit.refused(person, find(taskId).map(Found::formTask), code);
    }

    void refusedToStart(String formRef, Person person, String code) {
        audit.refusedToStart(person, formRef, code);
    }

    private FormTask formTask(Task task) {
        var formRef = ((TaskEntity) task).getCamundaFormRef();
        // asked for by name, each would be a parameter of its own
        var codes = ProcessVariables.of(tasks.getVariablesTyped(task.getId()));
        return new FormTask(task.getId(), task.getTaskDefinitionKey(), formRef == null ? "" : formRef.getKey(),
                String.valueOf(codes.getOrDefault(ProcessVariables.CASE_REFERENCE.name(),
                        codes.get(ProcessVariables.HUB_DAY.name()))), codes);
    }

    private static Set<String> groups(Collection<IdentityLink> links) {
        return links.stream().map(IdentityLink::getGroupId).filter(java.util.Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }

    private String write(ObjectNode content) {
        try {
            return json.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A form's content could not be written", e);
        }
    }

    private record Found(Task task, FormTask formTask, Set<String> candidates) {
    }

    /** Of a task that nobody can take or complete for now. */
    static final class Held extends Refused {

        Held(String more) {
            super(HELD + more);
        }

        @Override
        public String code() {
            return "HELD";
        }
    }

    /** An accepted submission: {@code carryOut} checks the fields and records the decision. */
    record Submission(FormTask task, java.util.function.Supplier<Codes> work) {
    }
}
