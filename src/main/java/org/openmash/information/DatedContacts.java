package org.openmash.information;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openmash.access.RecordAccess;
import org.openmash.information.Chronology.Item;
import org.openmash.information.Chronology.Kind;
import org.openmash.platform.LondonTime;
import org.openmash.platform.Person;
import org.openmash.platform.Restricted;
import org.openmash.referral.Cases;
import org.openmash.referral.Contact;
import org.openmash.referral.EarlierContacts;
import org.openmash.referral.EarlierContacts.Earlier;
import org.openmash.referral.SubjectKind;
import org.openmash.threshold.NewInformation;
import org.openmash.threshold.Routings;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What was told to the hub, now and earlier about the same child, and what it found when it looked whether the child is
 * known. Of the household whatever carries a date.
 */
@Component
@Order(1)
class DatedContacts implements DatedItems {

    private static final String AS_TOLD = "As told, not checked";

    private final Cases cases;
    private final NewInformation information;
    private final Routings routings;
    private final EarlierContacts earlier;
    private final RecordAccess records;

    DatedContacts(Cases cases, NewInformation information, Routings routings, EarlierContacts earlier,
            RecordAccess records) {
        this.records = records;
        this.cases = cases;
        this.information = information;
        this.routings = routings;
        this.earlier = earlier;
    }

    @Override
    public List<Item> of(String caseReference, Person reader) {
        var contact = cases.contact(caseReference);
        var items = new ArrayList<Item>();
        births(contact).forEach(items::add);
        earlier.of(caseReference).forEach(one -> items.addAll(earlier(one, contact, reader)));
        items.addAll(told(caseReference, contact, "This contact", contact.concerns(), certainty(contact)));
        emergencyCall(contact).ifPresent(items::add);
        information.readBy(caseReference, reader).forEach(more -> items.add(Item.ofTheHub(LondonTime.day(more.receivedAt()),
                "New information", Kind.TOLD, more.words(), AS_TOLD)));
        closings(caseReference, contact).forEach(items::add);
        return items;
    }

    private static Stream<Item> births(Contact contact) {
        return Stream.concat(contact.subjects().stream().flatMap(DatedContacts::birth),
                contact.household().stream().filter(member -> member.dateOfBirth() != null && member.name() != null)
                        .map(member -> born(member.dateOfBirth(), member.name() + " (" + (member.relation() == null
                                ? "household" : member.relation()) + ") born")));
    }

    private static Stream<Item> birth(Contact.Subject subject) {
        if (subject.kind() == SubjectKind.UNBORN) {
            return subject.expectedDate() == null ? Stream.empty()
                    : Stream.of(born(subject.expectedDate(), subject.displayName() + " expected"));
        }
        return subject.dateOfBirth() == null ? Stream.empty()
                : Stream.of(born(subject.dateOfBirth(), subject.displayName() + " born"));
    }

    private static Item born(LocalDate day, String what) {
        return Item.ofTheHub(day, "This contact", Kind.TOLD, what, AS_TOLD);
    }

    /** Of a record that is closed to the reader they learn that there is one, and no more. */
    private List<Item> earlier(Earlier one, Contact present, Person reader) {
        if (!records.mayOpen(reader, one.caseReference())) {
            return List.of(Item.ofTheHub(LondonTime.day(one.receivedAt()), "Earlier contact " + one.caseReference(),
                    Kind.TOLD, Restricted.SENTENCE, one.sameness().label()));
        }
        var contact = cases.contact(one.caseReference());
        var about = one.earlierSubjectId().map(contact::concernsAbout).orElse(contact.concerns());
        var source = "Earlier contact " + one.caseReference();
        var certainty = one.sameness().label() + name(present, one.subjectId()).replaceFirst("(.*): $", " as $1");
        return Stream.concat(told(one.caseReference(), contact, source, about, certainty).stream(),
                learned(one.caseReference()).map(more -> Item.ofTheHub(LondonTime.day(more.receivedAt()), source, Kind.TOLD,
                        more.words(), certainty))).toList();
    }

    /** What became known while that case was open; what was told later is a contact of its own. */
    private Stream<NewInformation.Read> learned(String caseReference) {
        var closedAt = cases.get(caseReference).closedAt();
        return information.told(caseReference).stream().filter(more -> closedAt.filter(more.receivedAt()::isAfter).isEmpty());
    }

    /** A contact in which nothing is told of the child is one all the same. A concern that was added has the day of its adding. */
    private List<Item> told(String caseReference, Contact contact, String source, List<Contact.Concern> concerns,
            String certainty) {
        var day = contact.receivedAt() == null ? null : LondonTime.day(contact.receivedAt());
        var added = added(caseReference);
        return concerns.isEmpty()
                ? List.of(Item.ofTheHub(day, source, Kind.TOLD, "Received: " + contact.kind().label(), certainty))
                : concerns.stream().map(concern -> Item.ofTheHub(added.getOrDefault(concern, day), source, Kind.TOLD,
                        words(contact, concern), certainty)).toList();
    }

    private Map<Contact.Concern, LocalDate> added(String caseReference) {
        return information.of(caseReference).stream().flatMap(more -> more.told().concerns().stream()
                        .map(concern -> Map.entry(concern, LondonTime.day(more.receivedAt()))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, again) -> first));
    }

    private static String words(Contact contact, Contact.Concern concern) {
        return name(contact, concern.subjectId()) + Stream.of(concern.category().label(), concern.severity() == null ? null
                        : concern.severity().label(), concern.immediacy() == null ? null : concern.immediacy().label())
                .filter(Objects::nonNull).collect(Collectors.joining(", ")) + ". " + concern.narrative();
    }

    private static String name(Contact contact, String subjectId) {
        return contact.subjects().stream().filter(subject -> subject.id().equals(subjectId))
                .map(subject -> subject.displayName() + ": ").findFirst().orElse("");
    }

    private static String certainty(Contact contact) {
        return contact.referrer().anonymous() ? "As told by somebody who gave no name" : AS_TOLD;
    }

    private static Optional<Item> emergencyCall(Contact contact) {
        return Optional.ofNullable(contact.emergencyCall()).filter(Contact.EmergencyCall::isRecorded)
                .map(call -> Item.ofTheHub(LondonTime.day(call.calledAt()), "This contact", Kind.TOLD,
                        "999 called by " + call.calledBy(), AS_TOLD));
    }

    /** What the officer found when looking whether the child is known. */
    private Stream<Item> closings(String caseReference, Contact contact) {
        return routings.screening(caseReference).stream().filter(found -> found.closedOn() != null).map(found ->
                Item.ofTheHub(found.closedOn(), "Screening", Kind.FACT, name(contact, found.subjectId())
                        + "closed to " + found.knownTo().label()
                        + (found.found() == null || found.found().isBlank() ? "" : ". " + found.found()),
                        "Looked up by the hub"));
    }
}
