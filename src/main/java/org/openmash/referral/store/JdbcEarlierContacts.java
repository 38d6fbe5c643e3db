package org.openmash.referral.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.openmash.platform.RegisterJson;
import org.openmash.referral.Contact;
import org.openmash.referral.EarlierContacts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcEarlierContacts implements EarlierContacts {

    private static final String ALIKE = "select earlier.case_reference, earlier.person_id, mine.person_id, c.received_at"
            + " from contact_person mine join contact_person earlier on %s and earlier.case_reference <> mine.case_reference"
            + " and not mine.household and not earlier.household"
            + " join mash_case c on c.case_reference = earlier.case_reference"
            + " join mash_case m on m.case_reference = mine.case_reference"
            + " where mine.case_reference = ? and (c.received_at < m.received_at"
            + " or c.received_at = m.received_at and c.case_reference < m.case_reference)";

    private final JdbcClient jdbc;
    private final RegisterJson json;

    JdbcEarlierContacts(JdbcClient jdbc, RegisterJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public List<Earlier> of(String caseReference) {
        var found = new ArrayList<>(alike(caseReference, "earlier.nhs_number = mine.nhs_number", Sameness.NHS_NUMBER));
        add(found, alike(caseReference, "earlier.name_key = mine.name_key and earlier.date_of_birth = mine.date_of_birth",
                Sameness.NAME_AND_BIRTH_DATE));
        add(found, linked(caseReference));
        found.sort(Comparator.comparing(Earlier::receivedAt).thenComparing(Earlier::caseReference)
                .thenComparing(Earlier::subjectId));
        return List.copyOf(found);
    }

    @Override
    public List<SamePerson> elsewhere(String caseReference, String personId) {
        return jdbc.sql("select other.case_reference, other.person_id,"
                        + " case when other.nhs_number = mine.nhs_number then 'NHS_NUMBER' else 'NAME_AND_BIRTH_DATE' end"
                        + " from contact_person mine join contact_person other on other.case_reference <> mine.case_reference"
                        + " and (other.nhs_number = mine.nhs_number"
                        + " or other.name_key = mine.name_key and other.date_of_birth = mine.date_of_birth)"
                        + " join mash_case c on c.case_reference = other.case_reference"
                        + " where mine.case_reference = ? and mine.person_id = ?"
                        + " order by c.received_at, c.case_reference, other.person_id")
                .params(caseReference, personId).query((row, n) -> new SamePerson(row.getString(1), row.getString(2),
                        Sameness.valueOf(row.getString(3)))).list();
    }

    /** The surest way of being the same comes first, and one is enough. */
    private static void add(List<Earlier> found, List<Earlier> more) {
        more.stream().filter(one -> found.stream().noneMatch(known -> known.caseReference().equals(one.caseReference())
                && known.subjectId().equals(one.subjectId()))).toList().forEach(found::add);
    }

    private List<Earlier> alike(String caseReference, String on, Sameness sameness) {
        return jdbc.sql(ALIKE.formatted(on)).param(caseReference).query((row, n) -> new Earlier(row.getString(1),
                Optional.of(row.getString(2)), row.getString(3), row.getTimestamp(4).toInstant(), sameness)).list();
    }

    /** The case about which this contact came in, and what that one was linked to in its turn. */
    private List<Earlier> linked(String caseReference) {
        var found = new ArrayList<Earlier>();
        for (var link = link(caseReference); link.isPresent(); link = link(link.get().caseReference())) {
            var earlier = link.get();
            subjects(caseReference).forEach(mine -> found.add(new Earlier(earlier.caseReference(),
                    subjects(earlier.caseReference()).stream().filter(mine::equals).findFirst(), mine,
                    earlier.receivedAt(), Sameness.LINKED)));
        }
        return found;
    }

    private record Link(String caseReference, Instant receivedAt) {
    }

    private Optional<Link> link(String caseReference) {
        return jdbc.sql("select e.case_reference, e.received_at from mash_case c join mash_case e"
                        + " on e.case_reference = c.linked_to where c.case_reference = ?").param(caseReference)
                .query((row, n) -> new Link(row.getString(1), row.getTimestamp(2).toInstant())).optional();
    }

    private List<String> subjects(String caseReference) {
        return jdbc.sql("select person_id from contact_person where case_reference = ? and not household order by person_id")
                .param(caseReference).query(String.class).list();
    }

    /** Makes the index of the case anew. */
    void index(String caseReference, Contact contact) {
        jdbc.sql("delete from contact_person where case_reference = ?").param(caseReference).update();
        contact.subjects().forEach(subject -> index(caseReference, subject.id(), false, digits(subject.nhsNumber()),
                name(subject), subject.dateOfBirth()));
        var people = contact.household();
        for (int n = 0; n < people.size(); n++) {
            index(caseReference, Contact.HOUSEHOLD + (n + 1), true, null, key(people.get(n).name()), people.get(n).dateOfBirth());
        }
    }

    private void index(String caseReference, String personId, boolean household, String nhsNumber, String name,
            LocalDate dateOfBirth) {
        jdbc.sql("insert into contact_person (case_reference, person_id, household, nhs_number, name_key, date_of_birth)"
                + " values (?, ?, ?, ?, ?, ?)").params(caseReference, personId, household, nhsNumber, name, dateOfBirth)
                .update();
    }

    /** Contacts that were recorded before there was an index. @return how many */
    int indexAllIfNoneIs() {
        if (jdbc.sql("select count(*) from contact_person").query(Long.class).single() > 0) {
            return 0;
        }
        var newest = jdbc.sql("select case_reference, content from contact_version where id in"
                + " (select max(id) from contact_version group by case_reference)").query((row, n) ->
                new Version(row.getString(1), row.getString(2))).list();
        newest.forEach(version -> index(version.caseReference(), json.read(version.content(), Contact.class)));
        return newest.size();
    }

    private record Version(String caseReference, String content) {
    }

    private static String digits(String nhsNumber) {
        return nhsNumber == null ? null : nhsNumber.replaceAll("\\D", "");
    }

    /** Without both names nobody is recognised. */
    private static String name(Contact.Subject subject) {
        var given = Objects.requireNonNullElse(subject.givenName(), "").strip();
        var family = Objects.requireNonNullElse(subject.familyName(), "").strip();
        return given.isEmpty() || family.isEmpty() ? null : key(given + " " + family);
    }

    private static String key(String name) {
        return name == null || name.isBlank() ? null : name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.UK);
    }
}
