package org.openmash.referral.process;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.openmash.hub.HubSettings;
import org.openmash.platform.Codes;
import org.openmash.platform.FormTask;
import org.openmash.platform.Person;
import org.openmash.platform.TaskForm;
import org.openmash.referral.Acknowledgements;
import org.openmash.referral.Addresses;
import org.openmash.referral.AddedInformation;
import org.openmash.referral.Cases;
import org.openmash.referral.Change;
import org.openmash.referral.Contact;
import org.openmash.referral.Contact.AgencyKnown;
import org.openmash.referral.Contact.Concern;
import org.openmash.referral.Contact.HouseholdMember;
import org.openmash.referral.Contact.Subject;
import org.openmash.referral.ContactKind;
import org.openmash.referral.Indicator;
import org.springframework.stereotype.Component;

/** "Complete the contact": the particulars that a hub's referral form asks for, after the call or while it goes on. */
@Component
class CompleteContactForm implements TaskForm<CompleteContactForm.Fields> {

    record Fields(
            @NotNull(message = "choose what this is about") ContactKind kind,
            @NotNull(message = "say who told the hub") @Valid Contact.Referrer referrer,
            @Size(max = 70, message = "at most 70 people") List<@NotNull @Valid Subject> subjects,
            @Size(max = 40, message = "at most 40 people") List<@NotNull @Valid HouseholdMember> household,
            @Size(max = 150, message = "at most 150 concerns") List<@NotNull @Valid Concern> concerns,
            @Valid Contact.Consent consent,
            @Size(max = 20, message = "at most 20 agencies") List<@NotNull @Valid AgencyKnown> agenciesKnown,
            @Size(max = 500, message = "at most 500 characters") String whereNow,
            @Size(max = 500, message = "at most 500 characters") String withWhom,
            @Size(max = 200, message = "at most 200 characters") String goingHome,
            @Size(max = 200, message = "at most 200 characters") String otherCouncil,
            Instant feedbackNeededBy) {
    }

    private final Cases cases;
    private final HubSettings hub;
    private final Acknowledgements acknowledgements;
    private final Addresses addresses;
    private final AddedInformation added;

    CompleteContactForm(Cases cases, HubSettings hub, Acknowledgements acknowledgements, Addresses addresses,
            AddedInformation added) {
        this.added = added;
        this.addresses = addresses;
        this.cases = cases;
        this.hub = hub;
        this.acknowledgements = acknowledgements;
    }

    @Override
    public String formRef() {
        return "complete-contact";
    }

    @Override
    public Class<Fields> fields() {
        return Fields.class;
    }

    @Override
    public Set<String> watches() {
        return Set.of(Change.CONTACT_COMPLETED.name(), Change.INFORMATION_ADDED.name(), Change.SUSPECT_PLACED.name());
    }

    @Override
    public Map<String, Object> open(FormTask task, Person person) {
        var contact = cases.contact(task.caseReference());
        addresses.shown(task, person, contact);
        addresses.nowShown(task, person, contact);
        var values = TaskForm.values();
        values.put("caseReference", task.caseReference());
        values.put("acknowledgement", acknowledgements.of(cases.get(task.caseReference())));
        values.put("newInformation", added.newInformation(task.caseReference(), person));
        values.put("kind", contact.kind());
        values.put("referrer", contact.referrer());
        values.put("subjects", contact.subjects());
        values.put("household", contact.household());
        values.put("concerns", contact.concerns());
        values.put("consent", Objects.requireNonNullElse(contact.consent(),
                new Contact.Consent(null, null, null, null, null, null)));
        values.put("agenciesKnown", contact.agenciesKnown());
        values.put("whereNow", contact.whereNow());
        values.put("withWhom", contact.withWhom());
        values.put("goingHome", contact.goingHome());
        values.put("otherCouncil", contact.otherCouncil());
        values.put("feedbackNeededBy", contact.feedbackNeededBy());
        values.put("options", Map.of("agencies", hub.agencyOptions(), "indicators", Arrays.stream(Indicator.values())
                .map(indicator -> Map.of("value", indicator.name(), "label", indicator.label(), "categories",
                        indicator.categories())).toList()));
        return values;
    }

    @Override
    public Codes submit(FormTask task, Fields form, Person person) {
        var before = cases.contact(task.caseReference());
        var contact = new Contact(form.kind(), before.channel(), before.receivedAt(), form.referrer(),
                before.dangerNow(), before.emergencyCall(), form.subjects(), form.household(), form.concerns(),
                form.consent(), form.agenciesKnown(), form.whereNow(), form.withWhom(), form.goingHome(),
                form.otherCouncil(), form.feedbackNeededBy());
        cases.revise(task.caseReference(), contact, person.id());
        cases.changed(task.caseReference(), Change.CONTACT_COMPLETED, person.id());
        return Codes.none();
    }
}
