package org.openmash.threshold.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.openmash.platform.ReadOnce;
import org.openmash.platform.RegisterJson;
import org.openmash.referral.Rating;
import org.openmash.threshold.DecisionUsed;
import org.openmash.threshold.RatingProposal;
import org.openmash.threshold.Ratings.DecisionKind;
import org.openmash.threshold.Ratings.RatingDecision;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Proposals and decisions on ratings, appended. */
@Repository
class RatingStore {

    private final JdbcClient jdbc;
    private final ReadOnce once;
    private final RegisterJson json;
    private final Clock clock;
    /** By content: that of a queue's first page is asked for at each look of everybody. */
    private final Cache<String, RatingProposal> read = Caffeine.newBuilder().maximumSize(1_000).build();

    RatingStore(JdbcClient jdbc, ReadOnce once, RegisterJson json, Clock clock) {
        this.jdbc = jdbc;
        this.once = once;
        this.json = json;
        this.clock = clock;
    }

    void append(String caseReference, String subjectId, RatingProposal proposal) {
        jdbc.sql("insert into rating_proposal (case_reference, subject_id, rating, content, proposed_at)"
                        + " values (?, ?, ?, ?, ?)")
                .params(caseReference, subjectId, proposal.rating().name(), json.write(proposal),
                        Timestamp.from(clock.instant())).update();
    }

    /** The newest proposal of every subject. */
    Map<String, RatingProposal> proposals(String caseReference) {
        return proposals(List.of(caseReference)).getOrDefault(caseReference, Map.of());
    }

    /** The same of each case. */
    Map<String, Map<String, RatingProposal>> proposals(Collection<String> caseReferences) {
        return once.read(List.of("rating_proposal", caseReferences), () -> readProposals(caseReferences));
    }

    private Map<String, Map<String, RatingProposal>> readProposals(Collection<String> caseReferences) {
        var proposals = new HashMap<String, Map<String, RatingProposal>>();
        jdbc.sql("select case_reference, subject_id, content from rating_proposal where id in (select max(id)"
                        + " from rating_proposal where case_reference in (:cases) group by case_reference, subject_id)")
                .param("cases", caseReferences).query(row -> {
                    proposals.computeIfAbsent(row.getString(1), reference -> new HashMap<>()).put(row.getString(2),
                            read.get(row.getString(3), content -> json.read(content, RatingProposal.class)));
                });
        proposals.replaceAll((reference, ofItsSubjects) -> Map.copyOf(ofItsSubjects));
        return Collections.unmodifiableMap(proposals);
    }

    /**
     * By which versions the case was first rated: a running case keeps them. The floor is always the newest, and a
     * table that could not be read is no reason to go on without one.
     */
    Map<String, Integer> versions(String caseReference) {
        return jdbc.sql("select content from rating_proposal where case_reference = ? order by id")
                .param(caseReference)
                .query((row, n) -> json.read(row.getString(1), RatingProposal.class)).list().stream()
                .flatMap(proposal -> proposal.decisions().stream())
                .filter(used -> used.version() > 0 && !used.key().equals("safetyFloor"))
                .collect(Collectors.toMap(DecisionUsed::key, DecisionUsed::version, (first, later) -> first));
    }

    void append(String caseReference, RatingDecision decision, Long confirms) {
        jdbc.sql("insert into rating_decision (case_reference, subject_id, kind, rating, proposed_rating,"
                        + " previous_rating, reason, decided_by, registration_number, confirms, decided_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(caseReference, decision.subjectId(), decision.kind().name(), decision.rating().name(),
                        decision.proposed().map(Enum::name).orElse(null),
                        decision.previous().map(Enum::name).orElse(null), decision.reason().orElse(null),
                        decision.decidedBy(), decision.registrationNumber().orElse(null), confirms,
                        Timestamp.from(decision.decidedAt())).update();
    }

    List<RatingDecision> decisions(String caseReference) {
        return decisions(List.of(caseReference)).getOrDefault(caseReference, List.of());
    }

    /** Of each case, the oldest first. */
    Map<String, List<RatingDecision>> decisions(Collection<String> caseReferences) {
        return once.read(List.of("rating_decision", caseReferences), () -> readDecisions(caseReferences));
    }

    private Map<String, List<RatingDecision>> readDecisions(Collection<String> caseReferences) {
        var decisions = new HashMap<String, List<RatingDecision>>();
        jdbc.sql("select * from rating_decision where case_reference in (:cases) order by id")
                .param("cases", caseReferences).query(row -> {
                    decisions.computeIfAbsent(row.getString("case_reference"), reference -> new ArrayList<>())
                            .add(decision(row));
                });
        decisions.replaceAll((reference, ofTheCase) -> List.copyOf(ofTheCase));
        return Collections.unmodifiableMap(decisions);
    }

    private static RatingDecision decision(ResultSet row) throws SQLException {
        return new RatingDecision(row.getLong("id"), row.getString("subject_id"),
                DecisionKind.valueOf(row.getString("kind")), Rating.valueOf(row.getString("rating")),
                rating(row, "proposed_rating"), rating(row, "previous_rating"),
                Optional.ofNullable(row.getString("reason")), row.getString("decided_by"),
                Optional.ofNullable(row.getString("registration_number")),
                row.getTimestamp("decided_at").toInstant());
    }

    private static Optional<Rating> rating(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column)).map(Rating::valueOf);
    }
}
