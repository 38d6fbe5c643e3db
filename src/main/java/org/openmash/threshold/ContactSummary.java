package org.openmash.threshold;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openmash.access.NeedToKnow;
import org.openmash.hub.HubSettings;
import org.openmash.platform.LondonTime;
import org.openmash.platform.Person;
import org.openmash.platform.Persons;
import org.openmash.platform.TaskForm;
import org.openmash.referral.AddedInformation;
import org.openmash.referral.Addresses;
import org.openmash.referral.Cases;
import org.openmash.referral.Contact;
import org.openmash.threshold.Ratings.SubjectRating;
import org.springframework.stereotype.Component;

/** The contact as those who screen, rate and decide see it: tables for a form, the same in each. */
@Component
public class ContactSummary implements AddedInformation {

    private final Cases cases;
    private final Ratings ratings;
    private final Routings routings;
    private final NewInformation information;
    private final Persons persons;
    private final Clock clock;
    private final HubSettings hub;
    private final NeedToKnow matrix;

    ContactSummary(Cases cases, Ratings ratings, Routings routings, NewInformation information, Persons persons,
            Clock clock, HubSettings hub, NeedToKnow matrix) {
        this.matrix = matrix;
        this.hub = hub;
        this.clock = clock;
        this.cases = cases;
        this.ratings = ratings;
        this.routings = routings;
        this.information = information;
        this.persons = persons;
    }

    /** {@code heading}, {@code people}, {@code atHome}, {@code worries}, {@code ratingTable}, {@code reasons}, … */
    public Map<String, Object> of(String caseReference, Person reader) {
        var withReason = matrix.isShown(NeedToKnow.REASONS, reader);
        var contact = cases.contact(caseReference);
        var mashCase = cases.get(caseReference);
        var values = TaskForm.values();
        values.put("caseReference", caseReference);
        values.put("heading", heading(contact, LondonTime.show(mashCase.receivedAt()), mashCase.channel().label()));
        values.put("people", contact.subjects().stream().map(subject -> person(contact, subject)).toList());
        values.put("atHome", contact.household().stream().map(ContactSummary::atHome).toList());
        values.put("worries", contact.concerns().stream().map(concern -> worry(contact, concern)).toList());
        values.put("toldBy", List.of(toldBy(contact)));
        values.put("ratingTable", ratings.ofAll(caseReference).stream()
                .map(rating -> ratingRow(rating, withReason)).toList());
        values.put("reasons", ratings.ofAll(caseReference).stream().flatMap(ContactSummary::reasons).toList());
        values.put("questions", ratings.ofAll(caseReference).stream().flatMap(ContactSummary::questions).toList());
        values.put("screening", routings.screening(caseReference).stream()
                .map(finding -> screened(contact, finding)).toList());
        values.put("newInformation", newInformation(caseReference, reader));
        return values;
    }

    @Override
    public List<Map<String, Object>> newInformation(String caseReference, Person reader) {
        return information.readBy(caseReference, reader).stream().map(told -> row("when",
                LondonTime.show(told.receivedAt()), "by", persons.displayName(told.recordedBy()), "what", told.words()))
                .toList();
    }

    private static String heading(Contact contact, String received, String channel) {
        return contact.kind().label() + ", received " + received + " (" + channel.toLowerCase(Locale.UK) + ")"
                + (Boolean.TRUE.equals(contact.dangerNow()) ? ". **Someone is in danger now.**" : ".")
                + (contact.feedbackNeededBy() == null ? "" : " **The referrer needs an answer by "
                        + LondonTime.at(contact.feedbackNeededBy()) + ".**");
    }

    private Map<String, Object> person(Contact contact, Contact.Subject subject) {
        return row("name", subject.displayName(), "kind", subject.kind().label(), "age", age(subject),
                "lives", Addresses.masked(subject),
                "school", subject.school(), "now", Addresses.maskedNow(contact),
                "views", subject.views());
    }

