package org.openmash.information.process;

import static org.openmash.platform.ProcessVariables.REQUEST_ID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.openmash.deadline.AgencyHours;
import org.openmash.deadline.Limits;
import org.openmash.hub.HubSettings;
import org.openmash.information.Gathering;
import org.openmash.information.Minimum;
import org.openmash.information.Reply;
import org.openmash.information.Reply.FactKind;
import org.openmash.information.Reply.Handling;
import org.openmash.information.RequestRegister;
import org.openmash.information.Requests;
import org.openmash.information.Requests.ReplyState;
import org.openmash.platform.Codes;
import org.openmash.platform.FormTask;
import org.openmash.platform.LondonTime;
import org.openmash.platform.Person;
import org.openmash.platform.ProcessVariable;
import org.openmash.platform.Refused;
import org.openmash.platform.TaskForm;
import org.openmash.referral.Rating;
import org.springframework.stereotype.Component;

/** The agency answers: what it knows and where it looked. It sees the minimum of its own request and nothing else. */
@Component
class AnswerRequestForm implements TaskForm<AnswerRequestForm.Fields> {

    private final Gathering gathering;
    private final RequestRegister register;
    private final HubSettings hub;
    private final Limits limits;
    private final AgencyHours agencyHours;
    private final Clock clock;

    AnswerRequestForm(Gathering gathering, RequestRegister register, HubSettings hub, Limits limits,
            AgencyHours agencyHours, Clock clock) {
        this.gathering = gathering;
        this.register = register;
        this.hub = hub;
        this.limits = limits;
        this.agencyHours = agencyHours;
        this.clock = clock;
    }

    record Fields(
            @NotNull(message = "say whether these people are known to you") ReplyState state,
            @Size(max = 2000, message = "at most 2,000 characters") String systemsSearched,
            LocalDate searchedAsOf,
            @Size(max = 200, message = "at most 200 facts") List<@NotNull @Valid FactRow> facts,
            @Size(max = 4000, message = "at most 4,000 characters") String riskView,
            @Size(max = 4000, message = "at most 4,000 characters") String strengths,
            @Size(max = 500, message = "at most 500 characters") String currentWorker,
            @Size(max = 4000, message = "at most 4,000 characters") String declinedReason,
            @Size(max = 4000, message = "at most 4,000 characters") String unableReason) {
    }

    record FactRow(
            LocalDate factDate,
            @NotBlank(message = "say what is known")
            @Size(max = 4000, message = "at most 4,000 characters") String fact,
            @NotNull(message = "choose fact, opinion or intelligence") FactKind kind,
            @Size(max = 2000, message = "at most 2,000 characters") String whyRelevant,
            @NotNull(message = "say where this may go") Handling handling) {

        Reply.Fact toFact() {
            return new Reply.Fact(factDate, fact, kind, whyRelevant, handling);
        }
    }

    @Override
    public String formRef() {
        return "answer-request";
    }

    @Override
    public Class<Fields> fields() {
        return Fields.class;
    }

    @Override
    public Optional<ProcessVariable<?>> scope() {
        return Optional.of(REQUEST_ID);
    }

    @Override
    public Map<String, Object> open(FormTask task, Person person) {
        var requestId = requestId(task);
        var minimum = register.minimum(requestId);
        var values = TaskForm.values();
        values.put("caseReference", minimum.caseReference());
        values.put("hubName", hub.name());
        values.put("hubTelephone", hub.telephone());
        values.put("rating", Rating.valueOf(minimum.rating()).label());
        values.put("neededBy", limits.about(task.caseReference(), requestId).map(limit -> List.of(Map.of("dueAt",
                LondonTime.show(limit.dueAt()), "hours", agencyHours.notice(agency(requestId), clock.instant(),
                        limit.dueAt()).orElse("")))).orElse(List.of()));
        values.put("basis", minimum.basis() == null ? List.of() : List.of(Map.of("basis", minimum.basis(), "family",
                minimum.family(), "addressedTo", minimum.addressedTo() == null ? ""
                        : minimum.addressedTo() + " alone")));
        values.put("people", minimum.people().stream().map(AnswerRequestForm::person).toList());
        values.put("concerns", String.join(", ", minimum.concerns()));
        values.put("asked", minimum.asked());
        values.put("period", period(minimum));
        values.put("options", Map.of(
                "states", options(ReplyState.values(), ReplyState::label),
                "kinds", options(FactKind.values(), FactKind::label),
                "handlings", options(Handling.values(), Handling::label)));
        return values;
    }

    private String agency(String requestId) {
        return register.find(requestId).map(Requests.AgencyRequest::agency).orElse("");
    }

    private static String requestId(FormTask task) {
        return task.code(REQUEST_ID).orElseThrow(() -> new IllegalStateException("The task names no request"));
    }

    private static Map<String, Object> person(Minimum.Who who) {
        var row = new LinkedHashMap<String, Object>();
        row.put("name", who.name());
        row.put("dateOfBirth", who.dateOfBirth() == null ? "Not known" : LondonTime.show(who.dateOfBirth()));
        row.put("age", who.age());
        row.put("address", who.address());
        row.put("relation", who.relation());
        return row;
    }

    private static String period(Minimum minimum) {
        return minimum.periodMonths() == 1 ? "1 month" : minimum.periodMonths() + " months";
    }

    private static <E extends Enum<E>> List<Map<String, String>> options(E[] codes,
            Function<E, String> label) {
        return Arrays.stream(codes).map(code -> Map.of("value", code.name(), "label", label.apply(code))).toList();
    }

    @Override
    public Codes submit(FormTask task, Fields form, Person person) {
        checkDates(form);
        var facts = form.facts() == null ? List.<Reply.Fact>of() : form.facts().stream().map(FactRow::toFact).toList();
        gathering.answer(requestId(task), new Reply(form.state(), form.systemsSearched(), form.searchedAsOf(), facts,
                form.riskView(), form.strengths(), form.currentWorker(), form.declinedReason(), form.unableReason()),
                person);
        return Codes.none();
    }

    private void checkDates(Fields form) {
        if (isFuture(form.searchedAsOf())) {
            throw new Refused("searchedAsOf", "Up to date as of: must not be in the future.");
        }
        var facts = form.facts() == null ? List.<FactRow>of() : form.facts();
        IntStream.range(0, facts.size()).filter(n -> isFuture(facts.get(n).factDate())).findFirst().ifPresent(n -> {
            throw new Refused("facts[" + n + "].factDate",
                    "What is known, row " + (n + 1) + ", Date: must not be in the future.");
        });
    }

    private boolean isFuture(LocalDate day) {
        return day != null && day.isAfter(LondonTime.today(clock));
    }
}
