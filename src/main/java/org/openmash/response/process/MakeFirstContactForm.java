package org.openmash.response.process;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;
import org.openmash.platform.Codes;
import org.openmash.platform.FormTask;
import org.openmash.platform.Person;
import org.openmash.platform.TaskForm;
import org.openmash.referral.Change;
import org.openmash.response.Families;
import org.openmash.response.Families.FirstContact;
import org.openmash.response.ToEarlyIntervention;
import org.springframework.stereotype.Component;

/** The family has agreed, but the address is not safe: a social worker makes the first contact in a safe way. */
@Component
class MakeFirstContactForm implements TaskForm<MakeFirstContactForm.Fields> {

    private final Families families;
    private final FamilyOnScreen screen;
    private final ToEarlyIntervention way;

    MakeFirstContactForm(Families families, FamilyOnScreen screen, ToEarlyIntervention way) {
        this.families = families;
        this.screen = screen;
        this.way = way;
    }

    enum YesOrNo { YES, NO }

    record Fields(@NotBlank(message = "say how contact was made")
                  @Size(max = 4000, message = "at most 4,000 characters") String madeHow,
                  @NotNull(message = "say when contact was made")
                  @PastOrPresent(message = "must not be in the future") OffsetDateTime madeAt,
                  @NotBlank(message = "say how the family can be reached safely")
                  @Size(max = 1000, message = "at most 1,000 characters") String safeWay,
                  @NotNull(message = "say whether the family still agrees") YesOrNo stillAgreed) {
    }

    @Override
    public String formRef() {
        return "make-first-contact";
    }

    @Override
    public Class<Fields> fields() {
        return Fields.class;
    }

    @Override
    public Set<String> watches() {
        return Set.of(Change.CONTACT_COMPLETED.name(), Change.INFORMATION_ADDED.name(), Change.RATED.name(),
                Change.FAMILY_ASKED.name());
    }

    @Override
    public Map<String, Object> open(FormTask task, Person person) {
        var form = TaskForm.values();
        screen.putPeople(task, person, form);
        form.put("family", screen.household(task.caseReference()));
        form.put("askedBefore", screen.askedBefore(task.caseReference()));
        form.put("newInformation", screen.newInformation(task.caseReference(), person));
        return form;
    }

    @Override
    public Codes submit(FormTask task, Fields form, Person person) {
        families.firstContactMade(task.caseReference(), new FirstContact(form.madeHow(), form.madeAt().toInstant(),
                form.safeWay(), form.stillAgreed() == YesOrNo.YES), person);
        way.read(task.caseReference(), person.id());
        return Codes.none();
    }
}
