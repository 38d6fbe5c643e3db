package org.openmash.outcome.process;

import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openmash.outcome.DiscussionRecords;
import org.openmash.outcome.FamilyLetters;
import org.openmash.outcome.FamilyLetters.Done;
import org.openmash.outcome.FamilyLetters.Letter;
import org.openmash.outcome.LettersDue;
import org.openmash.outcome.OnScreen;
import org.openmash.platform.Codes;
import org.openmash.platform.FormTask;
import org.openmash.platform.LondonTime;
import org.openmash.platform.Person;
import org.openmash.platform.Refused;
import org.openmash.platform.TaskForm;
import org.openmash.referral.Cases;
import org.openmash.referral.Change;
import org.openmash.referral.Contact;
import org.openmash.referral.YesNoUnknown;
import org.openmash.sharing.RestrictedKind;
import org.springframework.stereotype.Component;

/** "Write to the family, or hold the letter": whom, and whether it is safe, is the person's decision each time. */
@Component
class WriteToFamilyForm implements TaskForm<WriteToFamilyForm.Fields> {

    record Fields(
            @NotNull(message = "say what is done") Done done,
            @Size(max = 500, message = "at most 500 characters") String toWhom,
            @PastOrPresent(message = "must not be in the future") OffsetDateTime sentAt,
            @Size(max = 4000, message = "at most 4,000 characters") String reason,
            @Future(message = "must lie in the future") LocalDate reviewedOn) {
    }

    private final FamilyLetters letters;
    private final LettersDue lettersDue;
    private final Cases cases;
    private final OnScreen screen;
    private final DiscussionRecords discussions;
    private final Clock clock;

    WriteToFamilyForm(FamilyLetters letters, LettersDue lettersDue, Cases cases, OnScreen screen,
            DiscussionRecords discussions, Clock clock) {
        this.letters = letters;
        this.lettersDue = lettersDue;
        this.cases = cases;
        this.screen = screen;
        this.discussions = discussions;
        this.clock = clock;
    }

    @Override
    public String formRef() {
        return "write-to-family";
    }

    @Override
    public Class<Fields> fields() {
        return Fields.class;
    }

    @Override
    public Set<String> watches() {
        return Set.of(Change.CONTACT_COMPLETED.name(), Change.INFORMATION_ADDED.name(), Change.OUTCOME_RECORDED.name(),
                Change.OUTCOME_REOPENED.name());
    }

    @Override
    public Map<String, Object> open(FormTask task, Person person) {
        var contact = cases.contact(task.caseReference());
        var values = TaskForm.values();
        values.put("outcomesInWords", screen.outcomesInWords(task.caseReference()));
        values.put("household", contact.household().stream().map(WriteToFamilyForm::member).toList());
        values.put("before", before(contact));
        values.put("newInformation", screen.newInformation(task.caseReference(), person));
        values.put("discussed", discussions.onTellingTheFamily(task.caseReference()));
        values.put("neverFirst", neverToldFirst(task.caseReference()));
        return values;
    }

    /** Why no letter goes to this family yet, in one sentence; null where one may (domain, 4.5, "Send gate"). */
    private String neverToldFirst(String caseReference) {
        var feared = RestrictedKind.of(cases.contact(caseReference).concerns());
        return feared.isNeverToldFirst() && discussions.onTellingTheFamily(caseReference).isEmpty() ? "Where " + feared.label()
                + " is feared, no letter goes to the family before a strategy discussion has decided how it is told." : null;
    }

    private static Map<String, Object> member(Contact.HouseholdMember member) {
        return OnScreen.row("name", member.name(), "relation", member.relation(), "parentalResponsibility",
                label(member.parentalResponsibility()), "safe", label(member.safeToContact()),
                "note", member.suspectedPerpetrator() ? "thought to have caused harm" : "");
    }

    private static List<Map<String, Object>> before(Contact contact) {
        var consent = contact.consent();
        return List.of(
                OnScreen.row("question", "Do the parents know that the hub was told?", "answer",
                        label(consent == null ? null : consent.parentsAware())),
                OnScreen.row("question", "Is it safe to write?", "answer",
                        label(consent == null ? null : consent.safeToWrite())));
    }

    private static String label(YesNoUnknown answer) {
        return answer == null ? "not known" : answer.label();
    }

    @Override
    public Codes submit(FormTask task, Fields form, Person person) {
        var decided = lettersDue.since(task.caseReference()).orElseThrow(() -> new Refused(
                "The decision has been opened again: write when there is a new outcome. Nothing was saved."));
        var neverFirst = neverToldFirst(task.caseReference());
        if (form.done() == Done.SENT && neverFirst != null) {
            throw new Refused("done", "What is done: " + neverFirst + " Hold it, with a day on which it is looked at again, or say that nobody is to be"
                    + " written to.");
        }
        letters.record(task.caseReference(), switch (form.done()) {
            case SENT -> new Letter(Done.SENT, Optional.of(needed(form.toWhom(), "toWhom", "To whom: say to whom it"
                    + " went, and how.")), Optional.empty(), Optional.empty(), sentAt(form, decided));
            case HELD -> new Letter(Done.HELD, Optional.empty(), reason(form), Optional.of(reviewedOn(form)),
                    clock.instant());
            case NOT_TO_BE_WRITTEN -> new Letter(Done.NOT_TO_BE_WRITTEN, Optional.empty(), reason(form),
                    Optional.empty(), clock.instant());
        }, person);
        return Codes.none();
    }

    /** The form's clock goes in quarters of an hour: on the day of the decision, never before the decision itself. */
    private static Instant sentAt(Fields form, Instant decided) {
        if (form.sentAt() == null) {
            throw new Refused("sentAt", "Sent on: say when it was sent.");
        }
        var sent = form.sentAt().toInstant();
        if (LondonTime.day(sent).isBefore(LondonTime.day(decided))) {
            throw new Refused("sentAt", "Sent on: must not be before the day of the decision.");
        }
        return sent.isBefore(decided) ? decided : sent;
    }

    private static Optional<String> reason(Fields form) {
        return Optional.of(needed(form.reason(), "reason", "Reason: say why it is held, or not to be written."));
    }

    private static LocalDate reviewedOn(Fields form) {
        if (form.reviewedOn() == null) {
            throw new Refused("reviewedOn", "Looked at again on: say on which day.");
        }
        return form.reviewedOn();
    }

    private static String needed(String text, String field, String sentence) {
        if (text == null || text.isBlank()) {
            throw new Refused(field, sentence);
        }
        return text;
    }
}
