package org.openmash.information.process;

import static org.openmash.platform.ProcessVariables.ONLY_ASKED;
import static org.openmash.platform.ProcessVariables.RECEIVING_GROUP;
import static org.openmash.platform.ProcessVariables.RECIPIENT;
import static org.openmash.platform.ProcessVariables.STARTED_BY;

import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openmash.information.PassingOn;
import org.openmash.platform.Codes;
import org.openmash.platform.FormTask;
import org.openmash.platform.Person;
import org.openmash.platform.ProcessVariable;
import org.openmash.platform.Refused;
import org.openmash.platform.TaskForm;
import org.openmash.referral.Change;
import org.springframework.stereotype.Component;

/** The unit manager passes on what may go to one recipient, and asks agencies that want to be asked first. */
@Component
class ChooseWhatToShareForm implements TaskForm<ChooseWhatToShareForm.Fields> {

    private final PassingOn passing;

    ChooseWhatToShareForm(PassingOn passing) {
        this.passing = passing;
    }

    record Fields(
            Boolean nothing,
            @Size(max = 60, message = "choose one of those that are offered") String recipient,
            @Size(max = 400, message = "at most 400 items") List<String> passedOn,
            @Size(max = 400, message = "at most 400 items") List<String> askedAbout,
            @Size(max = 4000, message = "at most 4,000 characters") String purpose,
            @Size(max = 4000, message = "at most 4,000 characters") String told) {

        Fields {
            passedOn = passedOn == null ? List.of() : passedOn;
            askedAbout = askedAbout == null ? List.of() : askedAbout;
        }
    }

    @Override
    public String formRef() {
        return "choose-what-to-share";
    }

    @Override
    public Class<Fields> fields() {
        return Fields.class;
    }

    @Override
    public Set<String> watches() {
        return Set.of(Change.AGENCY_REPLIED.name(), Change.REPLY_CORRECTED.name(), Change.REQUEST_RECALLED.name(),
                Change.ORIGINATOR_ANSWERED.name(), Change.PASSED_ON.name(),
                Change.DOCUMENT_ATTACHED.name(), Change.DOCUMENT_TAKEN_BACK.name(),
                Change.DOCUMENT_HANDLING_CHANGED.name(), Change.SUSPECT_PLACED.name());
    }

    @Override
    public Optional<ProcessVariable<?>> scope() {
        return Optional.of(STARTED_BY);
    }

    @Override
    public Map<String, Object> open(FormTask task, Person person) {
        var values = TaskForm.values();
        values.put("caseReference", task.caseReference());
        values.putAll(passing.choice(task.caseReference()));
        return values;
    }

    @Override
    public Codes submit(FormTask task, Fields form, Person person) {
        if (Boolean.TRUE.equals(form.nothing())) {
            checkNothingIsChosen(form);
            return Codes.of(ONLY_ASKED, true);
        }
        require(form.recipient(), "recipient", "Who receives it: say who shall receive it.");
        require(form.purpose(), "purpose", "Why they need it: say why they need it.");
        if (passing.tellElsewhere(task.caseReference(), form.recipient(), form.told(), form.purpose(), person)) {
            return Codes.of(ONLY_ASKED, true);
        }
        var toBeRead = passing.decide(task.caseReference(), form.recipient(), form.passedOn(), form.askedAbout(),
                form.purpose(), person);
        return Codes.of(ONLY_ASKED, !toBeRead).and(RECIPIENT, form.recipient())
                .andPerhaps(RECEIVING_GROUP, passing.readers(task.caseReference(), form.recipient()).orElse(null));
    }

    private static void checkNothingIsChosen(Fields form) {
        if (!form.passedOn().isEmpty() || !form.askedAbout().isEmpty()) {
            throw new Refused("nothing", "Nothing is passed on now: something is chosen below as well.");
        }
    }

    private static void require(String text, String field, String sentence) {
        if (text == null || text.isBlank()) {
            throw new Refused(field, sentence);
        }
    }
}
