package org.openmash.response.store;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openmash.information.Replies.Considered;
import org.openmash.platform.RegisterJson;
import org.openmash.response.ResponseRecord;
import org.openmash.response.ResponseRegister;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcResponseRegister implements ResponseRegister {

    private final JdbcClient jdbc;
    private final RegisterJson json;
    private final Clock clock;

    JdbcResponseRegister(JdbcClient jdbc, RegisterJson json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    private static String table(ResponseRecord kind) {
        return switch (kind) {
            case EMERGENCY_CALL, SOCIAL_WORKER_ASKED, SOCIAL_WORKER_ANSWERED -> "immediate_response_record";
            case POLICE_INFORMATION, GOING_ON_WITHOUT_REPLIES -> "discussion_note";
            case STRATEGY_DISCUSSION, STRATEGY_RECORD_FINISHED, MASH_DISCUSSION -> "discussion";
        };
    }

    @Override
    public void append(String caseReference, ResponseRecord kind, Object content, String by) {
        jdbc.sql("insert into " + table(kind) + " (case_reference, kind, content, recorded_by, recorded_at)"
                        + " values (?, ?, ?, ?, ?)")
                .params(caseReference, kind.name(), json.write(content), by, Timestamp.from(clock.instant())).update();
    }

    @Override
    public void appendDiscussion(String caseReference, ResponseRecord kind, Object content, Instant heldAt,
            List<Considered> considered, Optional<Boolean> floorMet, String by) {
        jdbc.sql("insert into discussion (case_reference, kind, content, held_at, considered, floor_met,"
                        + " recorded_by, recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(caseReference, kind.name(), json.write(content), Timestamp.from(heldAt), json.write(considered),
                        floorMet.orElse(null), by,
                        Timestamp.from(clock.instant())).update();
    }

    @Override
    public List<List<Considered>> considered(String caseReference) {
        return jdbc.sql("select considered from discussion where case_reference = ? and considered is not null order by id")
                .param(caseReference).query((row, n) -> List.of(json.read(row.getString(1), Considered[].class))).list();
    }

    @Override
    public <T> List<Recorded<T>> find(String caseReference, ResponseRecord kind, Class<T> type) {
        return jdbc.sql("select id, content, recorded_by, recorded_at from " + table(kind)
                        + " where case_reference = ? and kind = ? order by id").params(caseReference, kind.name())
                .query((row, n) -> new Recorded<>(row.getLong(1), json.read(row.getString(2), type), row.getString(3),
                        row.getTimestamp(4).toInstant())).list();
    }
}
