package org.openmash.outcome.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.openmash.access.Staff;
import org.openmash.outcome.DeliveriesDisclosed;
import org.openmash.outcome.HandOver;
import org.openmash.outcome.HandOvers;
import org.openmash.outcome.OutcomeCode;
import org.openmash.platform.NotFound;
import org.openmash.platform.Person;
import org.openmash.referral.Cases;
import org.openmash.referral.Change;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
class JdbcHandOvers implements HandOvers {

    private static final String HUB = "hub";

    private final DeliveriesDisclosed disclosed;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Cases cases;
    private final Staff staff;

    JdbcHandOvers(JdbcClient jdbc, Clock clock, Cases cases, Staff staff, DeliveriesDisclosed disclosed) {
        this.disclosed = disclosed;
        this.jdbc = jdbc;
        this.clock = clock;
        this.cases = cases;
        this.staff = staff;
    }

    @Override
    @Transactional
    public String askWorker(String caseReference, HandOver.Kind kind, String subjectId, Optional<String> workerId,
            boolean workerAway) {
        var id = ask(caseReference, kind, null, Set.of(subjectId), workerId.orElse(null), workerAway);
        disclosed.askedWorker(id, caseReference, subjectId, workerId.filter(worker -> !workerAway));
        return id;
    }

    @Override
    @Transactional
    public String askTeam(String caseReference, OutcomeCode outcome, Set<String> subjects, String receivingGroup) {
        var id = ask(caseReference, HandOver.Kind.RECEIVE, outcome.name(), subjects, null, false);
        sent(id, receivingGroup, null, HUB);
        disclosed.handedOver(id, caseReference, Optional.of(outcome), subjects, receivingGroup, "To do what was decided",
                HUB);
        return id;
    }

    private String ask(String caseReference, HandOver.Kind kind, String outcome, Set<String> subjects, String workerId,
            boolean workerAway) {
        var id = UUID.randomUUID().toString();
        jdbc.sql("insert into hand_over (hand_over_id, case_reference, kind, outcome, worker_id, worker_away, state,"
                        + " asked_at) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(id, caseReference, kind.name(), outcome, workerId, workerAway, HandOver.State.OPEN.name(),
                        now())
                .update();
        subjects.forEach(subject -> jdbc.sql("insert into hand_over_subject (hand_over_id, subject_id) values (?, ?)")
                .params(id, subject).update());
        cases.changed(caseReference, Change.HANDED_OVER, HUB);
        return id;
    }

    private void sent(String handOverId, String receivingGroup, String reason, String by) {
        jdbc.sql("insert into hand_over_sent (hand_over_id, receiving_group, reason, sent_by, sent_at)"
                + " values (?, ?, ?, ?, ?)").params(handOverId, receivingGroup, reason, by, now()).update();
    }

    @Override
    public HandOver get(String handOverId) {
        return jdbc.sql("select * from hand_over where hand_over_id = ?").param(handOverId)
                .query((row, n) -> handOver(row)).optional()
                .orElseThrow(() -> new NotFound("There is no such hand-over."));
    }

    @Override
    public List<HandOver> of(String caseReference) {
        return jdbc.sql("select * from hand_over where case_reference = ? order by asked_at, hand_over_id")
                .param(caseReference).query((row, n) -> handOver(row)).list();
    }

    private HandOver handOver(ResultSet row) throws SQLException {
        var id = row.getString("hand_over_id");
        return new HandOver(id, row.getString("case_reference"), HandOver.Kind.valueOf(row.getString("kind")),
                Optional.ofNullable(row.getString("outcome")).map(OutcomeCode::valueOf), subjects(id),
                receivingGroup(id), Optional.ofNullable(row.getString("worker_id")), row.getBoolean("worker_away"),
                HandOver.State.valueOf(row.getString("state")), answers(id),
                row.getTimestamp("asked_at").toInstant());
    }

    private Set<String> subjects(String handOverId) {
        return new LinkedHashSet<>(jdbc.sql("select subject_id from hand_over_subject where hand_over_id = ?"
                + " order by subject_id").param(handOverId).query(String.class).list());
    }

    private Optional<String> receivingGroup(String handOverId) {
        return jdbc.sql("select receiving_group from hand_over_sent where hand_over_id = ? order by id desc limit 1")
                .param(handOverId).query(String.class).optional();
    }

    private List<HandOver.Answered> answers(String handOverId) {
        return jdbc.sql("select * from hand_over_answer where hand_over_id = ? order by id").param(handOverId)
                .query((row, n) -> new HandOver.Answered(HandOver.Answer.valueOf(row.getString("answer")),
                        Optional.ofNullable(row.getString("taken_by")), Optional.ofNullable(row.getString("words")),
                        row.getString("answered_by"), row.getTimestamp("answered_at").toInstant()))
                .list();
    }

    @Override
    @Transactional
    public void answer(String handOverId, HandOver.Answer answer, Optional<String> takenBy, String words, Person by) {
        jdbc.sql("insert into hand_over_answer (hand_over_id, answer, taken_by, words, answered_by,"
                        + " registration_number, answered_at) values (?, ?, ?, ?, ?, ?, ?)")
                .params(handOverId, answer.name(), takenBy.orElse(null), words, by.id(),
                        staff.registrationNumber(by.id()).orElse(null), now())
                .update();
        if (answer != HandOver.Answer.WORKER_ABSENT) {
            moveTo(handOverId, HandOver.State.valueOf(answer.name()));
        }
        cases.changed(get(handOverId).caseReference(), Change.HAND_OVER_ANSWERED, by.id());
    }

    @Override
    @Transactional
    public void sendTo(String handOverId, String receivingGroup, String reason, Person by) {
        sent(handOverId, receivingGroup, reason, by.id());
        moveTo(handOverId, HandOver.State.OPEN);
        var sent = get(handOverId);
        disclosed.handedOver(handOverId, sent.caseReference(), sent.outcome(), sent.subjects(), receivingGroup, reason,
                by.id());
        cases.changed(get(handOverId).caseReference(), Change.HANDED_OVER, by.id());
    }

    private void moveTo(String handOverId, HandOver.State state) {
        jdbc.sql("update hand_over set state = ? where hand_over_id = ?").params(state.name(), handOverId).update();
    }

    @Override
    @Transactional
    public void supersedeOpenDeliveries(String caseReference) {
        jdbc.sql("update hand_over set state = ? where case_reference = ? and kind = ? and state in (?, ?)")
                .params(HandOver.State.SUPERSEDED.name(), caseReference, HandOver.Kind.RECEIVE.name(),
                        HandOver.State.OPEN.name(), HandOver.State.RETURNED.name())
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
