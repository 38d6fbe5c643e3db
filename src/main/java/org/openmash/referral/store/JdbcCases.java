package org.openmash.referral.store;

import jakarta.validation.Validator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.openmash.audit.AuditTrail;
import org.openmash.platform.CaseJournal;
import org.openmash.platform.CaseReference;
import org.openmash.platform.LondonTime;
import org.openmash.platform.NotFound;
import org.openmash.platform.Persons;
import org.openmash.platform.ReadOnce;
import org.openmash.platform.Refused;
import org.openmash.platform.RegisterJson;
import org.openmash.referral.CaseChanged;
import org.openmash.referral.CaseOpened;
import org.openmash.referral.CaseStatus;
import org.openmash.referral.Cases;
import org.openmash.referral.Change;
import org.openmash.referral.Channel;
import org.openmash.referral.Contact;
import org.openmash.referral.ContactKind;
import org.openmash.referral.ContactRevised;
import org.openmash.referral.MashCase;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.StringUtils;

@Repository
class JdbcCases implements Cases, CaseJournal {

    private final JdbcClient jdbc;
    private final ReadOnce once;
    private final RegisterJson json;
    private final Clock clock;
    private final Persons persons;
    private final Validator validator;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;
    private final JdbcEarlierContacts earlier;

    JdbcCases(JdbcClient jdbc, ReadOnce once, RegisterJson json, Clock clock, Persons persons, Validator validator,
            AuditTrail trail, ApplicationEventPublisher events, JdbcEarlierContacts earlier) {
        this.trail = trail;
        this.jdbc = jdbc;
        this.once = once;
        this.json = json;
        this.clock = clock;
        this.persons = persons;
        this.validator = validator;
        this.events = events;
        this.earlier = earlier;
    }

    @Override
    @Transactional
    public MashCase open(Contact told, String recordedBy, Optional<String> linkedTo) {
        var now = clock.instant();
        var contact = told.withSubjectIds().receivedAt(told.receivedAt() == null ? now : told.receivedAt());
        var reference = nextReference(now);
        jdbc.sql("insert into mash_case (case_reference, contact_kind, channel, received_at, recorded_at, recorded_by,"
                        + " danger_now, status, linked_to) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(reference, contact.kind().name(), contact.channel().name(), at(contact.receivedAt()), at(now),
                        recordedBy, contact.dangerNow(), CaseStatus.RECEIVED.name(), linkedTo.orElse(null))
                .update();
        append(reference, contact, recordedBy);
        events.publishEvent(new CaseOpened(reference));
        changed(reference, Change.CONTACT_RECEIVED, recordedBy);
        return get(reference);
    }

    private String nextReference(Instant now) {
        var year = LondonTime.day(now).getYear();
        var key = new GeneratedKeyHolder();
        jdbc.sql("insert into case_number (in_year) values (?)").param(year).update(key, "id");
        return CaseReference.of(year, key.getKeyAs(Number.class).longValue());
    }

    @Override
    public Optional<MashCase> find(String caseReference) {
        return once.read(List.of("mash_case", caseReference), () -> jdbc.sql("select * from mash_case where case_reference = ?")
                .param(caseReference).query((row, n) -> mashCase(row)).optional());
    }

    @Override
    public List<MashCase> waiting() {
        return jdbc.sql("select * from mash_case where status <> ? order by received_at, case_reference")
                .param(CaseStatus.CLOSED.name()).query((row, n) -> mashCase(row)).list();
    }

