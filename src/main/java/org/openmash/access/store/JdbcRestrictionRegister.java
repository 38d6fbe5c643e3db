package org.openmash.access.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.openmash.access.Interests;
import org.openmash.access.Opening;
import org.openmash.access.Restriction;
import org.openmash.access.RestrictionRegister;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcRestrictionRegister implements RestrictionRegister {

    private static final String NEWEST = " r.id = (select max(n.id) from record_restriction n"
            + " where n.case_reference = r.case_reference)";
    private static final String OPENINGS = "select o.opening_id, o.case_reference, o.person, o.reason, o.opened_at,"
            + " o.open_until, v.justified, v.reason as found, v.reviewed_by, v.reviewed_at from record_opening o"
            + " left join record_opening_review v on v.opening_id = o.opening_id";

    private static final String INTEREST = "select case_reference, person, interest, declared_at, taken_back_by,"
            + " taken_back_at, reason from declared_interest";

    private final JdbcClient jdbc;

    JdbcRestrictionRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Restriction> newest(String caseReference) {
        return jdbc.sql("select * from record_restriction where case_reference = ? order by id desc limit 1")
                .param(caseReference).query((row, n) -> restriction(row)).optional();
    }

    @Override
    public Set<String> restricted(Collection<String> caseReferences) {
        // PostgreSQL takes no empty list
        return caseReferences.isEmpty() ? Set.of() : Set.copyOf(jdbc.sql("select r.case_reference from record_restriction r where r.stands and" + NEWEST
                + " and r.case_reference in (:cases)").param("cases", caseReferences).query(String.class).list());
    }

    @Override
    public List<Restriction> standing() {
        return jdbc.sql("select * from record_restriction r where r.stands and" + NEWEST + " order by r.id desc")
                .query((row, n) -> restriction(row)).list();
    }

    private static Restriction restriction(ResultSet row) throws SQLException {
        return new Restriction(row.getString("case_reference"), Restriction.Kind.valueOf(row.getString("kind")),
                row.getBoolean("stands"), row.getString("reason"), Optional.ofNullable(row.getString("same_people_as")),
                Optional.ofNullable(row.getString("decided_by")), row.getTimestamp("decided_at").toInstant());
    }

    @Override
    public void append(Restriction restriction) {
        jdbc.sql("insert into record_restriction (case_reference, kind, stands, reason, same_people_as, decided_by,"
                        + " decided_at) values (?, ?, ?, ?, ?, ?, ?)")
                .params(restriction.caseReference(), restriction.kind().name(), restriction.stands(),
                        restriction.reason(), restriction.samePeopleAs().orElse(null),
                        restriction.decidedBy().orElse(null), Timestamp.from(restriction.decidedAt())).update();
    }

    @Override
    public List<Restriction.Decision> decisions() {
        return jdbc.sql("select case_reference, case when stands then 'RESTRICTED' else 'LIFTED' end as what,"
                        + " null as reader, reason, decided_by, decided_at, id from record_restriction union all"
                        + " select case_reference, case when may_open then 'READER_ADDED' else 'READER_REMOVED' end,"
                        + " person, reason, decided_by, decided_at, id from record_reader"
                        + " order by decided_at desc, id desc limit 200")
                .query((row, n) -> new Restriction.Decision(row.getString("case_reference"),
                        Restriction.Decision.What.valueOf(row.getString("what")), Optional.ofNullable(row.getString("reader")),
                        row.getString("reason"), Optional.ofNullable(row.getString("decided_by")),
                        row.getTimestamp("decided_at").toInstant())).list();
    }

    @Override
    public boolean hold(String caseReference) {
        return jdbc.sql("select case_reference from mash_case where case_reference = ? for update").param(caseReference)
                .query(String.class).optional().isPresent();
    }

    @Override
    public List<String> readers(String caseReference) {
        return readers(caseReference, "r.may_open");
    }

    @Override
    public List<String> readersAdded(String caseReference) {
        return readers(caseReference, "r.may_open and r.decided_by is not null");
    }

    @Override
    public List<String> readersTakenOff(String caseReference) {
        return readers(caseReference, "not r.may_open and r.decided_by is not null");
    }

    private List<String> readers(String caseReference, String which) {
        return jdbc.sql("select r.person from record_reader r where r.case_reference = ? and " + which
                        + " and r.id = (select max(n.id) from record_reader n where n.case_reference = r.case_reference"
                        + " and n.person = r.person) order by r.person")
                .param(caseReference).query(String.class).list();
    }

    @Override
    public void reader(String caseReference, String person, boolean mayOpen, String reason, Optional<String> decidedBy,
            Instant at) {
        jdbc.sql("insert into record_reader (case_reference, person, may_open, reason, decided_by, decided_at)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(caseReference, person, mayOpen, reason, decidedBy.orElse(null), Timestamp.from(at)).update();
    }

    @Override
    public void mark(String caseReference, Set<String> marks) {
        var known = Set.copyOf(jdbc.sql("select mark from restricted_person where case_reference = ?")
                .param(caseReference).query(String.class).list());
        marks.stream().filter(mark -> !known.contains(mark)).forEach(mark -> jdbc.sql("insert into restricted_person"
                + " (case_reference, mark) values (?, ?)").params(caseReference, mark).update());
    }

    @Override
    public Optional<Restriction> withPeople(Collection<String> marks) {
        return marks.isEmpty() ? Optional.empty() : jdbc.sql("select * from record_restriction r where r.stands and"
                        + NEWEST + " and exists (select 1 from restricted_person p"
                        + " where p.case_reference = r.case_reference and p.mark in (:marks)) order by r.id desc limit 1")
                .param("marks", marks).query((row, n) -> restriction(row)).optional();
    }

    @Override
    public void open(Opening opening) {
        jdbc.sql("insert into record_opening (opening_id, case_reference, person, reason, opened_at, open_until)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(opening.openingId(), opening.caseReference(), opening.person(), opening.reason(),
                        Timestamp.from(opening.openedAt()), Timestamp.from(opening.until())).update();
    }

    @Override
    public Optional<Opening> opening(String openingId) {
        return jdbc.sql(OPENINGS + " where o.opening_id = ?").param(openingId).query((row, n) -> opening(row)).optional();
    }

    @Override
    public List<Opening> openings() {
        return jdbc.sql(OPENINGS + " order by o.opened_at desc, o.opening_id limit 200")
                .query((row, n) -> opening(row)).list();
    }

    private static Opening opening(ResultSet row) throws SQLException {
        var reviewedAt = row.getTimestamp("reviewed_at");
        return new Opening(row.getString("opening_id"), row.getString("case_reference"), row.getString("person"),
                row.getString("reason"), row.getTimestamp("opened_at").toInstant(),
                row.getTimestamp("open_until").toInstant(), reviewedAt == null ? Optional.empty()
                : Optional.of(new Opening.Review(row.getBoolean("justified"), row.getString("found"),
                        row.getString("reviewed_by"), reviewedAt.toInstant())));
    }

    @Override
    public List<String> openingsEnded(Instant after, Instant until) {
        return jdbc.sql("select distinct case_reference from record_opening where open_until > ? and open_until <= ?"
                        + " order by case_reference")
                .params(Timestamp.from(after), Timestamp.from(until)).query(String.class).list();
    }

    @Override
    public boolean isOpenTo(String caseReference, String person, Instant at) {
        return jdbc.sql("select count(*) from record_opening where case_reference = ? and person = ? and open_until > ?")
                .params(caseReference, person, Timestamp.from(at)).query(Long.class).single() > 0;
    }

    @Override
    public void review(String openingId, Opening.Review review) {
        jdbc.sql("insert into record_opening_review (opening_id, justified, reason, reviewed_by, reviewed_at)"
                        + " values (?, ?, ?, ?, ?)")
                .params(openingId, review.justified(), review.reason(), review.reviewedBy(),
                        Timestamp.from(review.reviewedAt())).update();
    }

    @Override
    public void declare(Interests.Declared declared) {
        var takenBack = declared.takenBack();
        jdbc.sql("insert into declared_interest (case_reference, person, interest, declared_at, taken_back_by,"
                        + " taken_back_at, reason) values (?, ?, ?, ?, ?, ?, ?)")
                .params(declared.caseReference(), declared.person(), declared.interest().name(),
                        Timestamp.from(declared.declaredAt()), takenBack.map(Interests.TakenBack::by).orElse(null),
                        takenBack.map(Interests.TakenBack::at).map(Timestamp::from).orElse(null),
                        takenBack.map(Interests.TakenBack::reason).orElse(null)).update();
    }

    @Override
    public List<Interests.Declared> declared() {
        return jdbc.sql(INTEREST + " where id in (select max(id) from declared_interest group by case_reference, person)"
                + " order by id desc limit 200").query((row, n) -> interest(row)).list();
    }

    @Override
    public List<Interests.Declared> standingInterests(String caseReference) {
        return jdbc.sql(INTEREST + " where id in (select max(id) from declared_interest where case_reference = ? group by person)"
                + " and taken_back_by is null order by id").param(caseReference).query((row, n) -> interest(row)).list();
    }

    @Override
    public Optional<Interests.Declared> interest(String caseReference, String person) {
        return jdbc.sql(INTEREST + " where case_reference = ? and person = ? order by id desc limit 1")
                .params(caseReference, person).query((row, n) -> interest(row)).optional();
    }

    private static Interests.Declared interest(ResultSet row) throws SQLException {
        var by = row.getString("taken_back_by");
        return new Interests.Declared(row.getString("case_reference"), row.getString("person"),
                Interests.Interest.valueOf(row.getString("interest")), row.getTimestamp("declared_at").toInstant(),
                by == null ? Optional.empty() : Optional.of(new Interests.TakenBack(by, row.getString("reason"),
                        row.getTimestamp("taken_back_at").toInstant())));
    }

    @Override
    public Set<String> interests(Collection<String> caseReferences, String person) {
        return Set.copyOf(jdbc.sql("select i.case_reference from declared_interest i where i.person = :person"
                        + " and i.case_reference in (:cases) and i.taken_back_by is null and i.id = (select max(n.id)"
                        + " from declared_interest n where n.case_reference = i.case_reference and n.person = i.person)")
                .param("person", person).param("cases", caseReferences).query(String.class).list());
    }
}
