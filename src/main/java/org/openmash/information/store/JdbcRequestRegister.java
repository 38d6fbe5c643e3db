package org.openmash.information.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.openmash.information.Choice;
import org.openmash.information.Minimum;
import org.openmash.information.Reply;
import org.openmash.information.RequestRegister;
import org.openmash.information.Requests.AgencyRequest;
import org.openmash.information.Requests.Intention;
import org.openmash.information.Requests.ReplyState;
import org.openmash.information.Requests.RequestState;
import org.openmash.platform.ReadOnce;
import org.openmash.platform.RegisterJson;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcRequestRegister implements RequestRegister {

    private static final String REQUEST = "select r.*, a.id as reply_number, a.state as reply,"
            + " a.replied_by, a.checked_at, f.replied_at as first_reply_at,"
            + " case when f.id < a.id then a.replied_at end as corrected_at"
            + " from agency_request r left join agency_reply a on a.id ="
            + " (select max(id) from agency_reply where request_id = r.id) left join agency_reply f on f.id ="
            + " (select min(id) from agency_reply where request_id = r.id)";

    /** The state of a reply whose words were removed. */
    private static final String PURGED = "PURGED";

    private final JdbcClient jdbc;
    private final ReadOnce once;
    private final RegisterJson json;
    private final Clock clock;

    JdbcRequestRegister(JdbcClient jdbc, ReadOnce once, RegisterJson json, Clock clock) {
        this.jdbc = jdbc;
        this.once = once;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void begin(String caseReference, String by) {
        jdbc.sql("insert into information_gathering (case_reference, begun_by, begun_at, state)"
                        + " values (?, ?, ?, 'OPEN')")
                .params(caseReference, by, now()).update();
    }

    @Override
    public Optional<Long> openChoice(String caseReference) {
        return jdbc.sql("select max(id) from information_gathering where case_reference = ? and state = 'OPEN'"
                        + " having max(id) is not null")
                .param(caseReference).query(Long.class).optional();
    }

    @Override
    public boolean hasBegun(String caseReference) {
        return jdbc.sql("select count(*) from information_gathering where case_reference = ?").param(caseReference)
                .query(Long.class).single() > 0;
    }

    @Override
    public void chosen(long gathering, Choice choice, String by) {
        jdbc.sql("update information_gathering set state = 'CHOSEN', chosen_by = ?, chosen_at = ?, choice = ?"
                + " where id = ?").params(by, now(), json.write(choice), gathering).update();
    }

    @Override
    public Map<String, Choice.Weighed> weighed(String sendingId) {
        return jdbc.sql("select choice from information_gathering where id = ?").param(Long.valueOf(sendingId))
                .query((row, n) -> json.read(row.getString(1), Choice.class).weighed()).single();
    }

    @Override
    public void endChoice(long gathering) {
        jdbc.sql("update information_gathering set state = 'ENDED' where id = ?").param(gathering).update();
    }

    @Override
    public String add(long gathering, String agency, Minimum minimum, String by) {
        var id = UUID.randomUUID().toString();
        jdbc.sql("insert into agency_request (id, gathering_id, case_reference, agency, rating, content, state,"
                        + " asked_by, asked_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(id, gathering, minimum.caseReference(), agency, minimum.rating(), json.write(minimum),
                        RequestState.SENT.name(), by, now()).update();
        return id;
    }

    @Override
    public Optional<AgencyRequest> find(String requestId) {
        return jdbc.sql(REQUEST + " where r.id = ?").param(requestId).query((row, n) -> request(row)).optional();
    }

    @Override
    public List<AgencyRequest> of(String caseReference) {
        return once.read(List.of("agency_request", caseReference), () -> List.copyOf(jdbc.sql(REQUEST
                        + " where r.case_reference = ? order by r.number")
                .param(caseReference).query((row, n) -> request(row)).list()));
    }

    @Override
    public Set<String> kept(Collection<String> requestIds) {
        return Set.copyOf(jdbc.sql("select id from agency_request where intention = :kept and id in (:ids)")
                .param("kept", Intention.KEEP_FOR_FUTURE_PLANS.name()).param("ids", requestIds)
                .query(String.class).list());
    }

    private static AgencyRequest request(ResultSet row) throws SQLException {
        return new AgencyRequest(row.getString("id"), row.getString("gathering_id"), row.getString("case_reference"), row.getString("agency"),
                row.getString("rating"), RequestState.valueOf(row.getString("state")),
                row.getTimestamp("asked_at").toInstant(), instant(row, "sent_at"),
                Optional.ofNullable(row.getString("reply")).filter(state -> !state.equals(PURGED)).map(ReplyState::valueOf), instant(row, "first_reply_at"),
                Optional.ofNullable(row.getString("replied_by")), Optional.ofNullable(row.getObject("reply_number", Long.class)),
                instant(row, "corrected_at"), instant(row, "checked_at"), instant(row, "ended_at"),
                Intention.KEEP_FOR_FUTURE_PLANS.name().equals(row.getString("intention")));
    }

    @Override
    public Minimum minimum(String requestId) {
        return json.read(jdbc.sql("select content from agency_request where id = ?").param(requestId)
                .query(String.class).single(), Minimum.class);
    }

    @Override
    public void address(String requestId, String lead) {
        jdbc.sql("update agency_request set content = ? where id = ?")
                .params(json.write(minimum(requestId).forTheLead(lead)), requestId).update();
    }

    @Override
    public Optional<Reply> newestReply(String requestId) {
        return jdbc.sql("select content from agency_reply where request_id = ? and purged_at is null"
                        + " order by id desc limit 1")
                .param(requestId).query(String.class).optional().map(content -> json.read(content, Reply.class));
    }

    @Override
    public List<Given> replies(String requestId) {
        return jdbc.sql("select id, content, replied_by, replied_at, checked_at from agency_reply where request_id = ?"
                        + " and purged_at is null order by id").param(requestId)
                .query((row, n) -> new Given(row.getLong("id"), json.read(row.getString("content"), Reply.class),
                        row.getString("replied_by"), row.getTimestamp("replied_at").toInstant(), instant(row, "checked_at")))
                .list();
    }

    @Override
    public void sent(String requestId, String processInstanceId) {
        jdbc.sql("update agency_request set sent_at = ?, process_instance_id = ? where id = ?")
                .params(now(), processInstanceId, requestId).update();
    }

    @Override
    public void reply(String requestId, Reply reply, String by) {
        insert(requestId, reply, by);
        end(requestId, RequestState.ANSWERED);
    }

    @Override
    public void correct(String requestId, Reply reply, String by) {
        insert(requestId, reply, by);
    }

    private void insert(String requestId, Reply reply, String by) {
        jdbc.sql("insert into agency_reply (request_id, state, content, replied_by, replied_at) values (?, ?, ?, ?, ?)")
                .params(requestId, reply.state().name(), json.write(reply), by, now()).update();
    }

    @Override
    public void checked(String requestId, String by) {
        jdbc.sql("update agency_reply set checked_by = ?, checked_at = ? where id ="
                + " (select max(id) from agency_reply where request_id = ?)").params(by, now(), requestId).update();
    }

    @Override
    public Optional<String> processInstance(String requestId) {
        return jdbc.sql("select process_instance_id from agency_request where id = ? and process_instance_id is not null")
                .param(requestId).query(String.class).optional();
    }

    @Override
    public void withdraw(String requestId) {
        end(requestId, RequestState.WITHDRAWN);
    }

    @Override
    public void recall(String requestId) {
        jdbc.sql("update agency_reply set state = ?, content = '{}', purged_at = ? where request_id = ?")
                .params(PURGED, now(), requestId).update();
        jdbc.sql("update agency_document set title = '', filename = '', dated = null, why_relevant = '', content = ?,"
                + " purged_at = ? where request_id = ?").params(new byte[0], now(), requestId).update();
        jdbc.sql("update agency_request set ended_at = case when state = 'WITHDRAWN' then ended_at else ? end, state = ?"
                + " where id = ?").params(now(), RequestState.RECALLED.name(), requestId).update();
    }

    private void end(String requestId, RequestState state) {
        jdbc.sql("update agency_request set state = ?, ended_at = ? where id = ?")
                .params(state.name(), now(), requestId).update();
    }

    @Override
    public void intend(String caseReference, Intention intention, String by) {
        jdbc.sql("update agency_request set intention = ?, intended_by = ? where case_reference = ? and state = 'SENT'")
                .params(intention.name(), by, caseReference).update();
        jdbc.sql("update information_gathering set intention = ? where case_reference = ? and state = 'OPEN'")
                .params(intention.name(), caseReference).update();
    }

    @Override
    public void intendNothing(String caseReference) {
        jdbc.sql("update agency_request set intention = null, intended_by = null where case_reference = ? and state = 'SENT'")
                .param(caseReference).update();
        jdbc.sql("update information_gathering set intention = null where case_reference = ? and state = 'OPEN'")
                .param(caseReference).update();
    }

    @Override
    public List<Withdrawable> notKept(String caseReference) {
        return jdbc.sql("select id, process_instance_id, intended_by from agency_request where case_reference = ?"
                        + " and state = 'SENT' and (intention is null or intention <> 'KEEP_FOR_FUTURE_PLANS')"
                        + " order by number")
                .param(caseReference).query((row, n) -> new Withdrawable(row.getString(1), row.getString(2),
                        Optional.ofNullable(row.getString(3)))).list();
    }

    @Override
    public boolean isChoiceKept(long gathering) {
        return jdbc.sql("select count(*) from information_gathering where id = ?"
                + " and intention = 'KEEP_FOR_FUTURE_PLANS'").param(gathering).query(Long.class).single() > 0;
    }

    @Override
    public void keep(long gathering, String by) {
        jdbc.sql("update agency_request set intention = ?, intended_by = ? where gathering_id = ?")
                .params(Intention.KEEP_FOR_FUTURE_PLANS.name(), by, gathering).update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
