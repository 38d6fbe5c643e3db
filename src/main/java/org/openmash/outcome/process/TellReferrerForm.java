package org.openmash.outcome.process;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openmash.outcome.DirectAnswers;
import org.openmash.outcome.OnScreen;
import org.openmash.outcome.ReferrerFeedback;
import org.openmash.outcome.ReferrerFeedback.How;
import org.openmash.outcome.ReferrerFeedback.Told;
import org.openmash.platform.Codes;
import org.openmash.platform.FormTask;
import org.openmash.platform.LondonTime;
import org.openmash.platform.Person;
import org.openmash.platform.TaskForm;
import org.openmash.referral.Cases;
import org.openmash.referral.Change;
import org.springframework.stereotype.Component;

/** The referrer is told what was decided: who, how, when, and in which words. */
@Component
class TellReferrerForm implements TaskForm<TellReferrerForm.Fields> {


    private final Cases cases;
    private final ReferrerFeedback feedback;
    private final DirectAnswers answers;
    private final OnScreen screen;

    TellReferrerForm(Cases cases, ReferrerFeedback feedback, DirectAnswers answers, OnScreen screen) {
        this.cases = cases;
        this.feedback = feedback;
        this.answers = answers;
        this.screen = screen;
    }

    record Fields(@NotBlank(message = "say who was told")
                  @Size(max = 200, message = "at most 200 characters") String toldWhom,
                  @NotNull(message = "say how they were told") How how,
                  @NotNull(message = "say when they were told")
                  @PastOrPresent(message = "must not be in the future") OffsetDateTime toldAt,
                  @NotBlank(message = "write down what was said")
                  @Size(max = 4000, message = "at most 4,000 characters") String whatWasSaid) {
    }

    @Override
    public String formRef() {
        return "tell-referrer";
    }

    @Override
    public Class<Fields> fields() {
        return Fields.class;
    }

    @Override
    public Set<String> watches() {
        return Set.of(Change.CONTACT_COMPLETED.name(), Change.OUTCOME_RECORDED.name(),
                Change.OUTCOME_REOPENED.name(), Change.REFERRER_TOLD.name());
    }

    @Override
    public Map<String, Object> open(FormTask task, Person person) {
        var contact = cases.contact(task.caseReference());
        var referrer = contact.referrer();
        var form = TaskForm.values();
        form.put("referrer", List.of(OnScreen.row("name", referrer.anonymous() ? "stays anonymous" : referrer.name(),
                "role", referrer.role(), "organisation", referrer.organisation(), "phone", referrer.phone(), "email",
                referrer.email(), "neededBy", said(contact.feedbackNeededBy()))));
        form.put("outcomesInWords", screen.outcomesInWords(task.caseReference()));
        form.put("advice", answers.advice(task.caseReference()).stream()
                .map(advice -> OnScreen.row("advice", advice)).toList());
        form.put("toldBefore", feedback.of(task.caseReference()).stream().map(told -> OnScreen.row("when",
                said(told.toldAt()), "whom", told.toldWhom(), "said", told.whatWasSaid())).toList());
        return form;
    }

    private static String said(Instant instant) {
        return instant == null ? "" : LondonTime.at(instant);
    }

    @Override
    public Codes submit(FormTask task, Fields form, Person person) {
        feedback.told(task.caseReference(),
                new Told(form.toldWhom(), form.how(), form.whatWasSaid(), form.toldAt().toInstant()), person);
        return Codes.none();
    }
}
