package org.openmash.audit;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openmash.platform.FormAudit;
import org.openmash.platform.FormTask;
import org.openmash.platform.Person;
import org.openmash.platform.ProcessVariables;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Every view of a case, once for each opening: who, when, which case, as what and for which work. */
@Component
public class ViewRecords implements FormAudit {

    private static final String LOOKED_UP = "CASE_LOOKED_UP";

    private final AuditTrail trail;
    private final AuditRegister register;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    ViewRecords(AuditTrail trail, AuditRegister register, Clock clock, ApplicationEventPublisher events) {
        this.trail = trail;
        this.register = register;
        this.clock = clock;
        this.events = events;
    }

    /** An agency's form is a view of its request, every other one of the task. The task is why. */
    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void viewed(Person person, FormTask task) {
        var request = task.code(ProcessVariables.REQUEST_ID);
        register.append(Optional.of(person), AuditTrail.now(clock), Action.VIEWED, new AuditRegister.Subject(
                request.isPresent() ? RecordKind.REQUEST : RecordKind.TASK_FORM, request.orElse(task.taskId()),
                task.caseReference(), task.formRef(), task.element()));
        events.publishEvent(new FormViewed(task.caseReference()));
    }

    @Override
    public void refused(Person person, Optional<FormTask> task, String code) {
        task.ifPresentOrElse(open -> trail.refused(person, RecordKind.TASK_FORM, open.taskId(), open.caseReference(),
                open.formRef(), code), () -> trail.refused(person, RecordKind.TASK, null, null, null, code));
        HeldRefusal.keep();
    }

    @Override
    public void refusedToStart(Person person, String startForm, String code) {
        trail.refused(person, RecordKind.START_FORM, startForm, null, null, code);
        HeldRefusal.keep();
    }

    @Override
    public void claimed(Person person, FormTask task) {
        trail.changed(person, task, "TASK_CLAIMED");
    }

    @Override
    public void putBack(Person person, FormTask task) {
        trail.changed(person, task, "TASK_PUT_BACK");
    }

    @Override
    public void draftSaved(Person person, FormTask task) {
        trail.changed(person, task, "DRAFT_SAVED");
    }

    @Override
    public void draftReopened(Person person, FormTask task, String savedBy) {
        trail.viewed(person, RecordKind.DRAFT, task.taskId(), task.caseReference(), task.formRef(), savedBy);
    }

    public void viewedCase(Person person, String caseReference) {
        trail.viewed(person, RecordKind.CASE, caseReference, caseReference, null, LOOKED_UP);
    }

    /**
     * The course of one case, or its codes, in Cockpit. A page asks for them in many pieces and again every few seconds: one
     * entry stands for a quarter of an hour.
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void viewedCourse(Person person, String caseReference) {
        var now = AuditTrail.now(clock);
        if (register.newestView(person.id(), RecordKind.COURSE, caseReference)
                .filter(entry -> entry.at().plus(ListViews.ONE_LOOK).isAfter(now)).isEmpty()) {
            register.append(Optional.of(person), now, Action.VIEWED, new AuditRegister.Subject(RecordKind.COURSE,
                    caseReference, caseReference, null, null));
        }
    }

    /** Somebody asked for a case that is closed to them; what the call is answered with need not be recorded again. */
    public void refusedCase(Person person, String caseReference, String code) {
        trail.refused(person, RecordKind.CASE, caseReference, caseReference, null, code);
        HeldRefusal.keep();
    }

    /** Who opened a form of the case and when, the first opening first. */
    public List<View> formsOpened(String caseReference) {
        return register.formsViewed(caseReference).stream()
                .map(entry -> new View(entry.person(), entry.detail(), entry.at())).toList();
    }

    /**
     * @param form its {@code formRef}
     * @param at   UTC
     */
    public record View(String person, String form, Instant at) {
    }
}
