package org.openmash.threshold.process;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.openmash.platform.Person;
import org.openmash.platform.Refused;
import org.openmash.platform.StartForm;
import org.openmash.referral.Cases;
import org.openmash.referral.Category;
import org.openmash.referral.Contact;
import org.openmash.threshold.NewInformation;
import org.springframework.stereotype.Component;

/** "Add new information": somebody tells the hub more about a case it has. */
@Component
class AddInformationForm implements StartForm<AddInformationForm.Fields> {

    record Fields(
            @NotBlank(message = "give the case's reference, for example MASH-2026-000123")
            @Size(max = 20, message = "at most 20 characters") String caseReference,
            @Size(max = 200, message = "at most 200 characters") String toldBy,
            @NotBlank(message = "write down what is new, in the caller's words")
            @Size(max = 20000, message = "at most 20,000 characters") String whatIsNew,
            Category category,
            @NotNull(message = "ask whether anyone is in danger now") Boolean dangerNow,
            @Size(max = 200, message = "at most 200 characters") String emergencyCalledBy,
            @PastOrPresent(message = "must not be in the future") Instant emergencyCalledAt,
            @Size(max = 60, message = "at most 60 characters") String emergencyLogNumber,
            @PastOrPresent(message = "must not be in the future") Instant receivedAt) {
    }

    private final Cases cases;
    private final NewInformation information;

    AddInformationForm(Cases cases, NewInformation information) {
        this.cases = cases;
        this.information = information;
    }

    @Override
    public String formRef() {
        return "add-information";
    }

    @Override
    public Class<Fields> fields() {
        return Fields.class;
    }

    @Override
    public Start submit(Fields form, Person person) {
        var caseReference = form.caseReference().strip();
        if (cases.find(caseReference).isEmpty()) {
            throw new Refused("caseReference", "Case reference: there is no such case.");
        }
        var call = form.emergencyCalledBy() == null ? null : new Contact.EmergencyCall(form.emergencyCalledBy(),
                form.emergencyCalledAt(), form.emergencyLogNumber());
        return new Start(caseReference, information.record(caseReference, new NewInformation.Told(form.receivedAt(),
                form.toldBy(), form.whatIsNew(), form.dangerNow(), call, concerns(form)), person));
    }

    /** A kind of concern that is new joins the contact: the tables, the restrictions and the gate go by it at once. */
    private static List<Contact.Concern> concerns(Fields form) {
        return form.category() == null ? List.of() : List.of(new Contact.Concern(null, form.category(), null, null, null, null,
                null, null, null, null, null, form.whatIsNew()));
    }
}
