package org.openmash.duty.process;

import static org.openmash.platform.ProcessVariables.HAND_OVER_ID;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openmash.duty.EmergencyDuty;
import org.openmash.duty.HandedToDuty.How;
import org.openmash.duty.HandedToDuty.TakenBack;
import org.openmash.platform.Codes;
import org.openmash.platform.FormTask;
import org.openmash.platform.Person;
import org.openmash.platform.ProcessVariable;
import org.openmash.platform.Refused;
import org.openmash.platform.TaskForm;
import org.openmash.referral.Change;
import org.springframework.stereotype.Component;

/** The hub accepts a case back: what was done overnight, and what follows. */
@Component
class TakeBackForm implements TaskForm<TakeBackForm.Fields> {

    record Fields(
            @Size(max = 4000, message = "at most 4,000 characters") String doneOvernight,
            @NotBlank(message = "say what the hub does next")
            @Size(max = 4000, message = "at most 4,000 characters") String follows) {
    }

    private final EmergencyDuty duty;
    private final DutyOnScreen screen;
    private final Clock clock;

    TakeBackForm(EmergencyDuty duty, DutyOnScreen screen, Clock clock) {
        this.duty = duty;
        this.screen = screen;
        this.clock = clock;
    }

    @Override
    public String formRef() {
        return "take-back";
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
        return Set.of(Change.INFORMATION_ADDED.name(), Change.RATED.name());
    }

    @Override
    public Map<String, Object> open(FormTask task, Person person) {
        return screen.of(task.caseReference(), person);
    }

    /** Nobody's acceptance, or one on the telephone, tells nothing of the night: somebody asks. */
    @Override
    public Codes submit(FormTask task, Fields form, Person person) {
        var id = task.code(HAND_OVER_ID).orElseThrow();
        var toldByDuty = duty.get(id).acceptance().filter(acceptance -> acceptance.how() == How.BY_ME).isPresent();
        if (!toldByDuty && form.doneOvernight() == null) {
            throw new Refused("doneOvernight", "What was done overnight: emergency duty recorded nothing itself, so ask"
                    + " them, and write down what they say.");
        }
        duty.takeBack(id, new TakenBack(Optional.ofNullable(form.doneOvernight()), form.follows(), person.id(),
                clock.instant()));
        return Codes.none();
    }
}
