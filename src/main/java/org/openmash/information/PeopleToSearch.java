package org.openmash.information;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.openmash.platform.LondonTime;
import org.openmash.platform.Refused;
import org.openmash.referral.Addresses;
import org.openmash.referral.Contact;
import org.openmash.referral.Contact.HouseholdMember;
import org.openmash.referral.Contact.Subject;
import org.openmash.referral.SubjectKind;
import org.openmash.referral.YesNoUnknown;
import org.springframework.stereotype.Component;

/** The people of a contact whom an agency can be asked to search for, and the minimum about them. */
@Component
public class PeopleToSearch {

    private final Clock clock;

    PeopleToSearch(Clock clock) {
        this.clock = clock;
    }

    /** Subjects and household as options of a form. */
    public List<Map<String, String>> options(Contact contact) {
        var options = new ArrayList<Map<String, String>>();
        contact.subjects().forEach(subject -> options.add(Map.of("value", subject.id(), "label",
                subject.displayName() + " (" + subject.kind().label().toLowerCase(Locale.UK) + ")")));
        IntStream.range(0, contact.household().size()).filter(n -> isNamed(contact.household().get(n)))
                .forEach(n -> options.add(Map.of("value", Contact.HOUSEHOLD + (n + 1), "label",
                        contact.household().get(n).name() + " (" + relation(contact.household().get(n)) + ")")));
        return options;
    }

    private static boolean isNamed(HouseholdMember member) {
        return member.name() != null && !member.name().isBlank();
    }

    /**
     * @param byNhsNumber does the agency find people by it?
     * @throws Refused if one of them is not on the contact
     */
    List<Minimum.Who> minimum(Contact contact, List<String> ids, boolean byNhsNumber) {
        return ids.stream().map(id -> id.startsWith(Contact.HOUSEHOLD) ? member(contact, id)
                : subject(contact, id, byNhsNumber)).toList();
    }

    /** The ids of those who were asked about. */
    List<String> idsOf(Contact contact, Minimum minimum) {
        return minimum.subjectIds() != null ? minimum.subjectIds()
                : contact.subjects().stream().map(Subject::id).toList();
    }

    /**
     * Those of the household who neither live with the child, have parental responsibility, nor are thought to have caused
     * harm (domain, 3.1, L16).
     */
    public List<String> outside(Contact contact) {
        return IntStream.range(0, contact.household().size()).filter(n -> isOutside(contact.household().get(n)))
                .mapToObj(n -> Contact.HOUSEHOLD + (n + 1)).toList();
    }

    private static boolean isOutside(HouseholdMember member) {
        return !member.livesWithChild() && !member.suspectedPerpetrator()
                && member.parentalResponsibility() != YesNoUnknown.YES;
    }

    /** Kinds of concern about these people, in plain words. */
    List<String> concerns(Contact contact, List<String> ids) {
        return contact.concerns().stream()
                .filter(concern -> concern.subjectId() == null || ids.contains(concern.subjectId())
                        || ids.stream().allMatch(id -> id.startsWith(Contact.HOUSEHOLD)))
                .map(concern -> concern.category().label()).distinct().toList();
    }

    private Minimum.Who subject(Contact contact, String id, boolean byNhsNumber) {
        var subject = contact.subjects().stream().filter(one -> one.id().equals(id)).findFirst()
                .orElseThrow(PeopleToSearch::unknown);
        return new Minimum.Who(subject.displayName(), subject.dateOfBirth(), age(subject), Addresses.masked(subject),
                subject.kind() == SubjectKind.CHILD ? "The child" : subject.kind().label(), subject.alsoKnownAs(),
                byNhsNumber ? subject.nhsNumber() : null);
    }

    /** For a screen: the age from the birth date, or what was estimated, or when the baby is expected. */
    public String age(Subject subject) {
        if (subject.kind() == SubjectKind.UNBORN) {
            return subject.expectedDate() == null ? "Unborn" : "Expected " + LondonTime.show(subject.expectedDate());
        }
        return subject.ageInMonths(LondonTime.today(clock)).map(months -> months < 24
                ? months + (months == 1 ? " month" : " months") : months / 12 + " years").orElse("Age not known");
    }

    private static Minimum.Who member(Contact contact, String id) {
        var member = IntStream.range(0, contact.household().size()).filter(n -> id.equals(Contact.HOUSEHOLD + (n + 1)))
                .mapToObj(contact.household()::get).filter(PeopleToSearch::isNamed).findFirst()
                .orElseThrow(PeopleToSearch::unknown);
        return new Minimum.Who(member.name(), member.dateOfBirth(), "",
                member.livesWithChild() ? "Lives with the child" : "Not known", relation(member), null, null);
    }

    private static String relation(HouseholdMember member) {
        return member.relation() == null ? "household" : member.relation();
    }

    private static Refused unknown() {
        return new Refused("subjectIds", "People to search for: choose people of this contact.");
    }
}
