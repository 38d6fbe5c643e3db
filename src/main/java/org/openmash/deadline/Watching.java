package org.openmash.deadline;

import static org.openmash.platform.ProcessVariables.CASE_REFERENCE;
import static org.openmash.platform.ProcessVariables.LIMIT_ID;
import static org.openmash.platform.ProcessVariables.LIMIT_REVIEW;
import static org.openmash.platform.ProcessVariables.REVIEW_GROUP;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.openmash.platform.Codes;
import org.openmash.platform.LondonTime;
import org.openmash.platform.Pathways;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the watch of a limit does when it is near, has passed, or stays unkept: each once, whoever comes first. Near gives
 * a task only for what the table names; everything else rises in its queue by its date (domain, 0a).
 */
@Service
public class Watching {

    private final LimitRegister register;
    private final Pathways pathways;
    private final ObjectProvider<FollowUps> followUps;
    private final Clock clock;

    Watching(LimitRegister register, Pathways pathways, ObjectProvider<FollowUps> followUps, Clock clock) {
        this.followUps = followUps;
        this.register = register;
        this.pathways = pathways;
        this.clock = clock;
    }

    /** Where the limit stands now. A limit that the register does not know has nothing to be watched for. */
    public Optional<Limit> find(String limitId) {
        return register.find(limitId);
    }

    public LimitState state(Limit limit) {
        return limit.state(clock.instant());
    }

    @Transactional
    public void near(Limit limit) {
        var asked = limit.terms().counts() ? Review.ACT : Review.CONFIRMATION;
        limit.terms().tellNear().filter(group -> register.setGoing(limit.limitId(), LimitEvent.NEAR))
                .filter(group -> isLeft(limit, LimitEvent.NEAR, group)).ifPresent(group -> ask(limit, asked, group));
    }

    /** Records that the limit passed unkept, and asks for the explanation. */
    @Transactional
    public void breached(Limit limit) {
        register.breached(limit);
        limit.terms().tellBreach().filter(group -> register.setGoing(limit.limitId(), LimitEvent.BREACHED))
                .filter(group -> isLeft(limit, LimitEvent.BREACHED, group))
                .ifPresent(group -> ask(limit, Review.EXPLAIN, group));
    }

    /** Does no capability ask the group in its own way? */
    private boolean isLeft(Limit limit, LimitEvent event, String group) {
        return followUps.stream().noneMatch(capability -> capability.takesUp(limit, event, group));
    }

    @Transactional
    public void escalate(Limit limit) {
        limit.terms().tellAfter().filter(group -> register.setGoing(limit.limitId(), LimitEvent.ESCALATED))
                .ifPresent(group -> ask(limit, Review.ESCALATION, group));
    }

    private void ask(Limit limit, Review review, String group) {
        pathways.start("breachReview", limit.caseReference(), Codes.of(CASE_REFERENCE, limit.caseReference())
                .and(LIMIT_ID, limit.limitId()).and(LIMIT_REVIEW, review.name()).and(REVIEW_GROUP, group));
    }

    /** What somebody is asked about a limit. */
    public enum Review { ACT, EXPLAIN, ESCALATION, CONFIRMATION }

    /** What stands in the incident: the clock, the rating, and how late it was when it was noticed. Nobody is named. */
    public String incident(Limit limit) {
        return "%s, %s: due %s, %s late when noticed".formatted(limit.clock().label(), limit.rating(),
                LondonTime.at(limit.dueAt()), inWords(Duration.between(limit.dueAt(), clock.instant())));
    }

    /** For example "2 d 3 h", "3 h 20 min", "5 min". */
    public static String inWords(Duration time) {
        var minutes = Math.max(0, time.toMinutes());
        if (minutes < 60) {
            return minutes + " min";
        }
        return minutes < 24 * 60 ? minutes / 60 + " h " + minutes % 60 + " min"
                : minutes / (24 * 60) + " d " + minutes / 60 % 24 + " h";
    }
}
