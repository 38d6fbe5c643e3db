package org.openmash.response.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openmash.deadline.Limits;
import org.openmash.information.ChronologyRows;
import org.openmash.information.PeopleToSearch;
import org.openmash.information.Replies;
import org.openmash.information.Requests;
import org.openmash.information.Requests.RequestState;
import org.openmash.outcome.DiscussionRecords;
import org.openmash.platform.LondonTime;
import org.openmash.platform.Person;
import org.openmash.platform.Persons;
import org.openmash.platform.TaskForm;
import org.openmash.referral.Cases;
import org.openmash.referral.Contact;
import org.openmash.response.Discussions;
import org.openmash.threshold.ContactSummary;
import org.openmash.threshold.FiredReason;
import org.openmash.threshold.RatingProposal;
import org.openmash.threshold.Ratings;
import org.openmash.threshold.Ratings.RatingDecision;
import org.openmash.threshold.Ratings.SubjectRating;
import org.springframework.stereotype.Component;

/** A case as those who discuss it see it: people, ratings, concerns and what agencies said, as tables for a form. */
@Component
class CasePicture {

    private final Cases cases;
    private final Ratings ratings;
    private final ContactSummary summary;
    private final Replies replies;
    private final Requests requests;
    private final Discussions discussions;
    private final PeopleToSearch people;
    private final Persons persons;
    private final Limits limits;
    private final ChronologyRows chronology;
    private final DiscussionRecords records;

    CasePicture(Cases cases, Ratings ratings, ContactSummary summary, Replies replies, Requests requests,
            Discussions discussions, PeopleToSearch people, Persons persons, Limits limits,
            ChronologyRows chronology, DiscussionRecords records) {
        this.cases = cases;
        this.ratings = ratings;
        this.summary = summary;
        this.replies = replies;
        this.requests = requests;
        this.discussions = discussions;
        this.people = people;
        this.persons = persons;
        this.limits = limits;
        this.chronology = chronology;
        this.records = records;
    }

    /** {@code caseReference, received, rating, children, household, concerns, newInformation}. */
    Map<String, Object> contact(String caseReference, Person reader) {
        var contact = cases.contact(caseReference);
        var values = TaskForm.values();
        values.put("caseReference", caseReference);
        values.put("received", LondonTime.show(cases.get(caseReference).receivedAt()));
        values.put("rating", ratings.ofCase(caseReference).label());
        values.put("children", ratings.ofTheHub(caseReference).stream().map(one -> child(one, contact)).toList());
        values.put("household", contact.household().stream().map(CasePicture::member).toList());
        values.put("concerns", contact.concerns().stream().map(one -> concern(one, contact)).toList());
        values.put("newInformation", summary.newInformation(caseReference, reader));
        return values;
    }

    private Map<String, Object> child(SubjectRating rating, Contact contact) {
        var subject = contact.subject(rating.subjectId());
        return row("name", rating.name(), "age", people.age(subject), "rating", rating.standing().label(),
                "decided", rating.decided().map(this::decided).orElse("nobody yet"),
                "why", rating.proposal().map(CasePicture::why).orElse(""),
                "views", text(subject.views()));
    }

    /** The rules that gave the proposal; milder ones that held beside them stand with the rating itself. */
    private static String why(RatingProposal proposal) {
        return proposal.reasons().stream().filter(fired -> fired.rating() == proposal.rating())
                .map(FiredReason::reason).distinct().collect(Collectors.joining(" "));
    }

    private String decided(RatingDecision decision) {
        return persons.displayName(decision.decidedBy()) + ", " + LondonTime.show(decision.decidedAt())
                + decision.reason().map(reason -> ": " + reason).orElse("");
    }

    private static Map<String, Object> member(Contact.HouseholdMember member) {
        return row("name", text(member.name()), "relation", text(member.relation()),
                "lives", member.livesWithChild() ? "Lives with the child" : "Elsewhere, or not known",
                "note", member.suspectedPerpetrator() ? "Thought to have caused harm" : "");
    }

