package org.openmash.threshold.process;

import static org.openmash.platform.ProcessVariables.LOWERING_PROPOSED;
import static org.openmash.platform.ProcessVariables.RATING_CHANGED;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openmash.hub.HubSettings;
import org.openmash.platform.Codes;
import org.openmash.platform.FormTask;
import org.openmash.platform.Person;
import org.openmash.platform.Refused;
import org.openmash.platform.TaskForm;
import org.openmash.referral.Change;
import org.openmash.referral.Rating;
import org.openmash.referral.Suspects;
import org.openmash.threshold.ContactSummary;
import org.openmash.threshold.Ratings.DecisionKind;
import org.openmash.threshold.Ratings;
import org.springframework.stereotype.Component;

/**
 * "Review the rating": the social work unit manager may change the rating as new information comes to light (the
 * Wolverhampton hub's page). Every change keeps who, when, from, to and why.
 */
@Component
class ReviewRatingForm implements TaskForm<ReviewRatingForm.Fields> {

    enum Decision { STANDS, CHANGED }

    record Fields(
            @NotNull(message = "say whether the rating stands or changes") Decision decision,
            @Size(max = 4000, message = "at most 4,000 characters") String reason,
            List<@NotNull @Valid Changed> ratings,
            @Size(max = 50, message = "at most 50 agencies")
            List<@Size(max = 40, message = "at most 40 characters") String> suspectedAt) {

        Fields {
            ratings = ratings == null ? List.of() : List.copyOf(ratings);
        }
    }

    record Changed(
            @NotBlank(message = "the person is missing") String subjectId,
            Rating rating) {
    }

    private final Ratings ratings;
    private final ContactSummary summary;
    private final Suspects suspects;
    private final HubSettings hub;
    private final StandingRatings standing;

    ReviewRatingForm(Ratings ratings, ContactSummary summary, Suspects suspects, HubSettings hub, StandingRatings standing) {
        this.standing = standing;
        this.suspects = suspects;
        this.hub = hub;
        this.ratings = ratings;
        this.summary = summary;
    }

    @Override
    public String formRef() {
        return "review-rating";
    }

    @Override
    public Class<Fields> fields() {
        return Fields.class;
    }

    @Override
    public Set<String> watches() {
        return Set.of(Change.CONTACT_COMPLETED.name(), Change.INFORMATION_ADDED.name(), Change.RATED.name(),
                Change.LOWERING_ANSWERED.name(), Change.REQUEST_RECALLED.name(), Change.OUTCOME_RECORDED.name(),
                Change.AGENCY_REPLIED.name(), Change.REPLY_CORRECTED.name());
    }

    @Override
    public Map<String, Object> open(FormTask task, Person person) {
        var values = TaskForm.values();
        values.putAll(summary.of(task.caseReference(), person));
        values.put("ratings", ratings.ofAll(task.caseReference()).stream().map(rating -> Map.of(
                "subjectId", rating.subjectId(), "name", rating.name(), "stands", rating.standing().name())).toList());
        values.put("options", Map.of("agencies", hub.agencyOptions()));
        return values;
    }

    @Override
    public Codes submit(FormTask task, Fields form, Person person) {
        var caseReference = task.caseReference();
        suspects.workFor(caseReference, form.suspectedAt(), person);
        if (form.decision() == Decision.STANDS) {
            if (form.reason() == null) {
                throw new Refused("reason", "Reason: say why the rating stands.");
            }
            return Codes.of(LOWERING_PROPOSED, false).and(RATING_CHANGED, false);
        }
        var changes = form.ratings().stream().filter(row -> row.rating() != null).toList();
        if (changes.isEmpty()) {
            throw new Refused("ratings", "Ratings: choose the new rating of at least one person.");
        }
        if (form.reason() == null) {
            throw new Refused("reason", "Reason: say why the rating changes.");
        }
        var before = standing.now(caseReference);
        var decided = changes.stream().map(row ->
                ratings.decide(caseReference, row.subjectId(), row.rating(), form.reason(), person)).toList();
        return Codes.of(LOWERING_PROPOSED, decided.stream()
                        .anyMatch(decision -> decision.kind() == DecisionKind.LOWERING_PROPOSED))
                .and(RATING_CHANGED, standing.haveChanged(caseReference, before));
    }
}
