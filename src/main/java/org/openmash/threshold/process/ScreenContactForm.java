package org.openmash.threshold.process;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.openmash.access.RecordAccess;
import org.openmash.access.Role;
import org.openmash.platform.Codes;
import org.openmash.platform.FormTask;
import org.openmash.platform.Person;
import org.openmash.platform.Persons;
import org.openmash.platform.Refused;
import org.openmash.platform.TaskForm;
import org.openmash.referral.Cases;
import org.openmash.referral.Change;
import org.openmash.referral.Contact;
import org.openmash.referral.ContactKind;
import org.openmash.referral.KnownTo;
import org.openmash.referral.YesNoUnknown;
import org.openmash.threshold.ContactSummary;
import org.openmash.threshold.Routings;
import org.springframework.stereotype.Component;

/**
 * "Screen the contact": is each child known, to whom, and what kind of contact is it? An open case, or one closed within
 * 28 days, goes to the worker who knows the child (the Wolverhampton hub's page).
 */
@Component
class ScreenContactForm implements TaskForm<ScreenContactForm.Fields> {

    record Fields(
            @NotNull(message = "choose what kind of contact this is") ContactKind kind,
            @Size(max = 200, message = "at most 200 characters") String otherCouncil,
            List<@NotNull @Valid SubjectFound> subjects) {

        Fields {
            subjects = subjects == null ? List.of() : List.copyOf(subjects);
        }
    }

    record SubjectFound(
            @NotBlank(message = "the person is missing") String subjectId,
            @NotNull(message = "say where you found this person known, or that they are not known") KnownTo knownTo,
            @PastOrPresent(message = "must not be in the future") LocalDate closedOn,
            @Size(max = 100, message = "at most 100 characters") String workerId,
            boolean workerAway,
            YesNoUnknown livesInArea,
            @Size(max = 4000, message = "at most 4,000 characters") String found) {
    }

    private final Cases cases;
    private final Routings routings;
    private final Persons persons;
    private final ContactSummary summary;
    private final RecordAccess records;

    ScreenContactForm(Cases cases, Routings routings, Persons persons, ContactSummary summary, RecordAccess records) {
        this.records = records;
        this.cases = cases;
        this.routings = routings;
        this.persons = persons;
        this.summary = summary;
    }

    @Override
    public String formRef() {
        return "screen-contact";
    }

    @Override
    public Class<Fields> fields() {
        return Fields.class;
    }

    @Override
    public Set<String> watches() {
        return Set.of(Change.CONTACT_COMPLETED.name(), Change.INFORMATION_ADDED.name(), Change.SCREENED.name(),
                Change.RATED.name());
    }

    @Override
    public Map<String, Object> open(FormTask task, Person person) {
        var contact = cases.contact(task.caseReference());
        var values = TaskForm.values();
        values.putAll(summary.of(task.caseReference(), person));
        values.put("kind", contact.kind());
        values.put("otherCouncil", contact.otherCouncil());
        values.put("subjects", contact.subjects().stream().map(ScreenContactForm::row).toList());
        values.put("options", Map.of("workers", persons.optionsIn(Role.ALLOCATED_WORKER.group())));
        return values;
    }

    /** Where each is known is never preselected: "not known" must be somebody's finding. */
    private static Map<String, Object> row(Contact.Subject subject) {
        var row = TaskForm.values();
        row.put("subjectId", subject.id());
        row.put("name", subject.displayName());
        row.put("livesInArea", subject.livesInArea() == null ? YesNoUnknown.UNKNOWN : subject.livesInArea());
        return row;
    }

    @Override
    public Codes submit(FormTask task, Fields form, Person person) {
        var contact = cases.contact(task.caseReference());
        checkEverybodyIsLookedFor(contact, form);
        form.subjects().forEach(this::checkWorker);
        routings.recordScreening(task.caseReference(), form.subjects().stream().map(row -> new Routings.Finding(
                row.subjectId(), row.knownTo(), row.closedOn(), row.workerId(), isAway(row, task.caseReference()),
                row.found())).toList(), person.id());
        cases.revise(task.caseReference(), screened(contact, form), person.id());
        return Codes.none();
    }

    private static void checkEverybodyIsLookedFor(Contact contact, Fields form) {
        var sent = form.subjects().stream().map(SubjectFound::subjectId).toList();
        var there = contact.subjects().stream().map(Contact.Subject::id).collect(Collectors.toSet());
        if (sent.size() != there.size() || !there.equals(Set.copyOf(sent))) {
            throw new Refused("subjects", "People: say for each person of the contact, once, where they are known.");
        }
    }

    private void checkWorker(SubjectFound row) {
        if (row.workerId() != null && !persons.isIn(row.workerId(), Set.of(Role.ALLOCATED_WORKER.group()))) {
            throw new Refused("workerId", "Worker: choose one of the allocated workers, or leave it empty.");
        }
    }

    /** A worker to whom the record is closed cannot answer either. */
    private boolean isAway(SubjectFound row, String caseReference) {
        return row.workerAway() || row.workerId() != null
                && !records.mayOpen(persons.person(row.workerId()), caseReference);
    }

    private static Contact screened(Contact contact, Fields form) {
        var found = form.subjects().stream()
                .collect(Collectors.toMap(SubjectFound::subjectId, Function.identity()));
        return contact.screenedAs(form.kind(), form.otherCouncil(), id -> Optional.ofNullable(
                found.get(id).livesInArea()).orElse(YesNoUnknown.UNKNOWN));
    }
}
