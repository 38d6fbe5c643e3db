package org.openmash.information.process;

import static org.openmash.platform.ProcessVariables.AGENCY_GROUP;
import static org.openmash.platform.ProcessVariables.REQUEST_ID;
import static org.openmash.platform.ProcessVariables.TO_THE_LEAD;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openmash.deadline.AgencyHours;
import org.openmash.deadline.Limits;
import org.openmash.hub.HubSettings;
import org.openmash.information.Answering;
import org.openmash.information.Minimum;
import org.openmash.information.RequestRegister;
import org.openmash.information.Requests;
import org.openmash.platform.Codes;
import org.openmash.platform.FormTask;
import org.openmash.platform.LondonTime;
import org.openmash.platform.Person;
import org.openmash.platform.ProcessVariable;
import org.openmash.platform.TaskForm;
import org.openmash.referral.Cases;
import org.openmash.referral.Rating;
import org.openmash.sharing.RestrictedKind;
import org.openmash.sharing.TellFamily;
import org.springframework.stereotype.Component;

/** The agency answers: what it knows and where it looked. It sees the minimum of its own request and nothing else. */
@Component
class AnswerRequestForm implements TaskForm<ReplyFields> {

    private final Answering answering;
    private final ReplyOnScreen screen;
    private final RequestRegister register;
    private final HubSettings hub;
    private final Limits limits;
    private final AgencyHours agencyHours;
    private final Clock clock;
    private final Cases cases;

    AnswerRequestForm(Answering answering, ReplyOnScreen screen, RequestRegister register, HubSettings hub,
            Limits limits, AgencyHours agencyHours, Clock clock, Cases cases) {
        this.cases = cases;
        this.answering = answering;
        this.screen = screen;
        this.register = register;
        this.hub = hub;
        this.limits = limits;
        this.agencyHours = agencyHours;
        this.clock = clock;
    }

    @Override
    public String formRef() {
        return "answer-request";
    }

    @Override
    public Class<ReplyFields> fields() {
        return ReplyFields.class;
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
        values.put("taskId", task.taskId());
        values.put("hubName", hub.name());
        values.put("hubTelephone", hub.telephone());
        values.put("rating", Rating.valueOf(minimum.rating()).label());
        var kept = register.find(requestId).filter(Requests.AgencyRequest::kept).isPresent();
        values.put("kept", kept);
        values.put("neededBy", kept ? List.of() : limits.about(task.caseReference(), requestId).map(limit ->
                List.of(Map.of("dueAt", LondonTime.show(limit.dueAt()), "hours", agencyHours.notice(agency(requestId),
                        clock.instant(), limit.dueAt()).orElse("")))).orElse(List.of()));
        values.put("basis", minimum.basis() == null ? List.of() : List.of(Map.of("basis", minimum.basis(), "family",
                family(minimum), "addressedTo", minimum.addressedTo() == null ? ""
                        : minimum.addressedTo() + " alone")));
        values.put("searchedFor", minimum.people().stream().map(ReplyOnScreen::person).toList());
        values.put("concerns", String.join(", ", minimum.concerns()));
        values.put("asked", minimum.asked());
        values.put("period", period(minimum));
        values.put("people", screen.people(minimum));
        values.put("options", screen.options());
        return values;
    }

    /** As it was asked; once more is learned, never the family first, whatever was said then. */
    private String family(Minimum minimum) {
        return RestrictedKind.of(cases.contact(minimum.caseReference()).concerns()).isNeverAskedFirst()
                ? TellFamily.NEVER_FIRST.label() : minimum.family();
    }

    private String agency(String requestId) {
        return register.find(requestId).map(Requests.AgencyRequest::agency).orElse("");
    }

    private static String requestId(FormTask task) {
        return task.code(REQUEST_ID).orElseThrow(() -> new IllegalStateException("The task names no request"));
    }

    private static String period(Minimum minimum) {
        return minimum.periodMonths() == 1 ? "1 month" : minimum.periodMonths() + " months";
    }

    @Override
    public Codes submit(FormTask task, ReplyFields form, Person person) {
        var requestId = requestId(task);
        // a request that was sent by an earlier release ends with its answer
        var goesOn = task.code(TO_THE_LEAD).isPresent();
        return answering.answer(requestId, screen.reply(form, register.minimum(requestId)), goesOn, person)
                .map(lead -> Codes.of(TO_THE_LEAD, true).and(AGENCY_GROUP, lead)).orElse(Codes.of(TO_THE_LEAD, false));
    }
}
