package org.openmash.response.process;

import static org.openmash.platform.ProcessVariables.FAMILY_ANSWER;
import static org.openmash.platform.ProcessVariables.HAND_OVER_ID;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openmash.platform.Codes;
import org.openmash.platform.FormTask;
import org.openmash.platform.Person;
import org.openmash.platform.Refused;
import org.openmash.platform.TaskForm;
import org.openmash.referral.Change;
import org.openmash.referral.YesNoUnknown;
import org.openmash.response.Families;
import org.openmash.response.Families.Asked;
import org.openmash.response.Families.FamilySaid;
import org.openmash.response.ToEarlyIntervention;
import org.springframework.stereotype.Component;

/**
 * An officer asks the family, or returns it to the referrer to ask. Until somebody has answered it is asked again. Where it is
 * asked for a hand-over, the hand-over goes on by what stands then.
 */
@Component
class AskFamilyForm implements TaskForm<AskFamilyForm.Fields> {

    /** With these answers it is asked who was spoken to, and when. */
    private static final Set<FamilySaid> SPOKEN = EnumSet.of(FamilySaid.AGREED, FamilySaid.REFUSED,
            FamilySaid.RETURNED_TO_REFERRER);

    private final Families families;
    private final ToEarlyIntervention way;
    private final FamilyOnScreen screen;

    AskFamilyForm(Families families, ToEarlyIntervention way, FamilyOnScreen screen) {
        this.families = families;
        this.way = way;
        this.screen = screen;
    }

    record Fields(@NotNull(message = "say what the family answered") FamilySaid answer,
                  @Size(max = 200, message = "at most 200 characters") String spokeTo,
                  @PastOrPresent(message = "must not be in the future") OffsetDateTime spokeAt,
                  YesNoUnknown safeToContact,
                  @Size(max = 4000, message = "at most 4,000 characters") String theirAccount,
                  @Size(max = 4000, message = "at most 4,000 characters") String childsWords,
                  @Size(max = 4000, message = "at most 4,000 characters") String whyNotAsked) {
    }

    @Override
    public String formRef() {
        return "ask-family";
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
        form.put("neverFirst", screen.neverAskedFirst(task.caseReference()));
        form.put("family", screen.household(task.caseReference()));
        form.put("consent", screen.consent(task.caseReference()));
        form.put("askedBefore", screen.askedBefore(task.caseReference()));
        form.put("newInformation", screen.newInformation(task.caseReference(), person));
        return form;
    }

    @Override
    public Codes submit(FormTask task, Fields form, Person person) {
        var neverFirst = screen.neverAskedFirst(task.caseReference());
        if (neverFirst != null && form.answer() != FamilySaid.NOT_TO_BE_ASKED) {
            throw new Refused("answer", "Answer: " + neverFirst + " Nor does the referrer. Choose \"Not to be asked\".");
        }
        if (form.answer() == FamilySaid.NOT_TO_BE_ASKED && neverFirst == null) {
            FamilyOnScreen.required("whyNotAsked", "Why nobody is to ask", form.whyNotAsked());
        }
        if (SPOKEN.contains(form.answer())) {
            FamilyOnScreen.required("spokeTo", "Spoken to", form.spokeTo());
            FamilyOnScreen.required("spokeAt", "Spoken on", form.spokeAt());
        }
        if (form.answer() == FamilySaid.AGREED) {
            FamilyOnScreen.required("safeToContact", "Is it safe to write to, or ring, the family at home",
                    form.safeToContact());
        }
        families.asked(task.caseReference(), new Asked(form.answer(), Optional.ofNullable(form.spokeTo()),
                Optional.ofNullable(form.spokeAt()).map(OffsetDateTime::toInstant),
                Optional.ofNullable(form.safeToContact()), Optional.ofNullable(form.theirAccount()),
                Optional.ofNullable(form.childsWords()), Optional.ofNullable(form.whyNotAsked())), person);
        return task.code(HAND_OVER_ID).isPresent() ? Codes.none()
                : Codes.of(FAMILY_ANSWER, way.read(task.caseReference(), person.id()).name());
    }
}
