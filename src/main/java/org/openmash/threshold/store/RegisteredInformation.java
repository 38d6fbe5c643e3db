package org.openmash.threshold.store;

import static org.openmash.platform.ProcessVariables.CASE_REFERENCE;
import static org.openmash.platform.ProcessVariables.DANGER_NOW;
import static org.openmash.platform.ProcessVariables.EMERGENCY_CALL_RECORDED;
import static org.openmash.platform.ProcessVariables.INFORMATION_ID;
import static org.openmash.platform.ProcessVariables.REVIEW_KIND;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.openmash.access.NeedToKnow;
import org.openmash.platform.CaseJournal;
import org.openmash.platform.Codes;
import org.openmash.platform.Pathways;
import org.openmash.platform.Person;
import org.openmash.platform.Refused;
import org.openmash.platform.RegisterJson;
import org.openmash.referral.Cases;
import org.openmash.referral.Category;
import org.openmash.referral.Change;
import org.openmash.referral.Contact;
import org.openmash.referral.Intake;
import org.openmash.threshold.AlsoTold;
import org.openmash.threshold.NewInformation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class RegisteredInformation implements NewInformation {

    private static final String PROCESS = "newInformation";
    private static final String FOR_THOSE_WHO_DECIDE =
            "An agency's answer has come that no discussion waited for. Those who decide read it.";
    private static final String ANSWERED_AFTER_CLOSING = "An agency's answer came after the case was closed, and the unit"
            + " manager asks that it be rated again. Those who decide read it under new information; others ask the duty"
            + " manager.";

    private static final String RECALLED = "An agency's answer came that no discussion waited for. It was about somebody else and"
            + " has been recalled: nothing of it is left.";

    private final JdbcClient jdbc;
    private final RegisterJson json;
    private final Clock clock;
    private final Cases cases;
    private final CaseJournal journal;
    private final Intake intake;
    private final Pathways pathways;
    private final NeedToKnow matrix;
    private final List<AlsoTold> others;

    RegisteredInformation(JdbcClient jdbc, RegisterJson json, Clock clock, Cases cases, CaseJournal journal,
            Intake intake, Pathways pathways, NeedToKnow matrix, List<AlsoTold> others) {
        this.others = others;
        this.matrix = matrix;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.cases = cases;
        this.journal = journal;
        this.intake = intake;
        this.pathways = pathways;
    }

    @Override
    @Transactional
    public void receive(String caseReference, Told told, Person by) {
        pathways.start(PROCESS, caseReference, record(caseReference, told, by));
    }

    @Override
    @Transactional
    public void receiveLateAnswer(String caseReference, String requestId, Told told, Person by) {
        pathways.start(PROCESS, caseReference, record(caseReference, told, Optional.of(requestId), by));
    }

    @Override
    @Transactional
    public Codes record(String caseReference, Told told, Person by) {
        return record(caseReference, told, Optional.empty(), by);
    }

    private Codes record(String caseReference, Told told, Optional<String> lateAnswer, Person by) {
        journal.lock(caseReference);
        var closed = cases.get(caseReference).isClosed();
        var id = append(caseReference, Objects.requireNonNullElse(told.receivedAt(), clock.instant()), told, lateAnswer,
                by.id());
        cases.changed(caseReference, Change.INFORMATION_ADDED, by.id());
        if (!closed && !told.concerns().isEmpty()) {
            cases.revise(caseReference, withConcerns(cases.contact(caseReference), told.concerns()), by.id());
        }
        var call = told.emergencyCall();
        return Codes.of(CASE_REFERENCE, caseReference)
                .and(INFORMATION_ID, Long.toString(id))
                // a closed case's danger is handled on the linked contact, from its first second
                .and(DANGER_NOW, told.dangerNow() && !closed)
                .and(EMERGENCY_CALL_RECORDED, call != null && call.isRecorded())
                .and(REVIEW_KIND, closed ? "CASE_CLOSED" : "RATING");
    }

    private long append(String caseReference, Instant receivedAt, Told told, Optional<String> lateAnswer, String by) {
        var key = new GeneratedKeyHolder();
        jdbc.sql("insert into new_information (case_reference, content, received_at, recorded_by, recorded_at,"
                        + " late_answer) values (?, ?, ?, ?, ?, ?)")
                .params(caseReference, json.write(told), Timestamp.from(receivedAt), by,
                        Timestamp.from(clock.instant()), lateAnswer.orElse(null))
                .update(key, "id");
        return key.getKeyAs(Number.class).longValue();
    }

    @Override
    @Transactional
    public void forgetAnswer(String requestId, Person by) {
        var known = jdbc.sql("select distinct case_reference from new_information where late_answer = ?").param(requestId)
                .query(String.class).list();
        known.forEach(reference -> of(reference).stream()
                .filter(recorded -> recorded.lateAnswer().filter(requestId::equals).isPresent()).forEach(this::forget));
        known.forEach(reference -> cases.changed(reference, Change.REQUEST_RECALLED, by.id()));
    }

    private void forget(Recorded recorded) {
        var told = recorded.told();
        jdbc.sql("update new_information set content = ? where id = ?").params(json.write(new Told(told.receivedAt(), null,
                RECALLED, told.dangerNow(), told.emergencyCall(), List.of())), recorded.id()).update();
    }

    private static Contact withConcerns(Contact contact, List<Contact.Concern> more) {
        var all = new ArrayList<>(contact.concerns());
        all.addAll(more);
        return contact.withConcerns(all);
    }

    @Override
    public void askForReview(String caseReference) {
        pathways.start(PROCESS, caseReference, review(caseReference, "RATING"));
    }

    @Override
    public void askSecondPerson(String caseReference) {
        pathways.start(PROCESS, caseReference, review(caseReference, "LOWERING_PROPOSED"));
    }

    private static Codes review(String caseReference, String kind) {
        return Codes.of(CASE_REFERENCE, caseReference).and(DANGER_NOW, false).and(EMERGENCY_CALL_RECORDED, false)
                .and(REVIEW_KIND, kind);
    }

    @Override
    @Transactional
    public String openLinkedContact(String caseReference, String informationId) {
        var told = of(caseReference).stream().filter(recorded -> Long.toString(recorded.id()).equals(informationId))
                .findFirst().orElseThrow(() -> new Refused("There is no such information on this case."));
        var concerns = told.told().concerns().isEmpty()
                ? List.of(new Contact.Concern(null, Category.UNKNOWN, null, null, null, null, null, null, null, null,
                        null, told.lateAnswer().isPresent() ? ANSWERED_AFTER_CLOSING : words(told.told())))
                : told.told().concerns();
        var contact = cases.contact(caseReference).againWith(concerns, referrer(told), told.told().dangerNow(),
                told.told().emergencyCall(), told.receivedAt());
        var linked = intake.receiveLinked(contact, told.recordedBy(), caseReference).caseReference();
        if (told.lateAnswer().isPresent()) {
            append(linked, told.receivedAt(), told.told(), told.lateAnswer(), told.recordedBy());
        }
        return linked;
    }

    /** Whoever said what is new, and not whoever referred first. Who an answer is from stays with those who decide. */
    private static Contact.Referrer referrer(Recorded told) {
        var name = told.told().toldBy();
        return told.lateAnswer().isPresent() || name == null || name.isBlank() ? Contact.Referrer.THE_HUB
                : Contact.Referrer.named(name);
    }

    @Override
    public List<Recorded> of(String caseReference) {
        return jdbc.sql("select id, content, received_at, recorded_by, late_answer from new_information"
                        + " where case_reference = ? order by id").param(caseReference)
                .query((row, n) -> new Recorded(row.getLong(1), row.getTimestamp(3).toInstant(), row.getString(4),
                        json.read(row.getString(2), Told.class), Optional.ofNullable(row.getString(5)))).list();
    }

    @Override
    public List<Read> readBy(String caseReference, Person reader) {
        return read(caseReference, reader, recorded -> false);
    }

    @Override
    public List<Read> readInDanger(String caseReference, Person reader) {
        return read(caseReference, reader, recorded -> Boolean.TRUE.equals(recorded.told().dangerNow()));
    }

    @Override
    public List<Read> told(String caseReference) {
        return withWhatOthersTold(caseReference, of(caseReference).stream()
                .filter(recorded -> recorded.lateAnswer().isEmpty()).map(RegisteredInformation::whole));
    }

    private List<Read> read(String caseReference, Person reader, Predicate<Recorded> shownToAll) {
        var decides = matrix.isShown(NeedToKnow.REASONS, reader);
        return withWhatOthersTold(caseReference, of(caseReference).stream().map(recorded -> {
            if (decides || recorded.lateAnswer().isEmpty()) {
                return whole(recorded);
            }
            return shownToAll.test(recorded) ? read(recorded, Optional.empty(), recorded.told().text(), false)
                    : read(recorded, Optional.empty(), FOR_THOSE_WHO_DECIDE, true);
        }));
    }

    private List<Read> withWhatOthersTold(String caseReference, Stream<Read> recorded) {
        return Stream.concat(recorded, others.stream().flatMap(other -> other.of(caseReference).stream()))
                .sorted(Comparator.comparing(Read::receivedAt)).toList();
    }

    private static Read whole(Recorded recorded) {
        return read(recorded, toldBy(recorded.told()), recorded.told().text(), false);
    }

    private static Read read(Recorded recorded, Optional<String> toldBy, String text, boolean keptBack) {
        return new Read(recorded.receivedAt(), recorded.recordedBy(), toldBy, text, keptBack);
    }

    private static Optional<String> toldBy(Told told) {
        return Optional.ofNullable(told.toldBy());
    }

    private static String words(Told told) {
        return toldBy(told).map(name -> name + ": ").orElse("") + told.text();
    }
}
