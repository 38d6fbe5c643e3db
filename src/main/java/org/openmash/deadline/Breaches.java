package org.openmash.deadline;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openmash.platform.Person;
import org.openmash.platform.Refused;

/** The explanations of breaches, and what people did about limits. Appended, journalled on every case they are about. */
public interface Breaches {

    /**
     * One explanation for one or many breaches. It answers why, and ends none of them.
     *
     * @throws Refused if one of them is explained already, or is no breach
     */
    void explain(List<String> limitIds, BreachCause cause, String doing, Person by);

    Optional<Explanation> explanation(String limitId);

    /** By limit, for all of a case. */
    Map<String, Explanation> explanations(String caseReference);

    /** The limits that the same explanation answers beside this one. */
    List<Limit> explainedWith(String limitId);

    /** Breaches without an explanation, the oldest first; at most so many. */
    List<Limit> unexplained(int most);

    /** Appends what was done about a limit. @param action a code of the form that asked */
    void acted(Limit limit, Watching.Review review, String action, String words, Person by);

    /** @param explainedAt UTC */
    record Explanation(BreachCause cause, String doing, String explainedBy, Instant explainedAt) {
    }
}
