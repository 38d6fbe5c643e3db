package org.openmash.duty.process;

import static org.openmash.platform.ProcessVariables.HAND_OVER_ID;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openmash.access.Role;
import org.openmash.duty.EmergencyDuty;
import org.openmash.duty.HandedToDuty.Acceptance;
import org.openmash.duty.HandedToDuty.Does;
import org.openmash.duty.HandedToDuty.How;
import org.openmash.platform.Codes;
import org.openmash.platform.FormTask;
import org.openmash.platform.Person;
import org.openmash.platform.ProcessVariable;
import org.openmash.platform.Refused;
import org.openmash.platform.TaskForm;
import org.openmash.referral.Change;
import org.springframework.stereotype.Component;

/**
 * Emergency duty accepts a case, or somebody of the hub records the telephone call in which it was accepted; either way
 * it says what is done, or why the case is safe until opening.
 */
@Component
class AcceptForDutyForm implements TaskForm<AcceptForDutyForm.Fields> {

    record Fields(
            @NotNull(message = "say how it was accepted") How how,
            @Size(max = 200, message = "at most 200 characters") String acceptedBy,
            @PastOrPresent(message = "must not be in the future") Instant acceptedAt,
            @NotNull(message = "say what is done about it") Does does,
            @NotBlank(message = "say what is done, or why it is safe until opening")
            @Size(max = 4000, message = "at most 4,000 characters") String words) {

        @AssertTrue(message = "say who accepted on the telephone, and when")
        boolean isSaidWhoAndWhen() {
            return how != How.BY_TELEPHONE || acceptedBy != null && acceptedAt != null;
        }
    }

    private final EmergencyDuty duty;
    private final DutyOnScreen screen;
    private final Clock clock;

    AcceptForDutyForm(EmergencyDuty duty, DutyOnScreen screen, Clock clock) {
        this.duty = duty;
        this.screen = screen;
        this.clock = clock;
    }

    @Override
    public String formRef() {
        return "accept-for-duty";
    }

    @Override
    public Class<Fields> fields() {
        return Fields.class;
    }

    @Override
    public Optional<ProcessVariable<?>> scope() {
        return Optional.of(HAND_OVER_ID);
    }

    @Override
    public Set<String> watches() {
        return Set.of(Change.CONTACT_COMPLETED.name(), Change.INFORMATION_ADDED.name(), Change.RATED.name());
    }

    @Override
    public Map<String, Object> open(FormTask task, Person person) {
        var handOver = duty.get(task.code(HAND_OVER_ID).orElseThrow());
        var values = screen.of(task.caseReference(), person, one -> !one.handOverId().equals(handOver.handOverId()));
        values.put("question", handOver.why().words());
        return values;
    }

    @Override
    public Codes submit(FormTask task, Fields form, Person person) {
        if (form.how() == How.BY_ME && !person.isIn(Role.EMERGENCY_DUTY.group())) {
            throw new Refused("how", "Only emergency duty accepts by itself: telephone them, and record who accepted.");
        }
        var now = clock.instant();
        var byMe = form.how() == How.BY_ME;
        duty.accept(task.code(HAND_OVER_ID).orElseThrow(), new Acceptance(form.how(),
                byMe ? person.id() : form.acceptedBy(), byMe ? now : form.acceptedAt(), form.does(), form.words(),
                person.id(), now));
        return Codes.none();
    }
}
