package org.openmash.threshold.process;

import static org.openmash.platform.ProcessVariables.RATED;
import static org.openmash.platform.ProcessVariables.RATING;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.openmash.access.Role;
import org.openmash.platform.Codes;
import org.openmash.platform.FormTask;
import org.openmash.platform.Person;
import org.openmash.platform.Refused;
import org.openmash.platform.TaskForm;
import org.openmash.referral.Change;
import org.openmash.referral.Rating;
import org.openmash.threshold.ContactSummary;
import org.openmash.threshold.NewInformation;
import org.openmash.threshold.RatingProposal;
import org.openmash.threshold.Ratings.DecisionKind;
import org.openmash.threshold.Ratings;
import org.openmash.threshold.WouldChange;
import org.springframework.stereotype.Component;

/**
 * "Rate the contact": the lead professionals apply the threshold (the Wolverhampton hub's page). The tables propose; the
 * person chooses for each child, with a reason where it differs.
 */
@Component
class RateContactForm implements TaskForm<RateContactForm.Fields> {

    record Fields(@NotEmpty(message = "rate every person of the contact") List<@NotNull @Valid Rated> ratings) {
    }

    record Rated(
            @NotBlank(message = "the person is missing") String subjectId,
            @NotNull(message = "choose a rating") Rating rating,
            @Size(max = 4000, message = "at most 4,000 characters") String reason,
            boolean askToLower) {
    }

    private final Ratings ratings;
    private final NewInformation information;
    private final ContactSummary summary;

    RateContactForm(Ratings ratings, NewInformation information, ContactSummary summary) {
        this.ratings = ratings;
        this.information = information;
        this.summary = summary;
    }

    @Override
    public String formRef() {
        return "rate-contact";
    }

    @Override
    public Class<Fields> fields() {
        return Fields.class;
    }

    @Override
    public Set<String> watches() {
        return Set.of(Change.CONTACT_COMPLETED.name(), Change.INFORMATION_ADDED.name(), Change.RATED.name(),
                Change.LOWERING_ANSWERED.name(), Change.REQUEST_RECALLED.name());
    }

    @Override
    public Map<String, Object> open(FormTask task, Person person) {
        var values = TaskForm.values();
        values.putAll(summary.of(task.caseReference(), person));
        values.put("ratings", ratings.ofTheHub(task.caseReference()).stream()
                .map(rating -> Map.of("subjectId", rating.subjectId(), "name", rating.name(), "proposed",
                        rating.proposal().map(RatingProposal::rating).orElse(Rating.AMBER).name())).toList());
        values.put("wouldChange", wouldChange(task.caseReference()));
        values.put("readsChronology", person.isIn(Role.UNIT_MANAGER.group()) || person.isIn(Role.LEAD_SOCIAL_CARE.group()));
        return values;
    }

    /** What would change the rating of several children alike stands there once. */
    private List<Map<String, String>> wouldChange(String caseReference) {
        var changes = ratings.whatWouldChange(caseReference);
        var names = new LinkedHashMap<WouldChange, List<String>>();
        ratings.ofTheHub(caseReference).forEach(subject -> changes.get(subject.subjectId()).forEach(change ->
                names.computeIfAbsent(change, any -> new ArrayList<>()).add(subject.name())));
        return names.entrySet().stream().map(one -> Map.of("name", String.join(", ", one.getValue()), "answer",
                one.getKey().answer(), "known", one.getKey().unknown() ? "not known yet: ask" : "", "rating",
                one.getKey().rating().name())).toList();
    }

    @Override
    public Codes submit(FormTask task, Fields form, Person person) {
        var caseReference = task.caseReference();
        if (information.readBy(caseReference, person).stream().anyMatch(NewInformation.Read::keptBack)) {
            throw new Refused("ratings", "Ratings: an agency's late answer is part of this contact, and your role does not"
                    + " read it. Leave the rating to the social-care lead or the unit manager.");
        }
        checkEverybodyIsRated(caseReference, form);
        var decided = form.ratings().stream().map(row ->
                ratings.decide(caseReference, row.subjectId(), row.rating(), row.reason(), person)).toList();
        form.ratings().stream().filter(Rated::askToLower).forEach(row -> {
            if (row.rating() != Rating.RED) {
                throw new Refused("askToLower", "Ask the unit manager to lower: only a RED is lowered by asking.");
            }
            ratings.askToLower(caseReference, row.subjectId(), row.reason(), person);
        });
        if (form.ratings().stream().anyMatch(Rated::askToLower)) {
            information.askForReview(caseReference);
        }
        if (decided.stream().anyMatch(decision -> decision.kind() == DecisionKind.LOWERING_PROPOSED)) {
            information.askSecondPerson(caseReference);
        }
        return Codes.of(RATED, true).and(RATING, ratings.ofCase(caseReference).name());
    }

    private void checkEverybodyIsRated(String caseReference, Fields form) {
        var sent = form.ratings().stream().map(Rated::subjectId).toList();
        var there = ratings.ofTheHub(caseReference).stream().map(Ratings.SubjectRating::subjectId)
                .collect(Collectors.toSet());
        if (sent.size() != there.size() || !there.equals(Set.copyOf(sent))) {
            throw new Refused("ratings", "Ratings: rate each person that is left for the hub, once.");
        }
    }
}
