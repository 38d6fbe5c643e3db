package org.openmash.duty.process;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.openmash.access.RecordAccess;
import org.openmash.access.RestrictionRegister;
import org.openmash.audit.ListViews;
import org.openmash.audit.RecordKind;
import org.openmash.duty.ClosingChoice;
import org.openmash.duty.ClosingDecision;
import org.openmash.duty.ClosingList;
import org.openmash.duty.ClosingList.Entry;
import org.openmash.duty.HubDays;
import org.openmash.duty.WhyHanded;
import org.openmash.platform.Codes;
import org.openmash.platform.FormTask;
import org.openmash.platform.LondonTime;
import org.openmash.platform.Person;
import org.openmash.platform.Refused;
import org.openmash.platform.TaskForm;
import org.openmash.referral.Cases;
import org.openmash.referral.Subjects;
import org.springframework.stereotype.Component;

/**
 * The one list before closing: of each case that is open and due while the hub is closed the unit manager says what
 * becomes of it. What is left out goes to emergency duty.
 */
@Component
class GoThroughClosingListForm implements TaskForm<GoThroughClosingListForm.Fields> {

    private static final String WORDS = "words";
    private static final String OWN = "You have declared an interest in this case: unless a colleague says what becomes of it, it"
            + " goes to emergency duty";

    record Fields(@NotNull(message = "the list is missing: open the task again")
                  List<@NotNull @Valid Said> rows) {
    }

    record Said(
            @NotBlank(message = "the case is missing") String caseReference,
            ClosingChoice choice,
            @Size(max = 4000, message = "at most 4,000 characters") String words) {
    }

    private final ClosingList list;
    private final HubDays days;
    private final Cases cases;
    private final OpenTasks tasks;
    private final RecordAccess records;
    private final RestrictionRegister interests;
    private final ListViews looks;
    private final Clock clock;

    GoThroughClosingListForm(ClosingList list, HubDays days, Cases cases, OpenTasks tasks, RecordAccess records,
            RestrictionRegister interests, ListViews looks, Clock clock) {
        this.interests = interests;
        this.looks = looks;
        this.records = records;
        this.list = list;
        this.days = days;
        this.cases = cases;
        this.tasks = tasks;
        this.clock = clock;
    }

    @Override
    public String formRef() {
        return "go-through-closing-list";
    }

    @Override
    public Class<Fields> fields() {
        return Fields.class;
    }

    @Override
    public Map<String, Object> open(FormTask task, Person person) {
        var day = LocalDate.parse(task.caseReference());
        var times = days.times(day);
        var values = TaskForm.values();
        values.put("heading", "The hub closes at " + LondonTime.at(times.closesAt()) + " and opens again at "
                + LondonTime.at(times.opensAt()) + ".");
        var entries = list.of(day);
        values.put("rows", entries.stream().map(entry -> row(entry, person)).toList());
        looks.seen(person, RecordKind.CARDS, "CLOSING_LIST", entries.stream().map(GoThroughClosingListForm::reference)
                .filter(reference -> records.mayOpen(person, reference)).toList());
        return values;
    }

    /** Of a restricted record the reference, its rating and what is due: somebody must say what becomes of it tonight. */
    private Map<String, Object> row(Entry entry, Person person) {
        var reference = reference(entry);
        var closed = !records.mayOpen(person, reference);
        var row = TaskForm.values();
        row.put("caseReference", reference);
        row.put("rating", entry.rated() ? entry.rating().name() : "proposed " + entry.rating().name());
        row.put("who", closed ? "Restricted" : Subjects.inShort(cases.contact(reference), LondonTime.today(clock)));
        row.put("open", tasks.of(reference));
        row.put("due", entry.due().isEmpty() ? "nothing before opening" : DutyOnScreen.inWords(entry.due()));
        var own = interests.hasInterest(reference, person.id());
        row.put("goesToDuty", own || entry.goesToDuty().isPresent());
        entry.goesToDuty().map(WhyHanded::words).or(() -> Optional.of(OWN).filter(of -> own)).ifPresent(why -> row.put("why", why));
        entry.said().filter(said -> !own).ifPresent(said -> {
            said.choice().ifPresent(choice -> row.put("choice", choice));
            said.words().filter(words -> !closed).ifPresent(words -> row.put(WORDS, words));
        });
        return row;
    }

    private static String reference(Entry entry) {
        return entry.mashCase().caseReference();
    }

    @Override
    public Codes submit(FormTask task, Fields form, Person person) {
        var day = LocalDate.parse(task.caseReference());
        var now = list.of(day).stream().collect(Collectors.toMap(entry -> entry.mashCase().caseReference(),
                Function.identity()));
        form.rows().forEach(said -> check(said, Optional.ofNullable(now.get(said.caseReference())),
                interests.hasInterest(said.caseReference(), person.id())));
        form.rows().stream().filter(said -> said.choice() != null || said.words() != null)
                .forEach(said -> list.say(new ClosingDecision(day, said.caseReference(),
                        Optional.ofNullable(said.choice()), Optional.ofNullable(said.words()), person.id(),
                        clock.instant())));
        return Codes.none();
    }

    /** What was decided since the list was opened needs no answer any more; nobody says anything of a case of their own. */
    private static void check(Said said, Optional<Entry> entry, boolean hasInterest) {
        if (hasInterest && (said.choice() != null || said.words() != null)) {
            throw new Refused("rows", said.caseReference() + ": you have declared an interest in this case. Leave it out: it goes"
                    + " to emergency duty, unless a colleague says before closing what becomes of it.");
        }
        var needsAnswer = !hasInterest && entry.filter(open -> open.goesToDuty().isEmpty()).isPresent();
        if (needsAnswer && said.choice() == null) {
            throw new Refused("rows", said.caseReference() + ": say what becomes of it while the hub is closed.");
        }
        if (said.choice() == ClosingChoice.SAFE_UNTIL_OPENING && said.words() == null) {
            throw new Refused(WORDS, said.caseReference() + ": say why it is safe until opening.");
        }
    }
}