    private static Map<String, Object> concern(Contact.Concern concern, Contact contact) {
        return row("who", concern.subjectId() == null ? "Everybody"
                        : contact.subject(concern.subjectId()).displayName(),
                "about", concern.category().label(),
                "severity", concern.severity() == null ? "" : concern.severity().label(),
                "what", concern.narrative());
    }

    /** {@code replies, chronology, missing, requestsOpen, police}: a silent agency is shown as not having answered. */
    Map<String, Object> replies(String caseReference, Person reader) {
        var answers = replies.answers(caseReference);
        var values = TaskForm.values();
        values.put("replies", answers.stream().map(this::reply).toList());
        values.put("chronology", chronology.of(caseReference, reader));
        values.put("missing", missing(caseReference, answers));
        values.put("requestsOpen", requests.isAnythingOpen(caseReference));
        values.put("police", discussions.policeInformation(caseReference).stream().map(brought -> row(
                "at", LondonTime.show(brought.at()), "attending", brought.content().attending().label()
                        + (brought.content().whoAttends() == null ? "" : ": " + brought.content().whoAttends()),
                "information", brought.content().information(),
                "handling", brought.content().handling().label())).toList());
        return values;
    }

    private Map<String, Object> reply(Replies.Answer answer) {
        var row = answer.row();
        row.put("sentAt", answer.request().sentAt().map(LondonTime::show).orElse(""));
        row.put("dueAt", limits.about(answer.request().caseReference(), answer.request().requestId())
                .map(limit -> LondonTime.show(limit.dueAt())).orElse(""));
        row.put("by", answer.request().repliedBy().map(persons::displayName).orElse(""));
        return row;
    }

    /** One sentence of ours; null if nothing is missing. */
    private String missing(String caseReference, List<Replies.Answer> answers) {
        var missing = Stream.of(missing(answers, answer -> answer.request().state() == RequestState.NO_REPLY,
                        "NO REPLY in time, which says nothing about the family: "),
                missing(answers, answer -> answer.request().state() == RequestState.SENT, "Not answered yet: "),
                missing(answers, answer -> requests.toAskAnew(caseReference).stream().anyMatch(one ->
                        one.requestId().equals(answer.request().requestId())), "The wrong person was searched, and nobody has asked"
                        + " anew about the right people: "),
                missing(answers, Replies.Answer::isNobodys, "Nobody without a conflict of interest has looked at: "))
                .flatMap(Optional::stream).toList();
        if (!missing.isEmpty()) {
            return String.join(" ", missing);
        }
        return requests.allAnswered(caseReference) ? null : "Which agencies are asked has not been chosen yet.";
    }

    private static Optional<String> missing(List<Replies.Answer> answers, Predicate<Replies.Answer> which,
            String words) {
        var agencies = answers.stream().filter(which)
                .map(Replies.Answer::agencyName).distinct().toList();
        return agencies.isEmpty() ? Optional.empty() : Optional.of(words + String.join(", ", agencies) + ".");
    }

    /** What earlier discussions of the case recorded. */
    List<Map<String, Object>> discussed(String caseReference) {
        return records.all(caseReference);
    }

    /** One row for each subject that the hub must decide about; no outcome is preselected. */
    List<Map<String, Object>> outcomeRows(String caseReference) {
        var rows = new ArrayList<Map<String, Object>>();
        ratings.ofTheHub(caseReference).forEach(one -> rows.add(row("subjectId", one.subjectId(), "name", one.name())));
        return rows;
    }

    List<Map<String, String>> subjectOptions(String caseReference) {
        return ratings.ofTheHub(caseReference).stream()
                .map(one -> Map.of("value", one.subjectId(), "label", one.name())).toList();
    }

    static Map<String, Object> row(String... pairs) {
        Map<String, Object> row = TaskForm.values();
        for (int i = 0; i < pairs.length; i += 2) {
            row.put(pairs[i], pairs[i + 1]);
        }
        return row;
    }

    static String text(String text) {
        return text == null ? "" : text;
    }
}