    private String age(Contact.Subject subject) {
        if (subject.expectedDate() != null) {
            return "expected " + subject.expectedDate();
        }
        return subject.ageInMonths(LondonTime.today(clock)).map(months ->
                months < 24 ? months + " months" : months / 12 + " years").orElse("not known");
    }

    private static Map<String, Object> atHome(Contact.HouseholdMember member) {
        return row("name", member.name(), "relation", member.relation(), "livesHere", member.livesWithChild()
                ? "lives with the child" : "lives elsewhere", "note", member.suspectedPerpetrator()
                ? "thought to have caused harm" : "");
    }

    private static Map<String, Object> worry(Contact contact, Contact.Concern concern) {
        return row("who", concern.subjectId() == null ? "everybody" : contact.subject(concern.subjectId()).displayName(),
                "about", concern.category().label(), "what", concern.narrative(), "details", Stream.of(
                        concern.severity() == null ? null : "severity: " + concern.severity().label(),
                        concern.immediacy() == null ? null : "when: " + concern.immediacy().label(),
                        concern.injury() == null ? null : "injury: " + concern.injury().label())
                        .filter(Objects::nonNull).collect(Collectors.joining("; ")));
    }

    private static Map<String, Object> toldBy(Contact contact) {
        var referrer = contact.referrer();
        return row("name", referrer.anonymous() ? "Anonymous" : referrer.name(),
                "role", joined(referrer.role(), referrer.organisation()), "phone", referrer.phone(),
                "parents", contact.consent() == null || contact.consent().parentsAware() == null ? "not known"
                        : contact.consent().parentsAware().label(),
                "consent", contact.consent() == null || contact.consent().state() == null ? "not known"
                        : contact.consent().state().name().toLowerCase(Locale.UK).replace('_', ' '));
    }

    private Map<String, Object> ratingRow(SubjectRating rating, boolean withReason) {
        return row("name", rating.name(), "proposed", rating.proposal().map(RatingProposal::rating).map(Enum::name)
                        .orElse("none proposed"),
                "level", rating.proposal().map(RatingProposal::level).map(hub.levels()::named).orElse(""),
                "stands", rating.decided().map(decided -> decided.rating() + " by "
                        + persons.displayName(decided.decidedBy()) + ", " + LondonTime.show(decided.decidedAt())
                        + decided.reason().filter(reason -> withReason).map(reason -> ": " + reason).orElse(""))
                        .orElse("provisional")
                        + (rating.steppedUp() ? "; stepped back up" : ""));
    }

    private static Stream<Map<String, Object>> reasons(SubjectRating rating) {
        return rating.proposal().map(RatingProposal::reasons).orElse(List.of()).stream()
                .map((FiredReason fired) -> row("name", rating.name(), "rating", fired.rating().name(),
                        "reason", fired.reason(), "sentence", fired.sentence(), "source", fired.source(),
                        "note", fired.note(), "rule", fired.number()));
    }

    private static Stream<Map<String, Object>> questions(SubjectRating rating) {
        return rating.proposal().map(RatingProposal::askReferrer).orElse(List.of()).stream()
                .map(question -> row("name", rating.name(), "question", question));
    }

    private static Map<String, Object> screened(Contact contact, Routings.Finding finding) {
        return row("name", contact.subject(finding.subjectId()).displayName(), "knownTo", finding.knownTo().label(),
                "closedOn", finding.closedOn(), "found", finding.found());
    }

    private static String joined(String... parts) {
        return Stream.of(parts).filter(part -> part != null && !part.isBlank()).collect(Collectors.joining(", "));
    }

    private static Map<String, Object> row(Object... pairs) {
        var row = TaskForm.values();
        for (int i = 0; i < pairs.length; i += 2) {
            row.put((String) pairs[i], pairs[i + 1] == null ? "" : pairs[i + 1]);
        }
        return row;
    }
}
