package org.openmash.deadline.process;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openmash.deadline.BreachCause;
import org.openmash.deadline.Breaches;
import org.openmash.platform.Codes;
import org.openmash.platform.FormTask;
import org.openmash.platform.Person;
import org.openmash.platform.Refused;
import org.springframework.stereotype.Component;

/** "Explain the breach": a coded cause and what is being done, for this breach and for others of the same cause. */
@Component
class ExplainBreachForm extends LimitForm<ExplainBreachForm.Fields> {

    private static final int MOST_OTHERS = 100;

    record Fields(
            @NotNull(message = "choose why it passed") BreachCause cause,
            @NotBlank(message = "say what is being done")
            @Size(max = 4000, message = "at most 4,000 characters") String doing,
            @Size(max = MOST_OTHERS, message = "at most 100 others") List<@NotBlank String> alsoExplains) {

        Fields {
            alsoExplains = alsoExplains == null ? List.of() : List.copyOf(alsoExplains);
        }
    }

    private final Breaches breaches;

    ExplainBreachForm(Breaches breaches, LimitOnScreen screen) {
        super(screen);
        this.breaches = breaches;
    }

    @Override
    public String formRef() {
        return "explain-breach";
    }

    @Override
    public Class<Fields> fields() {
        return Fields.class;
    }

    @Override
    public Map<String, Object> open(FormTask task, Person person) {
        var values = screen.values(task, person);
        var own = screen.of(task).limitId();
        var others = breaches.unexplained(MOST_OTHERS).stream().filter(limit -> !limit.limitId().equals(own)).toList();
        values.put("others", others.stream().map(screen::row).toList());
        values.put("options", Map.of("others", others.stream().map(limit -> Map.of("value", limit.limitId(), "label",
                limit.caseReference() + ", " + limit.clock().label() + ", " + screen.time(limit))).toList()));
        return values;
    }

    @Override
    public Codes submit(FormTask task, Fields form, Person person) {
        var own = screen.of(task);
        if (breaches.explanation(own.limitId()).isPresent()) {
            throw new Refused("This breach has been explained together with another a moment ago. Nothing was saved.");
        }
        var explained = new ArrayList<>(List.of(own.limitId()));
        explained.addAll(form.alsoExplains());
        breaches.explain(explained, form.cause(), form.doing(), person);
        return Codes.none();
    }
}
