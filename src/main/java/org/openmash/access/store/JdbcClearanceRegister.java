package org.openmash.access.store;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.openmash.access.ClearanceKind;
import org.openmash.access.ClearanceRegister;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcClearanceRegister implements ClearanceRegister {

    private static final String NEWEST = "select c.person, c.kind, c.id, c.valid_until, e.extended_until, e.reason"
            + " from staff_clearance c left join training_extension e on e.person = c.person and e.kind = c.kind"
            + " and e.clearance_id = c.id where c.id = (select max(n.id) from staff_clearance n"
            + " where n.person = c.person and n.kind = c.kind)";
    private static final String NEVER_RECORDED = " union all select e.person, e.kind, 0, cast(null as date),"
            + " e.extended_until, e.reason from training_extension e where e.clearance_id = 0 and not exists (select 1"
            + " from staff_clearance n where n.person = e.person and n.kind = e.kind)";

    private final JdbcClient jdbc;

    JdbcClearanceRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Recorded> of(String person) {
        return jdbc.sql(NEWEST + " and c.person = :person" + NEVER_RECORDED + " and e.person = :person")
                .param("person", person).query((row, n) -> recorded(row)).list();
    }

    @Override
    public List<Recorded> all() {
        return jdbc.sql(NEWEST + NEVER_RECORDED).query((row, n) -> recorded(row)).list();
    }

    private static Recorded recorded(ResultSet row) throws SQLException {
        return new Recorded(row.getString(1), ClearanceKind.valueOf(row.getString(2)), row.getLong(3),
                Optional.ofNullable(row.getDate(4)).map(Date::toLocalDate),
                extension(row));
    }

    private static Optional<Extension> extension(ResultSet row) throws SQLException {
        var until = row.getDate(5);
        return until == null ? Optional.empty() : Optional.of(new Extension(until.toLocalDate(), row.getString(6)));
    }

    @Override
    public void record(String person, ClearanceKind kind, Optional<LocalDate> validUntil, Optional<String> by,
            Instant at) {
        jdbc.sql("insert into staff_clearance (person, kind, valid_until, recorded_by, recorded_at)"
                        + " values (?, ?, ?, ?, ?)")
                .params(person, kind.name(), validUntil.map(Date::valueOf).orElse(null), by.orElse(null),
                        Timestamp.from(at)).update();
    }

    @Override
    public boolean extend(String person, ClearanceKind kind, long id, LocalDate until, String reason, String by,
            Instant at) {
        if (jdbc.sql("select count(*) from training_extension where person = ? and kind = ? and clearance_id = ?")
                .params(person, kind.name(), id).query(Long.class).single() > 0) {
            return false;
        }
        jdbc.sql("insert into training_extension (person, kind, clearance_id, extended_until, reason, extended_by,"
                        + " extended_at) values (?, ?, ?, ?, ?, ?, ?)")
                .params(person, kind.name(), id, Date.valueOf(until), reason, by, Timestamp.from(at)).update();
        return true;
    }

    @Override
    public Map<String, LocalDate> agreements() {
        return jdbc.sql("select a.agency, a.valid_until from sharing_agreement a where a.id = (select max(n.id)"
                        + " from sharing_agreement n where n.agency = a.agency)")
                .query((row, n) -> Map.entry(row.getString(1), row.getDate(2).toLocalDate())).list().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public void agreed(String agency, LocalDate validUntil, Optional<String> by, Instant at) {
        jdbc.sql("insert into sharing_agreement (agency, valid_until, recorded_by, recorded_at) values (?, ?, ?, ?)")
                .params(agency, Date.valueOf(validUntil), by.orElse(null), Timestamp.from(at)).update();
    }
}
