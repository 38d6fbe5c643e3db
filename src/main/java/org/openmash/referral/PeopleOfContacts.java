package org.openmash.referral;

import java.util.List;
import java.util.stream.Stream;
import org.openmash.audit.PeopleOfCases;
import org.springframework.stereotype.Component;

/** Everybody named on a case, for the audit's alerts: the subjects, and who lives with them or belongs to the family. */
@Component
class PeopleOfContacts implements PeopleOfCases {

    private final Cases cases;

    PeopleOfContacts(Cases cases) {
        this.cases = cases;
    }

    @Override
    public List<SomebodyNamed> of(String caseReference) {
        return cases.find(caseReference).map(found -> named(cases.contact(caseReference))).orElse(List.of());
    }

    private static List<SomebodyNamed> named(Contact contact) {
        return Stream.concat(contact.subjects().stream().map(subject -> new SomebodyNamed(subject.givenName(),
                        subject.familyName(), subject.dateOfBirth(), subject.nhsNumber(), subject.address(), subject.postcode())),
                contact.household().stream().flatMap(member -> atHome(member, contact))).toList();
    }

    /** Whoever lives with the child has the child's address. */
    private static Stream<SomebodyNamed> atHome(Contact.HouseholdMember member, Contact contact) {
        if (member.name() == null || member.name().isBlank()) {
            return Stream.empty();
        }
        var names = member.name().strip().split("\\s+");
        var given = names.length > 1 ? names[0] : null;
        var family = names[names.length - 1];
        return member.livesWithChild() && !contact.subjects().isEmpty()
                ? contact.subjects().stream().map(subject -> new SomebodyNamed(given, family, member.dateOfBirth(),
                        null, subject.address(), subject.postcode()))
                : Stream.of(new SomebodyNamed(given, family, member.dateOfBirth(), null, null, null));
    }
}
