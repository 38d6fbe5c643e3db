package org.openmash.duty.store;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.openmash.duty.ClosingChoice;
import org.openmash.duty.ClosingDecision;
import org.openmash.duty.DutyRegister;
import org.openmash.duty.HandedToDuty;
import org.openmash.duty.HandedToDuty.Acceptance;
import org.openmash.duty.HandedToDuty.Does;
import org.openmash.duty.HandedToDuty.How;
import org.openmash.duty.HandedToDuty.TakenBack;
import org.openmash.duty.WhyHanded;
import org.openmash.platform.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcDutyRegister implements DutyRegister {

    private static final String HAND_OVERS = "select h.*, a.how, a.accepted_by, a.accepted_at, a.does, a.words,"
            + " a.recorded_by, a.recorded_at, b.handed_back_at, t.done_overnight, t.follows, t.taken_by as back_by,"
            + " t.taken_at as back_at from duty_hand_over h"
            + " left join duty_acceptance a on a.hand_over_id = h.hand_over_id"
            + " left join duty_hand_back b on b.hand_over_id = h.hand_over_id"
            + " left join duty_taken_back t on t.hand_over_id = h.hand_over_id";
    private static final String IN_ORDER = " order by h.handed_at, h.hand_over_id";
    private static final String DECISIONS =
            "select hub_day, case_reference, choice, words, decided_by, decided_at from closing_decision";

    private final JdbcClient jdbc;

    JdbcDutyRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(HandedToDuty handOver) {
        jdbc.sql("insert into duty_hand_over (hand_over_id, case_reference, why, taken_by, handed_at)"
                        + " values (?, ?, ?, ?, ?)")
                .params(handOver.handOverId(), handOver.caseReference(), handOver.why().name(),
                        handOver.takenBy().orElse(null), at(handOver.handedAt())).update();
    }

    @Override
    public void accepted(String handOverId, Acceptance acceptance) {
        jdbc.sql("insert into duty_acceptance (hand_over_id, how, accepted_by, accepted_at, does, words, recorded_by,"
                        + " recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(handOverId, acceptance.how().name(), acceptance.acceptedBy(), at(acceptance.acceptedAt()),
                        acceptance.does().name(), acceptance.words(), acceptance.recordedBy(),
                        at(acceptance.recordedAt())).update();
    }

    @Override
    public boolean handedBack(String handOverId, Instant at) {
        return jdbc.sql("insert into duty_hand_back (hand_over_id, handed_back_at) select hand_over_id, ?"
                        + " from duty_hand_over where hand_over_id = ? and not exists"
                        + " (select 1 from duty_hand_back where hand_over_id = ?)")
                .params(at(at), handOverId, handOverId).update() == 1;
    }

    @Override
    public void takenBack(String handOverId, TakenBack takenBack) {
        jdbc.sql("insert into duty_taken_back (hand_over_id, done_overnight, follows, taken_by, taken_at)"
                        + " values (?, ?, ?, ?, ?)")
                .params(handOverId, takenBack.doneOvernight().orElse(null), takenBack.follows(), takenBack.takenBy(),
                        at(takenBack.takenAt())).update();
    }

    @Override
    public HandedToDuty get(String handOverId) {
        return jdbc.sql(HAND_OVERS + " where h.hand_over_id = ?").param(handOverId)
                .query((row, n) -> handOver(row)).optional()
                .orElseThrow(() -> new NotFound("There is no such handing over."));
    }

    @Override
    public List<HandedToDuty> of(String caseReference) {
        return jdbc.sql(HAND_OVERS + " where h.case_reference = ?" + IN_ORDER).param(caseReference)
                .query((row, n) -> handOver(row)).list();
    }

    @Override
    public List<HandedToDuty> withDuty() {
        return jdbc.sql(HAND_OVERS + " where b.handed_back_at is null" + IN_ORDER)
                .query((row, n) -> handOver(row)).list();
    }

    private static HandedToDuty handOver(ResultSet row) throws SQLException {
        return new HandedToDuty(row.getString("hand_over_id"), row.getString("case_reference"),
                WhyHanded.valueOf(row.getString("why")), text(row, "taken_by"), instant(row, "handed_at").orElseThrow(),
                acceptance(row), instant(row, "handed_back_at"), takenBack(row));
    }

    private static Optional<Acceptance> acceptance(ResultSet row) throws SQLException {
        return row.getString("how") == null ? Optional.empty()
                : Optional.of(new Acceptance(How.valueOf(row.getString("how")), row.getString("accepted_by"),
                        instant(row, "accepted_at").orElseThrow(), Does.valueOf(row.getString("does")),
                        row.getString("words"), row.getString("recorded_by"),
                        instant(row, "recorded_at").orElseThrow()));
    }

    private static Optional<TakenBack> takenBack(ResultSet row) throws SQLException {
        return row.getString("follows") == null ? Optional.empty()
                : Optional.of(new TakenBack(text(row, "done_overnight"), row.getString("follows"),
                        row.getString("back_by"), instant(row, "back_at").orElseThrow()));
    }

    @Override
    public void decided(ClosingDecision decision) {
        jdbc.sql("insert into closing_decision (hub_day, case_reference, choice, words, decided_by, decided_at)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(Date.valueOf(decision.day()), decision.caseReference(),
                        decision.choice().map(Enum::name).orElse(null), decision.words().orElse(null),
                        decision.decidedBy(), at(decision.decidedAt())).update();
    }

    @Override
    public List<ClosingDecision> decisions(LocalDate day) {
        return jdbc.sql(DECISIONS + " where hub_day = ? order by id").param(Date.valueOf(day))
                .query((row, n) -> decision(row)).list();
    }

    @Override
    public Optional<ClosingDecision> lastDecision(String caseReference) {
        return jdbc.sql(DECISIONS + " where case_reference = ? order by id desc limit 1").param(caseReference)
                .query((row, n) -> decision(row)).optional();
    }

    private static ClosingDecision decision(ResultSet row) throws SQLException {
        return new ClosingDecision(row.getDate("hub_day").toLocalDate(), row.getString("case_reference"),
                text(row, "choice").map(ClosingChoice::valueOf), text(row, "words"), row.getString("decided_by"),
                instant(row, "decided_at").orElseThrow());
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }

    private static Timestamp at(Instant instant) {
        return Timestamp.from(instant);
    }
}
