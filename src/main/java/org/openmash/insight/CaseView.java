package org.openmash.insight;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * What stands on a case, in codes and instants (UTC). It names nobody: subjects by their ids. A referring partner gets the
 * course and the outcomes; the words of those who decided reach those who need them to decide.
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record CaseView(String caseReference, String status, Instant receivedAt, boolean dangerNow, String linkedTo,
                       String proposedRating, String rating, boolean rated, List<RatingView> ratings,
                       List<RouteView> route, List<RequestView> requests, List<OutcomeView> outcomes,
                       List<LimitView> limits, List<ChangeView> changes) {

    /**
     * @param from   what stood before, or null
     * @param reason null to whom {@code need-to-know.yaml} does not show reasons
     */
    public record RatingView(String subjectId, String kind, String proposed, String from, String rating, String reason,
                             String decidedBy, Instant decidedAt) {
    }

    public record RouteView(String subjectId, String route, String rule) {
    }

    public record RequestView(String requestId, String agency, String rating, String state, Instant sentAt,
                              String reply, Instant repliedAt, Instant correctedAt) {
    }

    public record OutcomeView(String subjectId, String outcome, String reason, String decidedIn, String decidedBy,
                              Instant decidedAt) {
    }

    /**
     * One limit; instants with London's offset.
     *
     * @param about       the request or hand-over that it is about, or null
     * @param otherDueAt  when it would be due if hours were counted the other way
     * @param breachedAt  the due time that passed unkept, whatever happened later
     * @param explanation why, or null
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record LimitView(String kind, String about, String state, String rating, String basis, String length,
                            OffsetDateTime startedAt, OffsetDateTime nearAt, OffsetDateTime dueAt,
                            OffsetDateTime otherDueAt, OffsetDateTime metAt, OffsetDateTime breachedAt,
                            ExplanationView explanation) {
    }

    /** @param doing null to whom {@code need-to-know.yaml} does not show reasons */
    public record ExplanationView(String cause, String doing, String explainedBy, OffsetDateTime explainedAt) {
    }

    public record ChangeView(String change, String by, Instant at) {
    }
}
