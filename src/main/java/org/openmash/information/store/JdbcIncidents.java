package org.openmash.information.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.openmash.information.Incidents;
import org.openmash.platform.LondonTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcIncidents implements Incidents {

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcIncidents(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void append(Incident incident) {
        jdbc.sql("insert into incident_record (recorded_at, kind, case_reference, request_id, agency, people, was_answered,"
                        + " was_decided, words, recorded_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(Timestamp.from(clock.instant()), incident.kind().name(), incident.caseReference(),
                        incident.requestId(), incident.agency(), String.join(" ", incident.people()),
                        incident.wasAnswered(), incident.wasDecided(), incident.words(), incident.by()).update();
    }

    @Override
    public Optional<Incident> recallOf(String requestId) {
        return jdbc.sql("select * from incident_record where request_id = ? and kind = ? order by id limit 1")
                .params(requestId, Kind.WRONG_PERSON_SEARCHED.name()).query((row, n) -> incident(row)).optional();
    }

    @Override
    public List<Recorded> between(LocalDate from, LocalDate to) {
        return jdbc.sql("select * from incident_record where recorded_at >= ? and recorded_at < ? order by id")
                .params(Timestamp.from(LondonTime.startOf(from)), Timestamp.from(LondonTime.startOf(to.plusDays(1))))
                .query((row, n) -> new Recorded(row.getLong("id"), row.getTimestamp("recorded_at").toInstant(),
                        incident(row))).list();
    }

    private static Incident incident(ResultSet row) throws SQLException {
        return new Incident(Kind.valueOf(row.getString("kind")), row.getString("case_reference"),
                row.getString("request_id"), row.getString("agency"), List.of(row.getString("people").split(" ")),
                row.getBoolean("was_answered"), row.getBoolean("was_decided"), row.getString("words"),
                row.getString("recorded_by"));
    }
}
