package org.openmash.referral.process;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.openmash.platform.Person;
import org.openmash.platform.StartForm;
import org.openmash.referral.Category;
import org.openmash.referral.Channel;
import org.openmash.referral.Contact;
import org.openmash.referral.ContactKind;
import org.openmash.referral.Intake;
import org.openmash.referral.SubjectKind;
import org.openmash.referral.YesNoUnknown;
import org.springframework.stereotype.Component;

/**
 * "Take a contact": the eight things of a telephone call, in the order in which a caller tells them. What is written here
 * stands in the register before the call ends.
 */
@Component
class TakeContactForm implements StartForm<TakeContactForm.Fields> {

    record Fields(
            @NotNull(message = "choose what this is about") ContactKind kind,
            @Size(max = 200, message = "at most 200 characters") String callerName,
            boolean callerAnonymous,
            @Size(max = 200, message = "at most 200 characters") String callerRole,
            @Size(max = 40, message = "at most 40 characters") String callBackNumber,
            @Size(max = 100, message = "at most 100 characters") String givenName,
            @Size(max = 100, message = "at most 100 characters") String familyName,
            @Size(max = 1000, message = "at most 1,000 characters") String description,
            @Min(value = 0, message = "must not be negative")
            @Max(value = 120, message = "at most 120 years") Integer ageYears,
            @NotBlank(message = "write down what happened, in the caller's words")
            @Size(max = 20000, message = "at most 20,000 characters") String whatHappened,
            @NotNull(message = "ask whether anyone is in danger now") Boolean dangerNow,
            @Size(max = 200, message = "at most 200 characters") String emergencyCalledBy,
            @PastOrPresent(message = "must not be in the future") Instant emergencyCalledAt,
            @Size(max = 60, message = "at most 60 characters") String emergencyLogNumber,
            @Size(max = 500, message = "at most 500 characters") String whereNow,
            @Size(max = 500, message = "at most 500 characters") String withWhom,
            @Size(max = 200, message = "at most 200 characters") String goingHome,
            @Size(max = 500, message = "at most 500 characters") String whoElseAtHome,
            YesNoUnknown parentsAware,
            @PastOrPresent(message = "must not be in the future") Instant receivedAt,
            Channel channel,
            Instant feedbackNeededBy) {

        @AssertTrue(message = "give the caller's name, or say that the caller stays anonymous")
        boolean isCallerKnown() {
            return callerAnonymous || callerName != null;
        }

        @AssertTrue(message = "say who the child or adult is, or what they look like: \"the girl in the red coat\" is"
                + " enough")
        boolean isSomebodyNamed() {
            return kind == ContactKind.GENERAL_ENQUIRY || givenName != null || familyName != null
                    || description != null;
        }
    }

    private final Intake intake;

    TakeContactForm(Intake intake) {
        this.intake = intake;
    }

    @Override
    public String formRef() {
        return "take-contact";
    }

    @Override
    public Class<Fields> fields() {
        return Fields.class;
    }

    /** Whoever answers the telephone takes down what is said. */
    @Override
    public boolean cannotWait() {
        return true;
    }

    @Override
    public Start submit(Fields form, Person person) {
        var contact = contact(form);
        var opened = intake.take(contact, person);
        return new Start(opened.caseReference(), intake.codes(opened, contact, false));
    }

    private static Contact contact(Fields form) {
        return new Contact(form.kind(), Objects.requireNonNullElse(form.channel(), Channel.PHONE), form.receivedAt(),
                new Contact.Referrer(form.callerName(), form.callerRole(), null, null, form.callBackNumber(), null,
                        null, form.callerAnonymous()),
                form.dangerNow(), emergencyCall(form), subjects(form), household(form), List.of(concern(form)),
                new Contact.Consent(null, null, null, null, form.parentsAware(), null), List.of(), form.whereNow(),
                form.withWhom(), form.goingHome(), null, form.feedbackNeededBy());
    }

    private static Contact.EmergencyCall emergencyCall(Fields form) {
        return form.emergencyCalledBy() == null && form.emergencyCalledAt() == null ? null
                : new Contact.EmergencyCall(form.emergencyCalledBy(), form.emergencyCalledAt(),
                        form.emergencyLogNumber());
    }

    private static List<Contact.Subject> subjects(Fields form) {
        var isNamed = form.givenName() != null || form.familyName() != null || form.description() != null;
        if (!isNamed) {
            return List.of();
        }
        var kind = form.kind() == ContactKind.ADULT_AT_RISK ? SubjectKind.ADULT : SubjectKind.CHILD;
        var months = Optional.ofNullable(form.ageYears()).map(years -> years * 12).orElse(null);
        return List.of(new Contact.Subject("child-1", kind, form.givenName(), form.familyName(), null, null, null,
                months, null, null, null, null, null, null, null, null, null, null, false, null, null, null,
                form.description(), null, null, null));
    }

    private static List<Contact.HouseholdMember> household(Fields form) {
        return form.whoElseAtHome() == null ? List.of() : List.of(new Contact.HouseholdMember(
                form.whoElseAtHome(), "At home", null, YesNoUnknown.UNKNOWN, true, null, YesNoUnknown.UNKNOWN,
                false, null));
    }

    private static Contact.Concern concern(Fields form) {
        return new Contact.Concern(null, Category.UNKNOWN, null, null, null, null, null, null, null, null, null,
                form.whatHappened());
    }
}
