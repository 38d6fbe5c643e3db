package org.openmash.deadline.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.openmash.deadline.BoardView.Kept;
import org.openmash.deadline.ClockKind;
import org.openmash.deadline.LimitBoard.Asked;
import org.openmash.deadline.LimitBoard.Shown;
import org.openmash.deadline.LimitFigures;
import org.openmash.deadline.LimitState;
import org.openmash.referral.Rating;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Counts in the database: a hub may have 50,000 open limits. What is open is found by the index {@code case_limit_open},
 * however many are closed.
 */
@Repository
class JdbcLimitFigures implements LimitFigures {

    /** Every open limit with its state: {@link org.openmash.deadline.Limit#state} in SQL. */
    private static final String OPEN = """
            (select l.*, b.id as breach_id, coalesce(b.breached_at, l.due_at) as held_until,
                case when b.id is not null or l.counts and l.due_at <= :now then 'BREACHED'
                     when l.due_at <= :now then 'LAPSED'
                     when l.near_at <= :now then 'NEAR' else 'RUNNING' end as state
             from case_limit l left join limit_breach b on b.limit_id = l.limit_id
             where l.met_at is null and l.withdrawn_at is null)
            """;

    private static final String ORDER = " order by case state when 'BREACHED' then 0 when 'NEAR' then 1 else 2 end,"
            + " held_until, limit_id";

    private final JdbcClient jdbc;

    JdbcLimitFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Count> counts(Instant now) {
        return jdbc.sql("select clock, rating, " + number("state = 'RUNNING'") + " as running, "
                        + number("state = 'NEAR'") + " as near, " + number("state = 'BREACHED'") + " as breached"
                        + " from " + OPEN + " o where state <> 'LAPSED' group by clock, rating order by clock, rating")
                .param("now", at(now)).query((row, n) -> new Count(ClockKind.valueOf(row.getString("clock")),
                        Rating.valueOf(row.getString("rating")), row.getLong("running"), row.getLong("near"),
                        row.getLong("breached"))).list();
    }

    private static String number(String condition) {
        return "sum(case when " + condition + " then 1 else 0 end)";
    }

    @Override
    public List<Row> page(Asked asked, Instant now) {
        var shown = asked.shown() == Shown.OPEN ? "state <> 'LAPSED'" : "state = '" + asked.shown().name() + "'";
        var statement = jdbc.sql("select o.*, c.closed_at, c.process_instance_id,"
                        + " case when exists (select 1 from breach_explained e where e.breach_id = o.breach_id)"
                        + " then 1 else 0 end as explained"
                        + " from (select * from " + OPEN + " o where " + shown
                        + asked.clock().map(clock -> " and clock = :clock").orElse("")
                        + asked.rating().map(rating -> " and rating = :rating").orElse("")
                        + ORDER + " limit :size offset :skipped) o"
                        + " join mash_case c on c.case_reference = o.case_reference" + ORDER)
                .param("now", at(now)).param("size", asked.size())
                .param("skipped", (long) asked.page() * asked.size());
        asked.clock().ifPresent(clock -> statement.param("clock", clock.name()));
        asked.rating().ifPresent(rating -> statement.param("rating", rating.name()));
        return statement.query((row, n) -> row(row)).list();
    }

    private static Row row(ResultSet row) throws SQLException {
        var state = LimitState.valueOf(row.getString("state"));
        return new Row(row.getString("limit_id"), row.getString("case_reference"),
                ClockKind.valueOf(row.getString("clock")), Rating.valueOf(row.getString("rating")), state,
                Optional.ofNullable(row.getString("owed_by")), at(row, "started_at"), at(row, "near_at"),
                at(row, "due_at"), at(row, "other_due_at"),
                state == LimitState.BREACHED ? Optional.of(at(row, "held_until")) : Optional.empty(),
                row.getInt("explained") == 1, row.getTimestamp("closed_at") != null ? Optional.empty()
                        : Optional.ofNullable(row.getString("process_instance_id")),
                Optional.ofNullable(row.getString("watch_id")));
    }

    @Override
    public List<Overdue> overdue(int most, Instant now) {
        return jdbc.sql("select owed_by, " + number("state = 'BREACHED'") + " as overdue, count(*) as owed,"
                        + " min(held_until) as oldest from " + OPEN + " o where clock = 'AGENCY_REPLY'"
                        + " and owed_by like 'agency-%' and state <> 'LAPSED' group by owed_by"
                        + " having " + number("state = 'BREACHED'") + " > 0"
                        + " order by overdue desc, oldest, owed_by limit :most")
                .param("now", at(now)).param("most", most).query((row, n) -> new Overdue(row.getString("owed_by"),
                        row.getLong("overdue"), row.getLong("owed"), at(row, "oldest"))).list();
    }

    /** A limit belongs to the time at which it was met or passed unkept, whichever came first, and so to one day only. */
    @Override
    public List<Share> shares(Instant month, Instant today, Instant now) {
        return jdbc.sql("select clock, count(*) as month_due, sum(kept) as month_within, "
                        + number("decided_at >= :today") + " as today_due, "
                        + number("decided_at >= :today and kept = 1") + " as today_within from ("
                        + "select l.clock, case when b.id is null and l.met_at <= l.due_at then 1 else 0 end as kept,"
                        + " case when b.id is not null then b.breached_at when l.met_at > l.due_at then l.due_at"
                        + " else l.met_at end as decided_at"
                        + " from case_limit l left join limit_breach b on b.limit_id = l.limit_id"
                        + " where l.met_at >= :month and l.withdrawn_at is null and l.counts"
                        + " union all select clock, 0, held_until from " + OPEN + " o where counts"
                        + " and state = 'BREACHED') decided"
                        + " where decided_at >= :month and decided_at <= :now group by clock order by clock")
                .param("now", at(now)).param("month", at(month)).param("today", at(today))
                .query((row, n) -> new Share(ClockKind.valueOf(row.getString("clock")),
                        new Kept(row.getLong("today_due"), row.getLong("today_within")),
                        new Kept(row.getLong("month_due"), row.getLong("month_within")))).list();
    }

    private static Timestamp at(Instant instant) {
        return Timestamp.from(instant);
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }
}
