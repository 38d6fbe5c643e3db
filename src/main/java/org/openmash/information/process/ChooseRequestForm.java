package org.openmash.information.process;

import static org.openmash.platform.ProcessVariables.NOTHING_TO_RECORD;
import static org.openmash.platform.ProcessVariables.REQUEST_ID;
import static org.openmash.platform.ProcessVariables.STARTED_BY;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.openmash.hub.HubSettings;
import org.openmash.information.Answering;
import org.openmash.information.RequestRegister;
import org.openmash.information.Requests.AgencyRequest;
import org.openmash.platform.Codes;
import org.openmash.platform.FormTask;
import org.openmash.platform.LondonTime;
import org.openmash.platform.Person;
import org.openmash.platform.ProcessVariable;
import org.openmash.platform.Refused;
import org.openmash.platform.TaskForm;
import org.springframework.stereotype.Component;

/** Whose answer it is that somebody in the hub was told; or that there is nothing to record after all. */
@Component
class ChooseRequestForm implements TaskForm<ChooseRequestForm.Fields> {

    record Fields(@NotBlank(message = "choose whose answer it is")
                  @Size(max = 40, message = "at most 40 characters") String requestId) {
    }

    private static final String NOTHING = "NOTHING";

    private final Answering answering;
    private final RequestRegister register;
    private final HubSettings hub;

    ChooseRequestForm(Answering answering, RequestRegister register, HubSettings hub) {
        this.answering = answering;
        this.register = register;
        this.hub = hub;
    }

    @Override
    public String formRef() {
        return "choose-request";
    }

    @Override
    public Class<Fields> fields() {
        return Fields.class;
    }

    @Override
    public Optional<ProcessVariable<?>> scope() {
        return Optional.of(STARTED_BY);
    }

    @Override
    public Map<String, Object> open(FormTask task, Person person) {
        var open = answering.open(task.caseReference());
        var values = TaskForm.values();
        values.put("caseReference", task.caseReference());
        values.put("requests", open.stream().map(this::row).toList());
        values.put("options", Map.of("requests", Stream.concat(
                open.stream().map(request -> option(request.requestId(), label(request))),
                Stream.of(option(NOTHING, "Nobody's: nothing to record"))).toList()));
        return values;
    }

    private static Map<String, String> option(String value, String label) {
        return Map.of("value", value, "label", label);
    }

    private Map<String, String> row(AgencyRequest request) {
        var minimum = register.minimum(request.requestId());
        return Map.of("agency", hub.agencyName(request.agency()), "sentAt", sent(request), "people",
                String.join(", ", minimum.people().stream().map(who -> who.name()).toList()), "asked", minimum.asked());
    }

    private String label(AgencyRequest request) {
        return hub.agencyName(request.agency()) + ", asked " + sent(request);
    }

    private static String sent(AgencyRequest request) {
        return request.sentAt().map(LondonTime::show).orElse("a moment ago");
    }

    @Override
    public Codes submit(FormTask task, Fields form, Person person) {
        if (form.requestId().equals(NOTHING)) {
            return Codes.of(NOTHING_TO_RECORD, true);
        }
        if (answering.open(task.caseReference()).stream()
                .noneMatch(request -> request.requestId().equals(form.requestId()))) {
            throw new Refused("requestId", "Whose answer: choose one of the requests that are listed.");
        }
        return Codes.of(REQUEST_ID, form.requestId()).and(NOTHING_TO_RECORD, false);
    }
}
