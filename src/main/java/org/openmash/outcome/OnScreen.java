package org.openmash.outcome;

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openmash.outcome.Outcomes.RecordedOutcome;
import org.openmash.platform.FormTask;
import org.openmash.platform.LondonTime;
import org.openmash.platform.Person;
import org.openmash.referral.Addresses;
import org.openmash.referral.Cases;
import org.openmash.referral.Contact;
import org.openmash.referral.Immediacy;
import org.openmash.threshold.FiredReason;
import org.openmash.threshold.NewInformation;
import org.openmash.threshold.Ratings;
import org.openmash.threshold.Ratings.SubjectRating;
import org.springframework.stereotype.Component;

/** The register's content as rows of tables on screens. Each form takes what its role needs to know, and no more. */
@Component
public class OnScreen {

    private final Cases cases;
    private final Ratings ratings;
    private final Outcomes outcomes;
    private final Addresses addresses;
    private final NewInformation information;
    private final Clock clock;

    OnScreen(Cases cases, Ratings ratings, Outcomes outcomes, Addresses addresses, NewInformation information,
            Clock clock) {
        this.information = information;
        this.addresses = addresses;
        this.cases = cases;
        this.ratings = ratings;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    /** Who these people are; a confidential address only where this task needs it. */
    public List<Map<String, Object>> people(FormTask task, Person person, Collection<String> subjects) {
        return subjects(task.caseReference(), subjects).map(subject -> row("reference", subject.id(), "name",
                subject.displayName(), "kind", subject.kind().label(), "age", age(subject),
                "address", addresses.on(task, person, subject))).toList();
    }

    private Stream<Contact.Subject> subjects(String caseReference, Collection<String> ids) {
        return cases.contact(caseReference).subjects().stream().filter(subject -> ids.contains(subject.id()));
    }

    private String age(Contact.Subject subject) {
        return subject.ageInMonths(LondonTime.today(clock))
                .map(months -> months < 24 ? months + " months" : months / 12 + " years").orElse("not known");
    }

    /** Where the children are now and with whom, and one thing more; on record where it may tell a confidential address. */
    public Map<String, Object> whereNow(FormTask task, Person person, String key, Object value) {
        var contact = cases.contact(task.caseReference());
        addresses.nowShown(task, person, contact);
        return row("where", contact.whereNow(), "withWhom", contact.withWhom(), key, value);
    }

    /** Who else is at home. */
    public List<Map<String, Object>> household(String caseReference) {
        return cases.contact(caseReference).household().stream().map(member -> row("name", member.name(), "relation",
                member.relation(), "livesWithChild", member.livesWithChild() ? "Yes" : "No")).toList();
    }

    /** What was told about these people, in the referrer's words, without who said so. */
    public List<Map<String, Object>> concerns(String caseReference, Collection<String> subjects) {
        return cases.contact(caseReference).concerns().stream()
                .filter(concern -> concern.subjectId() == null || subjects.contains(concern.subjectId()))
                .map(concern -> row("about", concern.subjectId() == null ? "everybody" : concern.subjectId(),
                        "category", concern.category().label(), "when", when(concern), "happened",
                        concern.narrative()))
                .toList();
    }

    /** What became known since then, as this person may read it, without who said so. */
    public List<Map<String, Object>> newInformation(String caseReference, Person reader) {
        return information.readBy(caseReference, reader).stream().map(told -> row("when",
                LondonTime.show(told.receivedAt()), "what", told.text())).toList();
    }

    private static String when(Contact.Concern concern) {
        return Optional.ofNullable(concern.immediacy()).map(Immediacy::label).orElse("");
    }

    /** Each person's rating: what the tables propose and why, and what a person decided. */
    public List<Map<String, Object>> ratings(String caseReference, Collection<String> subjects) {
        return ratings.ofAll(caseReference).stream().filter(one -> subjects.contains(one.subjectId()))
                .map(one -> row("reference", one.subjectId(), "name", one.name(), "proposed", proposed(one), "decided",
                        decided(one), "why", why(one)))
                .toList();
    }

    private static String proposed(SubjectRating one) {
        return one.proposal().map(proposal -> proposal.rating().label()).orElse("none");
    }

    private static String decided(SubjectRating one) {
        return one.decided().map(decision -> decision.rating().label()).orElse("not yet");
    }

    private static String why(SubjectRating one) {
        return one.proposal().map(proposal -> proposal.reasons().stream().map(FiredReason::reason).distinct()
                .collect(Collectors.joining(" · "))).orElse("");
    }

    /** What stands for these people, with the reason. */
    public List<Map<String, Object>> decisions(String caseReference, Collection<String> subjects) {
        var names = names(caseReference);
        return outcomes.of(caseReference).stream()
                .filter(one -> subjects.contains(one.subjectId()))
                .map(one -> row("name", names.getOrDefault(one.subjectId(), "nobody in particular"), "outcome",
                        one.outcome().label(), "reason", one.reason().orElse("")))
                .toList();
    }

    /** What stands for everybody, in words that may be said to whoever referred: no reasons. */
    public List<Map<String, Object>> outcomesInWords(String caseReference) {
        var names = names(caseReference);
        var standing = outcomes.of(caseReference).stream()
                .collect(Collectors.toMap(RecordedOutcome::subjectId, RecordedOutcome::outcome, (a, b) -> b,
                        LinkedHashMap::new));
        if (standing.containsKey(Outcomes.NOBODY)) {
            return List.of(row("name", "(nobody in particular)", "outcome", standing.get(Outcomes.NOBODY).label()));
        }
        return names.entrySet().stream().map(one -> row("name", one.getValue(), "outcome",
                Optional.ofNullable(standing.get(one.getKey())).map(OutcomeCode::label)
                        .orElse("Passed to the worker who knows the child; the answer is awaited"))).toList();
    }

    /** Subject ids with the names or descriptions for screens, in the order of the contact. */
    public Map<String, String> names(String caseReference) {
        return cases.contact(caseReference).subjects().stream().collect(Collectors.toMap(Contact.Subject::id,
                Contact.Subject::displayName, (a, b) -> a, LinkedHashMap::new));
    }

    /** One row for each person to decide about, in the order of the contact; nothing is preselected. */
    public List<Map<String, Object>> rowsToDecide(String caseReference, Collection<String> subjects) {
        return names(caseReference).entrySet().stream().filter(one -> subjects.contains(one.getKey()))
                .map(one -> row("subjectId", one.getKey(), "name", one.getValue())).toList();
    }

    /** One row of a table: column keys and values in turn; values may be null. */
    public static Map<String, Object> row(Object... keysAndValues) {
        var row = new LinkedHashMap<String, Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            row.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return row;
    }
}
