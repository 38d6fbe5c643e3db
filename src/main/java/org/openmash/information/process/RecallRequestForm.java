package org.openmash.information.process;

import static org.openmash.platform.ProcessVariables.NO_LONGER_ASKED;
import static org.openmash.platform.ProcessVariables.STARTED_BY;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openmash.hub.HubSettings;
import org.openmash.information.AskedWithoutAgreement;
import org.openmash.information.Minimum;
import org.openmash.information.Recalling;
import org.openmash.information.RequestRegister;
import org.openmash.information.Requests;
import org.openmash.information.Requests.AgencyRequest;
import org.openmash.platform.Codes;
import org.openmash.platform.FormTask;
import org.openmash.platform.LondonTime;
import org.openmash.platform.Person;
import org.openmash.platform.ProcessVariable;
import org.openmash.platform.Refused;
import org.openmash.platform.TaskForm;
import org.openmash.referral.Change;
import org.springframework.stereotype.Component;

/**
 * Which request ends: one or all that are no longer needed, or one about the wrong person, and then about whom; or that
 * none ends; and why.
 */
@Component
class RecallRequestForm implements TaskForm<RecallRequestForm.Fields> {

    private static final String ALL = "ALL";

    enum What { NO_LONGER_ASKED, WRONG_PERSON, NOTHING_ENDS }

    record Fields(
            @NotNull(message = "say why the request ends") What what,
            @Size(max = 40, message = "at most 40 characters") String requestId,
            @Size(max = 120, message = "at most 120 people") List<@NotBlank String> people,
            @NotBlank(message = "say how it came about")
            @Size(max = 4000, message = "at most 4,000 characters") String why) {
    }

    private final Recalling recalling;
    private final Requests ofTheCase;
    private final RequestRegister register;
    private final HubSettings hub;
    private final AskedWithoutAgreement agreement;

    RecallRequestForm(Recalling recalling, Requests ofTheCase, RequestRegister register, HubSettings hub,
            AskedWithoutAgreement agreement) {
        this.agreement = agreement;
        this.ofTheCase = ofTheCase;
        this.recalling = recalling;
        this.register = register;
        this.hub = hub;
    }

    @Override
    public String formRef() {
        return "recall-request";
    }

    @Override
    public Class<Fields> fields() {
        return Fields.class;
    }

    @Override
    public Set<String> watches() {
        return Set.of(Change.AGENCY_REPLIED.name(), Change.REQUEST_RECALLED.name(), Change.REQUEST_WITHDRAWN.name(),
                Change.AGENCIES_ASKED.name(), Change.FAMILY_ASKED.name(), Change.RATED.name(), Change.LOWERING_ANSWERED.name());
    }

    @Override
    public Optional<ProcessVariable<?>> scope() {
        return Optional.of(STARTED_BY);
    }

    @Override
    public Map<String, Object> open(FormTask task, Person person) {
        var requests = recalling.recallable(task.caseReference());
        var people = new LinkedHashMap<String, String>();
        requests.forEach(request -> named(register.minimum(request.requestId()), people));
        var values = TaskForm.values();
        values.put("caseReference", task.caseReference());
        values.put("requests", requests.stream().map(request -> Map.of("agency", hub.agencyName(request.agency()),
                "sentAt", sent(request), "state", state(request), "people",
                register.minimum(request.requestId()).people().stream().map(Minimum.Who::name)
                        .collect(Collectors.joining(", ")))).toList());
        values.put("warning", agreement.why(task.caseReference()).orElse(null));
        values.put("options", Map.of("requests", options(task.caseReference(), requests),
                "people", people.entrySet().stream().map(one -> Map.of("value", one.getKey(), "label",
                        one.getValue())).toList()));
        return values;
    }

    private List<Map<String, String>> options(String caseReference, List<AgencyRequest> requests) {
        var all = agreement.toDecide(caseReference).size() < 2 ? Stream.<Map<String, String>>empty()
                : Stream.of(Map.of("value", ALL, "label", agreement.inQuestion(caseReference).isEmpty()
                        ? "Every request that waits for its answer" : "Every request that is named above"));
        return Stream.concat(all, requests.stream().map(request -> Map.of("value", request.requestId(), "label",
                hub.agencyName(request.agency()) + ", asked " + sent(request)))).toList();
    }

    private static void named(Minimum minimum, Map<String, String> people) {
        var ids = minimum.idsOfPeople();
        IntStream.range(0, ids.size()).forEach(n -> people.putIfAbsent(ids.get(n), minimum.people().get(n).name()));
    }

    private static String state(AgencyRequest request) {
        return switch (request.state()) {
            case SENT, NO_REPLY -> "Not answered";
            case ANSWERED -> "Answered";
            case WITHDRAWN, RECALLED -> "Withdrawn";
        };
    }

    private static String sent(AgencyRequest request) {
        return request.sentAt().map(LondonTime::show).orElse("a moment ago");
    }

    @Override
    public Codes submit(FormTask task, Fields form, Person person) {
        if (form.what() == What.NOTHING_ENDS) {
            agreement.goOn(task.caseReference(), form.why(), person);
            return Codes.of(NO_LONGER_ASKED, true);
        }
        var codes = end(task.caseReference(), form, person);
        if (task.code(STARTED_BY).isEmpty()) {
            agreement.askAgain(task.caseReference());
        }
        return codes;
    }

    private Codes end(String caseReference, Fields form, Person person) {
        if (form.requestId() == null || form.requestId().isBlank()) {
            throw new Refused("requestId", "Request: choose the request.");
        }
        if (form.what() == What.NO_LONGER_ASKED) {
            ending(caseReference, form.requestId()).forEach(request ->
                    ofTheCase.withdraw(caseReference, request, form.why(), person));
            return Codes.of(NO_LONGER_ASKED, true);
        }
        return recalling.recall(caseReference, form.requestId(), form.people() == null ? List.of() : form.people(),
                form.why(), person).and(NO_LONGER_ASKED, false);
    }

    private List<String> ending(String caseReference, String chosen) {
        return !chosen.equals(ALL) ? List.of(chosen)
                : agreement.toDecide(caseReference).stream().map(AgencyRequest::requestId).toList();
    }
}
