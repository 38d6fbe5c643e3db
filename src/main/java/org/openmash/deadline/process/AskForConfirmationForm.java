package org.openmash.deadline.process;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openmash.deadline.Breaches;
import org.openmash.deadline.Limits;
import org.openmash.deadline.Watching.Review;
import org.openmash.platform.Codes;
import org.openmash.platform.FormTask;
import org.openmash.platform.Person;
import org.openmash.platform.Refused;
import org.openmash.referral.Cases;
import org.springframework.stereotype.Component;

/** "Has the written confirmation come?": a professional who telephoned confirms it in writing. */
@Component
class AskForConfirmationForm extends LimitForm<AskForConfirmationForm.Fields> {

    enum Answer { ARRIVED, REMINDED, NOT_NEEDED }

    record Fields(
            @NotNull(message = "say whether it has come") Answer answer,
            @PastOrPresent(message = "must not be in the future") OffsetDateTime arrivedAt,
            @Size(max = 4000, message = "at most 4,000 characters") String words) {
    }

    private final Breaches breaches;
    private final Limits limits;
    private final Cases cases;

    AskForConfirmationForm(Breaches breaches, Limits limits, Cases cases, LimitOnScreen screen) {
        super(screen);
        this.breaches = breaches;
        this.limits = limits;
        this.cases = cases;
    }

    @Override
    public String formRef() {
        return "ask-for-confirmation";
    }

    @Override
    public Class<Fields> fields() {
        return Fields.class;
    }

    /** Who telephoned. */
    @Override
    public boolean showsTheRecord() {
        return true;
    }

    @Override
    public Map<String, Object> open(FormTask task, Person person) {
        var values = screen.values(task, person);
        var referrer = cases.contact(task.caseReference()).referrer();
        values.put("referrer", List.of(Map.of("name", said(referrer.name()), "role", said(referrer.role()), "phone",
                said(referrer.phone()), "email", said(referrer.email()))));
        return values;
    }

    private static String said(String text) {
        return text == null ? "" : text;
    }

    @Override
    public Codes submit(FormTask task, Fields form, Person person) {
        var limit = screen.of(task);
        breaches.acted(limit, Review.CONFIRMATION, form.answer().name(), form.words(), person);
        switch (form.answer()) {
            case ARRIVED -> limits.meet(limit, Optional.ofNullable(form.arrivedAt()).orElseThrow(() ->
                    new Refused("arrivedAt", "Arrived on: say when it came.")).toInstant());
            case NOT_NEEDED -> limits.withdraw(limit);
            case REMINDED -> { }
        }
        return Codes.none();
    }
}
