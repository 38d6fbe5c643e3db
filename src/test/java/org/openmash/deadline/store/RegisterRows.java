package org.openmash.deadline.store;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.openmash.deadline.ClockKind;
import org.openmash.referral.Rating;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts limits into the register as if the hub had run for a while: {@code limit(RESPONSE, RED).due(at).stands()}. */
public final class RegisterRows {

    private final JdbcClient jdbc;
    private final List<String> made = new ArrayList<>();
    private int cases;

    public RegisterRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param instance the case's pathway in the engine */
    public String openCase(String reference, String instance) {
        jdbc.sql("insert into mash_case (case_reference, contact_kind, channel, received_at, recorded_at, recorded_by,"
                        + " danger_now, status, process_instance_id) values (?, 'CHILD_CONCERN', 'FORM', ?, ?,"
                        + " 'partner', false, 'RATED', ?)")
                .params(reference, at(Instant.EPOCH), at(Instant.EPOCH), instance).update();
        return reference;
    }

    public String closedCase(String reference) {
        openCase(reference, "instance-of-" + reference);
        jdbc.sql("update mash_case set closed_at = ?, status = 'CLOSED' where case_reference = ?")
                .params(at(Instant.EPOCH), reference).update();
        return reference;
    }

    public Row limit(ClockKind clock, Rating rating) {
        return new Row(clock, rating);
    }

    /** Takes its own rows out again, where others use the same register. */
    public void takeBack() {
        for (var id : made) {
            jdbc.sql("delete from breach_explained where breach_id in (select id from limit_breach where limit_id = ?)")
                    .param(id).update();
            jdbc.sql("delete from limit_breach where limit_id = ?").param(id).update();
            jdbc.sql("delete from case_limit where limit_id = ?").param(id).update();
        }
    }

    /** Empties the register of limits. */
    public void nothing() {
        for (var table : new String[] {"breach_explained", "breach_explanation", "limit_action", "limit_move",
            "limit_breach", "case_limit"}) {
            jdbc.sql("delete from " + table).update();
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** One limit before it is written. */
    public final class Row {

        private final String limitId = UUID.randomUUID().toString();
        private final ClockKind clock;
        private final Rating rating;
        private String of;
        private String owedBy;
        private Instant due;
        private Duration nearBefore = Duration.ofHours(1);
        private boolean counts = true;
        private Instant met;
        private Instant withdrawn;
        private Instant breached;
        private boolean explained;

        private Row(ClockKind clock, Rating rating) {
            this.clock = clock;
            this.rating = rating;
        }

        public Row of(String caseReference) {
            this.of = caseReference;
            return this;
        }

        public Row due(Instant at) {
            this.due = at;
            return this;
        }

        public Row nearBefore(Duration time) {
            this.nearBefore = time;
            return this;
        }

        public Row owedBy(String group) {
            this.owedBy = group;
            return this;
        }

        public Row met(Instant at) {
            this.met = at;
            return this;
        }

        public Row withdrawn(Instant at) {
            this.withdrawn = at;
            return this;
        }

        /** Recorded as breached then, whatever its due time is now. */
        public Row breached(Instant at) {
            this.breached = at;
            return this;
        }

        public Row explained() {
            this.explained = true;
            return this;
        }

        public Row onlyReminds() {
            this.counts = false;
            return this;
        }

        /** @return the limit's id */
        public String stands() {
            var reference = Optional.ofNullable(of)
                    .orElseGet(() -> openCase("MASH-2026-%06d".formatted(900_000 + cases++), null));
            jdbc.sql("insert into case_limit (limit_id, case_reference, clock, about, round, owed_by, rating,"
                            + " circumstance, rule_id, table_version, length, basis, near_share, escalate_share,"
                            + " started_at, counted_from, near_at, due_at, other_due_at, escalate_at, counts, met_by, met_at, withdrawn_at,"
                            + " watch_id) values (?, ?, ?, ?, 1, ?, ?, 'NONE', 'rule', 1, 'PT4H', 'CLOCK_HOURS', 0.75,"
                            + " 0.25, ?, ?, ?, ?, ?, ?, ?, '', ?, ?, ?)")
                    .params(limitId, reference, clock.name(), limitId, owedBy, rating.name(),
                            at(due.minus(Duration.ofHours(4))), at(due.minus(Duration.ofHours(4))), at(due.minus(nearBefore)), at(due),
                            at(due.plus(Duration.ofHours(20))), at(due.plus(Duration.ofHours(1))), counts,
                            met == null ? null : at(met), withdrawn == null ? null : at(withdrawn),
                            "watch-of-" + limitId.substring(0, 8))
                    .update();
            made.add(limitId);
            if (breached != null || explained) {
                recordBreach();
            }
            return limitId;
        }

        private void recordBreach() {
            var when = at(breached == null ? due : breached);
            jdbc.sql("insert into limit_breach (limit_id, breached_at, noticed_at) values (?, ?, ?)")
                    .params(limitId, when, when).update();
            if (explained) {
                jdbc.sql("insert into breach_explanation (cause, doing, explained_by, explained_at)"
                        + " values ('STAFFING', 'somebody came in', 'unit-manager', ?)").params(when).update();
                jdbc.sql("insert into breach_explained (breach_id, explanation_id) select b.id, max(e.id)"
                        + " from limit_breach b, breach_explanation e where b.limit_id = ? group by b.id")
                        .params(limitId).update();
            }
        }
    }
}
