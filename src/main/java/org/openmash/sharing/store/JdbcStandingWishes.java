package org.openmash.sharing.store;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.openmash.platform.Person;
import org.openmash.sharing.ConsentTold;
import org.openmash.sharing.SharingAnswers.AlsoApplies;
import org.openmash.sharing.StandingWishes;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcStandingWishes implements StandingWishes {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    JdbcStandingWishes(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    @Override
    @Transactional
    public void record(String caseReference, AlsoApplies wish, boolean stands, String saidBy, Person by) {
        jdbc.sql("insert into standing_wish (case_reference, wish, stands, said_by, recorded_by, recorded_at)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(caseReference, wish.name(), stands, saidBy, by.id(), Timestamp.from(clock.instant())).update();
        events.publishEvent(new ConsentTold(caseReference));
    }

    @Override
    public Map<AlsoApplies, Instant> since(String caseReference) {
        return jdbc.sql("select wish, recorded_at from standing_wish where stands and id in (select max(id) from standing_wish"
                        + " where case_reference = ? group by wish)").param(caseReference)
                .query((row, n) -> Map.entry(AlsoApplies.valueOf(row.getString(1)), row.getTimestamp(2).toInstant())).list()
                .stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
