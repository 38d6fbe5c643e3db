package org.openmash.information.process;

import static org.openmash.platform.ProcessVariables.SENDING_ID;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.openmash.deadline.AgencyHours;
import org.openmash.deadline.Limit;
import org.openmash.deadline.Limits;
import org.openmash.hub.HubSettings;
import org.openmash.hub.HubSettings.Agency;
import org.openmash.information.Chasing;
import org.openmash.information.Replies;
import org.openmash.platform.Codes;
import org.openmash.platform.FormTask;
import org.openmash.platform.LondonTime;
import org.openmash.platform.Person;
import org.openmash.platform.ProcessVariable;
import org.openmash.platform.TaskForm;
import org.springframework.stereotype.Component;

/** "Chase the missing answers": one task for all agencies of a sending that are silent. */
@Component
class ChaseRepliesForm implements TaskForm<ChaseRepliesForm.Fields> {

    record Fields(
            @NotNull(message = "say whether you chased them or go on without") Chasing.Action action,
            @NotBlank(message = "say whom you reached and what was promised, or why it goes on without")
            @Size(max = 4000, message = "at most 4,000 characters") String words) {
    }

    private final Chasing chasing;
    private final Limits limits;
    private final AgencyHours agencyHours;
    private final HubSettings hub;
    private final Clock clock;

    ChaseRepliesForm(Chasing chasing, Limits limits, AgencyHours agencyHours, HubSettings hub, Clock clock) {
        this.chasing = chasing;
        this.limits = limits;
        this.agencyHours = agencyHours;
        this.hub = hub;
        this.clock = clock;
    }

    @Override
    public String formRef() {
        return "chase-replies";
    }

    @Override
    public Class<Fields> fields() {
        return Fields.class;
    }

    @Override
    public Optional<ProcessVariable<?>> scope() {
        return Optional.of(SENDING_ID);
    }

    @Override
    public Map<String, Object> open(FormTask task, Person person) {
        var values = TaskForm.values();
        values.put("caseReference", task.caseReference());
        values.put("silent", chasing.missing(task.caseReference(), sending(task)).stream().map(this::row).toList());
        return values;
    }

    private static String sending(FormTask task) {
        return task.code(SENDING_ID).orElseThrow(() -> new IllegalStateException("The task names no sending"));
    }

    private Map<String, String> row(Replies.Answer answer) {
        var request = answer.request();
        var due = limits.about(request.caseReference(), request.requestId()).map(Limit::dueAt);
        return Map.of("agency", answer.agencyName(), "state", answer.state(),
                "sentAt", request.sentAt().map(LondonTime::show).orElse(""), "dueAt", due.map(LondonTime::show).orElse(""),
                "hours", due.flatMap(at -> hours(request.agency(), at)).orElse(""),
                "lead", hub.agency(request.agency()).map(Agency::lead).orElse(""));
    }

    private Optional<String> hours(String agency, Instant due) {
        var now = clock.instant();
        return agencyHours.notice(agency, now, due.isAfter(now) ? due : now);
    }

    @Override
    public Codes submit(FormTask task, Fields form, Person person) {
        chasing.acted(task.caseReference(), sending(task), form.action(), form.words(), person);
        return Codes.none();
    }
}