    private static MashCase mashCase(ResultSet row) throws SQLException {
        return new MashCase(row.getString("case_reference"), ContactKind.valueOf(row.getString("contact_kind")),
                Channel.valueOf(row.getString("channel")), instant(row, "received_at").orElseThrow(),
                instant(row, "recorded_at").orElseThrow(), row.getString("recorded_by"), row.getBoolean("danger_now"),
                CaseStatus.valueOf(row.getString("status")), Optional.ofNullable(row.getString("process_instance_id")),
                Optional.ofNullable(row.getString("linked_to")), instant(row, "became_referral_at"),
                instant(row, "closed_at"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }

    private static Timestamp at(Instant instant) {
        return Timestamp.from(instant);
    }

    @Override
    public Contact contact(String caseReference) {
        return Optional.ofNullable(contacts(List.of(caseReference)).get(caseReference))
                .orElseThrow(() -> new NotFound("There is no such case."));
    }

    @Override
    public Map<String, Contact> contacts(Collection<String> caseReferences) {
        return once.read(List.of("contact_version", caseReferences), () -> readContacts(caseReferences));
    }

    private Map<String, Contact> readContacts(Collection<String> caseReferences) {
        var contacts = new HashMap<String, Contact>();
        jdbc.sql("select case_reference, content from contact_version where id in (select max(id) from contact_version"
                        + " where case_reference in (:cases) group by case_reference)")
                .param("cases", caseReferences).query(row -> {
                    contacts.put(row.getString(1), json.read(row.getString(2), Contact.class));
                });
        return Collections.unmodifiableMap(contacts);
    }

    @Override
    @Transactional
    public void revise(String caseReference, Contact contact, String by) {
        append(caseReference, contact.withSubjectIds().receivedAt(get(caseReference).receivedAt()), by);
        events.publishEvent(new ContactRevised(caseReference, by));
    }

    private void append(String caseReference, Contact contact, String by) {
        validator.validate(contact).stream().findFirst().ifPresent(wrong -> {
            throw new Refused(wrong.getPropertyPath().toString(), StringUtils.capitalize(wrong.getMessage()) + ".");
        });
        jdbc.sql("insert into contact_version (case_reference, content, recorded_by, recorded_at) values (?, ?, ?, ?)")
                .params(caseReference, json.write(contact), by, at(clock.instant())).update();
        earlier.index(caseReference, contact);
    }

    @Override
    public void startedAs(String caseReference, String processInstanceId) {
        jdbc.sql("update mash_case set process_instance_id = ? where case_reference = ?")
                .params(processInstanceId, caseReference).update();
    }

    @Override
    public void moveTo(String caseReference, CaseStatus status) {
        jdbc.sql("update mash_case set status = ?, closed_at = ? where case_reference = ?")
                .params(status.name(), status == CaseStatus.CLOSED ? at(clock.instant()) : null, caseReference)
                .update();
    }

    @Override
    public void becameReferral(String caseReference, Instant at) {
        jdbc.sql("update mash_case set became_referral_at = ? where case_reference = ? and became_referral_at is null")
                .params(at(at), caseReference).update();
    }

    @Override
    public void changed(String caseReference, Change change, String by) {
        jdbc.sql("insert into case_change (case_reference, kind, changed_by, changed_at) values (?, ?, ?, ?)")
                .params(caseReference, change.name(), by, at(clock.instant())).update();
        trail.changed(caseReference, change.name(), by);
        events.publishEvent(new CaseChanged(caseReference, Optional.of(change)));
    }

    @Override
    public List<JournalEntry> journal(String caseReference) {
        return once.read(List.of("case_change", caseReference), () -> List.copyOf(jdbc.sql("select id, kind, changed_by, changed_at"
                        + " from case_change where case_reference = ? order by id")
                .param(caseReference).query((row, n) -> entry(row)).list()));
    }

    private static JournalEntry entry(ResultSet row) throws SQLException {
        return new JournalEntry(row.getLong(1), Change.valueOf(row.getString(2)), row.getString(3),
                row.getTimestamp(4).toInstant());
    }

    @Override
    public void lock(String caseReference) {
        if (jdbc.sql("select case_reference from mash_case where case_reference = ? for update").param(caseReference)
                .query(String.class).optional().isEmpty()) {
            throw new NotFound("There is no such case.");
        }
    }

    @Override
    public long version(String caseReference, Set<String> kinds) {
        return newest(caseReference, 0, kinds).stream().mapToLong(JournalEntry::number).max().orElse(0);
    }

    @Override
    public Optional<String> changedSince(String caseReference, long version, Set<String> kinds) {
        var changes = newest(caseReference, version, kinds).stream().map(change -> persons.displayName(change.by())
                + " " + change.change().words() + " at " + LondonTime.at(change.at()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return changes.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", changes) + ".");
    }

    private List<JournalEntry> newest(String caseReference, long version, Set<String> kinds) {
        if (kinds.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("select id, kind, changed_by, changed_at from case_change where case_reference = :reference"
                        + " and id > :version and kind in (:kinds) order by id")
                .param("reference", caseReference).param("version", version).param("kinds", kinds)
                .query((row, n) -> entry(row)).list();
    }
}
