package org.openmash.outcome.store;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.openmash.outcome.DeliveriesDisclosed;
import org.openmash.outcome.FamilyLetters;
import org.openmash.platform.Person;
import org.openmash.referral.Cases;
import org.openmash.referral.Change;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcFamilyLetters implements FamilyLetters {

    private final DeliveriesDisclosed disclosed;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Cases cases;

    JdbcFamilyLetters(JdbcClient jdbc, Clock clock, Cases cases, DeliveriesDisclosed disclosed) {
        this.disclosed = disclosed;
        this.jdbc = jdbc;
        this.clock = clock;
        this.cases = cases;
    }

    @Override
    @Transactional
    public void record(String caseReference, Letter letter, Person by) {
        jdbc.sql("insert into family_letter (case_reference, done, to_whom, reason, reviewed_on, done_at, recorded_by,"
                        + " recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(caseReference, letter.done().name(), letter.toWhom().orElse(null),
                        letter.reason().orElse(null), letter.reviewedOn().map(Date::valueOf).orElse(null),
                        Timestamp.from(letter.at()), by.id(), Timestamp.from(clock.instant()))
                .update();
        disclosed.letter(caseReference, letter, by.id());
        cases.changed(caseReference, Change.FAMILY_WRITTEN_TO, by.id());
    }

    @Override
    public List<Letter> of(String caseReference) {
        return jdbc.sql("select * from family_letter where case_reference = ? order by id").param(caseReference)
                .query((row, n) -> letter(row)).list();
    }

    private static Letter letter(ResultSet row) throws SQLException {
        return new Letter(Done.valueOf(row.getString("done")), Optional.ofNullable(row.getString("to_whom")),
                Optional.ofNullable(row.getString("reason")),
                Optional.ofNullable(row.getDate("reviewed_on")).map(Date::toLocalDate),
                row.getTimestamp("done_at").toInstant());
    }

    @Override
    public Optional<Instant> settledSince(String caseReference, Instant decision) {
        return of(caseReference).stream().map(Letter::at).filter(at -> !at.isBefore(decision))
                .min(Comparator.naturalOrder());
    }
}
