package org.openmash.deadline;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import org.openmash.referral.Rating;

/**
 * The board of limits as one answer: counts, one page of the list, agencies, shares. References, codes and counts; nobody
 * is named. All times have London's offset.
 *
 * @param calendarAlarm what is wrong with the calendar, in one sentence, or null
 * @param total         how many limits the list has, over all pages
 * @param page          from 0
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record BoardView(OffsetDateTime now, String calendarAlarm, List<CountView> counts, long total, int page,
                        int size, List<LimitView> limits, List<AgencyView> agencies, List<ShareView> shares) {

    /** Open limits of one clock and rating. */
    public record CountView(ClockKind clock, String clockLabel, Rating rating, long running, long near, long breached) {
    }

    /**
     * One open limit.
     *
     * @param otherDueAt     when it would be due if hours were counted the other way
     * @param breachedAt     the due time that passed unkept, or null
     * @param minutes        whole minutes that are left; negative: over
     * @param owedBy         the agency's name or the team's title; null: the hub
     * @param caseInstanceId the case's pathway in the engine; null once the case is closed
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record LimitView(String limitId, String caseReference, ClockKind clock, String clockLabel, Rating rating,
                            LimitState state, OffsetDateTime startedAt, OffsetDateTime nearAt, OffsetDateTime dueAt,
                            OffsetDateTime otherDueAt, OffsetDateTime breachedAt, long minutes, boolean explained,
                            String owedBy, String caseInstanceId, String watchInstanceId) {
    }

    /**
     * An agency that owes replies which are overdue.
     *
     * @param open        replies that it owes, the overdue ones among them
     * @param oldestDueAt when the oldest of them was due
     */
    public record AgencyView(String code, String name, long overdue, long open, OffsetDateTime oldestDueAt) {
    }

    /** How many of a clock's limits were kept, this day and this month (London's). */
    public record ShareView(ClockKind clock, String clockLabel, Kept today, Kept month) {
    }

    /**
     * @param due    limits that were met, or passed unkept, in that time; each belongs to the first of both
     * @param within those met no later than they were due, and never breached
     */
    public record Kept(long due, long within) {

        static final Kept NOTHING = new Kept(0, 0);
    }
}
